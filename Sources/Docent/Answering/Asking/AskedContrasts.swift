/// What a question says of its subject by a word that excludes others: what holds of the west wing says nothing of the
/// east wing, and a net price is no gross price.
struct AskedContrasts: Sendable, Hashable {
    /// Whether the question's words exclude nothing.
    var isEmpty: Bool { sides.isEmpty }

    /// Where in ``groups`` the question's words stand, of the groups of which it names one side only.
    private let sides: [Side]

    private struct Side: Sendable, Hashable {
        let group: Int
        let place: Int
    }

    init(_ question: String) { self.init(question, groups: Self.groups.indices) }

    /// Those of a statement: there opposites such as `red` and `blue` count too, which a question may ask for in vain and still
    /// be answered by the other.
    init(statement: String) { self.init(statement, groups: Self.all.indices) }

    private init(_ text: String, groups: Range<Int>) {
        sides = Self.named(in: text).filter { $0.value.count == 1 && groups.contains($0.key) }
            .compactMap { group, places in places.first.map { Side(group: group, place: $0) } }
    }

    /// Whether what is quoted speaks of another side than the question's, which stands nowhere around it.
    ///
    /// - Parameters:
    ///   - quoted: the words that are quoted, with the headings above them.
    ///   - around: all words that may say what is spoken of.
    func isCrossed(by quoted: String, around: String) -> Bool {
        crossed(by: quoted, around: around) != nil
    }

    /// The word of another side that is quoted in the place of the question's, which stands nowhere around it.
    func crossed(by quoted: String, around: String) -> String? {
        guard !sides.isEmpty else { return nil }
        let (inside, outside) = (Self.named(in: quoted), Self.named(in: around))
        let crossed = sides.first { side in
            guard let others = inside[side.group], !others.contains(side.place) else { return false }
            return outside[side.group]?.contains(side.place) != true
                && !(Self.all[side.group].runs && Self.spans(quoted, group: side.group, over: side.place))
        }
        return crossed.flatMap { side in
            Words.parts(of: quoted).first { Self.places[$0]?.contains { $0.group == side.group } == true }
        }
    }

    /// The sides that a text names, by their group.
    private static func named(in text: String) -> [Int: Set<Int>] {
        Words.parts(of: text).reduce(into: [:]) { found, word in
            for side in places[word] ?? [] { found[side.group, default: []].insert(side.place) }
        }
    }

    /// Whether two neighbouring words of an ordered group have a place between them, as Friday lies in “Monday to Saturday”.
    private static func spans(_ text: String, group: Int, over place: Int) -> Bool {
        let named = Words.parts(of: text).compactMap { word in
            places[word]?.first { $0.group == group }?.place
        }
        return zip(named, named.dropFirst()).contains { from, to in
            from < to ? from < place && place < to : from < place || place < to
        }
    }

    /// Words of which one excludes the others.
    private struct Group: Sendable {
        /// Each side with its forms.
        let sides: [[String]]
        /// Whether they follow each other, so that what lies between two of them is meant too.
        var runs = false

        init(_ sides: String..., runs: Bool = false) {
            self.sides = sides.map { $0.split(separator: " ").map(String.init) }
            self.runs = runs
        }
    }

    private static let places: [String: [Side]] = {
        var places: [String: [Side]] = [:]
        for (group, words) in all.enumerated() {
            for (place, forms) in words.sides.enumerated() {
                for form in forms { places[form, default: []].append(Side(group: group, place: place)) }
            }
        }
        return places
    }()

    private static let groups = [
        Group(
            "north northern nord nördlich", "south southern süd südlich sud", "east eastern ost östlich",
            "west western westlich ouest"),
        Group("upper obere oberer oberen", "lower untere unterer unteren"),
        Group("left linke linker linken", "right rechte rechter rechten"),
        Group("minimum min minimal minimale", "maximum max maximal maximale"),
        Group("gross brutto brut", "net netto nette"),
        Group("indoor indoors", "outdoor outdoors"),
        Group("internal intern interne interner", "external extern externe externer"),
        Group("domestic inland national nationale", "international foreign abroad ausland internationale"),
        Group("import imports importe", "export exports exporte"),
        Group("debit", "credit"),
        Group("inpatient inpatients", "outpatient outpatients"),
        Group("arrival arrivals ankunft", "departure departures abfahrt abreise"),
        Group("entrance entry eingang", "exit ausgang"),
        Group("summer sommer été", "winter hiver"),
        Group("primary", "secondary", "tertiary"),
        Group("junior juniors", "senior seniors"),
        Group("men male males männer hommes", "women female females frauen femmes"),
        Group(
            "adult adults erwachsene erwachsenen adultes", "child children kid kids kinder enfants",
            "infant infants säuglinge"),
        Group(
            "first 1st erste ersten erster", "second 2nd zweite zweiten zweiter",
            "third 3rd dritte dritten dritter", "fourth 4th vierte vierten", "fifth 5th fünfte fünften",
            "sixth 6th sechste", "seventh 7th siebte", "eighth 8th achte", "ninth 9th neunte",
            "tenth 10th zehnte"),
        Group("q1", "q2", "q3", "q4"),
        Group("h1", "h2"),
        Group("breakfast frühstück", "lunch mittagessen déjeuner", "dinner abendessen"),
        Group("single einzelzimmer", "double doppelzimmer", "triple"),
        Group(
            "monday mondays montag montags lundi", "tuesday tuesdays dienstag dienstags mardi",
            "wednesday wednesdays mittwoch mittwochs mercredi",
            "thursday thursdays donnerstag donnerstags jeudi", "friday fridays freitag freitags vendredi",
            "saturday saturdays samstag samstags samedi", "sunday sundays sonntag sonntags dimanche",
            runs: true),
    ]

    /// What cannot hold at once of one thing.
    private static let opposites = [
        Group(
            "red rot rote roter rouge", "blue blau blaue blauer bleu bleue",
            "green grün grüne grüner vert verte",
            "yellow gelb gelbe gelber jaune", "black schwarz schwarze schwarzer noir noire",
            "white weiß weiße weißer blanc blanche", "grey gray grau graue grauer gris grise",
            "brown braun braune brun"),
        Group("valid gültig gültige valable", "invalid void expired ungültig ungültige abgelaufen périmé"),
        Group("front vorderer vordere", "back rear hinterer hintere"),
        Group("open opens opened geöffnet öffnet ouvert", "close closes closed geschlossen schließt fermé"),
        Group(
            "increase increases increased rises rose steigt stieg gestiegen",
            "decrease decreases decreased falls fell sinkt sank gesunken"),
        Group("buyer purchaser käufer acheteur", "seller supplier vendor verkäufer lieferant vendeur"),
        Group("tenant mieter locataire", "landlord vermieter bailleur"),
        Group("employer arbeitgeber employeur", "employee employees arbeitnehmer salarié"),
        Group("mandatory compulsory obligatorisch obligatoire", "optional voluntary freiwillig facultatif"),
        Group("paid bezahlt payé", "unpaid unbezahlt impayé"),
        Group(
            "daily täglich quotidien", "weekly wöchentlich hebdomadaire", "monthly monatlich mensuel",
            "quarterly vierteljährlich trimestriel", "yearly annually annual jährlich annuel"),
        Group("weekday weekdays werktags", "weekend weekends wochenende"),
    ]

    private static let all = groups + opposites
}
