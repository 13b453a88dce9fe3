/// What asks.
extension Lexicon {
    /// What a question begins with that asks for a yes or a no.
    static let decisionOpenings = words(
        en: "is are was were does do did can could may might must will would has have had should",
        de: "ist sind war waren hat haben darf dürfen kann können muss müssen gibt wird werden soll sollen",
        fr: "est sont peut peuvent doit doivent faut")

    /// The words that ask, in all languages of ``QuestionLanguage``.
    static let interrogatives = words(
        en: "what which who whom where when how why",
        de: "welche welcher welches welchem welchen wer wem wessen wen wo wann wie warum",
        fr: "quel quelle quels quelles qui où quand pourquoi combien",
        es: "qué cuál cuáles quién dónde cuándo cuánto cuántos cuántas",
        it: "quale quali quanto quanti",
        pt: "qual quais quem onde quando quantos",
        nl: "welke waar wanneer hoeveel",
        pl: "który która które kto kiedy gdzie ile jak")

    /// The words that ask in one language, and mean something else in English.
    static let interrogativesOfOne: [String: QuestionLanguage] = ["was": .german, "comment": .french]

    /// What asks for a time, for somebody and for a reason.
    static let when = words(en: "when", de: "wann", fr: "quand")
    static let who = words(en: "who whom whose", de: "wer wem wen", fr: "qui")
    static let why = words(en: "why", de: "warum weshalb", fr: "pourquoi")

    /// The words before a question word that leave it one: “and when”, “tell me who”.
    static let questionLeads = words(
        en: "and or to from by for with of since until at about so but tell me us know",
        de: "und oder von mit für an bei seit bis ab",
        fr: "et ou à de par pour avec depuis jusqu")

    /// The words of a request around a question: “could you please tell me how many …”, “ich möchte wissen, wie viele …”.
    static let requests = words(
        en: "please can could would you i we me us tell show say do know like want need to now",
        de: "bitte kannst können könnten du sie ich wir mir uns sag sagen zeig zeigen möchte will wissen",
        fr: "peux pouvez pourriez tu vous je nous me moi dis dites dire montrez savoir voudrais veux")

    /// What opens a question for a degree: `how tall`, `wie hoch`.
    static let how = words(en: "how", de: "wie", fr: "combien", nl: "hoe")

    /// The degrees that are asked for behind ``how``.
    static let degrees = words(
        en: "high big large long wide deep tall heavy expensive far often fast old",
        de: "hoch groß lang lange breit tief schwer teuer weit oft schnell alt",
        nl: "hoog groot zwaar duur ver vaak oud")

    /// What asks for one thing of several.
    static let which = words(
        en: "which what", de: "welche welcher welches welchem welchen", fr: "quel quelle")

    /// What asks for things by an order, or whether there are any.
    static let presenting = words(
        en: "list show name find any there", de: "nenne zeige liste gibt", fr: "liste cite")

    /// What asks where something is.
    static let places = words(
        en: "where", de: "wo", fr: "où", es: "dónde", it: "dove", pt: "onde", nl: "waar", pl: "gdzie")

    /// What asks which things fulfil a condition.
    static let choosing = presenting.union(places).union(
        words(
            en: "which what who whom",
            de: "welche welcher welches welchen wer",
            fr: "quel quelle quels quelles qui combien",
            es: "qué cuál cuáles quién quiénes cuántos cuántas",
            it: "quale quali chi quanti quante",
            pt: "qual quais quem quantos quantas",
            nl: "welke hoeveel wat",
            pl: "który która które którzy kto ile"))

    /// The same in languages that write no spaces.
    static let choosingUnspaced = phrases(zh: "哪|谁|什么|几", ja: "どれ|どの|誰|どこ|何")

    /// What asks for a reason, a time or a condition, and for no things.
    static let circumstances = words(
        en: "why when if", de: "warum wieso wann wenn", fr: "pourquoi comment quand si")

    /// What follows `what` where no thing is asked for: “what happens”, “what must be done”.
    static let actions = words(en: "happens happened do does did must should can to")

    /// The verbs that open a question for yes or no, or help another.
    static let auxiliaries = words(
        en: "do does did can could may must should will would has have")

    /// What stands before `changed` where it is no adjective.
    static let perfects = words(en: "has have had what")

    /// What is said of a part of a document when all of it is asked for.
    static let tellingOfPart = words(
        en: """
            say says state states require requires provide provides cover covers mean means regulate regulates contain \
            contains hold deal content text wording read reads stipulate stipulates demand set out contract agreement \
            document lease policy
            """,
        de: "besagt sagt regelt steht verlangt lautet enthält vertrag",
        fr: "dit prévoit exige stipule contrat")

    // MARK: What asks and says nothing

    /// Words of questions that say nothing of what is asked about, where no document uses them: verbs that any other may stand
    /// for, and what only names that there is a time, a number or a thing.
    ///
    /// What compares or adds up is none of them: it says what would have to be computed.
    static let lightWords = words(
        en: """
            make makes made take takes took taken give gives gave given get gets got gotten go goes went gone come comes came put puts \
            set keep keeps kept have having happen happens happened occur occurs occurred stand stands stood last lasts lasted \
            spend spends spent become becomes became count number amount quantity level time date day kind sort type way thing \
            things something anything per over between out up down off away about exactly actually currently right again really ever \
            too much many enough little
            """,
        de: """
            machen macht machte gemacht nehmen nimmt genommen geben gibt gab gegeben gehen geht ging kommen kommt kam geschieht \
            geschah geschehen passiert passierte dauert dauern liegt zahl anzahl betrag menge zeit datum art sache pro genau \
            eigentlich aktuell zurzeit wirklich
            """,
        fr: """
            faire fait prendre prend pris donner donne donné aller va venir vient arrive arrivé nombre montant quantité temps date \
            sorte chose exactement actuellement
            """
    )

    // MARK: Asking for all

    /// How a question begins that asks what several things are.
    static let pluralOpenings = phrases(
        en: "what are", de: "was sind", fr: "quels sont|quelles sont"
    ).map { Words.parts(of: $0) }

    /// What may stand before the verb that asks for a list.
    static let politeness = words(en: "please can could you now me", de: "bitte")

    /// The verbs that ask for a list.
    static let listingVerbs = words(
        en: "list enumerate name show give count", de: "liste nenne zähle",
        fr: "liste listez énumère énumérez cite citez compte comptez")

    /// What says that all of a kind are meant.
    static let wholes = words(
        en: "all every each", de: "alle jede jeden jedes sämtliche", fr: "tous toutes chaque")

    /// The openings of questions for all documents that mention something, and the verbs that such questions have.
    static let documentOpenings = phrases(
        en: """
            which documents|what documents|how many documents|how many sections|how many times|which sections
            """,
        de: "welche dokumente|wie viele dokumente", fr: "quels documents|combien de documents")
    static let mentioning = words(
        en: "mention mentions mentioned contain contains speak name say hold",
        de: "erwähnen nennen enthalten",
        fr: "mentionnent contiennent citent")

    /// The verbs that tell that `welche` asks for several.
    static let germanPlurals = words(
        de: "sind haben werden können müssen dürfen gehören kosten gelten waren")

    /// What asks for a survey of all sections, and says nothing of what is looked for there.
    static let surveying = words(
        en: """
            list lists count name names mention mentions mentioned document documents section sections every total overview \
            show find
            """,
        de: "liste nenne zähle anzahl dokumente", fr: "liste compte nombre")

    /// The verbs that ask for two documents to be compared, and for one in few words.
    static let comparingVerbs = words(
        en: "compare contrast", de: "vergleiche vergleich", fr: "compare comparez", es: "compara",
        it: "confronta",
        pt: "compare", nl: "vergelijk", pl: "porównaj")
    static let summarizingVerbs = words(
        en: "summarise summarize", de: "fasse", fr: "résume résumez", es: "resume", it: "riassumi",
        pt: "resuma",
        nl: "vat", pl: "streść")
    /// How questions for the differences of two documents begin.
    static let differenceOpenings = phrases(
        en:
            "what changed between|what has changed between|what differs between|what is different between|what is the difference between|what are the differences between",
        de: "was hat sich geändert zwischen|was ist der unterschied zwischen|was unterscheidet",
        fr: "qu est ce qui a changé entre|quelle est la différence entre|quelles sont les différences entre")
    /// What parts the names of two things that are compared.
    static let comparedJoints = words(
        en: "and with to versus vs", de: "und mit", fr: "et avec", es: "y con", it: "e con", pt: "e com",
        nl: "en met",
        pl: "i z")
    /// What says of a name only that it is that of a document.
    static let documentKinds = words(
        en: "the of a an document documents file files edition editions version versions letter mail",
        de: "der die das den des dem dokument datei fassung zusammen brief",
        fr: "le la les l du de document fichier version")
}
