import Documents

/// Reads `sharedStrings.xml`: the texts that cells refer to by number.
struct SharedStringsHandler: XMLHandler {
    enum Name: String, CaseIterable {
        case item = "si", text = "t", phonetic = "rPh"
        case run = "r", vertical = "vertAlign", strike, value = "val"
    }

    private(set) var strings: [Inline] = []
    private var current = Inline()
    private var isInText = false
    private var isPhonetic = false
    private var marks = RunMarks()

    mutating func start(_ name: Name?, _ attributes: XMLAttributes<Name>) throws(ReaderError) {
        switch name {
        case .item: (current, marks) = (Inline(), RunMarks())
        case .run: marks = RunMarks()
        case .vertical: marks.script = Script(verticalAlignment: attributes[.value])
        case .strike: marks.isStruck = attributes.flag(.value) ?? true
        case .phonetic: isPhonetic = true
        case .text: isInText = !isPhonetic
        case .value, nil: break
        }
    }

    mutating func end(_ name: Name?) throws(ReaderError) {
        switch name {
        case .item: strings.append(current)
        case .phonetic: isPhonetic = false
        case .text: isInText = false
        default: break
        }
    }

    mutating func text(_ bytes: UnsafeRawBufferPointer) throws(ReaderError) {
        guard isInText else { return }
        if unsafe bytes.contains(UInt8(ascii: "_")) {
            unsafe current.append(CellText.unescaped(String(decoding: bytes, as: UTF8.self)), marks)
        } else {
            unsafe current.append(utf8: bytes, marks)
        }
    }
}

/// Texts as cells hold them.
enum CellText {
    /// The text with `_x000D_` and its like turned into the characters that they stand for.
    static func unescaped(_ text: String) -> String {
        guard text.utf8.contains(UInt8(ascii: "_")) else { return text }
        let source = Array(text.utf8)
        var result: [UInt8] = []
        var position = 0
        while position < source.count {
            if let scalar = escape(source, position) {
                result += String(Character(scalar)).utf8
                position += 7
            } else {
                result.append(source[position])
                position += 1
            }
        }
        return String(decoding: result, as: UTF8.self)
    }

    /// Where `HYPERLINK("https://example.org","words")` leads, when the address is written out.
    static func linkTarget(of formula: [UInt8]) -> String? {
        guard formula.first == UInt8(ascii: "H"), formula.starts(with: "HYPERLINK(\"".utf8) else {
            return nil
        }
        var target: [UInt8] = []
        var at = 11
        while at < formula.count {
            if formula[at] == UInt8(ascii: "\"") {
                guard at + 1 < formula.count, formula[at + 1] == UInt8(ascii: "\"") else { break }
                at += 1
            }
            target.append(formula[at])
            at += 1
        }
        return target.isEmpty ? nil : String(decoding: target, as: UTF8.self)
    }

    private static func escape(_ source: [UInt8], _ at: Int) -> Unicode.Scalar? {
        guard at + 6 < source.count, source[at] == 0x5F, source[at + 1] == 0x78, source[at + 6] == 0x5F,
            let value = UInt32(String(decoding: source[at + 2...at + 5], as: UTF8.self), radix: 16)
        else { return nil }
        return Unicode.Scalar(value)
    }
}
