import Documents

/// The cases that people gave, asked again.
package struct FeedbackEvaluation: Sendable, Hashable, Codable {
    /// What came of each case, oldest first.
    package let cases: [Outcome]
    /// How many hold: the expected words are in the answer, or what was good is as it was.
    package let held: Int
    /// How many do not.
    package let broken: Int
    /// How many ask for nothing that can be checked: bad ones without expected words.
    package let open: Int

    /// What came of one case.
    package struct Outcome: Sendable, Hashable, Codable {
        /// The case's name.
        package let id: String
        /// What the person thought of the answer then.
        package let verdict: FeedbackCase.Verdict
        /// The question.
        package let question: String
        /// Whether the case holds; nil when nothing can be checked.
        package let holds: Bool?
        /// The share of the chunks found then that are found now, from 0 to 1.
        package let chunksFound: Double
        /// Whether the answer's words are those of then.
        package let isAnswerSame: Bool
        /// The answer now.
        package let answer: String

        private enum CodingKeys: String, CodingKey {
            case id, verdict, question, holds, answer
            case chunksFound = "chunks_found"
            case isAnswerSame = "answer_same"
        }
    }

    /// Asks every case of an assistant's index again.
    package static func run(with assistant: Assistant) async throws -> FeedbackEvaluation {
        var outcomes: [Outcome] = []
        for item in try await assistant.feedback() {
            outcomes.append(Outcome(item, try await assistant.ask(item.asked)))
        }
        return FeedbackEvaluation(outcomes)
    }

    init(_ cases: [Outcome]) {
        self.cases = cases
        held = cases.count { $0.holds == true }
        broken = cases.count { $0.holds == false }
        open = cases.count { $0.holds == nil }
    }

    /// One line for each case, then the sums.
    package var table: String {
        let lines = cases.map { item in
            let word = item.holds.map { $0 ? "holds " : "broken" } ?? "open  "
            let share = Int((item.chunksFound * 100).rounded())
            let same = item.isAnswerSame ? "same answer" : "another answer"
            return
                "\(word)  \(item.id)  \(item.verdict.rawValue)  \(share) % of its passages, \(same)  \(item.question)"
        }
        return (lines + ["\(cases.count) cases: \(held) hold, \(broken) broken, \(open) open"]).joined(
            separator: "\n")
    }
}

extension FeedbackEvaluation.Outcome {
    init(_ item: FeedbackCase, _ answer: Answer) {
        let found = Set(answer.passages.map(\.text))
        let kept = item.chunks.count { found.contains($0.text) }
        self.init(
            id: item.id, verdict: item.verdict, question: item.question, holds: Self.holds(item, answer),
            chunksFound: item.chunks.isEmpty ? 1 : Double(kept) / Double(item.chunks.count),
            isAnswerSame: answer.answer == item.answer, answer: answer.answer)
    }

    private static func holds(_ item: FeedbackCase, _ answer: Answer) -> Bool? {
        if let expected = item.expected {
            let words = ([answer.answer] + answer.citations.map(\.quote)).joined(separator: "\n")
            return QuoteFinder(words).range(of: expected) != nil
        }
        guard item.verdict == .good else { return nil }
        let quotes = Set(answer.citations.map(\.quote))
        return answer.status == item.status && (item.quotes.isEmpty || !quotes.isDisjoint(with: item.quotes))
    }
}
