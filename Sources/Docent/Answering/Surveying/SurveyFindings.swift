/// What a survey has found so far, each item once.
struct SurveyFindings: Sendable {
    /// How many sections there are.
    var sections = 0
    /// How many of them were read.
    var read = 0
    var tokens = 0
    var promptTokens: Int?
    private var items: [SurveyItem] = []
    /// Where items stand, by their words.
    private var known: [String: Int] = [:]
    /// What each item is proven by so far.
    private var proofs: [Set<Citation>] = []
    private(set) var remarks: [Remark] = []
    /// How many records fulfil the question, of how many, where it asks for such; else places are counted.
    private var count: String?

    /// What is said when nothing was found by words alone: another wording may hold the answer.
    private static let nothing =
        "No sentence or row contains all of these words; ask without --every, or in fewer words."

    var isEmpty: Bool { items.isEmpty }
    /// Whether records were found that fulfil the question.
    var isOfRecords: Bool { count != nil }

    mutating func add(_ found: (items: [SurveyItem], remarks: [Remark])) {
        for item in found.items {
            let key = Words.parts(of: item.words).joined(separator: " ")
            if let place = known[key] {
                items[place].citations += item.citations.filter { proofs[place].insert($0).inserted }
            } else {
                known[key] = items.count
                items.append(item)
                proofs.append(Set(item.citations))
            }
        }
        remarks += found.remarks.filter { !remarks.contains($0) }
    }

    /// Takes the records that fulfil the question for all that answers.
    mutating func add(_ kind: SurveyedKind) {
        count = kind.count
        add((kind.told, []))
    }

    /// How sure it is that what was found answers: the mean of how well each item's proof supports it.
    ///
    /// What a language model lists was compared with its proof. Without one an item is its own proof, and its support is the
    /// share of the question's words that stand there: the quote is proven, but that these words answer the question was
    /// judged by nobody. So all of the words count as much as a part that was asked for by its number
    /// (``Confidence/told``) and fewer count less, though no less than what is shown as an answer.
    private func confidence(isWritten: Bool) -> Double {
        let supports = items.map(\.support)
        guard !supports.isEmpty else { return 0 }
        let mean = min(1, supports.reduce(0, +) / Double(supports.count))
        return isWritten ? mean : max(Confidence.sure, Confidence.told * mean)
    }

    func answer(
        to question: Question, _ asked: AskedQuestion, model: String?, milliseconds: Double
    ) -> Answer {
        var citations: [Citation] = []
        var lines: [String] = []
        for item in items {
            let first = citations.count + 1
            citations += item.citations.enumerated().map { $1.renumbered(first + $0) }
            lines.append("- \(item.words) \(Self.markers(first..<first + item.citations.count))")
        }
        let documents = Set(citations.map(\.document)).count
        let places = model == nil ? citations.count : items.count
        let sum =
            "\(count ?? "\(places)") found in \(documents.counted("document")), read \(read) of \(sections) sections:"
        let isMatched = !items.isEmpty && model == nil && count == nil
        let doubts = isMatched ? doubts(of: asked) : []
        let status: Answer.Status = items.isEmpty ? .notInDocuments : doubts.isEmpty ? .answered : .partly
        let confidence = min(confidence(isWritten: model != nil), Confidence.limit(of: doubts))
        return Answer(
            question: question.text, status: status,
            answer: items.isEmpty
                ? "\(model == nil ? Self.nothing : Refusal.words) Read \(read) of \(sections) sections."
                : ([sum] + lines).joined(separator: "\n"),
            citations: citations, confidence: confidence, passages: [], model: model,
            receipt: Receipt(
                passages: sections, tokens: tokens, promptTokens: promptTokens, sectionsRead: read,
                sections: sections),
            remarks: remarks + doubts.map(Remark.doubt) + (isMatched ? Self.caution(asked) : []),
            milliseconds: milliseconds, doubts: doubts)
    }

    /// The doubt of what the question denies or bounds, where rows were found by its words alone.
    private func doubts(of question: AskedQuestion) -> [Doubt] {
        guard items.contains(where: \.isRow) else { return [] }
        return Doubt.notUnderstood(
            question.query.untold(
                by: items.map(\.words).joined(separator: " "),
                fitted: WrittenBound(firstIn: question.text)?.number))
    }

    /// The markers of a few places, or the first and the last of many.
    private static func markers(_ numbers: Range<Int>) -> String {
        guard numbers.count > 3 else { return numbers.map { "[\($0)]" }.joined() }
        return "[\(numbers.lowerBound)] … [\(numbers.upperBound - 1)], \(numbers.count) times"
    }

    /// What quotes do not come to, where a question asks for a number.
    private static func caution(_ question: AskedQuestion) -> [Remark] {
        if question.computation != nil { return [.notComputed] }
        let words = question.parts.joined(separator: " ")
        guard ["how many", "number of", "wie viele", "combien de", "count "].contains(where: words.contains)
        else { return [] }
        return [.placesCounted]
    }
}
