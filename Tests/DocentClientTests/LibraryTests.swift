import Docent
import DocentServer
import Foundation
import Synchronization
import Testing

#if canImport(FoundationNetworking)
import FoundationNetworking
#endif

/// Docent as a library: this target sees what a program of another package sees.
@Suite("Docent as a library") struct LibraryTests {
    private static let policy = """
        # Travel policy

        ## Hotels

        | Country | Limit per night |
        |---|---|
        | France | EUR 150 |
        | Spain | EUR 120 |
        """

    /// A folder with one document and the place of its index, which is removed at the end.
    private func withFolder(_ body: (_ folder: String, _ index: String) async throws -> Void) async throws {
        let place = FileManager.default.temporaryDirectory.appending(path: "library-\(UUID().uuidString)")
        let documents = place.appending(path: "documents")
        try FileManager.default.createDirectory(at: documents, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: place) }
        try Data(Self.policy.utf8).write(to: documents.appending(path: "travel.md"))
        try await body(documents.path, place.appending(path: "index.sqlite").path)
    }

    @Test func `a program indexes, searches and asks, and every citation verifies`() async throws {
        try await withFolder { folder, index in
            let assistant = try await LibraryProgram.index(folder, at: index)
            #expect(try await LibraryProgram.search(assistant).first?.document == "travel.md")
            let answer = try await LibraryProgram.ask(assistant)
            #expect(answer.status == .answered && answer.answer.contains("EUR 150"))
            let citation = try #require(answer.citations.first)
            #expect(try await LibraryProgram.isProven(citation, by: assistant))
            #expect(
                try await LibraryProgram.converse(with: assistant).last?.answer.answer.contains("120") == true
            )
        }
    }

    @Test func `a language model of the program's own writes the answer`() async throws {
        try await withFolder { folder, index in
            _ = try await LibraryProgram.index(folder, at: index)
            let answer = try await LibraryProgram.write(with: index)
            #expect(answer.model == "parrot" && answer.status == .answered)
            #expect(answer.citations.map(\.verified) == [true])
        }
    }

    @Test func `a program serves its assistant over HTTP until its task is cancelled`() async throws {
        try await withFolder { folder, index in
            let assistant = try await LibraryProgram.index(folder, at: index)
            let (addresses, listening) = AsyncStream.makeStream(of: String.self)
            let serving = Task {
                defer { listening.finish() }
                try await LibraryProgram.serve(assistant) { listening.yield($0) }
            }
            var reply = Data()
            for await address in addresses {
                let url = try #require(URL(string: address + "/v1/search?q=hotel"))
                (reply, _) = try await URLSession.shared.data(from: url)
                serving.cancel()
            }
            #expect(String(decoding: reply, as: UTF8.self).contains("travel.md"))
        }
    }

    @Test func `the guide shows these programs`() throws {
        let root = URL(filePath: #filePath).deletingLastPathComponent()
        let program = Self.lines(
            try String(contentsOf: root.appending(path: "LibraryProgram.swift"), encoding: .utf8))
        let guide = try String(
            contentsOf: root.appending(path: "../../docs/library.md").standardizedFileURL, encoding: .utf8)
        let blocks = guide.components(separatedBy: "```swift\n").dropFirst().compactMap {
            $0.components(separatedBy: "```").first
        }
        #expect(blocks.count > 5)
        for block in blocks where !block.contains(".package(") {
            #expect(program.contains(Self.lines(block)), "LibraryProgram.swift does not hold:\n\(block)")
        }
    }

    /// The lines of a program, without their indentation.
    private static func lines(_ text: String) -> String {
        text.split(separator: "\n").map { $0.trimmingCharacters(in: .whitespaces) }.joined(separator: "\n")
    }
}
