import Synchronization
import Testing

@testable import LanguageModels

/// A reply that nobody reads any more is not asked for any longer.
@Suite(.serialized) struct CancellationTests {
    @Test func `dropping the stream cancels the request within a second`() async throws {
        try await FakeServer.run([[.send(head() + chunk("a")), .hang]]) { server in
            let model = try server.model()
            var stream: ChatStream? = try await model.reply(to: question)
            #expect(stream != nil)
            stream = nil
            try await eventually { server.departures == 1 }
        }
    }

    @Test func `dropping the iterator half-way cancels the request`() async throws {
        try await FakeServer.run([[.send(head() + chunk("a")), .hang]]) { server in
            let model = try server.model()
            for try await event in try await model.reply(to: question) where event == .text("a") { break }
            try await eventually { server.departures == 1 }
        }
    }

    @Test(arguments: [[Step.hang], [.send(head()), .hang], [.send(head() + chunk("a")), .hang]])
    func `cancelling the task that waits cancels the request`(script: [Step]) async throws {
        try await FakeServer.run([script]) { server in
            let model = try server.model()
            let task = Task { try await model.completion(of: question) }
            try await eventually { server.requests.count == 1 }
            try await Task.sleep(for: .milliseconds(50))
            task.cancel()
            await #expect(throws: CancellationError.self) { try await task.value }
            try await eventually { server.departures == 1 }
        }
    }

    @Test func `two hundred clients that leave are two hundred cancelled requests`() async throws {
        try await FakeServer.run([[.send(head() + chunk("a")), .hang]]) { server in
            let model = try server.model()
            try await withThrowingTaskGroup(of: Void.self) { group in
                for _ in 0..<200 {
                    group.addTask {
                        for try await event in try await model.reply(to: question) where event == .text("a") {
                            return
                        }
                    }
                }
                try await group.waitForAll()
            }
            try await eventually { server.departures == 200 }
        }
    }

    @Test func `a writer waits for its reader`() async throws {
        let written = Mutex(0)
        let stream = ChatStream { writer in
            for number in 0..<1000 {
                try await writer.send(.text("\(number)"))
                written.withLock { $0 += 1 }
            }
        }
        try await eventually { written.withLock { $0 } == 64 }
        var read = 0
        for try await event in stream {
            #expect(event == .text("\(read)"))
            read += 1
        }
        #expect(read == 1000)
    }

    @Test func `a stream without a last event is no completion`() async {
        let error = await failure { _ = try await ChatStream([.text("half")]).completion() }
        guard case .incomplete = error else { return #expect(Bool(false), "\(String(describing: error))") }
    }
}
