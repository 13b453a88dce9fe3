import ArgumentParser
import Docent

/// `--record` and `--compare`: an evaluation beside an earlier one.
struct ComparingOptions: ParsableArguments {
    @Option(help: "Write the score of each question to this file.")
    var record: String?
    @Option(help: "Compare with the scores in this file, question by question (paired bootstrap).")
    var compare: String?

    /// The scores to compare with, read before anything long begins.
    func earlier() throws -> EvaluationScores? { try compare.map { try EvaluationScores(path: $0) } }

    /// Records the scores where that is wanted, and compares them with the earlier ones.
    func comparison(of scores: EvaluationScores, with earlier: EvaluationScores?) throws
        -> EvaluationComparison?
    {
        if let record { try scores.write(to: record) }
        guard let earlier, let compare else { return nil }
        return try EvaluationComparison(before: earlier, after: scores, path: compare)
    }
}

/// An evaluation's JSON with a comparison among its fields.
struct ComparedEvaluation<Evaluation: Encodable>: Encodable {
    let evaluation: Evaluation
    let comparison: EvaluationComparison?

    private enum CodingKeys: String, CodingKey { case comparison }

    func encode(to encoder: any Encoder) throws {
        try evaluation.encode(to: encoder)
        guard let comparison else { return }
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(comparison, forKey: .comparison)
    }
}
