import Documents
import Embeddings
import GRDB

/// The proof that an index is whole.
///
/// SQLite's own checks know pages and references, not what the blobs mean. So every blob is opened by its checksum,
/// and everything that follows from something else is made again and compared: chunks from texts, hashes and terms
/// from chunks, bit codes from byte codes. Terms are compared by a sum over each chunk's postings that does not
/// depend on their order, so that no second inverted index is needed.
struct IndexCheck {
    private let db: Database
    private let norms: [Norm]
    private let hashes: [UInt64]
    private let dimension: Int
    private var expected: [UInt64]
    /// The same of an index that was made before dates had terms of their own.
    private var undated: [UInt64]
    private var faults: [String] = []

    private static let faultLimit = 20

    /// What is wrong, a line each; nothing when all is well.
    static func faults(in db: Database) throws -> [String] {
        var faults = try pageFaults(db)
        guard faults.isEmpty else { return faults }
        do {
            var check = try IndexCheck(db)
            try check.run()
            faults = check.faults
        } catch let damage as Damage {
            faults.append(damage.part)
        }
        return faults
    }

    private init(_ db: Database) throws {
        self.db = db
        norms = try VectorStore.norms(db)
        hashes = try VectorStore.hashes(db)
        dimension = try IndexState(db).model?.dimension ?? 0
        expected = [UInt64](repeating: 0, count: norms.count)
        undated = expected
    }

    private static func pageFaults(_ db: Database) throws -> [String] {
        let pages = try String.fetchAll(db, sql: "PRAGMA integrity_check(10)").filter { $0 != "ok" }
        let references = try Row.fetchAll(db, sql: "PRAGMA foreign_key_check").map { row in
            "a row of \(row[0] as String? ?? "?") refers to nothing"
        }
        return pages + references.prefix(10)
    }

    private mutating func run() throws {
        var live = 0
        for id in try Int64.fetchAll(
            db, sql: "SELECT id FROM document WHERE format IS NOT NULL ORDER BY firstChunk")
        {
            live += try checkDocument(id)
        }
        note(live == norms.count { $0.isLive }, "some chunks belong to no document")
        note(
            try db.integer("SELECT count(*) FROM chunk") == live,
            "the number of chunks differs from the documents'")
        let orphans = try db.integer(
            "SELECT count(*) FROM part WHERE id / \(ContentStore.partNumbers) NOT IN (SELECT id FROM document)"
        )
        note(orphans == 0, "\(orphans) parts of texts belong to no document")
        let lists = try db.integer("SELECT count(*) FROM posting")
        note(
            lists == (try db.integer("SELECT count(*) FROM term")),
            "the number of terms differs from their lists")
        try checkPostings()
        if dimension > 0 { try checkVectors() }
        for fault in try Index.faultsOfKept(db) { note(false, fault) }
    }

    private mutating func note(_ isWell: Bool, _ fault: @autoclosure () -> String) {
        if !isWell && faults.count < Self.faultLimit { faults.append(fault()) }
    }

    private mutating func checkDocument(_ id: Int64) throws -> Int {
        let store = ContentStore(db: db)
        guard let document = try store.document(id) else {
            throw Damage(part: "document \(id) has no content")
        }
        note(try store.text(of: id, range: nil) == document.text, "document \(id): its text is elsewhere")
        let row = try StoredDocument.all(db, where: "d.id = ?", [id]).first
        note(
            row?.title == document.title && row?.format == document.format,
            "document \(id): its row is another's")
        let run = try store.chunkNumbers(of: id)
        for (ordinal, number) in run.enumerated() {
            guard let chunk = try store.chunk(number)?.chunk else {
                note(false, "chunk \(number) is missing")
                continue
            }
            note(chunk.ordinal == ordinal, "chunk \(number) is not the \(ordinal). of its document")
            note(chunk.text == document[chunk.range], "chunk \(number) is not what its range names")
            check(chunk, number, title: document.title)
        }
        return run.count
    }

    private mutating func check(_ chunk: Chunk, _ number: ChunkID, title: String) {
        guard norms.indices.contains(number), hashes.indices.contains(number) else {
            return note(false, "chunk \(number) has no norm")
        }
        let words = Self.words(of: chunk, number, title: title)
        let norm = Norm(
            layer: chunk.layer, hasVector: norms[number].hasVector, body: words.body, heads: words.heads,
            title: words.title)
        note(norms[number] == norm, "chunk \(number) has another norm")
        note(hashes[number] == Checksum.of(chunk.embeddedText), "chunk \(number) has another hash")
        expected[number] = words.sum
        undated[number] = Self.words(of: chunk, number, title: title, undated: true).sum
    }

    /// How many words the fields of a chunk have, and the sum over its postings.
    private static func words(
        of chunk: Chunk, _ number: ChunkID, title: String, undated: Bool = false
    ) -> (body: Int, heads: Int, title: Int, sum: UInt64) {
        var words = PostingBuilder(first: number, undated: undated)
        let title = words.terms(ofTitle: title)
        let (body, heads) = words.add(chunk, as: number, title: title)
        let sum = words.lists.reduce(into: UInt64(0)) { sum, list in
            list.value.bytes.withUnsafeBytes { bytes in
                var reader = PostingReader(bytes, first: number)
                if let posting = reader.next() {
                    sum &+= share(Checksum.of(list.key), posting.frequency)
                }
            }
        }
        return (body, heads, title.length, sum)
    }

    private mutating func checkPostings() throws {
        var found = [UInt64](repeating: 0, count: norms.count)
        let store = PostingStore(db: db)
        for segment in try store.segments() {
            try store.forEachList(in: segment) { term, bytes in
                let hash = Checksum.of(term)
                var reader = PostingReader(bytes, first: segment.chunks.lowerBound)
                while let posting = reader.next() {
                    guard segment.chunks.contains(posting.chunk), found.indices.contains(posting.chunk) else {
                        throw Damage(part: "words of segment \(segment.id)")
                    }
                    found[posting.chunk] &+= Self.share(hash, posting.frequency)
                }
                note(reader.left == 0, "segment \(segment.id): a list ends too early")
            }
        }
        for number in norms.indices where norms[number].isLive {
            let isWell = found[number] == expected[number] || found[number] == undated[number]
            note(isWell, "chunk \(number): its words are not those of its text")
        }
    }

    private mutating func checkVectors() throws {
        let column = VectorStore.codes(dimension)
        var rows = RowReader(db: db)
        for number in norms.indices where norms[number].isLive && norms[number].hasVector {
            let row = try rows.row(number, of: column)
            let group = try rows.row(number / Signature.groupSize, of: VectorStore.signatures(dimension))
            let lane = number % Signature.groupSize
            let bits = row.withUnsafeBytes {
                VectorCodes.bits(
                    UnsafeRawBufferPointer(rebasing: $0[..<dimension]), count: 1, dimension: dimension)
            }
            let same = stride(from: 0, to: bits.count, by: Signature.groupSize).allSatisfy {
                bits[$0] == group[$0 + lane]
            }
            note(same, "chunk \(number): its bit codes are not those of its vector")
        }
    }

    private static func share(_ term: UInt64, _ frequency: TermFrequency) -> UInt64 {
        var share = (term ^ UInt64(frequency.byte) &* 0x9E37_79B9_7F4A_7C15) &* 0xBF58_476D_1CE4_E5B9
        share ^= share >> 31
        return share
    }
}
