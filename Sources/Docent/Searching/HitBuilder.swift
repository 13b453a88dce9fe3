import Documents
import Indexes

/// Turns evidence into hits: fetches the words, lets newer editions go first, collapses copies.
struct HitBuilder: Sendable {
    let index: Index
    /// What is asked, by which it is told whether an old edition is meant.
    let question: String

    /// The first `limit` passages with different words, best first.
    func found(_ evidence: [Evidence], limit: Int) async throws -> [FoundPassage] {
        var collapse = CopyCollapse(limit: limit)
        for page in stride(from: 0, to: evidence.count, by: Self.page) where !collapse.isFull {
            let slice = evidence[page..<min(page + Self.page, evidence.count)]
            for item in try await fetched(slice) {
                collapse.add(item.evidence, item.chunk, item.document)
            }
        }
        return collapse.passages
    }

    private typealias Fetched = (evidence: Evidence, chunk: StoredChunk, document: StoredDocument)

    /// The chunks of a page of evidence that have words, by their weighed scores.
    private func fetched(_ evidence: ArraySlice<Evidence>) async throws -> [Fetched] {
        let chunks = try await index.chunks(evidence.map(\.candidate.chunk))
        let byNumber = Dictionary(chunks.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        let stored = try await index.documents(Array(Set(chunks.map(\.document))))
        let documents = Dictionary(stored.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        let items = evidence.compactMap { item -> Fetched? in
            guard let chunk = byNumber[item.candidate.chunk], let document = documents[chunk.document],
                chunk.chunk.text.contains(where: { $0.isLetter || $0.isNumber })
            else { return nil }
            return (Self.weighed(item, chunk.chunk.layer), chunk, document)
        }
        return behindNewer(items).sorted { $0.evidence.score > $1.evidence.score }
    }

    /// Passages that a newer edition replaces stand behind it, and say so.
    private func behindNewer(_ items: [Fetched]) -> [Fetched] {
        let newer = Editions.replacements(
            among: items.map {
                Editions.Source(
                    document: $0.document.path, title: $0.document.title, text: $0.chunk.chunk.text)
            }, question: question)
        return zip(items, newer).map { item, position in
            guard let position else { return item }
            let (candidate, replacement) = (item.evidence.candidate, items[position])
            let score = min(item.evidence.score, replacement.evidence.score * Self.olderShare)
            let note = "stands behind \(replacement.document.path), a newer edition"
            let evidence = Evidence(candidate: candidate, score: score, notes: item.evidence.notes + [note])
            return (evidence, item.chunk, item.document)
        }
    }

    /// What is left of a newer edition's score for the passage that it replaces.
    private static let olderShare = 0.98

    /// Navigation, banners and running headers seldom answer: they count for half.
    private static func weighed(_ evidence: Evidence, _ layer: Block.Layer) -> Evidence {
        guard layer == .furniture else { return evidence }
        var notes = evidence.notes
        notes.append("counts for half: it stands in a header, a footer or navigation")
        return Evidence(candidate: evidence.candidate, score: evidence.score / 2, notes: notes)
    }

    /// How many passages are fetched at once.
    private static let page = 48
}

/// Keeps the first of passages with the same words, and the addresses of the others.
struct CopyCollapse {
    private typealias Item = (
        evidence: Evidence, chunk: StoredChunk, document: StoredDocument, copies: [String]
    )

    private let limit: Int
    private var items: [Item] = []
    private var places: [[UInt8]: Int] = [:]
    private var placesOfWords: [NearCopy: Int] = [:]

    init(limit: Int) {
        self.limit = limit
    }

    var isFull: Bool { items.count >= limit }

    mutating func add(_ evidence: Evidence, _ chunk: StoredChunk, _ document: StoredDocument) {
        let folded = Self.folded(chunk.chunk.text)
        let words = NearCopy(chunk.chunk.text)
        if let place = places[folded] ?? words.flatMap({ placesOfWords[$0] }) {
            items[place].copies.append("\(document.path), \(chunk.chunk.locator.display)")
        } else if !isFull {
            places[folded] = items.count
            if let words { placesOfWords[words] = items.count }
            items.append((evidence, chunk, document, []))
        }
    }

    /// A text's bytes without regard to white space and to the case of Latin letters.
    private static func folded(_ text: String) -> [UInt8] {
        var folded: [UInt8] = []
        folded.reserveCapacity(text.utf8.count)
        for byte in text.utf8 {
            if byte > 0x20 {
                folded.append((0x41...0x5A).contains(byte) ? byte | 0x20 : byte)
            } else if folded.last.map({ $0 != 0x20 }) ?? false {
                folded.append(0x20)
            }
        }
        if folded.last == 0x20 { folded.removeLast() }
        return folded
    }

    var passages: [FoundPassage] {
        items.enumerated().map { position, item in
            FoundPassage(
                hit: Self.hit(position + 1, item.evidence, item.chunk, item.document, item.copies),
                chunk: item.chunk, document: item.document)
        }
    }

    private static func hit(
        _ rank: Int, _ evidence: Evidence, _ stored: StoredChunk, _ document: StoredDocument,
        _ copies: [String]
    ) -> Hit {
        let candidate = evidence.candidate
        let lexical = candidate.lexicalRank.map { Hit.Leg(rank: $0, score: Double(candidate.lexicalScore)) }
        let vector = candidate.vectorScore.flatMap { score in
            candidate.vectorRank.map { Hit.Leg(rank: $0, score: Double(score)) }
        }
        return Hit(
            rank: rank, document: document.path, collection: document.collection, title: document.title,
            locator: stored.chunk.locator, score: evidence.score, lexical: lexical, vector: vector,
            text: stored.chunk.text,
            headings: Array(
                stored.chunk.headings.dropFirst(stored.chunk.headings.first == document.title ? 1 : 0)),
            context: stored.chunk.context,
            date: document.date, sha256: document.file.sha256.hexadecimal, copies: copies,
            notes: evidence.notes)
    }
}

extension [UInt8] {
    /// The bytes as lower-case hexadecimal digits.
    public var hexadecimal: String {
        let digits = Array("0123456789abcdef".utf8)
        return String(decoding: flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
    }
}
