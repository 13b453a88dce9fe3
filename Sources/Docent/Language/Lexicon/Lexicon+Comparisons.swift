/// What compares, and asks for the row at an end of a column or beside another.
extension Lexicon {
    // MARK: Which row

    /// What makes an adjective compare, the longer ending first.
    static let comparingEndings = phrases(en: "est|er")

    /// What asks for the most, for the least, for the first row, for the last, for the next one, for the one before, and for the
    /// sum.
    static let most = words(
        en: """
            highest largest greatest biggest longest tallest maximum newest latest heaviest fastest deepest higher larger longer \
            bigger greater later best top top-grossing taller youngest younger recent heavier busiest richest strongest widest \
            hottest warmest dearest loftiest dearer costliest farthest farther furthest loudest louder newer faster warmer \
            hotter denser densest deeper wider
            """,
        de: "jünger teurer schwerer höher größer länger schneller lauter")
    static let least = words(
        en: """
            lowest smallest fewest shortest minimum oldest earliest cheapest coldest slowest narrowest worst poorest lightest \
            lower smaller fewer less shorter cheaper earlier closest closer nearest nearer quietest quieter older slower lighter \
            colder cooler narrower shallower shallowest
            """,
        de: "günstiger billiger leichter älter kleiner kürzer niedriger leiser langsamer")
    static let first = words(en: "first", de: "erste ersten", fr: "premier première")
    static let last = words(en: "last final", de: "letzte letzten", fr: "dernier dernière")
    static let next = words(
        en: "after next following follows successor", de: "nach nachfolger", fr: "suivant après")
    static let previous = words(
        en: "before previous preceding precedes preceded predecessor prior", de: "vor vorgänger", fr: "avant")
    static let altogether = words(
        en: "total overall altogether sum whole combined", de: "gesamt insgesamt summe")

    /// German adjectives in their highest degree, without the ending, by whether they ask for the most or the least.
    static let mostRoots = words(
        de: """
            höchst größt längst meist teuerst schwerst neuest jüngst schnellst lautest weitest entferntest stärkst breitest \
            tiefst wärmst spätest
            """)
    static let leastRoots = words(
        de: """
            niedrigst kleinst kürzest wenigst günstigst billigst preiswertest leichtest ältest leisest langsamst frühest kältest \
            schmalst nächstgelegen
            """)

    /// Those that compare with one other thing, and rank none among all.
    static let comparatives = most.union(least).filter { $0.hasSuffix("er") || $0 == "less" }
        .union(words(en: "more", de: "mehr weniger"))

    /// What makes an adjective behind it compare, upwards and downwards.
    static let more = words(en: "most", fr: "plus", es: "más", it: "più")
    static let less = words(en: "least", fr: "moins", es: "menos", it: "meno")
    /// All of these in the languages whose adjectives compare no other way.
    static let romanceDegrees = words(fr: "plus moins", es: "más menos", it: "più meno", pt: "mais")

    /// Adjectives of which the most is the least of a column.
    static let small = words(
        en: "affordable economical inexpensive",
        fr: """
            économique proche petit petite court courte ancien ancienne vieux vieille âgé âgée léger légère bas basse silencieux \
            lent
            """,
        es: """
            barato barata baratos baratas económico ligero ligera antiguo antigua viejo vieja corto corta breve bajo baja \
            pequeño pequeña cercano
            """,
        it: "economico leggero leggera antico antica vecchio vecchia basso bassa piccolo piccola vicino",
        pt: """
            leve antigo antiga velho velha curto curta baixo baixa pequeno pequena pequenos pequenas
            """)
    /// Adjectives that `more` makes ask for the most.
    static let costly = words(en: "expensive costly")
    /// Portuguese adjectives of size, which measure nothing by themselves.
    static let portugueseSizes = words(pt: "pequeno pequena pequenos pequenas grande grandes")

    /// Prepositions that ask for a neighbouring row, and those of them that name it by where it stands.
    static let neighbouring = words(
        en: "below beneath under behind above after before prior", de: "unter über nach vor",
        fr: "après avant")
    static let under = words(en: "below beneath under behind", de: "unter")
    static let over = words(en: "above", de: "über")
    /// Verbs of succession: who follows stands after, but whom somebody followed stood before.
    static let following = words(
        en: "follow followed succeed succeeded replace replaced", de: "folgt folgte nachfolgte beerbte")
    /// What may stand between such a preposition and a row's name.
    static let rowLeads = words(
        en: "the a an to that of one row line called named", de: "der die das dem den",
        fr: "le la les l celle celui")
    /// What follows `am nächsten` where it means a place and no day.
    static let placePrepositions = words(de: "an am zu zum zur bei beim")

    // MARK: What is compared

    /// What compares prices, what both prices and heights, what weights, distances, lengths, heights and depths, ages, noise,
    /// speed, warmth, and what is high in any sense.
    static let comparingPrice = words(
        en: """
            cheapest cheaper dearest dearer expensive costly costliest affordable economical inexpensive earns earn costs
            """,
        de: "günstigst billigst preiswertest teuerst günstiger billiger teurer verdient kostet",
        fr: "gagne gagnent coûte", es: "gana ganan cuesta", it: "guadagna costa", pt: "ganha custa")
    static let comparingLoftiness = words(en: "loftiest")
    static let comparingWeight = words(
        en: "heaviest heavier lightest lighter weighs weigh",
        de: "schwerst leichtest schwerer leichter wiegt wiegen", fr: "pèse pèsent", es: "pesa pesan",
        it: "pesano")
    static let comparingReach = words(
        en: "closest closer nearest nearer farthest farther furthest distant",
        de: "nächstgelegen entferntest weitest")
    static let comparingLength = words(
        en: "longest longer shortest shorter", de: "längst kürzest länger kürzer")
    static let comparingHeight = words(
        en: "tallest taller deepest deeper shallowest widest wider narrowest narrower", de: "breitest tiefst")
    static let comparingAge = words(
        en: "oldest older youngest younger newest newer latest earliest earlier later recent",
        de: "ältest neuest jüngst frühest spätest älter jünger")
    static let comparingNoise = words(
        en: "quietest quieter loudest louder", de: "leisest lautest leiser lauter")
    static let comparingSpeed = words(
        en: "fastest faster slowest slower", de: "schnellst langsamst schneller langsamer")
    static let comparingWarmth = words(
        en: "hottest warmest coldest hotter warmer colder cooler", de: "wärmst kältest")
    static let comparingHighness = words(en: "highest higher", de: "höchst höher")
    static let comparingSize = words(
        en: "largest larger biggest bigger smallest smaller", de: "größt größer kleinst kleiner")

    /// The same for adjectives that compare only behind ``romanceDegrees``.
    static let romancePrice = words(
        fr: "cher chère chers chères coûteux coûteuse économique",
        es: "caro cara caros caras barato barata baratos baratas costoso costosa económico", it: "economico")
    static let romanceWeight = words(
        fr: "lourd lourde léger légère", es: "pesado pesada ligero ligera", it: "pesante leggero leggera",
        pt: "leve")
    static let romanceReach = words(fr: "proche éloigné éloignée lointain loin")
    static let romanceLength = words(
        fr: "long longue court courte", es: "largo larga corto corta", it: "lungo lunga",
        pt: "longo longa curto curta breve")
    static let romanceHeight = words(fr: "profond profonde large étroit")
    static let romanceAge = words(
        fr: "ancien ancienne vieux vieille âgé âgée jeune récent récente",
        es: "antiguo antigua nuevo nueva viejo vieja joven reciente",
        it: "antico antica vecchio vecchia nuovo nuova recente", pt: "antigo antiga velho velha novo nova")
    static let romanceNoise = words(fr: "silencieux bruyant")
    static let romanceSpeed = words(fr: "rapide lent")
    static let romanceWarmth = words(fr: "chaud chaude froid froide")
    static let romanceHighness = words(
        fr: "haut haute", es: "alto alta bajo baja", it: "basso bassa", pt: "baixo baixa")

    /// What says that a number is another than before, and what asks for the difference of two.
    static let changing = words(
        en: """
            grow grew grown shrink shrank shrunk change changed rise rose risen fall fell fallen increase increased decrease \
            decreased decline declined drop dropped
            """,
        de: """
            wachsen wuchs gewachsen schrumpfte geschrumpft geändert verändert gestiegen stieg gesunken sank zugenommen abgenommen
            """,
        fr: "augmenté augmente baissé baisse changé diminué")
    static let differences = words(
        en: "difference differ differs", de: "unterschied differenz", fr: "différence")

    // MARK: Which end is better

    /// What asks for the better or the worse end.
    static let goods = words(
        en: "best worst", de: "beste besten bester bestes schlechteste schlechtesten schlechtester",
        fr: "meilleur meilleure meilleurs meilleures pire pires")
    /// What a column is headed by of which less is better.
    static let burdens = words(
        en: """
            loss losses cost costs error errors defect defects complaint complaints dropout dropouts drop failure failures delay \
            delays infection infections accident accidents incident incidents absence absences churn downtime waste rank place \
            position
            """,
        de:
            "verlust verluste kosten fehler mängel reklamationen ausfall ausfälle verspätung unfälle rang platz",
        fr: "perte pertes coût coûts erreurs pannes retard retards")
    /// Of which more is better, though it is money or time.
    static let gains = words(
        en: """
            revenue revenues income sales turnover profit margin salary wage premium premiums bonus savings warranty guarantee \
            life lifetime endurance runtime battery
            """,
        de: "umsatz gewinn einnahmen gehalt lohn garantie laufzeit",
        fr: "revenus bénéfice salaire autonomie")

    // MARK: Chinese and Japanese

    /// What makes the adjective behind it the highest degree, with the rank that it gives.
    static let unspacedDegrees: [(mark: String, rank: String?)] =
        phrases(zh: "第二", ja: "二番目|2番目|２番目").map { ($0, "second") }
        + phrases(zh: "第三", ja: "三番目|3番目|３番目").map { ($0, "third") }
        + phrases(ja: "一番|いちばん|最も|もっとも").map { ($0, nil) } + phrases(zh: "最").map { ($0, nil) }

    /// The adjectives behind such a mark, by the English word that asks for the same; of two with one beginning the longer first.
    static let unspacedAdjectives: [(adjective: String, word: String)] = [
        ("贵", "dearest"), ("貴", "dearest"), ("便宜", "cheapest"), ("安", "cheapest"), ("高", "loftiest"),
        ("低", "lowest"), ("大", "largest"), ("小", "smallest"), ("多", "largest"), ("少な", "fewest"),
        ("少", "fewest"), ("長", "longest"), ("长", "longest"), ("短", "shortest"), ("重", "heaviest"),
        ("軽", "lightest"), ("轻", "lightest"), ("新", "newest"), ("古", "oldest"), ("旧", "oldest"),
        ("老", "oldest"), ("若", "youngest"), ("早", "earliest"), ("晚", "latest"), ("遅", "latest"),
        ("近い", "nearest"), ("遠", "farthest"), ("远", "farthest"), ("速", "fastest"), ("快", "fastest"),
        ("慢", "slowest"),
    ]
}
