/// What a rule of a style sheet names: an element by its name, id and classes, and those around it.
struct StyleSelector {
    /// The parts of a selector that speak of one element.
    struct Compound {
        var tag: String?
        var id: String?
        var classes: [String] = []
    }

    /// The element itself, then those around it, each with whether it is the parent of the one before.
    private(set) var subject = Compound()
    private(set) var around: [(compound: Compound, isParent: Bool)] = []
    /// Whether it holds only in some states of the page, or asks for more than is looked at here.
    private(set) var isConditional = false
    /// Whether the state that it asks for is that of the element itself, such as the pointer above it.
    private(set) var asksForPointer = false
    /// Whether it names what is painted before or behind the element's words, which may lie under them.
    private(set) var isPart = false
    private(set) var specificity: UInt64 = 0

    /// Reads one selector; nil when it names no element, or is not understood.
    init?(_ bytes: some Sequence<UInt8>) {
        var reader = Reader(bytes: Array(bytes))
        guard reader.read() else { return nil }
        subject = reader.compound
        // Of very many the nearest are looked at.
        around = Array(reader.passed.reversed().prefix(Self.most))
        isConditional = reader.isConditional || reader.isPart || reader.passed.count > Self.most
        asksForPointer = reader.asksForPointer
        isPart = reader.isPart
        specificity = min(reader.ids, 255) << 16 | min(reader.classes, 255) << 8 | min(reader.tags, 255)
    }

    /// How many elements around another are looked at.
    private static let most = 8

    private struct Reader {
        let bytes: [UInt8]
        var position = 0
        var compound = Compound()
        var passed: [(compound: Compound, isParent: Bool)] = []
        var isConditional = false
        var asksForPointer = false
        var isPart = false
        var ids: UInt64 = 0
        var classes: UInt64 = 0
        var tags: UInt64 = 0

        init(bytes: [UInt8]) { self.bytes = bytes }

        /// Reads all of it; false when it names nothing that can be looked for.
        mutating func read() -> Bool {
            skipSpace()
            guard position < bytes.count else { return false }
            while position < bytes.count {
                guard step() else { return false }
            }
            return true
        }

        private mutating func step() -> Bool {
            let byte = bytes[position]
            switch byte {
            case UInt8(ascii: "*"): position += 1
            case UInt8(ascii: "."):
                position += 1
                classes += 1
                compound.classes.append(name())
            case UInt8(ascii: "#"):
                position += 1
                ids += 1
                compound.id = name()
            case UInt8(ascii: ":"): return pseudo()
            case UInt8(ascii: "["):
                classes += 1
                isConditional = true
                skip(to: UInt8(ascii: "]"))
            case 0...0x20, UInt8(ascii: ">"), UInt8(ascii: "+"), UInt8(ascii: "~"): return combinator()
            case _ where Self.isNamePart(byte):
                tags += 1
                compound.tag = name().lowercased()
            default: return false
            }
            return true
        }

        private mutating func combinator() -> Bool {
            skipSpace()
            guard position < bytes.count else { return true }
            let sign = bytes[position]
            if [UInt8(ascii: ">"), UInt8(ascii: "+"), UInt8(ascii: "~")].contains(sign) {
                position += 1
                skipSpace()
                guard position < bytes.count else { return false }
            }
            if sign == UInt8(ascii: "+") || sign == UInt8(ascii: "~") {
                isConditional = true
            } else {
                passed.append((compound, sign == UInt8(ascii: ">")))
            }
            compound = Compound()
            asksForPointer = false
            return true
        }

        /// Takes a state such as `:hover`; false for a part of an element on which no words stand, such as `::marker`.
        private mutating func pseudo() -> Bool {
            position += 1
            let isElement = position < bytes.count && bytes[position] == UInt8(ascii: ":")
            if isElement { position += 1 }
            let state = name().lowercased()
            if state == "before" || state == "after" {
                isPart = true
                return true
            }
            if isElement || state == "first-line" || state == "first-letter" { return false }
            classes += 1
            if state == "root" {
                compound.tag = "html"
                return true
            }
            isConditional = true
            asksForPointer = asksForPointer || ["hover", "focus", "active", "focus-visible"].contains(state)
            if position < bytes.count, bytes[position] == UInt8(ascii: "(") { skip(to: UInt8(ascii: ")")) }
            return true
        }

        /// Passes over a bracket and what it holds, brackets of its kind included.
        private mutating func skip(to close: UInt8) {
            let open = bytes[position]
            var depth = 0
            while position < bytes.count {
                if bytes[position] == open { depth += 1 }
                if bytes[position] == close { depth -= 1 }
                position += 1
                if depth == 0 { return }
            }
        }

        private mutating func skipSpace() {
            while position < bytes.count, bytes[position] <= 0x20 { position += 1 }
        }

        private mutating func name() -> String {
            let start = position
            while position < bytes.count, Self.isNamePart(bytes[position]) {
                position += bytes[position] == UInt8(ascii: "\\") ? 2 : 1
            }
            position = min(position, bytes.count)
            return StyleScanner.unescaped(bytes[start..<position])
        }

        private static func isNamePart(_ byte: UInt8) -> Bool {
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"),
                UInt8(ascii: "\\"), 0x80...:
                true
            default: false
            }
        }
    }
}
