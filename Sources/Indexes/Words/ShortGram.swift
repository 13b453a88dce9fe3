/// A piece of a script without spaces that is shorter than the pieces which the index holds of it: 犬 stands in the index
/// as a part of い犬 and 犬が only.
struct ShortGram {
    let text: String

    /// Takes a term; nil when it is a word or as long as pieces are.
    init?(_ term: String) {
        guard Self.isPiece(term), let first = term.unicodeScalars.first else { return nil }
        let count = term.unicodeScalars.count
        switch Folding.fold(first) {
        case .ideograph where count < 2, .syllable where count < 3: text = term
        default: return nil
        }
    }

    /// Whether a term is of the characters that such scripts have, or beyond them.
    static func isPiece(_ term: String) -> Bool {
        term.unicodeScalars.first.map { $0.value >= 0xE00 } ?? false
    }

    /// The ideograph of a pair that holds one beside a letter of kana, which is grammar as often as not.
    static func ideograph(of pair: String) -> String? {
        let scalars = Array(pair.unicodeScalars)
        guard scalars.count == 2 else { return nil }
        let ideographs = scalars.filter { (0x3400...0x9FFF).contains($0.value) }
        let kana = scalars.count { (0x3040...0x30FF).contains($0.value) }
        return ideographs.count == 1 && kana == 1 ? String(Character(ideographs[0])) : nil
    }
}

extension LexicalScorer {
    /// The terms of a segment that begin with a short piece, and those that end with it.
    ///
    /// Every occurrence begins a piece but the last of a run, so that none is counted twice when the second are used for
    /// chunks alone that the first do not have.
    func terms(
        holding gram: ShortGram, in segment: PostingStore.Segment
    ) throws -> (first: [String], last: [String]) {
        let last = try names.terms(endingWith: gram.text, in: segment, of: segments, from: store)
        return (
            try store.terms(beginningWith: gram.text, in: segment),
            last.filter { $0 != gram.text && ShortGram.isPiece($0) }
        )
    }
}

extension Postings {
    /// Adds what is known of a short piece in a segment.
    mutating func add(
        _ first: Postings, orElse last: Postings
    ) {
        var frequencies: [Int32: TermFrequency] = [:]
        for (chunk, byte) in zip(first.chunks, first.frequencies) {
            frequencies[chunk, default: TermFrequency(byte: 0)].add(TermFrequency(byte: byte))
        }
        for (chunk, byte) in zip(last.chunks, last.frequencies) where frequencies[chunk] == nil {
            frequencies[chunk] = TermFrequency(byte: byte)
        }
        append(frequencies.sorted { $0.key < $1.key }.map { ($0.key, $0.value.byte) })
    }
}

extension TermFrequency {
    fileprivate mutating func add(_ other: TermFrequency) {
        for _ in 0..<other.body { countBody() }
        for _ in 0..<other.heads { countHeads() }
        for _ in 0..<other.title { countTitle() }
    }
}
