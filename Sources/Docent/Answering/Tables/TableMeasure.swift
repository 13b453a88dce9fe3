import Documents

/// What the numbers of a table's column measure, by their units, else by the words of the header.
enum TableMeasure: Sendable, Hashable {
    case money, mass, length, duration, date, age, noise, speed, temperature

    /// - Parameter values: the cells of the column that hold a number.
    init?(header: String, values: [String]) {
        let named = Self.named(by: header)
        if named == nil || named == .date {
            let dates = values.count(where: TableColumn.isDate)
            if dates * 10 >= values.count * 6, dates > 0 {
                self = .date
                return
            }
        }
        if named == .age {
            self = .age
            return
        }
        let kinds = Dictionary(grouping: values.compactMap(Self.init(ofCell:)), by: \.self)
        if let most = kinds.max(by: { $0.value.count < $1.value.count }),
            most.value.count * 10 >= values.count * 6
        {
            self = most.key
        } else if let named {
            self = named
        } else {
            return nil
        }
    }

    /// What a single cell is measured in.
    private init?(ofCell text: String) {
        if text.unicodeScalars.contains(where: { $0.properties.generalCategory == .currencySymbol }) {
            self = .money
            return
        }
        let words = Set(text.lowercased().split { !$0.isLetter && $0 != "/" && $0 != "°" }.map(String.init))
        if let sign = Self.signs.first(where: { words.contains($0.key) }) {
            self = sign.value
            return
        }
        guard !text.contains("²"), !text.contains("³"),
            let unit = TableBand.quantities(of: text).lazy.compactMap(\.unit).first,
            let known = MeasuredUnit(unit)
        else { return nil }
        self = known.measure
    }

    /// What a header says that its column measures.
    static func named(by header: String) -> TableMeasure? {
        if header.unicodeScalars.contains(where: { $0.properties.generalCategory == .currencySymbol }) {
            return .money
        }
        let words = Words.letters(of: header)
        return words.lazy.compactMap { word in
            names[word] ?? names.first {
                $0.key.utf8.count > 4 && $0.value != .age && word.hasSuffix($0.key)
            }?.value
                ?? unspaced.first { word.hasSuffix($0.name) }?.measure
        }.first
    }

    // MARK: Words

    /// Units that are told by their words alone.
    private static let signs: [String: TableMeasure] = [
        "kč": .money, "zł": .money, "db": .noise, "km/h": .speed, "mph": .speed, "m/s": .speed,
    ]

    /// What headers in Chinese and Japanese end with.
    private static let unspaced: [(name: String, measure: TableMeasure)] = [
        (.money, "元 円 价格 价 单价 金额 费用 工资 薪资 价款 価格 単価 金額 費用 料金 代金 給与 給料 値段"),
        (.mass, "重量 重さ 公斤"), (.length, "长度 長さ 距离 距離 高度 高さ 宽度 幅 深度"),
        (.duration, "交货期 期限 工期 納期 日数 期間 时间 時間 天数 天"),
        (.date, "日期 年份 年度 製造年 制造年 入社日 日付 開始日 竣工日"), (.age, "年龄 年齢"),
    ].flatMap { measure, names in names.split(separator: " ").map { (String($0), measure) } }

    private static let names: [String: TableMeasure] = {
        let words: [TableMeasure: String] = [
            .money: """
            price prices cost costs fee fees rent fare fares tuition salary wage tax tariff budget charge revenue eur usd \
            chf gbp preis preise kosten gebühr gebühren miete gehalt lohn steuer entgelt umsatz prix coût coûts loyer \
            salaire frais tarif precio precios coste costo salario sueldo prezzo stipendio preço custo salário cena pensja \
            prijs loon salaris
            """,
            .mass: "weight mass kg lbs gewicht masse poids peso waga",
            .length: """
            length distance height width depth elevation altitude km miles floors länge entfernung höhe breite tiefe \
            abstand distanz longueur hauteur largeur profondeur
            """,
            .duration: """
            duration time days weeks months hours minutes dauer lieferzeit laufzeit fahrzeit durée délai temps duración durata duração plazo
            """,
            .date: """
            year date since opened built founded established completed started born jahr datum seit eröffnet gebaut \
            gegründet année depuis ouvert fondé fecha año data anno ano
            """,
            .age: "age alter mindestalter lebensalter dienstalter durchschnittsalter âge",
            .noise: "noise sound loudness lärm lautstärke schall geräusch bruit",
            .speed: "speed velocity geschwindigkeit vitesse",
            .temperature: "temperature temperatur température",
        ]
        return words.reduce(into: [:]) { names, entry in
            for word in entry.value.split(whereSeparator: \.isWhitespace) { names[String(word)] = entry.key }
        }
    }()
}
