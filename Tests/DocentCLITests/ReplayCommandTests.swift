import Foundation
import Testing

@Suite("docent replay and feedback")
struct ReplayCommandTests {
    @Test("logs only where a file is named, replays, verifies, and takes feedback from an entry")
    func replay() throws {
        let docent = try DocentBinary()
        try docent.write("# Contract\n\nThe notice period is 30 days.", to: "docs/c.md")
        try docent.run("index", "docs")
        let log = docent.folder.appending(path: "audit.jsonl").path
        let variables = ["DOCENT_AUDIT": log]
        try docent.run("ask", "How long is the notice period?", "--model", "none")
        #expect(!FileManager.default.fileExists(atPath: log))
        #expect(try docent.run("replay", "1").status == 64)
        try docent.run("ask", "How long is the notice period?", "--model", "none", environment: variables)
        let shown = try docent.run("replay", "1", environment: variables)
        #expect(shown.status == 0)
        #expect(shown.output.contains("#1 → #1  c.md"))
        #expect(shown.output.contains("nothing changed since"))
        #expect(try docent.run("replay", "7", environment: variables).status == 66)
        #expect(try docent.run("replay", "--check", environment: variables).output.contains("1 entry"))
        let list = try docent.run("replay", "--list", "--json", environment: variables).output
        #expect(list.hasPrefix("[{\"id\":1,\"question\":\"How long is the notice period?\",\"status\":"))
        let hash = try docent.run("replay", "--check", "--json", environment: variables).json["last"]
        let expect = ["replay", "--check", "--expect", try #require(hash as? String)]
        #expect(try docent.run(expect, environment: variables).output.contains("entry 1 has the hash"))
        #expect(try docent.run("replay", "--check", "--expect", "00", environment: variables).status == 65)
        let stored = try docent.run(
            "feedback", "good", "--entry", "1", "--expected", "30 days", environment: variables)
        #expect(stored.output.contains("with 1 passages"))
        #expect(try docent.run("eval", "feedback").output.contains("1 cases: 1 hold"))
        try docent.write("# Contract\n\nThe notice period is 60 days.", to: "docs/c.md")
        try docent.run("index", "docs")
        #expect(try docent.run("replay", environment: variables).output.contains("changed since: c.md"))
        let broken = try docent.run("eval", "feedback", "--json")
        #expect(broken.status == 1)
        #expect(broken.json["broken"] as? Int == 1)
        let text = try String(contentsOfFile: log, encoding: .utf8)
        try Data(text.replacing("30 days", with: "99 days").utf8).write(to: URL(filePath: log))
        let check = try docent.run("replay", "--check", environment: variables)
        #expect(check.status == 65)
        #expect(check.output.contains("was changed after it was written"))
        let forged = try docent.run("replay", "1", environment: variables)
        #expect(forged.status == 65)
        #expect(forged.errors.contains("entry 1 in line 1 was changed after it was written"))
        #expect(forged.output.hasPrefix("! the log was changed: what it contains proves nothing\n"))
        #expect(!forged.output.contains("nothing changed since"))
        let believed = try docent.run("feedback", "good", "--entry", "1", environment: variables)
        #expect(believed.status == 65)
        #expect(believed.errors.contains("was changed after it was written: nothing was stored."))
    }

    @Test("feedback needs a verdict and a question")
    func usage() throws {
        let docent = try DocentBinary()
        #expect(try docent.run("feedback", "fine", "Who?").status == 64)
        #expect(try docent.run("feedback", "good").status == 64)
    }
}
