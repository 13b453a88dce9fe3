import Foundation
import Testing

@Suite("Answers that the model does not bring to an end")
struct FailedAnswerTests {
    private let question = "How long is the notice period?"

    private func ready() throws -> DocentBinary {
        let docent = try DocentBinary()
        try docent.write("# Contract\n\nThe notice period is 30 days.", to: "docs/c.md")
        try docent.run("index", "docs")
        return docent
    }

    @Test("an empty reply is no refusal")
    func empty() throws {
        let server = try CannedServer([""])
        defer { server.stop() }
        let result = try ready().run("ask", question, environment: server.variables)
        #expect(result.status == 69)
        #expect(result.errors.contains("wrote nothing"))
        #expect(result.output.contains("No answer was written. The passages that were found:"))
        #expect(!result.output.contains("Not in these documents"))
    }

    @Test("a reply that breaks off is shown to its last word, and told as cut off")
    func brokenOff() throws {
        let server = try CannedServer([CannedServer.brokenOff])
        defer { server.stop() }
        let result = try ready().run("ask", question, environment: server.variables)
        #expect(result.status == 69)
        #expect(result.output.hasPrefix("The notice period\n"))
        #expect(result.output.contains("The answer was cut off and has not been checked."))
        #expect(result.output.contains("c.md"))
    }

    @Test("as JSON a failure is an object on standard output")
    func json() throws {
        let server = try CannedServer([""])
        defer { server.stop() }
        let result = try ready().run("ask", question, "--json", environment: server.variables)
        #expect(result.status == 69)
        let message = (result.json["error"] as? [String: Any])?["message"] as? String
        #expect(message?.contains("wrote nothing") == true)
        #expect((result.json["passages"] as? [[String: Any]])?.count == 1)
    }

    @Test("the first line of a batch that fails does not end it")
    func batch() throws {
        let docent = try ready()
        let server = try CannedServer(["", "The notice period is 30 days [1]."])
        defer { server.stop() }
        let lines = (1...3).map { #"{"id":\#($0),"question":"\#(question)"}"# }.joined(separator: "\n")
        let result = try docent.run(
            "ask", "--batch", "-", input: lines + "\n", environment: server.variables)
        #expect(result.status == 69)
        let found = result.output.split(separator: "\n").compactMap {
            try? JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any]
        }
        #expect(found.compactMap { $0["id"] as? Int } == [1, 2, 3])
        #expect(found.map { $0["error"] != nil } == [true, false, false])
    }

    @Test("a conversation through a pipe whose questions all fail ends with an error, and shows passages")
    func chat() throws {
        let docent = try ready()
        let server = try CannedServer([""])
        defer { server.stop() }
        let result = try docent.run("chat", input: question + "\n", environment: server.variables)
        #expect(result.status == 69)
        #expect(result.output.contains("The passages that were found:"))
        let mixed = try CannedServer(["", "The notice period is 30 days [1]."])
        defer { mixed.stop() }
        let second = try docent.run(
            "chat", input: "\(question)\n\(question)\n", environment: mixed.variables)
        #expect(second.status == 0)
    }

    @Test(
        "a setting that a slip made is refused",
        arguments: [
            ("DOCENT_PROVIDER", "nix"), ("DOCENT_MODEL_TIMEOUT", "abc"), ("DOCENT_CONTEXT_LENGTH", "-1"),
        ])
    func settings(name: String, value: String) throws {
        let result = try ready().run(
            "ask", question, environment: [name: value, "OPENAI_API_KEY": "sk-canary"])
        #expect(result.status == 78)
        #expect(result.errors.contains("\(name) is \(value)"))
    }

    @Test("Ctrl-C during an answer stops it, and what was to be kept is kept")
    func interrupted() throws {
        let docent = try ready()
        let server = try CannedServer(["The notice period is 30 days [1].", CannedServer.silence])
        defer { server.stop() }
        let result = try docent.run(
            "chat", "--keep", input: "\(question)\nAnd for managers?\n", environment: server.variables,
            interruptedWhen: { server.requests.count == 2 })
        #expect(result.status == 0)
        #expect(result.errors.contains("Stopped"))
        #expect(result.errors.contains("Kept as"))
        #expect(try docent.run("chat", "--list").output.contains("1 turn"))
    }

    @Test("a served host can be given a name, and is told as an address that a browser opens")
    func served() throws {
        let docent = try ready()
        let result = try docent.run(
            "serve", "--host", "0.0.0.0", "--port", "0", "--name", "docs.example.org",
            environment: ["DOCENT_TOKEN": "t-canary"], interruptedAfter: 4)
        #expect(result.errors.contains("Docent answers at http://docs.example.org:"))
    }

    @Test("feedback can be given while the model is down, but not on no question")
    func feedback() throws {
        let docent = try ready()
        let down = ["OPENAI_BASE_URL": "http://127.0.0.1:9/v1", "OPENAI_MODEL": "m"]
        #expect(try docent.run("feedback", "good", question, environment: down).status == 0)
        #expect(try docent.run("feedback", "good", " ").status == 64)
    }

    @Test("a question needs no quotation marks, and a folder is no damaged file")
    func words() throws {
        let docent = try ready()
        let result = try docent.run(["ask"] + question.split(separator: " ").map(String.init) + ["--json"])
        #expect(result.json["question"] as? String == question)
        #expect(try docent.run("read", "docs").status == 64)
    }
}
