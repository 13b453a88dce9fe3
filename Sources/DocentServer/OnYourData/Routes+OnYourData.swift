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
                let (told, context) = Self.told(answer, source, found)
                return Response.json(form.whole(told, context: context))
            }
        }
        return Response.events { stream in
            var begun: (sources: NumberedSources, markers: DocMarkers)?
            var streamed = ""
            while let step = try await run.next() {
                switch step {
                case .event(.text(let text)):
                    if begun == nil {
                        let sources = NumberedSources(found.sources)
                        let context = MessageContext(
                            source.contexts, citations: sources.citations, query: found.query ?? "",
                            hits: found.hits ?? [])
                        begun = (sources, DocMarkers(sources.positions))
                        try await stream.send(form.opening(context))
                    }
                    let piece = begun?.markers.pass(text) ?? ""
                    streamed += piece
                    if !piece.isEmpty { try await stream.send(form.chunk(piece)) }
                case .event(let event): found.note(event)
                case .answer(let answer):
                    let (told, context) = Self.told(answer, source, found, as: begun?.sources)
                    if begun == nil { try await stream.send(form.opening(context)) }
                    let rest = begun?.markers.rest() ?? told.answer
                    streamed += rest
                    if !rest.isEmpty { try await stream.send(form.chunk(rest)) }
                    try await stream.send(form.last(told, streamed: streamed))
                    if body.wantsUsage { try await stream.send(form.usage(told)) }
                }
            }
            try await stream.send(text: "[DONE]")
        } failing: {
            FailureBody(Failure($0), requestID: scope.requestID, passages: found.hits)
        }
    }

    /// A checked answer as the context has it, and that context.
    ///
    /// - Parameter sources: what its markers point at when that has been told already.
    private static func told(
        _ answer: Answer, _ source: DataSource, _ found: PassagesSoFar, as sources: NumberedSources? = nil
    ) -> (answer: Answer, context: MessageContext) {
        let sources = sources ?? NumberedSources(of: answer, from: found.sources)
        let context = MessageContext(
            source.contexts, citations: sources.citations, query: found.query ?? answer.question,
            hits: answer.passages)
        return (sources.pointing(answer), context)
    }
}
