/// Articles, conjunctions, prepositions, and what points back to something that was spoken of.
extension Lexicon {
    static let definiteArticles = words(en: "the", de: "der die das dem den", fr: "le la les")
    static let indefiniteArticles = words(en: "a an", de: "ein eine einen einem einer", fr: "un une")
    static let and = words(en: "and", de: "und", fr: "et")

    /// What stands between a thing and what it is of.
    static let prepositions = words(
        en: "of in for at on from by during per with to", de: "von vom im für bei am an mit zu zum",
        fr: "de du des en à au pour dans")

    /// What joins the statements of a sentence.
    static let clauseJoints = phrases(
        en: ", and | and |, while | while | whereas ", de: " und | während ", fr: " et | tandis que ",
        signs: ", |; ")

    /// What joins a statement of its own to one, so that each has to be proven.
    static let statementJoints = phrases(
        en:
            ", and |, but | but |, while |, although | although |, though |, whereas | whereas |, unless | unless | because ",
        de: ", und | aber |, obwohl |, während |, weil ", fr: ", et | mais |, bien que |, tandis que ",
        signs: "; ")

    /// What makes the one behind it do what is told.
    static let agents = words(en: "by", de: "von durch", fr: "par")

    /// What stands before a noun that means one known to the reader.
    static let determiners = definiteArticles.union(
        words(en: "our its your their his her", fr: "l notre nos votre vos leur leurs"))
    /// What stands between a subject and the verb of what it does.
    static let activeLeads = words(
        en: "shall must may can will should has have who that which", fr: "doit doivent peut peuvent qui")
    /// What tells that the subject suffers what the verb says.
    static let passiveParts = words(en: "be been being is are was were", fr: "être été est sont")
    /// What `by the …` sets a time with.
    static let pointsInTime = words(
        en: "end beginning start middle deadline time date first last next")

    /// What stands before where a change begins, and before where it ends.
    static let origins = words(en: "from", de: "von", fr: "de")
    static let goals = words(en: "to", de: "auf nach", fr: "à")

    /// What points to a thing in the sentence before.
    static let pointers = words(
        en: """
            it its they their them this these that those he she his her both there then here such
            """,
        de: "er sie es dies diese dieser dieses dort dann",
        fr: "il elle ils elles ce cela cette ces celui")

    /// What points to a thing in the question before; words that only open or point within a question are none.
    static let questionPointers = words(
        en: """
            it its they them their theirs that this these those he him his she her hers there
            """,
        de: "er sie es dort davon dafür dabei dazu ihm ihn", fr: "elle ils elles cela y sa ses leur leurs")
    /// What does so before a noun alone.
    static let owners = words(
        de: "ihr ihre ihren ihrem ihrer ihres sein seine seinen seinem seiner seines")

    /// What opens a question that goes on from the one before.
    static let continuations = words(en: "and but or then also", de: "und aber oder", fr: "et mais ou")
    /// What may stand between ``and`` and the thing that a question changes: `and what about the …`.
    static let changeLeads = words(en: "what how about", de: "was ist mit")
    /// Words that say that the question before is meant, and of nothing in it that it stays.
    static let changeHints = words(en: "about instead else")

    // MARK: Questions for rows

    /// What comes after the words for the things that are counted.
    static let behindThings = words(
        en: """
            do does did are is was were have has had can could will must there under over below above of in on at for from with \
            by to that which who cost costs weigh weighs
            """,
        de: """
            gibt haben hat sind ist waren kann können kosten von aus bei mit für im am der des wir wiegt wiegen
            """,
        fr: """
            avons avez ont a y sont coûte coûtent pèse pèsent est dans du à chez en nous existe existent
            """)

    /// Of these what may also stand within such words: the pumps of a hall.
    static let withinThings = words(en: "of", fr: "de d")

    /// Words of questions for rows that name nothing in them.
    static let emptyOfRows = words(
        en: """
            of which what list many total altogether currently listed exist available cost costs weigh weighs less more fewer \
            than under over below above least most cannot without eur euro euros after before since until between yet already \
            still
            """,
        de: """
            welche welchen viele vielen gibt haben hat insgesamt existieren kosten wiegt wiegen weniger mehr als unter über \
            mindestens höchstens kein keine keinen ohne nach vor seit bis zwischen noch schon bereits
            """,
        fr: """
            quels quelles combien avons avez ont existe existent coûte coûtent pèse pèsent moins plus aucun aucune sans après \
            avant depuis entre encore déjà
            """)

    /// People, who are counted by many names.
    static let people = words(en: "people persons", de: "personen leute menschen", fr: "personnes")
}
