/// The lists of a document, and how far each has counted.
struct WordNumbering: Sendable {
    /// One level of a list.
    struct Level: Sendable {
        /// The first number; 0 where the file names none (ECMA-376, part 1, 17.9.25).
        var start = 0
        var numeral: ListNumeral? = .decimal
        var text = ""
        var restartsAfter: Int?
        var isLegal = false
        var style: String?
    }

    /// A list definition that instances share.
    struct Definition: Sendable {
        var levels: [Int: Level] = [:]
        var styleLink: String?
        var numberingStyleLink: String?
    }

    /// What paragraphs refer to: a definition with overrides.
    struct Instance: Sendable {
        var definition = -1
        var starts: [Int: Int] = [:]
        var levels: [Int: Level] = [:]
    }

    /// What stands before a list paragraph.
    enum Marker: Sendable, Equatable {
        case bullet(String)
        case number(String)
        case none
    }

    private var definitions: [Int: Definition] = [:]
    /// The definitions that list styles stand for.
    private var byStyle: [String: Int] = [:]
    var instances: [Int: Instance] = [:]
    private var counters: [Int: [Int?]] = [:]
    private var started: Set<Int> = []

    mutating func define(_ id: Int, as definition: Definition) {
        definitions[id] = definition
        if let style = definition.styleLink { byStyle[style] = id }
    }

    /// The level that a definition gives to a style, for headings that are numbered through their style.
    func level(ofStyle style: String, in numberingID: Int) -> Int? {
        guard let instance = instances[numberingID], let found = definition(instance.definition) else {
            return nil
        }
        return found.levels.first { $0.value.style == style }?.key
    }

    /// Counts one paragraph on, and says what stands before it.
    mutating func next(_ numberingID: Int, level: Int) -> Marker {
        guard let instance = instances[numberingID], (0...8).contains(level) else { return .none }
        guard let shown = self.level(level, instance) else { return .none }
        if started.insert(numberingID).inserted { restart(instance) }
        var counts = counters[instance.definition] ?? Array(repeating: nil, count: 9)
        // A level that was passed over counts as begun: after 2.1.1, the next of its kind is 2.2.
        for above in 0..<level where counts[above] == nil { counts[above] = start(above, instance) }
        counts[level] = counts[level].map { $0 + 1 } ?? start(level, instance)
        for deeper in (level + 1)..<10 where deeper < 9 && restarts(deeper, after: level, instance) {
            counts[deeper] = nil
        }
        counters[instance.definition] = counts
        return marker(shown, counts, instance)
    }

    private mutating func restart(_ instance: Instance) {
        guard !instance.starts.isEmpty, var counts = counters[instance.definition] else { return }
        for level in instance.starts.keys where counts.indices.contains(level) { counts[level] = nil }
        counters[instance.definition] = counts
    }

    private func restarts(_ deeper: Int, after level: Int, _ instance: Instance) -> Bool {
        guard let limit = self.level(deeper, instance)?.restartsAfter else { return true }
        return limit > 0 && level < limit
    }

    private func level(_ level: Int, _ instance: Instance) -> Level? {
        instance.levels[level] ?? definition(instance.definition)?.levels[level]
    }

    /// A definition, through the list style that it may stand for.
    private func definition(_ id: Int) -> Definition? {
        guard let found = definitions[id] else { return nil }
        guard found.levels.isEmpty, let link = found.numberingStyleLink else { return found }
        return byStyle[link].flatMap { definitions[$0] } ?? found
    }

    private func marker(_ shown: Level, _ counts: [Int?], _ instance: Instance) -> Marker {
        guard let numeral = shown.numeral else {
            return shown.text.allSatisfy(\.isWhitespace) ? .none : .bullet(Bullet.shown(shown.text))
        }
        if numeral == .none, !shown.text.utf8.contains(0x25) {
            return shown.text.isEmpty ? .none : .number(shown.text)
        }
        var text = ""
        var isPlaceholder = false
        for character in shown.text {
            if isPlaceholder, let level = character.wholeNumberValue, (1...9).contains(level) {
                text += count(level - 1, counts, instance, isLegal: shown.isLegal)
                isPlaceholder = false
            } else if character == "%" {
                isPlaceholder = true
            } else {
                if isPlaceholder { text += "%" }
                isPlaceholder = false
                text.append(character)
            }
        }
        let trimmed = text.filter { $0 != "\t" }
        return trimmed.isEmpty ? .none : .number(trimmed)
    }

    private func count(_ level: Int, _ counts: [Int?], _ instance: Instance, isLegal: Bool) -> String {
        guard let numeral = self.level(level, instance).map(\.numeral) ?? .decimal else { return "" }
        let number = counts[level] ?? start(level, instance)
        return (isLegal && numeral != .decimalZero ? .decimal : numeral).text(of: number)
    }

    private func start(_ level: Int, _ instance: Instance) -> Int {
        instance.starts[level] ?? self.level(level, instance)?.start ?? 1
    }
}

/// Bullets as people see them.
enum Bullet {
    /// The sign of a bullet; symbol fonts keep theirs in a private area, which is shown as a plain bullet.
    static func shown(_ text: String) -> String {
        guard let scalar = text.unicodeScalars.first(where: { $0 != " " }) else { return "•" }
        switch scalar.value {
        case 0xE000...0xF8FF, 0x6C, 0x6E, 0xA7, 0xB7, 0x76: return "•"
        case 0x6F: return "◦"
        default: return String(Character(scalar))
        }
    }
}
