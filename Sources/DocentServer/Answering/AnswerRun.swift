import Docent
import NIOCore

/// One answer in the making, as steps that a response writes while they come.
///
/// It ends early when the client leaves, when nobody reads any more, or when the server stops.
final class AnswerRun: Sendable {
    /// A step of an answer.
    enum Step: Sendable {
        /// What comes before the answer is whole.
        case event(AnswerEvent)
        /// The whole answer, checked; the last step.
        case answer(Answer)
    }

    private let steps = EventBuffer<Step>(limit: 64)
    private let task: Task<Void, Never>
    private let place: Int
    private let answers: ActiveAnswers

    /// Begins an answer; `channel` is the client's connection.
    ///
    /// - Throws: ``Failure`` when there are too many already, or the server is stopping.
    init(
        _ question: Question, _ answering: any Answering, channel: any Channel, answers: ActiveAnswers
    ) throws {
        let steps = steps
        place = try answers.begin(for: channel)
        self.answers = answers
        task = Task {
            do {
                let answer = try await answering.answer(question) { event in
                    try? await steps.send(.event(event))
                }
                try await steps.send(.answer(answer))
                steps.finish(throwing: nil)
            } catch {
                steps.finish(throwing: error)
            }
        }
        answers.onEarlyEnd(of: place) { [task] error in
            steps.finish(throwing: error)
            task.cancel()
        }
    }

    deinit {
        steps.finish(throwing: CancellationError())
        task.cancel()
        answers.end(place)
    }

    /// The next step, nil after the answer.
    func next() async throws -> Step? {
        try await withTaskCancellationHandler {
            try await steps.next()
        } onCancel: {
            steps.finish(throwing: CancellationError())
            task.cancel()
        }
    }
}
