/// SentencePiece's unigram tokenizer (Kudo 2018): of all ways to cut a word into pieces, the most probable.
///
/// Words are split at white space and begin with U+2581, as models of the XLM-RoBERTa family expect.
struct UnigramTokenizer: Tokenizer {
    let frame: TokenFrame
    private let vocabulary: Vocabulary
    private let scores: [Float]
    private let unknown: Int32
    private let unknownScore: Float
    private let marks: [(bytes: [UInt8], id: Int32)]
    private let characters: CharacterMap?
    private static let begin: [UInt8] = [0xE2, 0x96, 0x81]

    /// Makes a tokenizer; nil when `<s>` or `</s>` are missing.
    init?(
        pieces: [String], scores: [Float], unknown: Int, marks: [(String, Int32)], characters: CharacterMap?
    ) {
        let known = Dictionary(marks, uniquingKeysWith: { first, _ in first })
        guard let start = known["<s>"], let end = known["</s>"], pieces.count == scores.count,
            pieces.indices.contains(unknown)
        else { return nil }
        vocabulary = Vocabulary(
            lines: Array((pieces.joined(separator: "\n") + "\n").utf8), marksContinuations: false)
        guard vocabulary.count == pieces.count else { return nil }
        frame = TokenFrame(before: [start], between: [end, end], after: [end])
        self.scores = scores
        self.unknown = Int32(unknown)
        // As SentencePiece: ten below the least probable piece.
        unknownScore = (scores.min() ?? 0) - 10
        self.marks = marks.map { (Array($0.0.utf8), $0.1) }
        self.characters = characters
    }

    /// A word's bytes after normalisation, with where in the text each came from.
    private struct Word {
        var bytes = UnigramTokenizer.begin
        var starts: [Int32]
        var ends: [Int32]

        init(at start: Int) {
            starts = [Int32](repeating: Int32(start), count: 3)
            ends = starts
        }

        mutating func append(_ new: some Sequence<UInt8>, _ from: Int, _ to: Int) {
            for byte in new {
                bytes.append(byte)
                starts.append(Int32(from))
                ends.append(Int32(to))
            }
        }
    }

    func tokens(_ text: String, limit: Int) -> [Token] {
        var tokens: [Token] = []
        var word: Word?
        func end() {
            if let word { tokens += cut(word) }
            word = nil
        }
        let utf8 = text.utf8
        var at = text.startIndex, offset = 0
        while at < text.endIndex, tokens.count < limit {
            if let mark = marks.first(where: { utf8[at...].starts(with: $0.bytes) }) {
                end()
                let next = offset + mark.bytes.count
                tokens.append(Token(id: mark.id, start: Int32(offset), end: Int32(next)))
                at = utf8.index(at, offsetBy: mark.bytes.count)
                offset = next
                continue
            }
            let character = text[at]
            var from = offset
            for (bytes, length) in normalized(character) {
                if bytes.allSatisfy({ $0 == 0x20 }) {
                    if !bytes.isEmpty { end() }
                } else {
                    if word == nil { word = Word(at: from) }
                    word?.append(bytes, from, from + length)
                }
                from += length
            }
            offset += character.utf8.count
            at = text.index(after: at)
        }
        end()
        return Array(tokens.prefix(limit))
    }

    /// The pieces that a character becomes, each with the bytes of the text that it stands for; spaces are U+0020.
    private func normalized(_ character: Character) -> [(bytes: [UInt8], length: Int)] {
        let utf8 = Array(character.utf8)
        if utf8.count < 6, let replaced = characters?.replacement(utf8) { return [(replaced, utf8.count)] }
        return character.unicodeScalars.map { scalar in
            let bytes = Array(String(scalar).utf8)
            if let replaced = characters?.replacement(bytes) { return (replaced, bytes.count) }
            return (scalar.properties.isWhitespace ? [0x20] : bytes, bytes.count)
        }
    }

    /// Viterbi over the bytes of a word: `best[i]` is the greatest sum of scores of pieces that end at i.
    private func cut(_ word: Word) -> [Token] {
        let count = word.bytes.count
        var best = [Float](repeating: -.infinity, count: count + 1)
        var from = [Int](repeating: 0, count: count + 1)
        var ids = [Int32](repeating: unknown, count: count + 1)
        best[0] = 0
        for start in 0..<count where best[start] > -.infinity {
            var hash = Vocabulary.wordSeed
            let scalar = Self.length(word.bytes[start])
            for end in start + 1...max(start + 1, min(count, start + vocabulary.longest)) {
                hash = Vocabulary.hash(hash, word.bytes[end - 1])
                guard let id = find(word, start..<end, hash), best[start] + scores[Int(id)] > best[end] else {
                    continue
                }
                best[end] = best[start] + scores[Int(id)]
                from[end] = start
                ids[end] = id
            }
            let next = min(count, start + scalar)
            if best[start] + unknownScore > best[next] {
                best[next] = best[start] + unknownScore
                from[next] = start
                ids[next] = unknown
            }
        }
        return read(word, from: from, ids: ids)
    }

    private func find(_ word: Word, _ range: Range<Int>, _ hash: UInt64) -> Int32? {
        vocabulary.find(word.bytes.span.extracting(range), hash: hash, continues: false)
    }

    /// The best way, from its end back to its start; neighbours that are unknown become one.
    private func read(_ word: Word, from: [Int], ids: [Int32]) -> [Token] {
        var tokens: [Token] = []
        var end = word.bytes.count
        while end > 0 {
            let start = from[end]
            let token = Token(id: ids[end], start: word.starts[start], end: word.ends[end - 1])
            if token.id == unknown, let last = tokens.last, last.id == unknown {
                tokens[tokens.count - 1] = Token(id: unknown, start: token.start, end: last.end)
            } else {
                tokens.append(token)
            }
            end = start
        }
        return tokens.reversed()
    }

    private static func length(_ lead: UInt8) -> Int {
        lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4
    }
}
