import ArgumentParser
import Foundation
import Testing

@testable import DocentCLI

@Suite("docent --help")
struct HelpTests {
    /// The words of each command that there is, those of commands within commands among them.
    static let commands = words(of: DocentCommand.self, after: [])

    private static func words(of command: any ParsableCommand.Type, after: [String]) -> [String] {
        [after.joined(separator: " ")]
            + command.configuration.subcommands.flatMap {
                words(of: $0, after: after + [$0.configuration.commandName ?? ""])
            }
    }

    @Test("every command is looked at") func all() {
        #expect(
            Set(Self.commands).isSuperset(of: ["", "ask", "eval", "eval questions", "model", "model served"]))
        #expect(!Self.commands.contains { $0.hasSuffix(" ") })
    }

    @Test(
        "an example that is longer than a line does not break in two",
        arguments: commands)
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
        #expect(examples.contains { !$0.hasPrefix(" ") && $0.contains("docent ") })
    }
}
