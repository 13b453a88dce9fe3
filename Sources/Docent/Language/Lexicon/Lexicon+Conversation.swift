/// What people say to whoever answers, and what they say of letters.
extension Lexicon {
    /// What greets, thanks or agrees.
    static let courtesies = words(
        en: """
            thanks thank thx hello hi hey ok okay bye goodbye great cool nice perfect wow good fine sure right wrong sorry please \
            yes no yep nope morning evening
            """,
        de: "danke hallo tschüss super gut prima bitte ja nein",
        fr: "merci bonjour salut oui non parfait bien")
    /// Words by which a turn speaks to whoever answers.
    static let addressed = words(en: "you your me yourself", de: "du dich mir", fr: "tu toi moi")

    /// What the sentences of an answer have that claim nothing: leads and offers.
    static let courteousPhrases = phrases(
        en: """
            based on|according to|here is|here are|here's|let me know|feel free|hesitate|hope|to help|anything else
            """,
        de: "basierend|grundlage|laut |hier ist|hier sind|wissen|melden|hoffe|fragen|gern",
        fr: "d'après|selon |sur la base|voici|hésite|espère|savoir|questions")

    /// What asks for a letter's sender, receiver or day.
    static let mail = words(
        en: """
            mail email e message letter sent send sends sender recipient wrote write written writes received receive replied \
            reply forwarded dated cc copied announced announce
            """,
        de: "nachricht schrieb geschrieben geschickt gesendet absender empfänger", fr: "courriel envoyé écrit"
    )

    /// What people do by a letter, so that who does it is its sender.
    static let sayings = words(
        en: """
            ask asks asked report reports reported complain complains complained request requested requests say says said tell             tells told inform informs informed confirm confirms confirmed propose proposes proposed offer offers offered             order orders ordered notice noticed thank thanks thanked invite invites invited
            """,
        de: """
            fragt fragte gefragt meldet meldete gemeldet beschwert bittet bat gebeten sagt sagte teilt bestätigt bestätigte             angekündigt bestellt bestellte
            """,
        fr: "demande demandé signale signalé plaint dit informe informé confirme confirmé commandé")

    /// What stands before the subject of a reply and of what is passed on.
    static let replyMarks = words(
        en: "re", de: "aw antw antwort", fr: "rép ref", es: "resp", it: "r i", nl: "antw", pl: "odp")
    static let forwardMarks = words(en: "fw fwd", de: "wg", fr: "tr", es: "rv")

    /// The verbs of the line above what a reply quotes: `On Tue, 15 Sep 2026, Aino Berg wrote:`.
    static let attributions = words(
        en: "wrote", de: "schrieb", fr: "écrit", es: "escribió", it: "scritto", pt: "escreveu", nl: "schreef",
        pl: "napisał napisała")
    /// The fields above a letter that another one holds, those of its writer first.
    static let writers = words(
        en: "from", de: "von", fr: "de", es: "de", it: "da", pt: "de", nl: "van", pl: "od")
    static let mailFields = writers.union(
        words(
            en: "sent to cc bcc date subject", de: "gesendet an datum betreff", fr: "envoyé à date objet",
            es: "enviado para fecha asunto", it: "inviato a data oggetto", pt: "enviada assunto",
            nl: "verzonden aan onderwerp", pl: "wysłano do dw data temat"))
}
