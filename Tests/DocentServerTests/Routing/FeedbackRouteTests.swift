import Docent
import Foundation
import Testing

@testable import DocentServer

/// A person's word on an answer, over HTTP.
@Suite(.serialized) struct FeedbackRouteTests {
    private func assistant() async throws -> Assistant {
        let folder = FileManager.default.temporaryDirectory.appending(path: "docent-\(UUID().uuidString)")
            .path
        try FileManager.default.createDirectory(atPath: folder + "/docs", withIntermediateDirectories: true)
        try Data("The notice period is 30 days.".utf8).write(to: URL(filePath: folder + "/docs/a.txt"))
        let writer = try await Assistant.open(
            AssistantConfiguration(indexPath: folder + "/i.sqlite", access: .readWrite, embeddingModel: .none)
        )
        _ = try await writer.ingest(folder: folder + "/docs")
        try writer.index.close()
        return try await Assistant.open(
            AssistantConfiguration(indexPath: folder + "/i.sqlite", access: .readOnly, embeddingModel: .none))
    }

    @Test func `is stored as a case with its passages`() async throws {
        let assistant = try await assistant()
        try await RunningServer.run(assistant) { server in
            let body = #"{"verdict":"bad","question":"How long is the notice period?","expected":"60 days"}"#
            let reply = try await server.request("POST", "/v1/feedback", body: body)
            #expect(reply.status == 200)
            #expect(reply.value("passages") == "1")
            let cases = try await assistant.feedback()
            #expect(cases.map(\.id) == [reply.value("id")])
            #expect(cases.first?.expected == "60 days")
            #expect(cases.first?.chunks.first?.text == "The notice period is 30 days.")
            let mode = try FileManager.default.attributesOfItem(atPath: assistant.feedbackPath)[
                .posixPermissions]
            #expect(mode as? Int == 0o600)
        }
    }

    @Test
    func `asks its question within the number of answers made at once, and not while the server is stopping`()
        async throws
    {
        let answers = ActiveAnswers(limit: 1)
        try await RunningServer.run(try await assistant(), sharing: answers) { server in
            func keep() async throws -> RunningServer.Reply {
                try await server.request(
                    "POST", "/v1/feedback",
                    body: #"{"verdict":"good","question":"How long is the notice period?"}"#)
            }
            let place = try answers.begin(for: nil)
            #expect(try await keep().value("error.code") == "busy")
            answers.end(place)
            #expect(try await keep().status == 200)
            #expect(answers.count == 0)
            answers.stop()
            #expect(try await keep().value("error.code") == "stopping")
        }
    }

    @Test(arguments: [
        (#"{"verdict":"fine","question":"Who?"}"#, 400), (#"{"verdict":"good","question":" "}"#, 400),
        (#"{"verdict":"good"}"#, 400), ("{", 400),
    ])
    func `that cannot be understood is refused`(body: String, status: Int) async throws {
        try await RunningServer.run(try await assistant()) { server in
            let reply = try await server.request("POST", "/v1/feedback", body: body)
            #expect(reply.status == status)
        }
    }
}
