import Foundation
import POSIX
import Testing

@testable import Docent

/// A model whose server is down.
private struct BrokenModel: LanguageModel {
    let name = "broken"

    func contextLength() async -> Int? { nil }

    func reply(to request: ChatRequest) async throws -> ChatStream {
        throw LanguageModelsError.refused(host: "broken", status: 503, message: nil, retryAfter: nil)
    }
}

@Suite("The audit log")
struct AuditLogTests {
    private func answered(_ count: Int, model: ScriptedModel? = nil) async throws -> (
        Assistant, AuditLog, TemporaryCollection
    ) {
        let place = try TemporaryCollection([
            "a.md": "# Contract\n\nThe notice period is 30 days.",
            "b.md": "# Other\n\nThe canteen opens at noon.",
        ])
        let assistant = try await place.assistant(model, audit: place.path + "/audit.jsonl")
        for number in 0..<count {
            _ = try await assistant.ask(Question("What is the notice period \(number)?"))
        }
        return (assistant, try #require(assistant.audit), place)
    }

    @Test("holds question, chunks, the exact prompt and the answer, and replays without a change")
    func entry() async throws {
        let model = ScriptedModel { _ in "The notice period is 30 days [1]." }
        let (assistant, log, _) = try await answered(2, model: model)
        let entry = try #require(try log.entry(2))
        #expect(entry.prompt == model.requests[1].messages)
        #expect(entry.promptSHA256 == AuditEntry.hash(of: model.requests[1].messages))
        #expect(entry.answer.citations.first?.quote == "The notice period is 30 days.")
        #expect(entry.chunks.first?.document == "a.md")
        let replay = try await assistant.replay(entry)
        #expect(replay.changes == [])
        #expect(replay.isPromptEqual == true)
        #expect(model.requests.count == 2)
        #expect(try log.faults() == [])
    }

    @Test("a chat's replay searched and prompted otherwise than the chat did")
    func chats() async throws {
        let model = ScriptedModel { _ in "The notice period is 30 days [1]." }
        let (assistant, log, _) = try await answered(0, model: model)
        var question = Question("What is the notice period of type:days and path:nowhere?")
        question.readsOperators = false
        question.wishes = "Answer in one line."
        _ = try await assistant.ask(question)
        let replay = try await assistant.replay(try #require(try log.entry(1)))
        #expect(replay.changes == [])
        #expect(replay.isPromptEqual == true)
    }

    @Test("a replay and a case asked again found more passages than the application had asked for")
    func fewerPassages() async throws {
        let model = ScriptedModel { _ in "The notice period is 30 days [1]." }
        let (assistant, log, _) = try await answered(0, model: model)
        var question = Question("notice period or canteen -noon")
        question.mostPassages = 1
        question.readsOperators = false
        let answer = try await assistant.ask(question)
        #expect(answer.receipt.passages == 1)
        let replay = try await assistant.replay(try #require(try log.entry(1)))
        #expect(replay.isPromptEqual == true)
        _ = try await assistant.record(.good, on: question, answered: answer)
        let again = try #require(try await assistant.feedback().first).asked
        #expect(again == question)
        let outcome = try #require(try await FeedbackEvaluation.run(with: assistant).cases.first)
        #expect(outcome.chunksFound == 1 && outcome.isAnswerSame)
    }

    @Test("was not followed beyond a line that is no entry, and nobody said which one that is")
    func strangeLines() async throws {
        let (_, log, _) = try await answered(3)
        let lines = try String(contentsOfFile: log.path, encoding: .utf8).split(separator: "\n").map(
            String.init)
        func write(_ lines: [String]) throws {
            try Data((lines.joined(separator: "\n") + "\n").utf8).write(to: URL(filePath: log.path))
        }
        try write([lines[0], "no entry", lines[1], lines[2]])
        #expect(try log.faults() == ["line 2 is no entry: it was put there"])
        #expect(try log.check().entries == 3)
        #expect(try log.faults(of: 3) == [])
        try write([lines[0], String(lines[1].dropLast(40)), lines[2]])
        let lost = "is no entry: the one that stood there cannot be read any more"
        #expect(try log.faults() == ["line 2 \(lost)"])
        #expect(try log.entries().map(\.id) == [1, 3])
        try write([lines[0], lines[1], "\u{0}\u{0}\u{0}"])
        #expect(try log.faults() == ["line 3 \(lost)"])
        try write([lines[0], lines[2]])
        #expect(
            try log.faults() == [
                "entry 3 in line 2 does not follow the entry before it",
                "entry 3 in line 2 has the wrong number",
            ])
    }

    @Test("lacked summaries that quote, and what was asked again without the model that is down")
    func withoutModel() async throws {
        let (assistant, log, place) = try await answered(0)
        _ = try await assistant.summarize("a.md")
        #expect(try log.entries().map(\.job) == [.summarize])
        let broken = try await place.assistant(BrokenModel(), audit: log.path)
        _ = try await broken.record(.good, on: Question("What is the notice period?"))
        #expect(try log.entries().last?.question == "What is the notice period?")
        #expect(try log.entries().last?.answer.model == nil)
    }

    @Test("holds the prompts of summaries, surveys, comparisons and repairs")
    func jobs() async throws {
        let model = ScriptedModel { _ in "The notice period is 45 days [1]." }
        let (assistant, log, _) = try await answered(0, model: model)
        _ = try await assistant.ask(Question("What is the notice period?", unsupported: .repair))
        _ = try await assistant.survey(Question("List every period"))
        _ = try await assistant.summarize("a.md")
        _ = try await assistant.compare("a.md", with: "b.md")
        let entries = try log.entries()
        #expect(entries.map(\.job) == [nil, .every, .summarize, .compare])
        let logged = entries.flatMap { [$0.prompt] + ($0.further ?? []) }
        #expect(logged == model.requests.map(\.messages))
        #expect(entries[0].further?.count == 1)
        for entry in entries {
            let changes = try await assistant.replay(entry).changes
            #expect(changes == [])
        }
        #expect(try log.faults() == [])
    }

    @Test("a replay says which documents changed or are gone")
    func changes() async throws {
        let (assistant, log, place) = try await answered(1)
        try Data("# Contract\n\nThe notice period is 60 days from now.".utf8).write(
            to: URL(filePath: place.path + "/docs/a.md"))
        try assistant.index.close()
        let later = try await place.assistant(audit: log.path)
        let replay = try await later.replay(try #require(try log.entry(1)))
        #expect(replay.changes.contains("changed since: a.md"))
        #expect(replay.chunks.contains { $0.then == 1 && $0.isFileSame == false })
    }

    @Test("a changed, removed or moved entry is seen", arguments: 0..<3)
    func tampering(kind: Int) async throws {
        let (_, log, _) = try await answered(3)
        var lines = try String(contentsOfFile: log.path, encoding: .utf8).split(separator: "\n").map(
            String.init)
        switch kind {
        case 0: lines[1] = lines[1].replacing("30 days", with: "90 days")
        case 1: lines.remove(at: 1)
        default: lines.swapAt(0, 1)
        }
        try Data((lines.joined(separator: "\n") + "\n").utf8).write(to: URL(filePath: log.path))
        #expect(try !log.faults().isEmpty)
    }

    /// There is no key in the chain: only a hash that is kept elsewhere shows it.
    @Test("a log that was written anew, hashes and all, passed for the one that it was")
    func rewritten() async throws {
        let (assistant, log, _) = try await answered(2)
        let kept = try #require(try log.check().last)
        _ = try await assistant.ask(Question("What is the notice period after that?"))
        let grown = try log.check(expecting: kept.uppercased())
        #expect(grown.faults.isEmpty && grown.expected == 2 && grown.entries == 3)
        let forger = AuditLog(path: log.path + ".forged")
        for entry in try log.entries() {
            _ = try forger.append { place in
                let forged = try JSONEncoder().encode(entry)
                var fields = try #require(try JSONSerialization.jsonObject(with: forged) as? [String: Any])
                fields["previous"] = place.previous
                fields["question"] = "What was the notice period?"
                return try JSONDecoder().decode(
                    AuditEntry.self, from: JSONSerialization.data(withJSONObject: fields))
            }
        }
        #expect(try forger.check().faults.isEmpty)
        #expect(try forger.check(expecting: kept).faults.count == 1)
    }

    @Test("feedback on an entry asked another question than the entry's")
    func asked() async throws {
        let (assistant, log, _) = try await answered(0)
        var question = Question("notice period or canteen -noon", unsupported: .remove, budget: 900)
        question.mostPassages = 1
        question.readsOperators = false
        question.wishes = "Answer in one line."
        _ = try await assistant.ask(question)
        var asked = try #require(try log.entry(1)).asked
        asked.fence = nil
        question.fence = nil
        #expect(asked == question)
    }

    @Test("stays a chain when many write at once, and is closed to others")
    func concurrency() async throws {
        let (assistant, log, _) = try await answered(0)
        try await withThrowingTaskGroup(of: Void.self) { group in
            for number in 0..<20 {
                group.addTask {
                    _ = try await assistant.ask(Question("What is the notice period of \(number)?"))
                }
            }
            try await group.waitForAll()
        }
        #expect(try log.entries().map(\.id) == Array(1...20))
        #expect(try log.faults() == [])
        #expect(
            try FileManager.default.attributesOfItem(atPath: log.path)[.posixPermissions] as? Int == 0o600)
    }

    @Test("a line torn by a loss of power stopped all answers for good", arguments: [1, 40, 100_000])
    func torn(length: Int) async throws {
        let (assistant, log, _) = try await answered(2)
        let file = URL(filePath: log.path)
        let whole = try Data(contentsOf: file)
        let line = try #require(whole.split(separator: UInt8(ascii: "\n")).last)
        // What a crash leaves may be longer than one piece that is read, and zeros too.
        let tail = line.prefix(length) + Data(repeating: 0, count: max(0, length - line.count))
        try (whole + tail).write(to: file)
        #expect(try log.entries().count == 2)
        #expect(try log.faults() == [])
        #expect(try log.remarks().count == 1)
        _ = try await assistant.ask(Question("What is the notice period after that?"))
        let entries = try log.entries()
        #expect(entries.map(\.id) == [1, 2, 3])
        #expect(entries.map { $0.torn?.bytes } == [nil, nil, tail.count])
        #expect(try log.faults() == [])
        let remark = try #require(try log.remarks().first)
        #expect(remark.contains("before entry 3 stood \(tail.count) bytes"))
        #expect(try Data(contentsOf: URL(filePath: log.path + ".torn")) == tail + Data("\n".utf8))
        #expect(try Data(contentsOf: file).starts(with: whole))
    }

    @Test("an entry that lacks but its line feed is an entry")
    func unfed() async throws {
        let (assistant, log, _) = try await answered(2)
        let file = URL(filePath: log.path)
        try Data(contentsOf: file).dropLast().write(to: file)
        #expect(try log.entries().count == 2)
        _ = try await assistant.ask(Question("What is the notice period after that?"))
        #expect(try log.entries().map(\.id) == [1, 2, 3])
        #expect(try log.faults() == [] && log.remarks() == [])
    }

    @Test("a torn line hid nothing: an entry that was changed is still seen")
    func tornAndChanged() async throws {
        let (_, log, _) = try await answered(2)
        let text = try String(contentsOfFile: log.path, encoding: .utf8)
        try Data((text.replacing("30 days", with: "90 days") + "{\"entry\":").utf8).write(
            to: URL(filePath: log.path))
        #expect(try log.faults().count >= 2)
    }

    @Test("a short write left half a line behind")
    func shortWrite() throws {
        let path = FileManager.default.temporaryDirectory.appending(path: "log-\(UUID().uuidString)").path
        let file = try GrowingFile(path: path)
        defer { file.close() }
        try file.append(Array("one".utf8))
        var calls = 0
        #expect(throws: DocentError.auditUnusable(path: path, reason: "No space left on device")) {
            try file.append(Array("two, much longer".utf8)) { descriptor, bytes, count in
                calls += 1
                if calls == 1 { return write(descriptor, bytes, count / 2) }
                errno = calls == 2 ? EINTR : ENOSPC
                return -1
            }
        }
        #expect(calls == 3)
        #expect(try String(contentsOfFile: path, encoding: .utf8) == "one\n")
        try file.append(Array("two".utf8)) { write($0, $1, min($2, 2)) }
        #expect(try file.lastLine() == Array("two".utf8))
    }

    @Test("an answer that cannot be logged is not given")
    func unwritable() async throws {
        let place = try TemporaryCollection(["a.md": "The notice period is 30 days."])
        let assistant = try await place.assistant(audit: place.path + "/nowhere/audit.jsonl")
        await #expect(throws: DocentError.self) {
            try await assistant.ask(Question("What is the notice period?"))
        }
    }
}

@Suite("Feedback")
struct FeedbackTests {
    @Test("becomes a case that holds or breaks when it is asked again")
    func cases() async throws {
        let place = try TemporaryCollection(["a.md": "# Contract\n\nThe notice period is 30 days."])
        let assistant = try await place.assistant()
        let question = Question("How long is the notice period?")
        _ = try await assistant.record(.good, on: question)
        _ = try await assistant.record(.bad, on: question, expected: "60 days")
        _ = try await assistant.record(.bad, on: question)
        let before = try await FeedbackEvaluation.run(with: assistant)
        #expect(before.cases.map(\.holds) == [true, false, nil])
        #expect(before.cases.allSatisfy { $0.chunksFound == 1 && $0.isAnswerSame })
        try Data("# Contract\n\nThe notice period is 60 days.".utf8).write(
            to: URL(filePath: place.path + "/docs/a.md"))
        try assistant.index.close()
        let after = try await FeedbackEvaluation.run(with: try await place.assistant())
        #expect(after.cases.map(\.holds) == [false, true, nil])
        #expect(after.cases.allSatisfy { $0.chunksFound == 0 && !$0.isAnswerSame })
    }

    @Test("a torn case made all cases unreadable")
    func torn() async throws {
        let place = try TemporaryCollection(["a.md": "# Contract\n\nThe notice period is 30 days."])
        let assistant = try await place.assistant()
        let question = Question("How long is the notice period?")
        _ = try await assistant.record(.good, on: question)
        let file = URL(filePath: assistant.feedbackPath)
        try (Data(contentsOf: file) + Data("{\"answer\":\"3".utf8)).write(to: file)
        #expect(try await assistant.feedback().count == 1)
        _ = try await assistant.record(.bad, on: question)
        #expect(try await assistant.feedback().map(\.verdict) == [.good, .bad])
    }
}
