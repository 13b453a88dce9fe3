import Documents

/// What is measured, and in what.
extension Lexicon {
    // MARK: What an answer gives

    /// The words and codes of money.
    static let currencies = words(
        en: "eur euro euros usd dollar dollars gbp pounds czk crowns chf cent cents", de: "franken")
    static let durations = words(
        en: """
            second seconds minute minutes hour hours day days week weeks month months year years daily weekly monthly yearly \
            annually quarterly once twice times min s h ms
            """,
        de: """
            sekunden minuten stunde stunden tag tage tagen woche wochen monat monate monaten jahr jahre jahren täglich mal
            """,
        fr: "jour jours semaine semaines mois an ans année années heure heures fois")
    static let shares = words(
        en: "percent per cent share half third quarter", de: "prozent drittel hälfte", fr: "pour moitié tiers"
    )
    static let masses = words(
        en: "g mg kg t gram grams kilogram kilograms tonne tonnes ton tons pounds lb lbs ounces",
        de: "gramm kilogramm tonnen")
    static let lengths = words(
        en: """
            mm cm m km metre metres meter meters millimetres centimetres kilometre kilometres kilometers inch inches foot \
            feet yards mile miles
            """,
        de: "zentimeter kilometer", fr: "mètres kilomètres")
    static let temperatures = words(en: "c f k celsius fahrenheit kelvin degrees", de: "grad", fr: "degrés")

    /// Numbers and how often, in words.
    static let numbers = words(
        en: """
            one hundred thousand million half twice once never always zero none daily weekly monthly yearly
            """,
        de: "ein eine hundert täglich", fr: "trente cent"
    ).union(NumberWords.alone.keys)

    // MARK: What a question and a column are of

    /// What is asked for where a price is.
    static let prices = words(
        en: "cost costs price fee salary wage earn earns", de: "kostet kosten preis gebühr gehalt verdient",
        fr: "coûte coûtent prix salaire gagne")

    /// What columns of amounts are headed by where nothing says that they are prices.
    static let amounts = words(
        en: "amount total value rate rates charge sum", de: "betrag wert summe satz",
        fr: "montant valeur taux")

    /// What heads a column of numbers of things.
    static let quantities = words(
        en: "qty quantity quantities units pieces pcs count", de: "menge mengen stück stückzahl anzahl",
        fr: "quantité quantités qté unités")

    /// What heads the column of a table's amounts, whatever they are of.
    static let amountHeaders = amounts.union(quantities).union(words(en: "number"))

    /// What heads a column by what it measures.
    static let moneyHeaders = words(
        en: """
            price prices cost costs fee fees rent fare fares tuition salary wage tax tariff budget charge revenue eur usd chf gbp
            """,
        de: "preis preise kosten gebühr gebühren miete gehalt lohn steuer entgelt umsatz",
        fr: "prix coût coûts loyer salaire frais tarif", es: "precio precios coste costo salario sueldo",
        it: "prezzo stipendio", pt: "preço custo salário", nl: "prijs loon salaris", pl: "cena pensja")
    static let massHeaders = words(
        en: "weight mass kg lbs", de: "gewicht masse", fr: "poids", es: "peso", pl: "waga")
    static let lengthHeaders = words(
        en: "length distance height width depth elevation altitude km miles floors",
        de: "länge entfernung höhe breite tiefe abstand distanz", fr: "longueur hauteur largeur profondeur")
    static let areaHeaders = words(
        en: "area surface", de: "fläche", fr: "superficie surface", it: "superficie")
    static let durationHeaders = words(
        en: "duration time days weeks months hours minutes", de: "dauer zeit lieferzeit laufzeit fahrzeit",
        fr: "durée délai temps", es: "duración plazo", it: "durata", pt: "duração")
    static let dateHeaders = words(
        en: "year date since opened built founded established completed started born",
        de: "jahr datum seit eröffnet gebaut gegründet", fr: "année depuis ouvert fondé", es: "fecha año",
        it: "data anno", pt: "ano")
    static let ageHeaders = words(
        en: "age", de: "alter mindestalter lebensalter dienstalter durchschnittsalter", fr: "âge")
    static let noiseHeaders = words(
        en: "noise sound loudness", de: "lärm lautstärke schall geräusch", fr: "bruit")
    static let speedHeaders = words(en: "speed velocity", de: "geschwindigkeit", fr: "vitesse")
    static let temperatureHeaders = words(en: "temperature", de: "temperatur", fr: "température")

    /// The words that ask for a degree behind `how`, or for a number of people, and what labels its measure in boxes of facts.
    static let degreeLabels: [(degrees: Set<String>, labels: Set<String>)] = [
        (words(en: "high tall", de: "hoch", nl: "hoog"), words(en: "height elevation altitude", de: "höhe")),
        (words(en: "long", de: "lang lange"), words(en: "length duration time runtime", de: "länge dauer")),
        (words(en: "old", de: "alt", nl: "oud"), words(en: "age lifespan", de: "alter lebenserwartung")),
        (words(en: "far", de: "weit", nl: "ver"), words(en: "range distance", de: "reichweite entfernung")),
        (words(en: "heavy", de: "schwer", nl: "zwaar"), words(en: "weight mass", de: "gewicht masse")),
        (words(en: "deep", de: "tief"), words(en: "depth", de: "tiefe")),
        (words(en: "wide", de: "breit"), words(en: "width", de: "breite")),
        (words(en: "fast", de: "schnell"), words(en: "speed", de: "geschwindigkeit")),
        (words(en: "large big", de: "groß", nl: "groot"), words(en: "area size", de: "fläche größe")),
        (words(en: "hot warm cold", de: "heiß warm kalt"), words(en: "temperature", de: "temperatur")),
        (
            words(en: "people persons", de: "menschen leute personen", fr: "personnes"),
            words(
                en: "population inhabitants residents speakers employees members attendance",
                de: "einwohner bevölkerung sprecher mitarbeiter mitglieder",
                fr: "population habitants locuteurs")
        ),
    ]

    /// What headers in Chinese and Japanese end with.
    static let moneyEndings = phrases(
        zh: "元|价格|价|单价|金额|费用|工资|薪资|价款", ja: "円|価格|単価|金額|費用|料金|代金|給与|給料|値段")
    static let massEndings = phrases(zh: "重量|公斤", ja: "重さ")
    static let lengthEndings = phrases(zh: "长度|距离|高度|宽度|深度", ja: "長さ|距離|高さ|幅")
    static let durationEndings = phrases(zh: "交货期|期限|工期|时间|天数|天", ja: "納期|日数|期間|時間")
    static let dateEndings = phrases(zh: "日期|年份|年度|制造年", ja: "製造年|入社日|日付|開始日|竣工日")
    static let ageEndings = phrases(zh: "年龄", ja: "年齢")
}
