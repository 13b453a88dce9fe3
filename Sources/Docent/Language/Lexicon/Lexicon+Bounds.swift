/// What bounds a number or a time, and what stands between the two ends of a span.
extension Lexicon {
    // MARK: Numbers

    /// The words before a number that it must stay below, at most come to, exceed, or at least come to.
    static let below = phrases(
        en: """
            less than|fewer than|lower than|smaller than|cheaper than|shorter than|lighter than|younger than|closer than|\
            nearer than|slower than|narrower than|shallower than|colder than|cooler than|earlier than|under|below
            """,
        de: """
            weniger als|kleiner als|billiger als|günstiger als|kürzer als|leichter als|jünger als|niedriger als|langsamer als|\
            schmaler als|kälter als|unter
            """,
        fr: "moins de|moins cher que|en dessous de|inférieur à|inférieure à", es: "menos de", it: "meno di",
        nl: "minder dan|onder", pl: "mniej niż|poniżej")
    static let atMost = phrases(
        en: "at most|up to|not more than|no more than|within|maximum",
        de: "höchstens|maximal|bis zu|innerhalb von|nicht mehr als|nicht über",
        fr: "au plus|au maximum|jusqu'à|pas plus de", es: "como máximo|hasta|no más de",
        it: "al massimo|fino a",
        pt: "no máximo|até", nl: "hoogstens|maximaal|tot", pl: "najwyżej")
    static let above = phrases(
        en: """
            more than|greater than|higher than|larger than|bigger than|longer than|heavier than|older than|farther than|\
            deeper than|taller than|wider than|faster than|warmer than|hotter than|denser than|richer than|\
            over|above|exceeding
            """,
        de: """
            mehr als|größer als|höher als|länger als|schwerer als|älter als|teurer als|tiefer als|\
            breiter als|schneller als|wärmer als|über
            """,
        fr: "plus de|au-dessus de|supérieur à|supérieure à", es: "más de", it: "più di", pt: "mais de",
        nl: "meer dan|boven", pl: "więcej niż|ponad|powyżej")
    static let atLeast = phrases(
        en: "at least|not less than|no less than|no fewer than|minimum",
        de: "mindestens|wenigstens|nicht weniger als|nicht unter",
        fr: "au moins|à partir de|pas moins de", es: "al menos|por lo menos|como mínimo", it: "almeno",
        pt: "pelo menos",
        nl: "minstens|ten minste", pl: "co najmniej")

    /// The same right before a number in languages that write no spaces.
    static let atMostUnspaced = phrases(zh: "不超过|不超過|不多于|最多")
    static let atLeastUnspaced = phrases(zh: "不少于|至少|最少")
    static let aboveUnspaced = phrases(zh: "超过|超過|大于|高于|多于")
    static let belowUnspaced = phrases(zh: "小于|低于|少于|不到")

    /// The same behind a number.
    static let atLeastBehind = phrases(
        en: "or more|and more|and above", de: "oder mehr|und mehr", fr: "ou plus", ja: "以上")
    static let atMostBehind = phrases(
        en: "or less|or fewer|and below", de: "oder weniger", fr: "ou moins", zh: "以下|以内")
    static let belowBehind = phrases(zh: "未满", ja: "未満|より安|より少な")
    static let aboveBehind = phrases(ja: "を超え|より高|より多")

    /// What a table's bands say in front of a number, where nothing else stands: other words than a sentence has, and signs.
    static let bandAtMost = phrases(
        en: "at most|not more than|no more than|up to|until", de: "max|bis|höchstens", fr: "jusqu",
        signs: "≤|<=")
    static let bandBelow = phrases(en: "less than|under|below", de: "unter", fr: "moins de", signs: "<")
    static let bandAtLeast = phrases(
        en: "at least|from", de: "ab |mindestens", fr: "à partir|dès", signs: "≥|>=")
    static let bandAbove = phrases(
        en: "more than|above|over", de: "über|mehr als", fr: "plus de", signs: ">")
    /// The same behind it.
    static let bandAtLeastBehind = phrases(
        en: "or more|and more|and above|or above|or over|and over", de: "und mehr|und darüber", fr: "et plus")
    static let bandAtMostBehind = phrases(
        en: "or less|or fewer|and below|or below|or under|and under", de: "und weniger", fr: "ou moins")

    /// What a header ends with whose column holds the bounds of bands as bare numbers.
    static let bandHeaders = Set(
        phrases(
            en: "from|over|above|up to|until|under|below", de: "ab|über|bis|unter", fr: "dès|jusqu'à"))

    /// All that sets bounds to numbers and times, word by word.
    static let bounding = words(
        en: """
            after before since until till from between less more fewer than over under above below least most up to minimum \
            maximum euro euros eur
            """,
        de: """
            mehr weniger als über unter mindestens höchstens wenigstens maximal zwischen nach vor seit bis ab
            """,
        fr: "plus moins entre avant après depuis dès jusqu au", es: "más menos al desde hasta antes después",
        nl: "meer minder dan voor sinds tussen", pl: "więcej mniej niż co najmniej najwyżej przed")

    /// What follows a comparing word where it only sets a bound: `less than 320`, `plus de 40`.
    static let comparingJoints = words(en: "than", de: "als", fr: "que de")
    /// What stands before `least` and its like where they set a bound.
    static let floors = words(en: "at", fr: "au", es: "al lo", pt: "pelo")

    /// What heads a column of least values, and one of greatest.
    static let floorHeaders = words(
        en: "minimum min minimal least",
        de: "mindest mindestens mindestmenge mindestalter mindestgröße mindesthöhe", fr: "minimale minimal",
        es: "mínimo mínima", it: "minimo minima", pt: "mínimo mínima", nl: "minimaal",
        pl: "minimalny minimalna")
    static let ceilingHeaders = words(
        en: "maximum max maximal", de: "höchstens höchstmenge höchstgewicht höchstbetrag maximale",
        fr: "maximale maximal",
        es: "máximo máxima", it: "massimo massima", pt: "máximo máxima", nl: "maximaal",
        pl: "maksymalny maksymalna")

    /// What stands between an amount and the time that it is counted by.
    static let rateLeads = words(en: "a an per each every", de: "je pro im am", fr: "par")

    // MARK: Times

    /// The words before a time that is passed, begins, is not reached, or ends what fits.
    static let after = words(
        en: "after", de: "nach", fr: "après", es: "después", it: "dopo", pt: "depois após", nl: "na", pl: "po"
    )
    static let since = words(
        en: "since", de: "seit ab", fr: "depuis dès", es: "desde", it: "dal", nl: "sinds vanaf", pl: "od")
    static let before = words(
        en: "before", de: "vor", fr: "avant", es: "antes", it: "prima", nl: "voor", pl: "przed")
    static let until = words(
        en: "until till by", de: "bis", fr: "jusqu jusque", es: "hasta", it: "fino", pt: "até", nl: "tot")

    /// Those of them before a year that make it no year that is asked about itself.
    static let boundsOfYears = words(
        en: "before after since until till", de: "vor nach seit bis ab", fr: "avant après depuis dès")

    /// The same behind a time.
    static let sinceBehind = phrases(zh: "起", ja: "以降|以来|から")
    static let afterBehind = phrases(zh: "以后|之后|之後", ja: "以後|より後")
    static let beforeBehind = phrases(zh: "之前", ja: "より前|以前")
    static let untilBehind = phrases(ja: "まで")

    /// The words before a date that is meant itself.
    static let moments = words(en: "on in dated of", de: "am im vom von", fr: "le en du")

    /// What stands before a year and says only that it is one.
    static let yearLeads = words(
        en: "the year years of", de: "jahr jahre dem den das", fr: "le la l an année de", es: "del el año",
        it: "di il anno", pt: "do da o ano", nl: "het jaar", pl: "rokiem roku r")

    /// The words before a year in which something happened.
    static let inYears = words(
        en: "in during", de: "im in während", fr: "en", es: "en", it: "nel", pt: "em", nl: "in", pl: "w")

    // MARK: Spans

    /// The words before the first end of a span of numbers, and of times.
    static let spanLeads = words(
        en: "between from", de: "zwischen von", fr: "entre de", it: "tra fra", nl: "tussen", pl: "między")
    static let timeSpanLeads = words(
        en: "between from", de: "zwischen vom von", fr: "entre du", it: "tra fra", nl: "tussen",
        pl: "między pomiędzy od")

    /// What stands between two ends, with the spaces around it.
    static let joints = phrases(
        en: " to | and ", de: " bis | und ", fr: " à | et ", es: " y ", it: " e ", nl: " en ", pl: " i ",
        zh: "至|到", ja: "から", signs: "–|-|—")
    /// What stands between two times, and seldom between two amounts.
    static let timeJoints = phrases(
        en: " until | till | through ", fr: " au ", es: " al | a ", it: " fino ", pt: " até ", nl: " tot ",
        pl: " do ")
    /// What stands between the two ends of a span, and joins no two things otherwise.
    static let spanJoints = words(
        en: "to until till through", de: "bis", fr: "à au jusqu", es: "hasta", it: "fino", pt: "até",
        nl: "tot")
    /// What stands between two years.
    static let yearJoints = spanJoints.union(words(signs: "-"))
    /// What does so behind ``spanLeads`` alone, and names two years elsewhere.
    static let spanEnds = words(en: "and", de: "und", fr: "et")
    /// What stands alone between two numbers in languages that put no word before the first.
    static let unspacedJoints = phrases(zh: "至|到", ja: "から", signs: "〜|～")
}
