import Documents
import Indexes
import LanguageModels

extension Assistant {
    /// Summarises a document section by section, every section read.
    ///
    /// With a language model each section is put in its words and checked; without one the sentences that say most of
    /// what the section is about are quoted.
    ///
    /// - Parameters:
    ///   - path: the path of a document of the index, else of a file.
    ///   - progress: called with the sections done and all sections.
    /// - Throws: ``DocentError``: `documentMissing`, `documentUnread`, `pathAmbiguous`; `ReaderError`,
    ///   `LanguageModelsError`.
    public func summarize(
        _ path: String, progress: @Sendable (Int, Int) -> Void = { _, _ in }
    ) async throws -> Summary {
        let document = try await document(path)
        let parts = DocumentPart.parts(of: document.content)
        var sections: [SectionDraft] = []
        var remarks: [Remark] = []
        var cut = 0
        let start = ContinuousClock.now
        let (model, record) = watchedModel()
        for (number, part) in parts.enumerated() {
            if let model {
                let written = try await SectionWriter(model: model).summary(of: part, in: document)
                sections.append(written.section)
                remarks += written.remarks
                if !written.isWhole { cut += 1 }
            } else {
                sections.append(Self.extract(of: part, in: document))
            }
            progress(number + 1, parts.count)
        }
        let summary = Summary(
            document: document.path, title: document.content.title, sections: Self.numbered(sections),
            sectionsRead: parts.count - cut, sectionCount: parts.count, model: model?.name, remarks: remarks)
        if audit != nil { try await log(summary, record?.prompts ?? [], since: start) }
        return summary
    }

    /// A summary in the document's own words.
    static func extract(of document: ComparedDocument) -> Summary {
        let parts = DocumentPart.parts(of: document.content)
        return Summary(
            document: document.path, title: document.content.title,
            sections: numbered(parts.map { extract(of: $0, in: document) }), sectionsRead: parts.count,
            sectionCount: parts.count, model: nil, remarks: [])
    }

    /// Logs a summary as the answer that it is.
    private func log(
        _ summary: Summary, _ prompts: [[ChatMessage]], since start: ContinuousClock.Instant
    ) async throws {
        let citations = summary.sections.flatMap(\.citations)
        let text = summary.sections.map { "\($0.headings.joined(separator: " › "))\n\($0.text)" }
        let question = Question("Summarize \(summary.document)")
        let answer = Answer(
            question: question.text, status: citations.isEmpty ? .notInDocuments : .answered,
            answer: text.joined(separator: "\n\n"), citations: citations, confidence: 1, passages: [],
            model: summary.model,
            receipt: Receipt(
                passages: prompts.count,
                tokens: prompts.joined().reduce(0) { $0 + $1.content.utf8.count / 4 },
                sectionsRead: summary.sectionsRead, sections: summary.sectionCount),
            remarks: summary.remarks, milliseconds: start.millisecondsSince)
        _ = try await logged(answer, question, job: .summarize, prompts: prompts)
    }

    /// The units of a section whose words the section uses most, its first sentence and the rows of sums before others: all of
    /// a short one, one of each three of others, three at most.
    private static func extract(of part: DocumentPart, in document: ComparedDocument) -> SectionDraft {
        let units = Self.own(part.units, of: document.content)
        var counts: [String: Int] = [:]
        for unit in units { for stem in unit.stems { counts[stem, default: 0] += 1 } }
        let heading = Set(Words(part.path.last ?? "").stems)
        let scored = units.enumerated().filter { !$1.isHeader }.map { number, unit in
            let weight = unit.stems.reduce(0.0) { sum, stem in
                sum + Double(counts[stem] ?? 0) * (heading.contains(stem) ? 2 : 1)
            }
            let figures = Figures.all(in: unit.text).isEmpty ? 1 : 1.2
            let length = Double(max(6, unit.stems.count))
            let place = number == 0 ? 1.5 : unit.isOfSums ? 2 : 1
            return (number: number, score: weight / length * figures * place)
        }
        let length = units.reduce(0) { $0 + $1.range.count }
        let isShort = units.allSatisfy(\.cells.isEmpty) && length <= shortSection
        let room = isShort ? scored.count : min(mostUnits, (scored.count + 2) / 3)
        let chosen = scored.sorted { ($0.score, $1.number) > ($1.score, $0.number) }
            .prefix(room).map(\.number).sorted()
        return SectionDraft(
            headings: part.path,
            statements: chosen.map { unit in
                let citation = document.citation(units[unit].range, 1)
                let words = units[unit].row ?? citation.quote
                return (words.split(whereSeparator: \.isWhitespace).joined(separator: " "), [citation])
            })
    }

    /// The units that the document itself says: of a letter those that its sender wrote, where there are any.
    private static func own(_ units: [DocumentPart.Unit], of content: Document) -> [DocumentPart.Unit] {
        guard let first = units.first, let last = units.last else { return units }
        let mail = MailParts(of: content, within: first.range.lowerBound..<last.range.upperBound)
        let own = units.filter { !mail.areHeads($0.range) && !mail.areQuoted($0.range) }
        return own.isEmpty ? units : own
    }

    /// The most bytes of a section that is quoted whole, and the most units of a longer one that are quoted.
    private static let shortSection = 300, mostUnits = 3

    /// The sections with markers that count through the whole summary.
    private static func numbered(_ drafts: [SectionDraft]) -> [Summary.Section] {
        var last = 0
        return drafts.map { draft in
            var (lines, citations): ([String], [Citation]) = ([], [])
            for (words, proofs) in draft.statements {
                let numbered = proofs.enumerated().map { $1.renumbered(last + 1 + $0) }
                last += proofs.count
                let markers = numbered.map { "[\($0.marker)]" }.joined()
                lines.append(markers.isEmpty ? words : "\(words) \(markers)")
                citations += numbered
            }
            return Summary.Section(
                headings: draft.headings, text: lines.joined(separator: "\n"), citations: citations)
        }
    }
}

extension DocumentPart.Unit {
    /// A row's cells after the words that head their columns, where any are; nil of what is no row.
    fileprivate var row: String? {
        guard let name, cells.contains(where: { !$0.header.isEmpty }) else { return nil }
        let told = cells.filter { !$0.value.isEmpty }.map {
            $0.header.isEmpty ? $0.value : "\($0.header): \($0.value)"
        }
        return ([name] + told).joined(separator: ", ")
    }

    fileprivate var isOfSums: Bool {
        name.map { SumRows.isNamed([RowCell(header: "", value: $0)]) } == true
    }
}

/// A section of a summary before its proofs are numbered: what is stated, each with what proves it.
private struct SectionDraft {
    let headings: [String]
    let statements: [(words: String, proofs: [Citation])]
}

/// Lets a language model put a section in few words, and checks them.
private struct SectionWriter: Sendable {
    let model: any LanguageModel

    /// The most bytes of a section that are sent; of a longer one the rest is said to be missing.
    private static let most = 16_000
    /// How few are still worth a try with a model whose context is short.
    private static let least = 500

    func summary(
        of part: DocumentPart, in document: ComparedDocument
    ) async throws -> (section: SectionDraft, remarks: [Remark], isWhole: Bool) {
        // Half of the context at four bytes a token; a server that counts otherwise says so.
        let window = min(Self.most, max(Self.least, await model.contextLength() ?? Self.most))
        var bytes = min(Self.most, window * 2)
        while true {
            do { return try await summary(of: part, in: document, reading: bytes) } catch {
                guard case LanguageModelsError.promptTooLong = error, bytes > Self.least else { throw error }
                bytes /= 2
            }
        }
    }

    private func summary(
        of part: DocumentPart, in document: ComparedDocument, reading bytes: Int
    ) async throws -> (section: SectionDraft, remarks: [Remark], isWhole: Bool) {
        let end = min(part.range.upperBound, part.range.lowerBound + bytes)
        let passage = document.passage(1, range: part.range.lowerBound..<end, headings: part.path)
        let context = PromptContext(
            question: "Say in at most three sentences what this passage says.", passages: [passage.passage],
            history: [], mark: PromptContext.freshMark(), countTokens: { $0.utf8.count / 4 })
        let reply = try await model.completion(of: ChatRequest(messages: context.messages))
        let check = AnswerCheck(reply.text, sources: [ProofSource(passage, number: 1)])
        var remarks = check.remarks + reply.reason.remarks
        if end < part.range.upperBound {
            remarks.append(.sectionCut(part.path, bytes: bytes))
        }
        // Every marker of a section names its one passage; behind the text stand all proofs.
        let statement = (Markers.split(check.text).words, check.citations)
        return (
            SectionDraft(headings: part.path, statements: [statement]), remarks, end == part.range.upperBound
        )
    }
}
