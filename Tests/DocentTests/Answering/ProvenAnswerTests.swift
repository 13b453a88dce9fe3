import Foundation
import Testing

@testable import Docent

struct ProvenAnswerTests {
    private func place() throws -> TemporaryCollection {
        try TemporaryCollection([
            "taxi.txt": "Taxis are paid up to EUR 40.", "rail.txt": "Rail is second class.",
        ])
    }

    private static let question = Question("Up to what are taxis paid?")

    @Test func `a file that had changed since it was indexed was proof without a word`() async throws {
        let place = try place()
        let assistant = try await place.assistant()
        let before = try await assistant.ask(Self.question)
        #expect(before.citations.map(\.document) == ["taxi.txt"])
        #expect(!before.remarks.contains { $0.text.hasPrefix("Changed or deleted") })
        try Data("Taxis are paid up to EUR 99.".utf8).write(to: URL(filePath: place.path + "/docs/taxi.txt"))
        let changed = try await assistant.ask(Self.question)
        #expect(changed.citations.map(\.quote) == before.citations.map(\.quote))
        #expect(
            changed.remarks.contains {
                $0.text.hasPrefix("Changed or deleted since it was indexed: taxi.txt.")
            })
        try FileManager.default.removeItem(atPath: place.path + "/docs/taxi.txt")
        let gone = try await assistant.ask(Self.question)
        #expect(
            gone.remarks.contains { $0.text.hasPrefix("Changed or deleted since it was indexed: taxi.txt.") })
        try FileManager.default.removeItem(atPath: place.path + "/docs")
        let elsewhere = try await assistant.ask(Self.question)
        #expect(!elsewhere.remarks.contains { $0.text.hasPrefix("Changed or deleted") })
    }

    @Test func `a quote of a document that was replaced meanwhile left as proof`() async throws {
        let place = try place()
        let answer = try await place.assistant().ask(Self.question)
        #expect(answer.citations.count == 1)
        try Data("Coaches, not taxis, are paid up to EUR 99.".utf8).write(
            to: URL(filePath: place.path + "/docs/taxi.txt"))
        let later = try await place.assistant()
        let proven = try await later.proven(answer)
        #expect(proven.citations.isEmpty && proven.confidence == 0 && proven.status == .partly)
        #expect(
            proven.remarks.contains { $0.text.hasPrefix("Indexed again while this was answered: taxi.txt.") })
        #expect(proven.answer.contains("[unsupported]") && !proven.answer.contains("[1]"))
        let same = try await later.ask(Self.question)
        #expect(try await later.proven(same).citations == same.citations)
    }
}
