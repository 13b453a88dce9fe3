import Foundation
import Testing

@Suite("Answers that a model writes, checked")
struct WrittenAnswerTests {
    private func ready() throws -> DocentBinary {
        let docent = try DocentBinary()
        try docent.write(
            "# Contract\n\nThe notice period is 30 days to the end of a month.\n\n| Item | Price |\n| --- | --- |\n| Seal kit | 42.50 € |\n",
            to: "docs/c.md")
        try docent.run("index", "docs")
        return docent
    }

    private static let lie =
        "The notice period is “30 days to the end of a month” [1]. The seal kit costs 99 € [1]."

    @Test("marks, removes or repairs what no passage supports, as chosen")
    func unsupported() throws {
        let docent = try ready()
        let question = "What is the notice period, and what does the seal kit cost?"
        let server = try CannedServer([
            Self.lie, Self.lie, Self.lie, "The notice period is 30 days [1]. The seal kit costs 42.50 € [1].",
        ])
        defer { server.stop() }
        let marked = try docent.run("ask", question, "--json", environment: server.variables)
        #expect((marked.json["answer"] as? String)?.hasSuffix("99 € [1]. [unsupported]") == true)
        #expect(marked.json["status"] as? String == "partly")
        let quotes = (marked.json["citations"] as? [[String: Any]])?.compactMap { $0["quote"] as? String }
        #expect(quotes == ["30 days to the end of a month"])
        let strict = try docent.run("ask", question, "--strict", "--json", environment: server.variables)
        #expect(
            strict.json["answer"] as? String == "The notice period is “30 days to the end of a month” [1].")
        let repaired = try docent.run(
            "ask", question, "--unsupported", "repair", "--json", environment: server.variables)
        #expect(repaired.json["status"] as? String == "answered")
        #expect((repaired.json["answer"] as? String)?.contains("42.50 €") == true)
        #expect(server.requests.count == 4)
        #expect(server.requests[3].contains("The seal kit costs 99"))
        #expect(try docent.run("ask", question, "--unsupported", "hide").status == 64)
    }

    @Test("below an answer without support stand the passages that it named")
    func nearest() throws {
        let docent = try DocentBinary()
        for number in 1...6 {
            try docent.write(
                "# Site \(number)\n\nThe pump of site \(number) is painted blue and runs at \(number)0 Hz.",
                to: "docs/\(number).md")
        }
        try docent.run("index", "docs")
        let asked = "Who made the pumps?"
        let found = try docent.run("search", asked, "--json").json["hits"] as? [[String: Any]]
        let last = try #require(found?.last?["document"] as? String)
        let rank = try #require(found?.count)
        let server = try CannedServer(["They come from Vodarny in Brno [\(rank)]."])
        defer { server.stop() }
        let shown = try docent.run("ask", asked, environment: server.variables).output
        let nearest = try #require(
            shown.components(separatedBy: "The passages named and the nearest ones:\n").last)
        #expect(nearest.hasPrefix("  \(last)"))
    }

    @Test("strict shows nothing on the way that it takes back in the end")
    func strict() throws {
        let server = try CannedServer([Self.lie])
        defer { server.stop() }
        let result = try ready().run(
            "ask", "What is the notice period?", "--strict", environment: server.variables)
        #expect(result.output.contains("30 days to the end of a month"))
        #expect(!result.output.replacingOccurrences(of: "No passage supports", with: "").hasPrefix(Self.lie))
        #expect(!result.output.components(separatedBy: "! ")[0].contains("99 €"))
    }

    @Test("the log holds the prompt as it was sent, and a replay builds the same bytes")
    func audit() throws {
        let docent = try ready()
        let server = try CannedServer(["The notice period is 30 days [1]."])
        defer { server.stop() }
        let log = docent.folder.appending(path: "audit.jsonl").path
        let variables = server.variables.merging(["DOCENT_AUDIT": log]) { $1 }
        try docent.run("ask", "What is the notice period?", environment: variables)
        let replay = try docent.run("replay", "--json", environment: ["DOCENT_AUDIT": log]).json
        #expect(replay["prompt_equal"] as? Bool == true)
        #expect((replay["changes"] as? [String]) == [])
        let prompt = ((replay["entry"] as? [String: Any])?["prompt"] as? [[String: Any]])?.compactMap {
            $0["content"] as? String
        }
        let sent = try #require(server.requests.first)
        let body = try #require(
            try JSONSerialization.jsonObject(
                with: Data(sent[(sent.range(of: "\r\n\r\n")?.upperBound ?? sent.startIndex)...].utf8))
                as? [String: Any])
        #expect((body["messages"] as? [[String: Any]])?.compactMap { $0["content"] as? String } == prompt)
        #expect(try !String(contentsOfFile: log, encoding: .utf8).contains("sk-canary"))
    }

    @Test("a summary and a comparison by a model are checked too")
    func documents() throws {
        let docent = try ready()
        try docent.write("# Contract\n\nThe notice period is 60 days to the end of a month.", to: "docs/d.md")
        try docent.run("index", "docs")
        let server = try CannedServer(["The notice period is 30 days [1]. It costs 7 € [1]."])
        defer { server.stop() }
        let summary = try docent.run(
            "summarize", "c.md", "--model", "canned", "--json", environment: server.variables
        ).json
        #expect(summary["model"] as? String == "canned")
        #expect((summary["remarks"] as? [String])?.contains { $0.contains("figure 7") } == true)
        let comparison = try docent.run(
            "compare", "c.md", "d.md", "--model", "canned", "--json", environment: server.variables
        ).json
        let told = try #require(comparison["summary"] as? [String: Any])
        #expect(told["status"] as? String == "partly")
    }

    @Test("the endpoint's models are listed; without an endpoint that is said")
    func served() throws {
        let docent = try DocentBinary()
        let server = try CannedServer(["-"])
        defer { server.stop() }
        #expect(
            try docent.run("model", "served", "--json", environment: server.variables).output
                == "[\"canned\"]\n")
        #expect(try docent.run("model", "served").status == 78)
    }
}
