/// Words of which one excludes the others: a line a group, the forms of each side in English, German and French between bars.
extension Lexicon {
    /// Those that a question names to tell a thing from its like; ``weekdays`` are one more group.
    static let contrasts = groups(
        """
        north northern nord nördlich | south southern süd südlich sud | east eastern ost östlich | west western westlich \
        ouest
        upper obere oberer oberen | lower untere unterer unteren
        left linke linker linken | right rechte rechter rechten
        minimum min minimal minimale | maximum max maximal maximale
        gross brutto brut | net netto nette
        indoor indoors | outdoor outdoors
        internal intern interne interner | external extern externe externer
        domestic inland national nationale | international foreign abroad ausland internationale
        import imports importe | export exports exporte
        debit | credit
        private privat private privater privates privé privée | public öffentlich öffentliche öffentlicher publique
        formal formell formelle formel | informal informell informelle informel
        direct directly direkt direkte directe | indirect indirectly indirekt indirekte indirecte
        legal legitimate legitim légal légale | illegal illegitimate illégal illégale
        rural ländlich ländliche | urban städtisch städtische urbain urbaine
        military militärisch militärische militaire | civilian civilians zivil zivile
        inpatient inpatients | outpatient outpatients
        arrival arrivals ankunft | departure departures abfahrt abreise
        entrance entry eingang | exit ausgang
        summer sommer été | winter hiver
        primary | secondary | tertiary
        junior juniors | senior seniors
        men male males männer hommes | women female females frauen femmes
        adult adults erwachsene erwachsenen adultes | child children kid kids kinder enfants | infant infants säuglinge
        first 1st erste ersten erster | second 2nd zweite zweiten zweiter | third 3rd dritte dritten dritter | fourth 4th \
        vierte vierten | fifth 5th fünfte fünften | sixth 6th sechste | seventh 7th siebte | eighth 8th achte | ninth 9th \
        neunte | tenth 10th zehnte
        q1 | q2 | q3 | q4
        h1 | h2
        breakfast frühstück | lunch mittagessen déjeuner | dinner abendessen
        gold | silver silber | bronze
        injured wounded hurt verletzt verletzte blessé blessés | killed died dead getötet tote tués
        single einzelzimmer | double doppelzimmer | triple
        boil boils boiling siedepunkt ébullition | melt melts melting schmelzpunkt fusion | freeze freezes freezing \
        gefrierpunkt congélation
        """)

    /// What cannot hold at once of one thing.
    static let opposites = groups(
        """
        red rot rote roter rouge | blue blau blaue blauer bleu bleue | green grün grüne grüner vert verte | yellow gelb \
        gelbe gelber jaune | black schwarz schwarze schwarzer noir noire | white weiß weiße weißer blanc blanche | grey \
        gray grau graue grauer gris grise | brown braun braune brun
        valid gültig gültige valable | invalid void expired ungültig ungültige abgelaufen périmé
        front vorderer vordere | back rear hinterer hintere
        open opens opened geöffnet öffnet ouvert | close closes closed geschlossen schließt fermé
        increase increases increased rises rose steigt stieg gestiegen | decrease decreases decreased falls fell sinkt \
        sank gesunken
        buyer purchaser käufer acheteur | seller supplier vendor verkäufer lieferant vendeur
        tenant mieter locataire | landlord vermieter bailleur
        employer arbeitgeber employeur | employee employees arbeitnehmer salarié
        mandatory compulsory obligatorisch obligatoire | optional voluntary freiwillig facultatif
        paid bezahlt payé | unpaid unbezahlt impayé
        daily täglich quotidien | weekly wöchentlich hebdomadaire | monthly monatlich mensuel | quarterly vierteljährlich \
        trimestriel | yearly annually annual jährlich annuel
        weekday weekdays werktags | weekend weekends wochenende
        begin begins began start starts started beginnt begann commence commencent | end ends ended expire expires endet \
        endete endent
        accepted approved adopted carried angenommen genehmigt bewilligt accepté acceptée adopté adoptée approuvé approuvée | \
        rejected refused declined abgelehnt verworfen zurückgewiesen refusé refusée rejeté rejetée
        raise raises raised erhöht erhöhte augmenté augmentée | lowers lowered cut reduces reduced gesenkt senkt senkte \
        reduziert baissé baissée
        included includes inclusive enthalten inbegriffen inklusive inclus incluse | excluded excludes exclusive \
        ausgeschlossen exklusive exclu exclue
        temporary temporarily befristet befristete vorübergehend temporaire | permanent permanently unbefristet unbefristete \
        dauerhaft
        noon midday mittag mittags midi | midnight mitternacht minuit
        """)

    /// What stands before a title that its holder has not in full, or no more.
    static let standings = words(
        en: "deputy vice acting assistant associate former ex interim honorary alternate",
        de: """
            stellvertretender stellvertretende stellvertretenden stellvertretendem ehemaliger ehemalige ehemaligen früherer \
            frühere früheren kommissarischer kommissarische kommissarischen
            """,
        fr: "ancien ancienne adjoint adjointe suppléant suppléante",
        es: "exdirector vicepresidente interino interina")

    private static func groups(_ text: String) -> [[Set<String>]] {
        text.split(separator: "\n").map { $0.split(separator: "|").map { Set(words: String($0)) } }
    }
}
