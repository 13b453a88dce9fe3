/// What tells the kind of thing that a question asks for, as phrases of words with single spaces between; the mark of the
/// question stands apart.
extension Lexicon {
    static let telephoneCues = phrases(
        en: """
            number do i call|number to call|phone number|telephone| phone ?| whom should i phone|hotline|extension of
            """,
        de: "nummer rufe|telefonnummer", fr: "numéro appeler|numéro de téléphone")
    static let shareCues = phrases(
        en: "what percentage|what share|what proportion|percent|discount", de: "prozent|wie viel prozent",
        fr: "quel taux|pourcentage")
    static let durationCues = phrases(
        en: """
            how long|how often|how old|how quickly|how fast must|how fast should|how fast will|how fast are|how soon|\
            how early|how late|how many days|how many hours|how many weeks|how many months|how many years
            """,
        de: "wie lange|wie oft|wie viele tage|wie schnell",
        fr: "combien de jours|combien de temps|quelle durée")
    static let massCues = phrases(
        en: "how heavy| weigh |the weight|the mass", de: "wie schwer|das gewicht", fr: "le poids")
    static let moneyCues = phrases(
        en: "how much| price| cost | costs | salary| fee | pay | earn | budget| allowance",
        de: "kostet|kosten|preis", fr: "quel montant|quel prix|coûte| payons")
    static let heatCues = phrases(
        en: "how hot|how warm|how cold|temperature", de: "wie heiß|wie warm|temperatur", fr: "température")
    static let lengthCues = phrases(
        en: """
            how far|how deep|how tall|how wide|how thick|the diameter|the height|the length|the distance
            """,
        de: "wie weit|wie tief|wie breit", fr: "à quelle hauteur|la hauteur")
    static let numberCues = phrases(
        en: """
            how big|how large|how high|how fast|how loud|how noisy|how many|what number|which number| rate | limit
            """,
        de: "wie groß|wie hoch|wie viel|wieviel", fr: "combien")
    static let dateCues = phrases(
        en: """
            what date|which date|since when|until when|by when|deadline|what time|which year|what year|which day|\
            which month|which century
            """,
        de: "in welchem jahr|an welchem tag", fr: "quel jour|à partir de quelle heure")
    static let nameCues = phrases(en: "contact ")

    /// What gives a reason in an answer.
    static let causes = phrases(
        en: "because|since|due to|reason|so that|the cause|caused by", de: "weil|wegen", fr: "car |parce")
}
