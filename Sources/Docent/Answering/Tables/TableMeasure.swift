import Documents

/// What the numbers of a table's column measure, by their units, else by the words of the header.
enum TableMeasure: Sendable, Hashable {
    case money, mass, length, duration, date, age, noise, speed, temperature

    /// - Parameter values: the cells of the column that hold a number.
    init?(header: String, values all: [String]) {
        let values = all.evenly()
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
                ?? unspaced.first { $0.names.contains(where: word.hasSuffix) }?.measure
        }.first
    }

    // MARK: Words

    /// Units that are told by their words alone.
    private static let signs: [String: TableMeasure] = [
        "kč": .money, "zł": .money, "db": .noise, "km/h": .speed, "mph": .speed, "m/s": .speed,
    ]

    /// The words of headers.
    private static let names = Lexicon.meanings([
        TableMeasure.money: Lexicon.moneyHeaders, .mass: Lexicon.massHeaders, .length: Lexicon.lengthHeaders,
        .duration: Lexicon.durationHeaders, .date: Lexicon.dateHeaders, .age: Lexicon.ageHeaders,
        .noise: Lexicon.noiseHeaders, .speed: Lexicon.speedHeaders,
        .temperature: Lexicon.temperatureHeaders,
    ])

    /// What headers in scripts without spaces end with.
    private static let unspaced: [(measure: TableMeasure, names: [String])] = [
        (.money, Lexicon.moneyEndings), (.mass, Lexicon.massEndings), (.length, Lexicon.lengthEndings),
        (.duration, Lexicon.durationEndings), (.date, Lexicon.dateEndings), (.age, Lexicon.ageEndings),
    ]
}
