import Foundation
import Testing

@Suite("docent --help")
struct HelpTests {
    @Test(
        "an example that is longer than a line broke in two, and what was copied was half of it",
        arguments: [
            "", "ask", "chat", "search", "compare", "summarize", "prompt", "index", "read", "get",
            "documents", "status", "serve", "mcp", "doctor", "replay", "feedback", "eval retrieval",
            "eval questions", "eval feedback", "model list", "model install", "model use", "model served",
        ])
    func examples(command: String) throws {
        let docent = try DocentBinary()
        let words = command.split(separator: " ").map(String.init) + ["--help"]
        let wide = try docent.run(words, environment: ["COLUMNS": "400"])
        let narrow = try docent.run(words, environment: ["COLUMNS": "80"])
        #expect(wide.status == 0 && narrow.status == 0)
        let examples = wide.output.split(separator: "\n").filter { line in
            line.contains("docent ") && !line.contains("OVERVIEW") && !line.contains("USAGE")
                || line.hasPrefix("curl")
        }
        let lines = Set(narrow.output.split(separator: "\n"))
        for example in examples where !example.hasPrefix(" ") {
            #expect(lines.contains(example), "\(example)")
            #expect(!example.contains("?q=") || example.contains("'"))
        }
        #expect(!examples.isEmpty)
    }
}
