/// What says no, and what makes a statement hold of a part only.
extension Lexicon {
    /// What denies the words after it.
    static let negations = words(
        en: "not no never neither nor nobody nothing none non",
        de: "nicht kein keine keinen keiner keinem keines nie niemals niemand",
        fr: "pas jamais aucun aucune", es: "nunca ningún ninguno ninguna",
        it: "nessun nessuno nessuna mai", pt: "não nenhum nenhuma", nl: "niet geen nooit",
        pl: "żaden żadna żadne")

    /// The verbs that `n't` shortens otherwise than by its own letters: what is left of each, and the verb.
    static let contractedVerbs = ["ca": "can", "wo": "will", "sha": "shall"]

    /// What says that a thing is not there.
    ///
    /// In a statement these set a condition and deny nothing: “without a permit”.
    static let absences = words(en: "without", de: "ohne", fr: "sans")

    /// What a cell says whose row has not what the column is of, and one whose row has it.
    ///
    /// A dash is neither, since it may as well say that nothing is known.
    static let noes = Set(
        phrases(
            en: "no|none|nil|never|not possible|false",
            de: "nein|keine|keiner|keines|kein|nie|nicht möglich|falsch",
            fr: "non|aucun|aucune|jamais|faux", signs: "✗|✘|❌|☐"))
    static let yeses = words(en: "yes true", de: "ja wahr", fr: "oui vrai", signs: "✓ ✔ ✅ ☑ ☒")

    /// What forbids, and the words that do so when they are denied.
    static let prohibitions = words(
        en: "forbidden prohibited banned disallowed", de: "verboten untersagt",
        fr: "interdit interdite interdits interdites")
    static let permissions = words(
        en: "allowed permitted", de: "erlaubt gestattet", fr: "autorisé permis")

    /// What makes a statement one of what shall be, or can be.
    static let rulings = words(
        en: "can cannot may must shall should will",
        de: "darf dürfen kann können muss müssen soll sollen wird werden", fr: "peut peuvent doit doivent")

    /// What sets a condition or a bound, so that a sentence says less than its words without it.
    static let conditions = absences.union(
        words(
            en: """
                if unless until except outside only but more less fewer than over under below above from within during between \
                before after later earlier beyond just always necessarily all every
                """,
            de: "wenn falls außer nur sondern mehr weniger als über unter vor nach immer alle bis",
            fr: "si sauf seulement que plus moins avant après toujours tous toutes jusqu"))

    /// What says that a statement holds of all; only where it is denied, the statement is one of a part.
    static let universals = words(
        en: "always all every", de: "immer alle", fr: "toujours tous toutes")

    /// What denies the thing that it stands before: “free of charge”.
    static let freedoms = phrases(
        en: " free of | free from ", de: " frei von ", fr: " exempt de | exempte de ", es: " libre de ")

    /// What sets something against what was said before.
    static let objections = phrases(en: " but ", de: " aber | sondern ", fr: " mais ")

    /// Who does something, where a statement begins with it: one alone, everybody, nobody.
    static let alone = words(en: "only", de: "nur", fr: "seul seule seuls seules seulement")
    /// What says elsewhere in a statement that it holds of one alone.
    static let exclusively = alone.union(
        words(
            en: "alone solely exclusively sole exclusive just except",
            de: "allein alleine ausschließlich einzig",
            fr: "uniquement exclusivement unique sauf"))
    static let everybody = words(
        en: "everyone everybody anyone anybody all every each any", de: "jeder jede jedes alle",
        fr: "tous toutes chacun")
    static let nobody = words(
        en: "nobody none no", de: "niemand kein keine keiner", fr: "personne aucun aucune")

    /// What tells a row from those that it does not speak of: `outside Europe`.
    static let exclusions = absences.union(
        words(en: "outside except non not", de: "außerhalb außer nicht", fr: "hors sauf"))

    /// What denies, forbids, excepts or tells that a thing is not there.
    static let denying = negations.union(exclusions).union(exceptions)

    /// What denies the word that it is joined to, as in `non-smoking`.
    static let prefixedDenials = words(en: "non")

    /// What only supposes the words after it, so that nothing is denied by them.
    static let suppositions = words(en: "if", de: "wenn falls", fr: "si")

    /// What denies by its meaning that something is so, or sets an end to it or an exception.
    static let impliedDenials = exclusions.union(exceptions).union(
        words(
            en: """
                unable unless until lack lacks lacked lacking fail fails failed failure refuse refuses refused exempt exempted \
                exclude excludes excluded deny denies denied reject rejects rejected prevent prevents prevented cease ceased ceases \
                abolish abolished avoid avoids avoided miss missed misses missing drop drops dropped hardly rarely unlike absence \
                absent neglect neglected
                """,
            de: """
                unfähig bis fehlt fehlen fehlte fehlten verweigert verweigerte befreit ausgeschlossen bestreitet bestritt \
                abgelehnt verhindert verhinderte vermeidet vermied versäumt verpasst entfällt entfallen kaum selten mangels
                """,
            fr: """
                incapable jusqu manque manquent manqué refuse refusé exempté exemptée exclu exclue exclus nie rejeté rejetée \
                empêche cesse cessé aboli abolie évite évité rarement guère absence absent
                """))

    // MARK: What the documents lack

    /// What an answer says when the passages do not tell.
    static let silences = phrases(
        en: """
            do not say|does not say|do not mention|does not mention|not mentioned|do not state|does not state|no information|\
            not specified|do not specify|does not specify|not in these documents
            """,
        de: "sagen nicht|nicht erwähnt|keine angabe|nennen nicht",
        fr: "ne précise|ne mentionne|n'indique|aucune information")
    /// The same of what things may lack too: “The paint does not contain lead.” claims something.
    static let lacks = phrases(
        en: "do not contain|does not contain", de: "enthalten keine|enthält keine")
    /// What documents are called where they lack something.
    static let documents = phrases(
        en: "document|passage|source|excerpt", de: "dokument|quelle|auszüge|unterlagen")
}
