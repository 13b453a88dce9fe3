import Documents
import Indexes
import LanguageModels

extension Assistant {
    /// Answers a question that lists or counts by reading every section that the question's filter admits.
    ///
    /// With a language model each stretch of sections is read by it, and what it lists is checked; without one every
    /// sentence, item and row that holds the question's words is quoted.
    ///
    /// - Parameter onProgress: called with the sections read and all sections.
    /// - Throws: ``IndexError``, `LanguageModelsError`.
    public func survey(
        _ question: Question, onProgress: @Sendable (Int, Int) async -> Void = { _, _ in }
    ) async throws -> Answer {
        let start = ContinuousClock.now
        let query = try await standingAlone(question)
        let sections = try await sections(within: query.filter)
        var findings = SurveyFindings()
        let (model, record) = watchedModel()
        if let model {
            let usual = await room()
            var reader = SurveyReader(model: model, embedder: embedder, question: query.text)
            for batch in reader.batches(of: sections, room: question.budget ?? usual) {
                findings.add(try await reader.items(in: batch))
                findings.read += batch.count
                await onProgress(findings.read, sections.count)
            }
            findings.tokens = reader.tokens
            findings.promptTokens = reader.promptTokens
        } else {
            findings.add(
                await SurveyMatcher(query.text, sections).items { await onProgress($0, sections.count) })
            findings.read = sections.count
            await onProgress(sections.count, sections.count)
        }
        let answer = findings.answer(
            to: question, of: sections.count, model: model?.name, milliseconds: start.millisecondsSince)
        return try await logged(answer, question, job: .every, prompts: record?.prompts ?? [])
    }

    /// Every section of the documents that a filter admits, in the order of the documents, each as a passage.
    private func sections(within filter: SearchFilter) async throws -> [SourcedPassage] {
        var sections: [SourcedPassage] = []
        for stored in try await documents(within: filter) where stored.chunks > 0 {
            guard let content = try await index.content(of: stored.id) else { continue }
            for chunk in try await index.chunks(of: stored.id) where filter.layers.contains(chunk.chunk.layer)
            {
                let range = chunk.chunk.range
                let body = content.markdown(of: range, layers: filter.layers)
                let headings = chunk.chunk.headings
                sections.append(
                    SourcedPassage(
                        passage: Passage(
                            number: sections.count + 1, document: stored.path,
                            collection: stored.collection, title: stored.title,
                            headings: headings, locator: chunk.chunk.locator, text: chunk.chunk.text,
                            shown: headings.isEmpty ? body : headings.joined(separator: " › ") + "\n" + body,
                            blocks: Array(content.blocks(overlapping: range)), date: stored.date,
                            sha256: stored.file.sha256.hexadecimal, score: 1),
                        content: content, layers: filter.layers))
            }
        }
        return sections
    }
}

/// Something that a survey found: words, and where they stand.
struct SurveyItem: Sendable {
    let words: String
    let citations: [Citation]
}

/// What a survey has found so far, each item once.
struct SurveyFindings: Sendable {
    var read = 0
    var tokens = 0
    var promptTokens: Int?
    private var items: [SurveyItem] = []
    private var known: Set<String> = []
    private(set) var remarks: [String] = []

    /// What is said when nothing was found by words alone: another wording may hold the answer.
    private static let nothing =
        "No sentence or row holds all of these words; ask without --every, or in fewer words."

    mutating func add(_ found: (items: [SurveyItem], remarks: [String])) {
        for item in found.items {
            let key = item.words.lowercased().split { !$0.isLetter && !$0.isNumber }.joined(separator: " ")
            if known.insert(key).inserted { items.append(item) }
        }
        remarks += found.remarks.filter { !remarks.contains($0) }
    }

    /// How sure it is that what was found answers: the mean of how well each item's proof supports it.
    ///
    /// What a language model lists was compared with its proof. Without one an item is its own proof, and its support is the
    /// share of the question's words that stand there: the quote is proven, but that these words answer the question was
    /// judged by nobody. So all of the words count as much as a part that was asked for by its number
    /// (``Confidence/told``) and fewer count less, though no less than what is shown as an answer.
    private func confidence(isWritten: Bool) -> Double {
        let supports = items.map { $0.citations.compactMap(\.support).max() ?? 1 }
        guard !supports.isEmpty else { return 0 }
        let mean = min(1, supports.reduce(0, +) / Double(supports.count))
        return isWritten ? mean : max(Confidence.sure, Confidence.told * mean)
    }

    func answer(to question: Question, of sections: Int, model: String?, milliseconds: Double) -> Answer {
        var citations: [Citation] = []
        var lines: [String] = []
        for item in items {
            let first = citations.count + 1
            citations += item.citations.enumerated().map { $1.renumbered(first + $0) }
            let markers = (first..<first + item.citations.count).map { "[\($0)]" }.joined()
            lines.append("- \(item.words) \(markers)")
        }
        let documents = Set(citations.map(\.document)).count
        let sum =
            "\(items.count) found in \(documents.counted("document")), read \(read) of \(sections) sections:"
        return Answer(
            question: question.text, status: items.isEmpty ? .notInDocuments : .answered,
            answer: items.isEmpty
                ? "\(model == nil ? Self.nothing : Refusal.words) Read \(read) of \(sections) sections."
                : ([sum] + lines).joined(separator: "\n"),
            citations: citations, confidence: confidence(isWritten: model != nil), passages: [], model: model,
            receipt: Receipt(
                passages: sections, tokens: tokens, promptTokens: promptTokens, sectionsRead: read,
                sections: sections), remarks: remarks, milliseconds: milliseconds)
    }
}

/// Lets a language model read stretches of sections and list what answers; what nothing supports is left out.
struct SurveyReader: Sendable {
    let model: any LanguageModel
    let embedder: (any Embedder)?
    let question: String
    private(set) var tokens = 0
    private(set) var promptTokens: Int?

    init(model: any LanguageModel, embedder: (any Embedder)?, question: String) {
        self.model = model
        self.embedder = embedder
        self.question = question
    }

    /// The sections in stretches that fit a budget of tokens.
    func batches(of sections: [SourcedPassage], room: Int) -> [[SourcedPassage]] {
        var batches: [[SourcedPassage]] = []
        var left = 0
        for section in sections {
            let tokens = TokenCount.of(section.passage.shown, embedder) + 40
            if batches.isEmpty || tokens > left || batches[batches.count - 1].count >= 40 {
                batches.append([])
                left = room
            }
            batches[batches.count - 1].append(section)
            left -= tokens
        }
        return batches
    }

    /// What a stretch holds; it is read in halves when the model has no room for the whole, or its reply is cut.
    mutating func items(in batch: [SourcedPassage]) async throws -> (items: [SurveyItem], remarks: [String]) {
        do {
            let numbered = Self.numbered(batch)
            let reply = try await reply(on: numbered)
            if reply.reason.remarks.isEmpty || batch.count == 1 { return checked(reply, on: numbered) }
        } catch {
            guard case LanguageModelsError.promptTooLong = error, batch.count > 1 else { throw error }
        }
        let first = try await items(in: Array(batch[..<(batch.count / 2)]))
        let second = try await items(in: Array(batch[(batch.count / 2)...]))
        return (first.items + second.items, first.remarks + second.remarks)
    }

    /// What the model lists of sections that bear the numbers by which it knows them.
    private mutating func reply(on batch: [SourcedPassage]) async throws -> ChatCompletion {
        let context = PromptContext(
            question: """
                \(question)

                List each thing in these passages that answers, one a line, each as a short sentence with the passage's \
                number. Leave nothing out, and count nothing yourself.
                """, passages: batch.map(\.passage), history: [], mark: Gathered.mark(),
            countTokens: { [embedder] in TokenCount.of($0, embedder) })
        let reply = try await model.completion(of: ChatRequest(messages: context.messages))
        tokens += context.tokens
        if let read = reply.usage?.promptTokens { promptTokens = (promptTokens ?? 0) + read }
        return reply
    }

    /// The lines of a reply that one of the numbered passages supports.
    ///
    /// The words of a refusal end nothing: a document can ask a model to write them.
    private func checked(_ reply: ChatCompletion, on batch: [SourcedPassage]) -> (
        items: [SurveyItem], remarks: [String]
    ) {
        let proofs = batch.map { ProofSource($0, number: $0.passage.number) }
        var items: [SurveyItem] = []
        var remarks = reply.reason.remarks
        let text = reply.text.replacing(PromptContext.refusal, with: "")
        for line in text.split(separator: "\n") where line.contains(where: \.isLetter) {
            let check = AnswerCheck(String(line), sources: proofs, question: question, handling: .remove)
            remarks += check.remarks
            guard !check.citations.isEmpty else { continue }
            let words = Markers.split(check.text).words.drop {
                $0 == "-" || $0 == "*" || $0 == "•" || $0 == " "
            }
            items.append(SurveyItem(words: String(words), citations: check.citations))
        }
        return (items, remarks)
    }

    /// The sections of a stretch under the numbers that the model knows them by.
    private static func numbered(_ batch: [SourcedPassage]) -> [SourcedPassage] {
        batch.enumerated().map { number, section in
            SourcedPassage(
                passage: section.passage.renumbered(number + 1), content: section.content,
                layers: section.layers)
        }
    }
}

extension Passage {
    /// The same passage under another number.
    func renumbered(_ number: Int) -> Passage {
        Passage(
            number: number, document: document, collection: collection, title: title, headings: headings,
            locator: locator, text: text, shown: shown, blocks: blocks, date: date, sha256: sha256,
            score: score)
    }
}
