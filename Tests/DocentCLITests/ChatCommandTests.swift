import Foundation
import Testing

@testable import DocentCLI

@Suite("docent chat")
struct ChatCommandTests {
    private func ready() throws -> DocentBinary {
        let docent = try DocentBinary()
        try docent.write(
            "# Contract\n\nThe notice period for staff is 30 days. The notice period for managers is 90 days.",
            to: "docs/contract.md")
        try docent.write("# Canteen\n\nThe canteen opens at noon.", to: "docs/canteen.md")
        try docent.run("index", "docs")
        return docent
    }

    @Test("answers each line, resolves a follow-up, and shows sources through a pipe")
    func pipe() throws {
        let docent = try ready()
        let input =
            "How long is the notice period for staff?\nAnd for managers?\n/explain\n/history\n/quit\nignored\n"
        let result = try docent.run("chat", "--model", "none", input: input)
        #expect(result.status == 0)
        #expect(result.output.contains("30 days"))
        #expect(result.output.contains("90 days"))
        #expect(result.output.contains("searched for: And for managers? How long is the notice period"))
        #expect(result.output.contains("full text #1"))
        #expect(result.output.contains("2. And for managers?"))
        #expect(!result.output.contains("ignored"))
    }

    @Test("the passages shown are not said to be all that were searched")
    func searched() throws {
        let docent = try ready()
        for number in 1...30 {
            try docent.write("# Site \(number)\n\nSite \(number) has a lift.", to: "docs/site/\(number).md")
        }
        try docent.run("index", "docs", "--text-only", "--quiet")
        let input = "When does the canteen open?\n/sources\n"
        let all = try docent.run("chat", "--model", "none", input: input).output
        #expect(all.contains("among 32,"), "\(all)")
        let narrowed = try docent.run("chat", "--model", "none", "--path", "c*", input: input).output
        #expect(narrowed.contains("among 2,"), "\(narrowed)")
    }

    @Test("as JSON prints one answer a line")
    func json() throws {
        let result = try ready().run(
            "chat", "--json", "--model", "none", input: "When does the canteen open?\nWho won in 1972?\n")
        let lines = result.output.split(separator: "\n")
        #expect(lines.count == 2)
        #expect(lines.first?.contains("\"status\":\"answered\"") == true)
    }

    @Test("saves on request, with proofs, and never over a file")
    func save() throws {
        let docent = try ready()
        let input = "When does the canteen open?\n/save talk.md\n/save talk.md\n/nonsense\n"
        let result = try docent.run("chat", "--model", "none", input: input)
        let saved = try String(contentsOf: docent.folder.appending(path: "talk.md"), encoding: .utf8)
        #expect(saved.contains("## When does the canteen open?"))
        #expect(saved.contains("> The canteen opens at noon."))
        #expect(result.errors.contains("is there already"))
        #expect(result.errors.contains("/nonsense: no such command"))
    }

    @Test("keeps a conversation in the index only when asked, and goes on with it")
    func sessions() throws {
        let docent = try ready()
        let question = "How long is the notice period for staff?\n"
        try docent.run("chat", "--model", "none", input: question)
        #expect(try docent.run("chat", "--list").errors.contains("No conversation is kept."))
        try docent.run("chat", "--model", "none", "--keep", input: question)
        let kept = try docent.run("chat", "--list").output
        let id = try #require(kept.split(separator: " ").first.map(String.init))
        let more = try docent.run(
            "chat", "--model", "none", "--resume", id, input: "And for managers?\n/history\n")
        #expect(more.output.contains("90 days"))
        #expect(more.output.contains("1. How long is the notice period for staff?"))
        #expect(try docent.run("status", "--check").status == 0)
        #expect(try docent.run("chat", "--forget", id).status == 0)
        #expect(try docent.run("chat", "--resume", id).status == 66)
    }
}

@Suite("The line that is typed")
struct LineBufferTests {
    private func typed(_ keys: [LineBuffer.Key], history: [String] = []) -> LineBuffer {
        var buffer = LineBuffer(history: history)
        for key in keys { _ = buffer.apply(key) }
        return buffer
    }

    private func letters(_ text: String) -> [LineBuffer.Key] { text.map { .character($0) } }

    @Test("can be edited anywhere")
    func editing() {
        #expect(typed(letters("nte") + [.left, .left, .character("o")]).text == "note")
        #expect(typed(letters("one two") + [.deleteWord]).text == "one ")
        #expect(typed(letters("one two") + [.home, .delete, .wordRight, .deleteToEnd]).text == "ne")
        #expect(typed(letters("ab") + [.backspace, .backspace, .backspace]).text == "")
        #expect(typed(letters("x👩‍👧é") + [.backspace, .left, .deleteToStart]).text == "👩‍👧")
    }

    @Test("goes back to earlier lines and forth to the draft")
    func history() {
        let history = ["first", "second"]
        #expect(typed(letters("dr") + [.up], history: history).text == "second")
        #expect(typed(letters("dr") + [.up, .up, .up], history: history).text == "first")
        #expect(typed(letters("dr") + [.up, .up, .down, .down], history: history).text == "dr")
    }
}
