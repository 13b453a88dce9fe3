import Docent
import Hummingbird

extension Routes {
    /// The reply to a completion with `data_sources`, in the shapes of Azure OpenAI On Your Data.
    ///
    /// In one piece, the context holds what the checked answer quotes. In a stream it comes first, as clients expect, and so
    /// before anything is checked: it holds the passages that the model is sent, the checked answer and its proofs follow in
    /// the last chunk. Where nothing is shown before the check, the stream has the context of the checked answer.
    func completeOnData(
        _ run: AnswerRun, _ form: CompletionForm, _ source: DataSource, for body: ChatCompletionRequest,
        _ scope: RequestScope
    ) async -> Response {
        let found = PassagesSoFar()
        guard body.stream == true else {
            return await whole(run, scope, noting: found) { answer in
                let (told, context) = source.told(answer, found)
                return Response.json(form.whole(told, context: context))
            }
        }
        return Response.events { stream in
            var told = StreamOnData(form: form, source: source, found: found)
            while let step = try await run.next() {
                switch step {
                case .event(.text(let text)): try await told.send(text, to: &stream)
                case .event(let event): found.note(event)
                case .answer(let answer):
                    try await told.finish(answer, wantsUsage: body.wantsUsage, to: &stream)
                }
            }
            try await stream.send(text: "[DONE]")
        } failing: {
            FailureBody(Failure($0), requestID: scope.requestID, passages: found.hits)
        }
    }
}

extension DataSource {
    /// A checked answer as the context has it, and that context.
    ///
    /// - Parameter sources: what its markers point at when that has been told already.
    fileprivate func told(
        _ answer: Answer, _ found: PassagesSoFar, as sources: NumberedSources? = nil
    ) -> (answer: Answer, context: MessageContext) {
        let sources = sources ?? NumberedSources(of: answer, from: found.sources)
        let context = MessageContext(
            contexts, citations: sources.citations, query: found.query ?? answer.question,
            hits: answer.passages)
        return (sources.pointing(answer), context)
    }
}

/// How far the stream of a completion with `data_sources` is.
private struct StreamOnData {
    let form: CompletionForm
    let source: DataSource
    let found: PassagesSoFar
    /// What the markers point at, once that has been told.
    private var begun: (sources: NumberedSources, markers: DocMarkers)?
    private var streamed = ""

    init(form: CompletionForm, source: DataSource, found: PassagesSoFar) {
        self.form = form
        self.source = source
        self.found = found
    }

    /// Sends a piece of text, before the first one the context that it is written from.
    @concurrent mutating func send(_ text: String, to stream: inout EventStream) async throws {
        if begun == nil {
            let sources = NumberedSources(found.sources)
            begun = (sources, DocMarkers(sources.positions))
            try await stream.send(
                form.opening(
                    MessageContext(
                        source.contexts, citations: sources.citations, query: found.query ?? "",
                        hits: found.hits ?? [])))
        }
        try await pass(begun?.markers.pass(text) ?? "", to: &stream)
    }

    /// Sends what is left of the text, and the checked answer with its proofs.
    @concurrent mutating func finish(_ answer: Answer, wantsUsage: Bool, to stream: inout EventStream)
        async throws
    {
        let (told, context) = source.told(answer, found, as: begun?.sources)
        if begun == nil { try await stream.send(form.opening(context)) }
        let words = TextOnlyReply(told)
        if begun == nil {
            streamed = told.answer
            try await stream.send(form.chunk(words.words))
        } else {
            try await pass(begun?.markers.rest() ?? "", to: &stream)
            if let correction = words.correction(of: streamed) {
                try await stream.send(form.chunk(correction))
            }
        }
        try await stream.send(form.last(told, streamed: streamed))
        if wantsUsage { try await stream.send(form.usage(told)) }
    }

    @concurrent private mutating func pass(_ piece: String, to stream: inout EventStream) async throws {
        streamed += piece
        if !piece.isEmpty { try await stream.send(form.chunk(piece)) }
    }
}
