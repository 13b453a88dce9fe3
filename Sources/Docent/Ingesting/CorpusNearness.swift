import FoundationEssentials
import Indexes

/// How near the passages of an index are to questions that they do not answer.
///
/// Where all documents speak of one thing, a question that nothing answers is near to some passage all the same; that
/// much of a cosine says nothing. Measured when the documents change, from sentences of the documents themselves, each
/// compared with the passages beside its own, and from questions about things outside of most collections.
struct CorpusNearness: Sendable, Hashable, Codable {
    /// The median cosine of a sentence to the nearest passage that is not its own.
    let inside: Double
    /// The cosine of a question from outside to the nearest passage, of nine in ten at most.
    let outside: Double
    /// How many sentences were compared.
    let sampled: Int

    /// How much of a cosine says nothing here beyond what says nothing in a collection of mixed documents.
    var excess: Double {
        let excess = max(inside - Self.usualInside, outside - Self.usualOutside)
        return max(-0.06, min(0.12, excess))
    }

    /// Both figures of a company's mixed handbook.
    private static let usualInside = 0.50
    private static let usualOutside = 0.44

    /// The cosine from which a passage is nearer to a question than chance would have it here.
    var threshold: Double { max(Self.usualThreshold, outside) }

    /// The same where nothing was measured.
    static let usualThreshold = 0.40

    static let kind = Index.KeptKind(rawValue: "calibration")
    static let name = "nearness"
    /// The fewest passages that say something about a collection.
    static let fewest = 24

    /// Questions about cooking, sport, animals, music and the like.
    static let outsideQuestions = [
        "How long does an egg have to boil?", "Who won the cup final last year?",
        "What do giraffes eat in the wild?", "Which composer wrote nine symphonies?",
        "How do I tune a guitar?", "What is the capital of Australia?",
        "When do tomatoes have to be planted?", "How many players are in a rugby team?",
        "Why is the sky blue?", "What does a kilometre of motorway cost?",
        "Who painted the ceiling of the chapel in Rome?", "Which planet has the most moons?",
        "How do bees make honey?", "What is the plot of Hamlet?",
        "How often should a dog be washed?", "Which metal melts at room temperature?",
        "When was the printing press invented?", "How do I knit a scarf?",
        "What is the fastest train in Japan?", "Who discovered penicillin?",
    ]
}

extension Assistant {
    /// What the index knows of its own nearness; nil when it was never measured.
    func nearness() async throws -> CorpusNearness? {
        guard embedder != nil else { return nil }
        let kept = try await index.kept(kind: CorpusNearness.kind).first { $0.name == CorpusNearness.name }
        return kept.flatMap { try? JSONDecoder().decode(CorpusNearness.self, from: Data($0.bytes)) }
    }

    /// Forgets what was measured of the documents, since they change.
    func forgetMeasures() async throws {
        try await index.forgetAgreement()
        guard try await nearness() != nil else { return }
        _ = try await index.forget(kind: CorpusNearness.kind, name: CorpusNearness.name)
    }

    /// Measures the nearness when it is not known and every passage has its vector.
    ///
    /// What is sampled depends on the documents' contents alone, so that any history ends in the same figures.
    func measureNearness() async throws {
        guard embedder != nil, try await nearness() == nil else { return }
        let status = try await index.status()
        guard status.chunks >= CorpusNearness.fewest, status.embedded == status.chunks else { return }
        let inside = try await insideCosines()
        let outside = try await cosines(of: CorpusNearness.outsideQuestions).map { $0.first ?? 0 }.sorted()
        guard inside.count >= CorpusNearness.fewest / 4, !outside.isEmpty else { return }
        let measured = CorpusNearness(
            inside: Self.rounded(inside.sorted()[inside.count / 2]),
            outside: Self.rounded(outside[outside.count * 9 / 10]), sampled: inside.count)
        try await index.keep(
            Array(try JSONEncoder.steady.encode(measured)), kind: CorpusNearness.kind,
            name: CorpusNearness.name)
    }

    private static func rounded(_ share: Double) -> Double { (share * 1000).rounded() / 1000 }

    /// For one passage of each of some documents, how near its first sentence is to another passage that says something else:
    /// copies of documents make none of them more alike.
    private func insideCosines() async throws -> [Double] {
        var known: Set<[UInt8]> = []
        let documents = try await index.documents().filter { $0.chunks > 0 }
            .sorted { ($0.file.sha256.hexadecimal, $0.path) < ($1.file.sha256.hexadecimal, $1.path) }
            .filter { known.insert($0.file.sha256).inserted }
        let rounds = max(1, Self.samples / max(1, documents.count))
        var sentences: [(chunk: StoredChunk, words: String)] = []
        for document in documents.prefix(Self.samples) {
            let chunks = try await index.chunks(of: document.id).filter { $0.chunk.layer == .body }
            guard !chunks.isEmpty else { continue }
            let start = Int(document.file.sha256.first ?? 0)
            for round in 0..<min(rounds, chunks.count) {
                let chunk = chunks[(start + round * max(1, chunks.count / rounds)) % chunks.count]
                let words = Self.sentence(of: chunk.chunk.text)
                if words.count >= Self.shortest { sentences.append((chunk, words)) }
            }
        }
        guard !sentences.isEmpty else { return [] }
        let found = try await candidates(near: sentences.map(\.words))
        var cosines: [Double] = []
        for (sentence, found) in zip(sentences, found) {
            let others = found.filter { $0.chunk != sentence.chunk.id }
            let texts = Dictionary(
                uniqueKeysWithValues: try await index.chunks(others.map(\.chunk)).map {
                    ($0.id, $0.chunk.text)
                })
            let nearest = others.first { texts[$0.chunk].map { $0 != sentence.chunk.chunk.text } ?? false }
            if let cosine = nearest?.vectorScore { cosines.append(Double(cosine)) }
        }
        return cosines
    }

    /// How many of the nearest passages are looked through for one that is no copy.
    private static let copies = 12

    /// How many passages are sampled.
    private static let samples = 48
    /// The fewest characters of a sentence that says something.
    private static let shortest = 24

    private static func sentence(of text: String) -> String {
        let sentences = text.split(whereSeparator: { ".\n?".contains($0) })
        return sentences.first { $0.count >= shortest }.map { String($0.prefix(200)) } ?? ""
    }

    private func cosines(of questions: [String]) async throws -> [[Double]] {
        try await candidates(near: questions).map { $0.compactMap { $0.vectorScore.map(Double.init) } }
    }

    private func candidates(near texts: [String]) async throws -> [[Candidate]] {
        guard let embedder else { return [] }
        let vectors = try await BlockingWork.run {
            let matrix = try embedder.embed(texts, as: .question)
            return (0..<matrix.count).map { Array(matrix[$0]) }
        }
        return try await index.nearest(to: vectors, limit: Self.copies)
    }
}
