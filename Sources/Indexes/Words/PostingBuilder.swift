import Documents

/// How often a term stands in the fields of a chunk, in a byte: 4 bits for the body, 2 each for headings
/// (with context) and title.
///
/// Counts beyond 15, 3 and 3 are cut, where BM25 has long levelled off.
struct TermFrequency: Sendable, Hashable {
    var byte: UInt8

    static let onceInBody = TermFrequency(byte: 1)

    var body: Int { Int(byte & 15) }
    var heads: Int { Int(byte >> 4 & 3) }
    var title: Int { Int(byte >> 6) }

    mutating func countBody() { if byte & 15 < 15 { byte += 1 } }
    mutating func countHeads() { if byte >> 4 & 3 < 3 { byte += 16 } }
    mutating func countTitle() { if byte >> 6 < 3 { byte += 64 } }
}

/// The postings of one term: chunk numbers in ascending order with frequencies, as bytes.
///
/// Each is the distance from the one before, doubled, as a varint; odd ones are followed by a ``TermFrequency``,
/// even ones stand for a term that occurs once, in the body.
struct PostingList: Sendable {
    private(set) var count = 0
    private(set) var writer = CompactWriter()
    private var last: Int

    /// Begins a list of chunk numbers from `first` on.
    init(first: Int) {
        last = first - 1
    }

    mutating func append(_ chunk: Int, _ frequency: TermFrequency) {
        let plain = frequency == .onceInBody
        writer.number((chunk - last) << 1 | (plain ? 0 : 1))
        if !plain { writer.byte(frequency.byte) }
        last = chunk
        count += 1
    }

    /// The list as it is stored, behind its count.
    var bytes: [UInt8] {
        var head = CompactWriter()
        head.number(count)
        return head.bytes + writer.bytes
    }
}

/// Gathers the words of new chunks by term.
struct PostingBuilder: Sendable {
    let first: Int
    private(set) var lists: [String: PostingList] = [:]
    private var analyzer = Analyzer()
    private let undated: Bool

    /// Gathers chunks with numbers from `first` on.
    ///
    /// - Parameter undated: without the terms of dates, as indexes were made before there were such.
    init(first: Int, undated: Bool = false) {
        self.first = first
        self.undated = undated
    }

    /// The terms of a document's title.
    mutating func terms(ofTitle title: String) -> AnalyzedText {
        analyzer.terms(ofNext: title, undated: undated)
    }

    /// Adds the words of a chunk, and says how many there are.
    mutating func add(
        _ chunk: Chunk, as number: ChunkID, title: AnalyzedText
    ) -> (body: Int, heads: Int) {
        let heads = analyzer.terms(
            ofNext: (chunk.headings + [chunk.context ?? ""]).joined(separator: "\n"), undated: undated)
        let body = analyzer.terms(ofNext: chunk.text, undated: undated)
        add(number, title: title.terms, heads: heads.terms, body: body.terms)
        return (body.length, heads.length)
    }

    /// Adds the terms of a chunk; numbers must ascend.
    private mutating func add(_ chunk: ChunkID, title: [String], heads: [String], body: [String]) {
        var frequencies: [String: TermFrequency] = [:]
        frequencies.reserveCapacity(body.count)
        let none = TermFrequency(byte: 0)
        for term in body { frequencies[term, default: none].countBody() }
        for term in heads { frequencies[term, default: none].countHeads() }
        for term in title { frequencies[term, default: none].countTitle() }
        for (term, frequency) in frequencies {
            lists[term, default: PostingList(first: first)].append(chunk, frequency)
        }
    }
}
