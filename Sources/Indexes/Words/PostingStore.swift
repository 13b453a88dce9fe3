import GRDB

/// The inverted index: for each term, the chunks that hold it.
///
/// It takes the place of FTS5, whose `bm25()` over an OR of common words reads a row for every match: exact
/// statistics over what a filter admits, field weights, and a few milliseconds over 100,000 chunks need the
/// postings themselves. What FTS5's own check proves of its shadow tables, ``Index/check()`` proves here, by
/// checksums and by taking the words of every stored text again.
///
/// Each transaction appends one immutable segment. When ``fanOut`` segments of one level stand at the end, they
/// become one of the next level, so that few are read and each posting is copied seldom (a log-structured merge,
/// O'Neil et al. 1996). Chunk numbers ascend with segments: merging is joining. Removed chunks stay in their lists
/// until a merge passes, and are left out by whoever reads.
struct PostingStore {
    static let fanOut = 8

    let db: Database

    /// A run of chunks whose words were written together.
    struct Segment: Sendable, Hashable {
        let id: Int64
        let level: Int
        let chunks: Range<Int>
    }

    /// All segments, in the order of their chunks.
    func segments() throws -> [Segment] {
        var found: [Segment] = []
        try db.forEachRow("SELECT id, level, firstChunk, endChunk FROM segment ORDER BY firstChunk, id") {
            row in
            let part = "segment \(row[0] as Int64)"
            let (first, end) = (try row.count(2, of: part), try row.count(3, of: part))
            guard first <= end else { throw Damage(part: part) }
            found.append(
                Segment(id: row[0], level: try row.count(1, of: part, atMost: 64), chunks: first..<end))
        }
        return found
    }

    /// Writes the words of new chunks.
    func append(_ words: PostingBuilder, chunks: Range<Int>) throws {
        guard !chunks.isEmpty else { return }
        let id = try begin(level: 0, chunks)
        for (term, list) in words.lists.sorted(by: { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }) {
            try insert(id, term, list)
        }
        try mergeTail()
    }

    /// Hands out the stored list of a term in a segment; nothing when the segment lacks it.
    func withList(
        of term: String, in segment: Segment, _ body: (UnsafeRawBufferPointer) throws -> Void
    ) throws {
        let sql = """
            SELECT data FROM posting WHERE id = (SELECT posting FROM term WHERE segment = ? AND term = ?)
            """
        try db.forEachRow(sql, [segment.id, term]) { row in
            let part = "words of segment \(segment.id)"
            try row.sealed(0, seed: Self.seed(segment.id, term), part: part, body)
        }
    }

    /// Hands out the stored lists of a term in all segments that have one, as they come: one question instead of one for
    /// each segment.
    func forEachList(
        of term: String, in segments: [Segment], _ body: (Segment, UnsafeRawBufferPointer) throws -> Void
    ) throws {
        let sql = """
            SELECT s.id, p.data FROM segment s CROSS JOIN term t ON t.segment = s.id AND t.term = ?
            CROSS JOIN posting p ON p.id = t.posting
            """
        try db.forEachRow(sql, [term]) { row in
            let id: Int64 = row[0]
            let part = "words of segment \(id)"
            guard let segment = segments.first(where: { $0.id == id }) else { throw Damage(part: part) }
            try row.sealed(1, seed: Self.seed(id, term), part: part) { try body(segment, $0) }
        }
    }

    /// In how many chunks a term stands, removed ones included.
    func count(of term: String) throws -> Int {
        let sql = """
            SELECT coalesce(sum(t.chunks), 0) FROM segment s CROSS JOIN term t ON t.segment = s.id AND t.term = ?
            """
        return try db.integer(sql, [term])
    }

    /// Hands out all lists of a segment in the order of their terms.
    func forEachList(in segment: Segment, _ body: (String, UnsafeRawBufferPointer) throws -> Void) throws {
        try db.forEachRow(
            "SELECT term, data FROM term JOIN posting ON id = posting WHERE segment = ?", [segment.id]
        ) { row in
            let term: String = try row.value(0, of: "words of segment \(segment.id)")
            let part = "words of segment \(segment.id)"
            try row.sealed(1, seed: Self.seed(segment.id, term), part: part) { try body(term, $0) }
        }
    }

    /// The terms of a segment that begin with `prefix`.
    func terms(beginningWith prefix: String, in segment: Segment) throws -> [String] {
        var found: [String] = []
        let sql = "SELECT term FROM term WHERE segment = ? AND term >= ? AND term < ?"
        try db.forEachRow(sql, [segment.id, prefix, prefix + "\u{10FFFF}"]) { found.append($0[0]) }
        return found
    }

    /// Hands out the names of all terms of a segment, in their order.
    func forEachTerm(in segment: Segment, _ body: (String) -> Void) throws {
        try db.forEachRow("SELECT term FROM term WHERE segment = ?", [segment.id]) { body($0[0]) }
    }

    private func mergeTail() throws {
        while true {
            let segments = try segments()
            guard let last = segments.last else { return }
            let tail = segments.suffix(while: { $0.level == last.level })
            guard tail.count >= Self.fanOut, let first = tail.first else { return }
            let norms = try VectorStore.norms(db)
            let chunks = first.chunks.lowerBound..<last.chunks.upperBound
            try merge(Array(tail), level: last.level + 1, into: chunks) { chunk in
                norms.indices.contains(chunk) && norms[chunk].isLive ? chunk : nil
            }
        }
    }

    /// Joins segments that follow each other into one of the given level.
    ///
    /// - Parameters:
    ///   - chunks: the chunk numbers that the new segment spans.
    ///   - renumbered: the new number of a chunk, or nil to leave it out.
    func merge(
        _ segments: [Segment], level: Int, into chunks: Range<Int>, renumbered: (ChunkID) -> ChunkID?
    ) throws {
        guard !segments.isEmpty else { return }
        let id = try begin(level: level, chunks)
        let byID = Dictionary(uniqueKeysWithValues: segments.map { ($0.id, $0) })
        let names = segments.map { String($0.id) }.joined(separator: ",")
        var current: (term: String, list: PostingList)?
        // Only names and numbers are sorted; the lists are fetched one by one.
        let sql = """
            SELECT t.term, t.segment, t.posting FROM term t JOIN segment s ON s.id = t.segment
            WHERE t.segment IN (\(names)) ORDER BY t.term, s.firstChunk
            """
        let rows = try Row.fetchCursor(db, sql: sql)
        while let row = try rows.next() {
            let term: String = row[0]
            guard let segment = byID[row[1]] else { continue }
            if current?.term != term {
                if let current { try insert(id, current.term, current.list) }
                current = (term, PostingList(first: chunks.lowerBound))
            }
            try db.forEachRow("SELECT data FROM posting WHERE id = ?", [row[2] as Int64]) { list in
                let part = "words of segment \(segment.id)"
                try list.sealed(0, seed: Self.seed(segment.id, term), part: part) { bytes in
                    var postings = PostingReader(bytes, first: segment.chunks.lowerBound)
                    while let posting = postings.next() {
                        guard let chunk = renumbered(posting.chunk) else { continue }
                        current?.list.append(chunk, posting.frequency)
                    }
                }
            }
        }
        if let current { try insert(id, current.term, current.list) }
        for segment in segments { try remove(segment) }
    }

    private func remove(_ segment: Segment) throws {
        try db.run(
            "DELETE FROM posting WHERE id IN (SELECT posting FROM term WHERE segment = ?)", [segment.id])
        try db.run("DELETE FROM term WHERE segment = ?", [segment.id])
        try db.run("DELETE FROM segment WHERE id = ?", [segment.id])
    }

    /// The segments at the end that should become one, so that each is larger than all that follow it together, and a
    /// search reads few; none when all is well.
    func unevenTail() throws -> [Segment] {
        let segments = try segments()
        var start = 0
        var after = segments.reduce(0) { $0 + $1.chunks.count }
        while start < segments.count {
            after -= segments[start].chunks.count
            if segments[start].chunks.count < 2 * after { break }
            start += 1
        }
        return segments.count - start > 1 ? Array(segments[start...]) : []
    }

    /// Joins segments that follow each other, without removed chunks.
    func merge(_ segments: [Segment]) throws {
        guard let first = segments.first, let last = segments.last else { return }
        let norms = try VectorStore.norms(db)
        let chunks = first.chunks.lowerBound..<last.chunks.upperBound
        try merge(segments, level: segments.map(\.level).max() ?? 0, into: chunks) { chunk in
            norms.indices.contains(chunk) && norms[chunk].isLive ? chunk : nil
        }
    }

    private func begin(level: Int, _ chunks: Range<Int>) throws -> Int64 {
        try db.run(
            "INSERT INTO segment (level, firstChunk, endChunk) VALUES (?, ?, ?)",
            [level, chunks.lowerBound, chunks.upperBound])
        return db.lastInsertedRowID
    }

    private func insert(_ segment: Int64, _ term: String, _ list: PostingList) throws {
        guard list.count > 0 else { return }
        let sealed = SealedBlob.sealing(list.bytes, seed: Self.seed(segment, term))
        try db.run("INSERT INTO posting (data) VALUES (?)", [sealed.blob])
        try db.run("INSERT INTO term VALUES (?, ?, ?, ?)", [segment, term, list.count, db.lastInsertedRowID])
    }

    private static func seed(_ segment: Int64, _ term: String) -> UInt64 {
        Checksum.of(term) &+ UInt64(truncatingIfNeeded: segment)
    }
}

/// Reads the postings of one list, in the order of their chunks.
struct PostingReader {
    private var reader: CompactReader
    private var chunk: Int
    /// How many postings are left.
    private(set) var left: Int

    /// Reads a list whose segment begins at chunk `first`.
    init(_ bytes: UnsafeRawBufferPointer, first: Int) {
        reader = CompactReader(bytes)
        chunk = first - 1
        left = reader.number() ?? 0
    }

    /// The next posting, or nil at the end.
    @inline(__always)
    mutating func next() -> (chunk: Int, frequency: TermFrequency)? {
        guard left > 0, let code = reader.number() else { return nil }
        left -= 1
        chunk &+= code >> 1
        guard chunk >= 0 else { return nil }
        guard code & 1 == 1 else { return (chunk, .onceInBody) }
        return reader.byte().map { (chunk, TermFrequency(byte: $0)) }
    }
}

extension Array {
    /// The longest run of elements at the end that satisfy a condition.
    fileprivate func suffix(while condition: (Element) -> Bool) -> ArraySlice<Element> {
        var start = endIndex
        while start > startIndex, condition(self[start - 1]) { start -= 1 }
        return self[start...]
    }
}
