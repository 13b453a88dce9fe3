import Indexes

/// Answers measured on judged questions.
package struct QuestionEvaluation: Sendable, Hashable, Codable {
    /// Figures over a group of answerable questions; shares are from 0 to 1.
    package struct Group: Sendable, Hashable, Codable {
        /// How many questions.
        package let questions: Int
        /// The expected document is the first found.
        package let documentAt1: Double
        /// The expected document is among the first five.
        package let documentAt5: Double
        /// A passage at the expected place is among the first five found.
        package let placeAt5: Double
        /// A cited quote holds the expected answer.
        package let answerInQuote: Double
        /// The answer's own words hold the expected answer.
        package let answerInText: Double
        /// The question was refused although the documents hold the answer.
        package let refused: Double
        /// The question was answered with doubt.
        package let doubted: Double

        private enum CodingKeys: String, CodingKey {
            case questions, refused, doubted
            case documentAt1 = "document@1"
            case documentAt5 = "document@5"
            case placeAt5 = "place@5"
            case answerInQuote = "answer_in_quote"
            case answerInText = "answer_in_text"
        }
    }

    /// Over all answerable questions.
    package let answerable: Group
    /// By kind of question.
    package let kinds: [String: Group]
    /// How many questions the documents do not answer.
    package let unanswerable: Int
    /// The share of those that were answered all the same.
    package let falseAnswers: Double
    /// The share of those that were answered without doubt.
    package let sureFalseAnswers: Double
    /// The share of citations that verified.
    package let verified: Double
    /// How well confidence tells answerable from unanswerable questions: the area under the ROC curve.
    package let abstentionAUC: Double
    /// The share of answerable questions refused when the threshold lets one unanswerable question in a hundred pass.
    package let falseRefusalsAtOnePercent: Double
    /// The same for one in twenty.
    package let falseRefusalsAtFivePercent: Double
    /// The same for one in ten.
    package let falseRefusalsAtTenPercent: Double
    /// The median time of an answer.
    package let milliseconds: Double
    /// What went wrong, a line each.
    package let failures: [String]
    /// The documents that are expected and that the index does not hold.
    package private(set) var missingDocuments: [String] = []
    /// What each question scored; no part of the JSON.
    package private(set) var scores = EvaluationScores()

    private enum CodingKeys: String, CodingKey {
        case answerable, kinds, unanswerable, verified, milliseconds, failures
        case missingDocuments = "missing_documents"
        case falseAnswers = "false_answers"
        case sureFalseAnswers = "sure_false_answers"
        case abstentionAUC = "abstention_auc"
        case falseRefusalsAtOnePercent = "false_refusals_at_1_percent"
        case falseRefusalsAtFivePercent = "false_refusals_at_5_percent"
        case falseRefusalsAtTenPercent = "false_refusals_at_10_percent"
    }

    /// Asks every question of a file.
    ///
    /// - Throws: ``DocentError/evaluationUnusable(path:reason:)``, and what asking throws.
    package static func run(
        file: String, split: String? = nil, with assistant: Assistant
    ) async throws -> QuestionEvaluation {
        let questions = try await JudgedQuestion.read(from: file, split: split)
        guard !questions.isEmpty else {
            throw DocentError.evaluationUnusable(path: file, reason: "contains no questions")
        }
        var trials: [QuestionTrial] = []
        for question in questions {
            let asked = Question(question.question, history: question.history ?? [])
            let findings = try await assistant.search(for: asked, limit: depth)
            trials.append(QuestionTrial(question, findings.hits, try await assistant.ask(asked)))
        }
        var evaluation = QuestionEvaluation(trials)
        let held = Set(try await assistant.index.documents().map(\.path))
        evaluation.missingDocuments = Set(questions.flatMap(\.expectedDocuments)).subtracting(held).sorted()
        return evaluation
    }

    /// How many passages are found for a question: enough that five documents are among them.
    private static let depth = 50

    init(_ trials: [QuestionTrial]) {
        let held = trials.filter(\.question.isAnswerable)
        let absent = trials.filter { !$0.question.isAnswerable }
        answerable = Self.group(held)
        kinds = Dictionary(grouping: held, by: \.question.kind).mapValues(Self.group)
        unanswerable = absent.count
        falseAnswers = Self.share(absent) { !$0.isRefused }
        sureFalseAnswers = Self.share(absent) { $0.answer.status == .answered }
        let citations = trials.flatMap(\.answer.citations)
        verified =
            citations.isEmpty ? 1 : Double(citations.count(where: \.verified)) / Double(citations.count)
        let curve = AbstentionCurve(
            answerable: held.map(\.answer.confidence), unanswerable: absent.map(\.answer.confidence))
        abstentionAUC = curve.area
        falseRefusalsAtOnePercent = curve.falseRefusals(atFalseAnswers: 0.01)
        falseRefusalsAtFivePercent = curve.falseRefusals(atFalseAnswers: 0.05)
        falseRefusalsAtTenPercent = curve.falseRefusals(atFalseAnswers: 0.1)
        milliseconds = trials.map(\.answer.milliseconds).sorted()[trials.count / 2]
        failures = trials.compactMap(\.failure)
        for trial in trials { scores.add(trial.question.id, trial.scores) }
    }

    private static func group(_ trials: [QuestionTrial]) -> Group {
        Group(
            questions: trials.count, documentAt1: share(trials) { $0.isDocumentFound(within: 1) },
            documentAt5: share(trials) { $0.isDocumentFound(within: 5) },
            placeAt5: share(trials, \.isPlaceFound),
            answerInQuote: share(trials, \.isQuoted), answerInText: share(trials, \.isInText),
            refused: share(trials, \.isRefused),
            doubted: share(trials) { $0.answer.status == .partly })
    }

    private static func share(_ trials: [QuestionTrial], _ holds: (QuestionTrial) -> Bool) -> Double {
        trials.isEmpty ? 0 : Double(trials.count(where: holds)) / Double(trials.count)
    }
}

/// One judged question with what came of it.
struct QuestionTrial: Sendable {
    let question: JudgedQuestion
    let answer: Answer
    /// The rank of the first expected document among the documents found, from 1.
    let documentRank: Int?
    let isPlaceFound: Bool

    init(_ question: JudgedQuestion, _ hits: [Hit], _ answer: Answer) {
        self.question = question
        self.answer = answer
        var seen: [String] = []
        for hit in hits where !seen.contains(hit.document) { seen.append(hit.document) }
        documentRank = seen.firstIndex { question.expectedDocuments.contains($0) }.map { $0 + 1 }
        isPlaceFound = hits.prefix(5).contains { hit in
            question.expectedDocuments.contains(hit.document) && question.isAt(hit.locator) ?? true
        }
    }

    var isRefused: Bool { answer.status == .notInDocuments }
    var isQuoted: Bool { answer.citations.contains { question.isProven(by: $0.quote) } }
    var isInText: Bool { question.isProven(by: answer.answer) }

    func isDocumentFound(within rank: Int) -> Bool { documentRank.map { $0 <= rank } ?? false }

    /// The measures of this one question.
    var scores: [String: Double] {
        func one(_ holds: Bool) -> Double { holds ? 1 : 0 }
        guard question.isAnswerable else { return ["unanswerable_refused": one(isRefused)] }
        return [
            "document@1": one(isDocumentFound(within: 1)), "document@5": one(isDocumentFound(within: 5)),
            "place@5": one(isPlaceFound), "answer_in_quote": one(isQuoted), "answer_in_text": one(isInText),
            "answerable_refused": one(isRefused),
        ]
    }

    /// What went wrong, as one line; nil when nothing did.
    var failure: String? {
        let sure = Int((answer.confidence * 100).rounded())
        if !question.isAnswerable {
            return isRefused
                ? nil : "\(question.name): answered (\(sure) %), though not in the documents"
        }
        let expectsNone = question.expectedDocuments.isEmpty
        if isQuoted && !isRefused && (expectsNone || isDocumentFound(within: 5)) { return nil }
        let found =
            documentRank.map { "document #\($0)" }
            ?? (expectsNone
                ? "no document expected"
                : "document not found (\(question.expectedDocuments.joined(separator: ", ")))")
        let what = isRefused ? "refused (\(sure) %)" : isQuoted ? "in quote" : "not in quote"
        let quote = answer.citations.first?.quote.prefix(120) ?? ""
        return
            "\(question.name): \(what), \(found): wanted “\(question.answer ?? "")”, quoted “\(quote)”"
    }
}

extension QuestionEvaluation {
    /// The figures as a table for a person.
    package var table: String {
        func percent(_ share: Double) -> String {
            let text = String(Int((share * 1000).rounded()))
            let padded = String(repeating: "0", count: max(0, 2 - text.count)) + text
            return String(repeating: " ", count: max(0, 5 - padded.count))
                + "\(padded.dropLast()).\(padded.suffix(1)) %"
        }
        func row(_ name: String, _ group: Group) -> String {
            let shares = [
                group.documentAt1, group.documentAt5, group.placeAt5, group.answerInQuote, group.answerInText,
                group.refused,
            ]
            let label = name + String(repeating: " ", count: max(1, 14 - name.count))
            let count = String(group.questions)
            return label + String(repeating: " ", count: max(0, 4 - count.count)) + count
                + shares.map { "   " + percent($0) }.joined()
        }
        var lines = [
            "              questions  doc@1      doc@5    place@5    in quote   in answer    refused"
        ]
        lines += kinds.sorted { $0.key < $1.key }.map { row($0.key, $0.value) }
        lines.append(row("all", answerable))
        lines.append("")
        if unanswerable > 0 {
            lines.append(
                "not in the documents: \(unanswerable) questions, \(percent(falseAnswers)) answered all the same, "
                    + "\(percent(sureFalseAnswers)) without doubt")
        } else {
            lines.append(
                "not in the documents: no such questions, so that false answers cannot be measured")
        }
        if unanswerable > 0, answerable.questions > 0 {
            lines.append(
                "confidence: area under the curve \(RetrievalEvaluation.threeDigits(abstentionAUC)), "
                    + "false refusals at 1, 5 and 10 % false answers \(percent(falseRefusalsAtOnePercent)), "
                    + "\(percent(falseRefusalsAtFivePercent)), \(percent(falseRefusalsAtTenPercent))")
        }
        lines.append(
            "citations verified: \(percent(verified)); median \(Int(milliseconds.rounded())) ms an answer")
        return lines.joined(separator: "\n")
    }
}
