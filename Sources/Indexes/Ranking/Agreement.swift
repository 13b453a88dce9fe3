import GRDB

/// How far words and vectors agree on which passages are alike, from 0 to 1; chance gives .5.
///
/// A model that does not know the language of the documents puts their vectors anywhere. The passages that share the most
/// telling words with one are then hardly nearer to it than others, while vectors that mean something have most of the
/// others behind these. It is measured on the documents and not on questions: a question may have none of its answer's words.
struct Agreement: Sendable, Hashable {
    let share: Float

    /// How many passages are looked at.
    static let sample = 64
    /// The fewest that say something.
    static let fewest = 24
    /// How many of the passages that share the most words with one are compared with the others.
    static let best = 3

    static let kind = Index.KeptKind(rawValue: "calibration")
    static let name = "agreement"

    init(share: Float) { self.share = share }

    /// The mean over pairs of what was compared: the cosines of the passages with the same words, and those of others.
    init?(_ pairs: [(best: [Float], others: [Float])]) {
        let shares = pairs.filter { !$0.best.isEmpty && !$0.others.isEmpty }.map { best, others in
            best.reduce(Float(0)) { $0 + Self.share(of: others, behind: $1) } / Float(best.count)
        }
        guard shares.count >= Self.fewest else { return nil }
        share = shares.reduce(0, +) / Float(shares.count)
    }

    private static func share(of others: [Float], behind cosine: Float) -> Float {
        let less = others.count { $0 < cosine }, same = others.count { $0 == cosine }
        return (Float(less) + Float(same) / 2) / Float(others.count)
    }

    /// Reads what was measured; nil where nothing was.
    init?(_ db: Database) throws {
        let kept = try Index.kept(db, kind: Self.kind).first { $0.name == Self.name }
        guard let kept, let share = Float(String(decoding: kept.bytes, as: UTF8.self)) else { return nil }
        self.share = share
    }

    /// As it is kept: three digits are more than the sample knows.
    var bytes: [UInt8] { Array("\((share * 1_000).rounded() / 1_000)".utf8) }
}

extension Fusion {
    /// The same with the weight that vectors deserve where words and vectors agree so far; the words take the rest.
    func trusting(_ agreement: Agreement?) -> Fusion {
        guard let agreement, fullAgreement > noAgreement else { return self }
        let trust = max(0, min(1, (agreement.share - noAgreement) / (fullAgreement - noAgreement)))
        var fusion = self
        fusion.vector *= trust
        fusion.neighbourShare *= trust
        fusion.lexical += (1 - trust) * vector
        return fusion
    }
}
