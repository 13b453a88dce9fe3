/// BERT's tokenizer: text cleaned, split at spaces and punctuation, and each word cut into the longest pieces of a
/// vocabulary from the left (Devlin 2018, Wu 2016).
struct WordPieceTokenizer: Tokenizer {
    /// What a model folder may set.
    struct Options: Sendable, Hashable {
        var lowercases = true
        var stripsAccents = true
        var splitsIdeographs = true
        /// A longer word (in scalars) is unknown.
        var longestWord = 100
    }

    let vocabulary: Vocabulary
    let options: Options
    let frame: TokenFrame
    let unknown: Int32
    /// Marks that are known wherever they stand in a text, such as `[SEP]`: their bytes and numbers.
    let marks: [(bytes: [UInt8], id: Int32)]
    private let marksBegin: [Bool]

    /// Makes a tokenizer; nil when the vocabulary lacks the unknown, start or end mark.
    init?(vocabulary: Vocabulary, options: Options, marks names: Marks = Marks()) {
        guard let unknown = vocabulary.find(names.unknown), let start = vocabulary.find(names.start),
            let end = vocabulary.find(names.end)
        else { return nil }
        self.vocabulary = vocabulary
        self.options = options
        self.unknown = unknown
        frame = TokenFrame(before: [start], between: [end], after: [end])
        marks = names.all.compactMap { name in vocabulary.find(name).map { (Array(name.utf8), $0) } }
        var begin = [Bool](repeating: false, count: 256)
        for mark in marks { begin[Int(mark.bytes[0])] = true }
        marksBegin = begin
    }

    /// The names of a vocabulary's marks.
    struct Marks: Sendable, Hashable {
        var unknown = "[UNK]"
        var start = "[CLS]"
        var end = "[SEP]"
        var padding = "[PAD]"
        var mask = "[MASK]"
        var all: [String] { [unknown, start, end, padding, mask].filter { !$0.isEmpty } }
    }

    func tokens(_ text: String, limit: Int) -> [Token] {
        var text = text
        return text.withUTF8 { utf8 in unsafe tokens(utf8.span, limit: limit) }
    }

    /// The tokens of UTF-8 bytes, which must be valid.
    func tokens(_ text: Span<UInt8>, limit: Int) -> [Token] {
        var pieces = PieceBuilder(vocabulary: vocabulary, unknown: unknown, longestWord: options.longestWord)
        pieces.reserve(min(limit, text.count / 3 + 8))
        var at = 0
        while at < text.count, pieces.tokens.count < limit {
            let byte = text[at]
            if marksBegin[Int(byte)], let mark = mark(in: text, at: at) {
                pieces.endWord()
                pieces.add(mark.id, at, at + mark.bytes.count)
                at += mark.bytes.count
            } else if byte < 0x80 {
                add(ascii: byte, at, to: &pieces)
                at += 1
            } else {
                let next = at + Self.length(byte)
                add(Self.scalar(text, at), at, next, to: &pieces)
                at = next
            }
        }
        pieces.endWord()
        return pieces.tokens.count > limit ? Array(pieces.tokens.prefix(limit)) : pieces.tokens
    }

    private func mark(in text: Span<UInt8>, at start: Int) -> (bytes: [UInt8], id: Int32)? {
        marks.first { mark in
            guard start + mark.bytes.count <= text.count else { return false }
            for at in mark.bytes.indices where text[start + at] != mark.bytes[at] { return false }
            return true
        }
    }

    private func add(ascii byte: UInt8, _ at: Int, to pieces: inout PieceBuilder) {
        switch byte {
        case 0x30...0x39, 0x61...0x7A: pieces.append(byte, at, at + 1)
        case 0x41...0x5A: pieces.append(options.lowercases ? byte | 0x20 : byte, at, at + 1)
        case 0x20, 0x09, 0x0A, 0x0D: pieces.endWord()
        case 0x00..<0x20, 0x7F: break
        default:
            pieces.endWord()
            pieces.append(byte, at, at + 1)
            pieces.endWord()
        }
    }

    private func add(_ scalar: Unicode.Scalar, _ from: Int, _ to: Int, to pieces: inout PieceBuilder) {
        if ScalarRules.isDropped(scalar) { return }
        if scalar.properties.isWhitespace { return pieces.endWord() }
        let alone = options.splitsIdeographs && ScalarRules.isIdeograph(scalar)
        if alone { pieces.endWord() }
        let parts = options.stripsAccents ? ScalarRules.withoutAccents(scalar) : [scalar]
        if parts.isEmpty { pieces.extend(to: to) }
        for part in parts {
            let cased = options.lowercases ? part.properties.lowercaseMapping : String(part)
            for scalar in cased.unicodeScalars { append(scalar, from, to, to: &pieces) }
        }
        if alone { pieces.endWord() }
    }

    private func append(_ scalar: Unicode.Scalar, _ from: Int, _ to: Int, to pieces: inout PieceBuilder) {
        if scalar.isASCII, let byte = UInt8(exactly: scalar.value) {
            return Self.isWord(byte) ? pieces.append(byte, from, to) : pieces.alone([byte], from, to)
        }
        let bytes = Array(String(scalar).utf8)
        if ScalarRules.isPunctuation(scalar) { return pieces.alone(bytes, from, to) }
        pieces.append(scalar: bytes, from, to)
    }

    private static func isWord(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
        default: false
        }
    }

    private static func length(_ lead: UInt8) -> Int { lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4 }

    private static func scalar(_ text: Span<UInt8>, _ at: Int) -> Unicode.Scalar {
        let length = length(text[at])
        var value = UInt32(text[at]) & (0x7F >> UInt32(length))
        for next in 1..<length where at + next < text.count {
            value = value << 6 | UInt32(text[at + next] & 0x3F)
        }
        return Unicode.Scalar(value) ?? "\u{FFFD}"
    }
}
