import POSIX

/// How sure it is that the documents hold the answer.
enum Confidence {
    /// From here on the documents are taken to hold the answer.
    static let sure = 0.6
    /// Below this, the answer is withheld; between the two it is shown as perhaps no more than a part of it.
    static let least = 0.18

    /// The most confidence where what is quoted lacks a thing that the question names, though other passages hold it.
    static let doubtful = 0.45
    /// The most confidence where what is quoted tells only what is so, and the question asks for what is not.
    ///
    /// Of 1,925 questions to eight articles of SQuAD 2.0's development part (2026-11-30), 96 of the 966 that nothing answers were so, and
    /// four of the others.
    static let unlikely = 0.25
    /// The least confidence where a part was asked for by its number (“clause 4.2”) and that part is quoted.
    static let told = 0.75
    /// The least share of an unspaced question's words that must be held for an answer without doubt.
    ///
    /// Nothing tells names from other words in such scripts, so that one common word and a near vector would be enough.
    static let leastOfUnspaced = 1.0 / 3
    /// The most confidence where no passage holds a code that the question names.
    static let none = 0.1

    /// What a confidence of this height means.
    static func status(at confidence: Double) -> Answer.Status {
        confidence >= sure ? .answered : confidence >= least ? .partly : .notInDocuments
    }

    /// What the judgement rests on.
    ///
    /// All values lie between 0 and 1, but for the cosines, from which the corpus's usual nearness is subtracted.
    struct Evidence: Sendable, Hashable {
        /// The best cosine of the first three units.
        var cosine = 0.0
        /// The cosine of the best passage, from the index.
        var passage = 0.0
        /// The share of the question's names that the best unit holds.
        var names = 0.0
        /// How much of a row the question names or points at.
        var named = 0.0
        /// How far the best unit is ahead of the best one of another document; 1 where there is none.
        var lead = 0.0
        /// The share of the question's words other than names that the best unit holds with its headings.
        var rest = 0.0
        /// The share of the question's names that the best unit's passage holds.
        var namesAround = 0.0
        /// How well the best unit itself holds what the question says of its subject.
        var predicate = 0.0

        private var values: [Double] { [cosine, passage, names, named, lead, rest, namesAround, predicate] }

        /// The sum of these values, each times its weight.
        func weighed(by weights: Self) -> Double {
            zip(weights.values, values).reduce(0) { $0 + $1.0 * $1.1 }
        }
    }

    /// The mean of two logistic regressions, no weight below 0, one on each half of the questions of the handbook and of nine other
    /// sets: three of pages of an encyclopaedia, two of these asked in other words than theirs, and six of mixed files.
    ///
    /// Each set and class had about the same share, the handbook twelve times as much. The intercept is such that about as many
    /// questions that nothing answers are answered without doubt as with the weights before.
    private static let weights = Evidence(
        cosine: 2.8, passage: 1.5, names: 3, named: 0.9, lead: 0.9, rest: 1.5, namesAround: 1, predicate: 1.6
    )
    private static let intercept = -7.8

    /// Whether the odds of one confidence are clearly above those of another; a difference would vanish near 1.
    static func isClearer(_ one: Double, than other: Double) -> Bool {
        one * (1 - other) >= clearRatio * other * (1 - one)
    }

    /// By how many times the odds of one of two are then at least those of the other.
    private static let clearRatio = 1.5

    /// From 0 to 1.
    static func of(_ evidence: Evidence) -> Double {
        1 / (1 + exp(-(intercept + evidence.weighed(by: weights))))
    }
}
