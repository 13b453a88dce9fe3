import Foundation
import Testing

@Suite("What a person sees first")
struct FirstUseTests {
    private static let commands =
        [
            "", "ask", "chat", "search", "compare", "summarize", "prompt", "index", "documents", "read",
            "get",
            "status", "doctor", "model", "model list", "model install", "model use", "eval", "eval retrieval",
            "eval questions", "eval feedback", "feedback", "replay", "serve", "mcp",
        ]

    @Test(
        "help was wider than a terminal, and its paragraphs were broken after single words",
        arguments: commands)
    func help(command: String) throws {
        let words = command.split(separator: " ").map(String.init)
        let result = try DocentBinary().run(words + ["--help"], environment: ["COLUMNS": "80"])
        #expect(result.status == 0 && result.output.contains("USAGE: docent"))
        let lines = result.output.split(separator: "\n", omittingEmptySubsequences: false)
        #expect(lines.filter { $0.count > 80 }.isEmpty)
        let text = lines.prefix { !$0.hasPrefix("USAGE:") }
        for (line, next) in zip(text, text.dropFirst()) where !line.isEmpty && !next.isEmpty {
            #expect(line.contains(" "), "“\(line)” stands alone before “\(next)”")
        }
    }

    @Test("a file that is missing is reported with what to do")
    func missing() throws {
        let result = try DocentBinary().run("read", "nowhere.html")
        #expect(result.status == 66)
        #expect(result.errors.contains("nowhere.html: no such file. Check the path"))
    }

    @Test(
        "an option was explained as if it were an operator in the question",
        arguments: [
            (["notice", "--type", "wrod"], false), (["notice type:wrod"], true),
            (["notice", "--after", "yesterday"], false), (["notice after:yesterday"], true),
        ])
    func quotationMarks(arguments: [String], isOperator: Bool) throws {
        let docent = try DocentBinary()
        try docent.write("The notice period is 30 days.", to: "docs/c.txt")
        try docent.run("index", "docs", "--text-only")
        let result = try docent.run(["search"] + arguments)
        #expect(result.status == 64)
        #expect(result.errors.contains("quotation marks") == isOperator)
    }

    @Test("what was not found was said to be among none")
    func nothing() throws {
        let docent = try DocentBinary()
        try docent.write("The notice period is 30 days.", to: "docs/c.txt")
        try docent.run("index", "docs", "--text-only")
        let output = try docent.run("search", "notice \"golden umbrella\"").output
        #expect(output.contains("No passage contains “golden umbrella”.\nNothing found, "))
    }

    @Test("a comparison began with an empty line and ended in words that only its author knew")
    func comparison() throws {
        let docent = try DocentBinary()
        try docent.write("# Fees\n\nA day costs 30 €.", to: "one.md")
        try docent.write("# Fees\n\nA day costs 40 €.\n\n# Fines\n\nThere are none.", to: "two.md")
        try docent.run("index", ".", "--text-only")
        let output = try docent.run("compare", "one.md", "two.md").output
        #expect(!output.hasPrefix("\n"))
        #expect(output.contains("\nSections: 1 in the first document, 2 in the second, 1 in both.\n"))
        #expect(output.contains("\nDifferences: 1 changed, 0 removed, 1 added; "))
    }

    @Test("files that were refused were listed in another order at each run")
    func order() throws {
        let docent = try DocentBinary()
        let names = (0..<30).map { "f\($0 * 7 % 30 + 10).docx" }
        for name in names { try docent.write("PK\u{3}\u{4} \(name) is no archive", to: "docs/\(name)") }
        try docent.run("index", "docs", "--text-only")
        let output = try docent.run("documents", "--problems").output
        let listed = output.matches(of: #/f\d\d\.docx/#).map { String($0.output) }
        #expect(listed == names.sorted())
    }

    @Test("a folder with many pictures was reported by a line for each")
    func alike() throws {
        let docent = try DocentBinary()
        for number in 1...9 { try docent.write("GIF8", to: "docs/picture\(number).gif") }
        for number in 1...2 { try docent.write("PK\u{3}\u{4}", to: "docs/order\(number).docx") }
        let lines = try docent.run("index", "docs", "--text-only").output.split(separator: "\n")
        #expect(lines.count { $0.contains("order") } == 2)
        #expect(lines.count { $0.contains("picture") } == 1)
        #expect(lines.contains { $0.contains("9 files: unsupported format image") && $0.contains("--ocr") })
        #expect(
            lines.contains {
                $0.hasSuffix("picture1.gif, docs/picture2.gif, docs/picture3.gif and 6 others")
                    || $0.hasSuffix("picture1.gif, picture2.gif, picture3.gif and 6 others")
            })
    }
}
