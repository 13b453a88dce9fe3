import Crypto
import Documents
import Indexes

/// Keeps the first of passages with the same words, and the addresses of the others.
struct CopyCollapse {
    private struct Item {
        let evidence: Evidence
        let document: StoredDocument
        var run: NeighbourRun
        var copies: [String] = []
    }

    private let limit: Int
    private let mergesNeighbours: Bool
    private var items: [Item] = []
    private var places: [[UInt8]: Int] = [:]
    private var placesOfWords: [NearCopy: Int] = [:]

    init(limit: Int, mergesNeighbours: Bool = false) {
        self.limit = limit
        self.mergesNeighbours = mergesNeighbours
    }

    var isFull: Bool { items.count >= limit }

    mutating func add(_ evidence: Evidence, _ chunk: StoredChunk, _ document: StoredDocument) {
        let folded = Self.folded(chunk.chunk.text)
        let words = NearCopy(chunk.chunk.text)
        if let place = places[folded] ?? words.flatMap({ placesOfWords[$0] }) {
            items[place].copies.append("\(document.path), \(chunk.chunk.locator.display)")
            return
        }
        let place = placeBeside(chunk) ?? items.count
        if place < items.count {
            items[place].run.add(chunk, evidence)
        } else if !isFull {
            items.append(Item(evidence: evidence, document: document, run: NeighbourRun(chunk)))
        } else {
            return
        }
        places[folded] = place
        if let words { placesOfWords[words] = place }
    }

    private func placeBeside(_ chunk: StoredChunk) -> Int? {
        mergesNeighbours ? items.firstIndex { $0.run.takes(chunk) } : nil
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

    /// What tells a passage's words: of passages with one digest in common only the first is kept.
    static func digests(of text: String) -> [SHA256Digest] {
        [SHA256.hash(data: folded(text))] + (NearCopy(text).map { [$0.digest] } ?? [])
    }

    /// The chunks that each passage is made of, in the order of ``passages``.
    var runs: [NeighbourRun] { items.map(\.run) }

    var passages: [FoundPassage] {
        items.enumerated().map { position, item in
            FoundPassage(
                hit: Hit(
                    rank: position + 1, item.evidence, item.run.best, item.document, copies: item.copies),
                chunk: item.run.best, document: item.document)
        }
    }
}

extension Hit {
    /// A hit of one chunk.
    init(
        rank: Int, _ evidence: Evidence, _ stored: StoredChunk, _ document: StoredDocument, copies: [String]
    ) {
        let chunk = stored.chunk
        self.init(
            rank: rank, document: document.path, collection: document.collection, title: document.title,
            locator: chunk.locator, score: evidence.score, lexical: Leg(lexical: evidence.candidate),
            vector: Leg(vector: evidence.candidate), text: chunk.text,
            headings: Array(chunk.headings.dropFirst(chunk.headings.first == document.title ? 1 : 0)),
            context: chunk.context, date: document.date, sha256: document.file.sha256.hexadecimal,
            copies: copies, notes: evidence.notes)
    }
}

extension Hit.Leg {
    /// What full text says of a candidate; nil when it did not find it.
    init?(lexical candidate: Candidate) {
        guard let rank = candidate.lexicalRank else { return nil }
        self.init(rank: rank, score: Double(candidate.lexicalScore))
    }

    /// What the vectors say of a candidate; nil when they did not find it.
    init?(vector candidate: Candidate) {
        guard let rank = candidate.vectorRank, let score = candidate.vectorScore else { return nil }
        self.init(rank: rank, score: Double(score))
    }
}
