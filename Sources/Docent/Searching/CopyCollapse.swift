import Documents
import Indexes

/// Keeps the first of passages with the same words, and the addresses of the others.
struct CopyCollapse {
    private struct Item {
        let evidence: RankedCandidate
        let document: StoredDocument
        var run: NeighbourRun
        var copies: [String] = []
    }

    private let limit: Int
    private let mergesNeighbours: Bool
    private var items: [Item] = []
    private var known = KnownWordings<Int>()

    init(limit: Int, mergesNeighbours: Bool = false) {
        self.limit = limit
        self.mergesNeighbours = mergesNeighbours
    }

    var isFull: Bool { items.count >= limit }

    /// Takes up a passage that is no better than those before it.
    mutating func add(_ evidence: RankedCandidate, _ chunk: StoredChunk, _ document: StoredDocument) {
        let wording = Wording(chunk.chunk.text)
        if let place = known.place(of: wording) {
            items[place].copies.append("\(document.path), \(chunk.chunk.locator.display)")
            return
        }
        let run = NeighbourRun(chunk)
        let beside = mergesNeighbours ? items.indices.filter { items[$0].run.takes(run) } : []
        guard let place = beside.first else {
            known.add(wording, at: items.count)
            items.append(Item(evidence: evidence, document: document, run: run))
            return
        }
        known.add(wording, at: place)
        items[place].run.add(run, evidence)
        for other in beside.dropFirst().reversed() { join(other, onto: place) }
    }

    /// A passage between two runs makes them one, where that is not too long.
    private mutating func join(_ other: Int, onto place: Int) {
        guard items[place].run.takes(items[other].run) else { return }
        let joined = items.remove(at: other)
        items[place].run.add(joined.run, joined.evidence)
        items[place].copies += joined.copies
        known.move { $0 == other ? place : $0 > other ? $0 - 1 : $0 }
    }

    /// The chunks that each passage is made of, in the order of ``passages``.
    var runs: [NeighbourRun] { items.prefix(limit).map(\.run) }

    /// The best passages, as many as are wanted.
    var passages: [FoundPassage] {
        items.prefix(limit).enumerated().map { position, item in
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
        rank: Int, _ evidence: RankedCandidate, _ stored: StoredChunk, _ document: StoredDocument,
        copies: [String]
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
