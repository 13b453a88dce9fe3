/// Reads `numbering.xml`.
struct WordNumberingHandler: XMLHandler {
    enum Name: String, CaseIterable {
        case definition = "w:abstractNum", instance = "w:num", definitionID = "w:abstractNumId"
        case level = "w:lvl", start = "w:start", format = "w:numFmt", text = "w:lvlText"
        case override = "w:lvlOverride", startOverride = "w:startOverride", restart = "w:lvlRestart"
        case legal = "w:isLgl", styleLink = "w:styleLink", numberingStyleLink = "w:numStyleLink"
        case style = "w:pStyle", value = "w:val", index = "w:ilvl", id = "w:numId"
        case customFormat = "w:format", fallback = "mc:Fallback"
    }

    private(set) var numbering = WordNumbering()
    private var definitionID: Int?
    private var definition = WordNumbering.Definition()
    private var instanceID: Int?
    private var instance = WordNumbering.Instance()
    private var overridden = 0
    private var index: Int?
    private var level = WordNumbering.Level()
    private var isFallback = false

    mutating func start(_ name: Name?, _ attributes: XMLAttributes<Name>) throws(ReaderError) {
        switch name {
        case .definition:
            definitionID = attributes.integer(.definitionID)
            definition = WordNumbering.Definition()
        case .instance:
            instanceID = attributes.integer(.id)
            instance = WordNumbering.Instance()
        case .definitionID: instance.definition = attributes.integer(.value) ?? -1
        case .override: overridden = attributes.integer(.index) ?? 0
        case .startOverride: instance.starts[overridden] = attributes.integer(.value) ?? 1
        case .level:
            index = attributes.integer(.index)
            level = WordNumbering.Level()
        case .styleLink: definition.styleLink = attributes[.value]
        case .numberingStyleLink: definition.numberingStyleLink = attributes[.value]
        case .fallback: isFallback = true
        default: takeLevel(name, attributes)
        }
    }

    private mutating func takeLevel(_ name: Name?, _ attributes: XMLAttributes<Name>) {
        switch name {
        case .start: level.start = attributes.integer(.value) ?? 1
        case .format where !isFallback: level.numeral = Self.numeral(attributes[.value] ?? "decimal")
        case .text: level.text = attributes[.value] ?? ""
        case .restart: level.restartsAfter = attributes.integer(.value)
        case .legal: level.isLegal = attributes.flag(.value) ?? true
        case .style: level.style = attributes[.value]
        default: break
        }
    }

    mutating func end(_ name: Name?) throws(ReaderError) {
        switch name {
        case .level:
            guard let index else { return }
            if instanceID != nil { instance.levels[index] = level } else { definition.levels[index] = level }
            self.index = nil
        case .definition:
            if let definitionID { numbering.define(definitionID, as: definition) }
        case .instance:
            if let instanceID { numbering.instances[instanceID] = instance }
            instanceID = nil
        case .fallback: isFallback = false
        default: break
        }
    }

    mutating func text(_ bytes: UnsafeRawBufferPointer) throws(ReaderError) {}

    /// A number format by its name in the file; nil is a bullet.
    ///
    /// What is not listed counts in decimal.
    static func numeral(_ name: String) -> ListNumeral? {
        switch name {
        case "bullet": nil
        case "upperRoman": .upperRoman
        case "lowerRoman": .lowerRoman
        case "upperLetter": .upperLetter
        case "lowerLetter": .lowerLetter
        case "ordinal": .ordinal
        case "decimalZero": .decimalZero
        case "none": ListNumeral.none
        case "russianLower": .script(.russian)
        case "russianUpper": .script(.russianCapitals)
        case "aiueo", "aiueoFullWidth": .script(.kana)
        case "iroha", "irohaFullWidth": .script(.iroha)
        case "ganada": .script(.hangul)
        case "chosung": .script(.hangulJamo)
        case "thaiLetters": .script(.thai)
        case "hebrew1": .script(.hebrew)
        case "decimalEnclosedCircle", "decimalEnclosedCircleChinese": .script(.circled)
        case "decimalFullWidth", "decimalFullWidth2": .script(.fullWidth)
        case "ideographDigital", "japaneseDigitalTenThousand": .script(.ideographDigits)
        case "chineseCounting", "chineseCountingThousand", "japaneseCounting", "taiwaneseCounting",
            "taiwaneseCountingThousand":
            .script(.ideographs)
        default: .decimal
        }
    }
}
