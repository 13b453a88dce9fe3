import Indexes

extension Assistant {
    /// What comparing or summarizing gives where a question asks for that and names the documents with certainty.
    ///
    /// - Returns: nil for other questions, and where a language model answers.
    func performed(_ query: Query) async throws -> Answer? {
        guard languageModel == nil, let task = AskedTask(query.text) else { return nil }
        let start = ContinuousClock.now
        let names = NamedDocuments(try await documents(within: query.filter).filter { $0.chunks > 0 })
        switch task {
        case .summarize(let name):
            guard let document = names.document(named: name) else { return nil }
            let summary = Self.extract(of: try await self.document(document.path))
            return answer(to: query.text, summary, since: start)
        case .compare(let pairs):
            guard let (left, right) = pairs.lazy.compactMap(names.pair).first else { return nil }
            let comparer = DocumentComparer(
                left: try await self.document(left.path), right: try await self.document(right.path))
            return answer(to: query.text, comparer, since: start)
        }
    }

    private func answer(
        to question: String, _ summary: Summary, since start: ContinuousClock.Instant
    ) -> Answer? {
        let parts = summary.sections.filter { !$0.text.isEmpty }.map { section in
            (section.headings.isEmpty ? [] : [section.headings.joined(separator: " › ")]) + [section.text]
        }
        return answer(
            to: question, parts.joined().joined(separator: "\n"), summary.sections.flatMap(\.citations),
            remarks: [.summarized(summary.document)],
            passages: summary.sectionCount, since: start)
    }

    private func answer(
        to question: String, _ comparer: DocumentComparer, since start: ContinuousClock.Instant
    ) -> Answer? {
        let differences = comparer.differences().differences
        var citations: [Citation] = []
        var lines: [String] = []
        for difference in differences.prefix(Self.mostDifferences) {
            let told = [difference.left, difference.right].map { side -> String in
                guard let side else { return "–" }
                citations.append(side.renumbered(citations.count + 1))
                let words = side.quote.split(whereSeparator: \.isWhitespace).joined(separator: " ")
                return "\(words) [\(citations.count)]"
            }
            let section = difference.section.last.map { "\($0): " } ?? ""
            lines.append(section + told.joined(separator: " → "))
        }
        return answer(
            to: question, lines.isEmpty ? "No differences." : lines.joined(separator: "\n"), citations,
            remarks: [
                .compared(
                    comparer.left.path, comparer.right.path, notShown: differences.count - lines.count)
            ],
            passages: 2, since: start)
    }

    /// The most differences that are told at once.
    private static let mostDifferences = 12

    private func answer(
        to question: String, _ text: String, _ citations: [Citation], remarks: [Remark], passages: Int,
        since start: ContinuousClock.Instant
    ) -> Answer? {
        guard !citations.isEmpty else { return nil }
        return Answer(
            question: question, status: .answered, answer: text, citations: citations, confidence: 1,
            passages: [], model: nil, receipt: Receipt(passages: passages, tokens: 0), remarks: remarks,
            milliseconds: start.millisecondsSince)
    }
}

/// Documents as questions name them: by words of their path and title, or by the month that they are of.
private struct NamedDocuments {
    private let documents: [(document: StoredDocument, stems: Set<String>, period: Period?)]

    init(_ documents: [StoredDocument]) {
        self.documents = documents.map {
            let name = "\($0.path) \($0.title)"
            return ($0, Set(Words(name).stems), Period(ofName: name))
        }
    }

    /// The one document that a name can mean; nil where there is none, or more than one.
    func document(named name: String) -> StoredDocument? {
        let period = Period.all(in: name).first
        let rest = period.map { name.replacing($0.text, with: " ") } ?? name
        let words = Words.parts(of: rest).filter { !Lexicon.documentKinds.contains($0) }
        let stems = Set(Words(words.joined(separator: " ")).stems)
        guard !stems.isEmpty || period != nil else { return nil }
        let found = documents.filter { document in
            guard stems.isSubset(of: document.stems) else { return false }
            return period.map { period in document.period.map { !$0.excludes(period) } ?? false } ?? true
        }
        return found.count == 1 ? found[0].document : nil
    }

    /// The two documents of a pair of names, of which the first may leave out what the second ends with: “the October and the November
    /// status”.
    func pair(_ names: [String]) -> (StoredDocument, StoredDocument)? {
        guard names.count == 2, let right = document(named: names[1]) else { return nil }
        let ending = names[1].split(separator: " ").last.map { "\(names[0]) \($0)" }
        let left = document(named: names[0]) ?? ending.flatMap(document(named:))
        return left.flatMap { $0.path == right.path ? nil : ($0, right) }
    }
}
