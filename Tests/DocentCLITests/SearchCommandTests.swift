import Foundation
import Testing

@Suite("docent search --all")
struct SearchCommandTests {
    @Test("finds every passage with the words and states how many were read")
    func all() throws {
        let docent = try DocentBinary()
        for number in 1...30 {
            let subject =
                number % 3 == 0 ? "The fire warden of site \(number) is known." : "Site \(number) has a lift."
            try docent.write("# Site \(number)\n\n\(subject)", to: "docs/\(number).md")
        }
        try docent.run("index", "docs", "--text-only")
        let found = try docent.run("search", "fire warden", "--all", "--json").json
        #expect((found["hits"] as? [Any])?.count == 10)
        #expect(found["searched"] as? Int == 30 && found["indexed"] as? Int == 30)
        let shown = try docent.run("search", "fire warden", "--all", "--path", "1*").output
        #expect(shown.contains("Read 11 of 30 passages: 3 passages"))
        let nothing = try docent.run("search", "xylophone", "--all").output
        #expect(nothing.contains("Read 30 of 30 passages: nothing found"))
    }

    @Test("documents of several collections are listed and cited with their collection")
    func collections() throws {
        let docent = try DocentBinary()
        for ward in ["north", "south"] {
            try docent.write("# Minutes\n\nThe \(ward) board buys a pump.", to: "\(ward)/minutes.md")
            try docent.run("index", ward, "--text-only")
            let single = try docent.run("search", "pump").output
            #expect(single.contains("in south") == (ward == "south"))
        }
        for arguments in [["search", "pump"], ["documents"], ["ask", "What does the north board buy?"]] {
            #expect(try docent.run(arguments).output.contains("minutes.md  in north"), "\(arguments)")
        }
        let problems = try docent.run("documents", "--problems")
        #expect(problems.errors.contains("Every document was read whole."))
    }

    @Test("hits without a word of the question are told as such")
    func strangeWords() throws {
        let docent = try DocentBinary()
        try docent.write("# Pumps\n\nThe pump runs at 40 Hz.", to: "docs/a.md")
        try docent.run("index", "docs")
        #expect(try docent.run("search", "zzzz qqqq").output.contains("No word of the question occurs"))
        let strange = try docent.run("search", "zzzz qqqq", "--json").json
        #expect(strange["sharing"] as? Int == 0)
        #expect((strange["notes"] as? [String])?.first?.hasPrefix("No word of the question occurs") == true)
        let known = try docent.run("search", "zzzz pump", "--json").json
        #expect(known["sharing"] as? Int == 1 && (known["notes"] as? [String]) == [])
    }

    @Test("a line's path narrows the one that the batch is held to", arguments: ["search", "ask"])
    func batchPath(command: String) throws {
        let docent = try DocentBinary()
        for path in ["hr/a.md", "hr/b.md", "it/a.md"] {
            try docent.write("# Terms\n\nThe notice period of \(path) is 30 days.", to: "docs/\(path)")
        }
        try docent.run("index", "docs", "--text-only")
        let lines = ["*/a.md", "hr/b.md", "it", "*"].enumerated().map {
            #"{"id":\#($0),"question":"What is the notice period?","path":"\#($1)"}"#
        }
        let batch = lines.joined(separator: "\n")
        func documents(_ more: String...) throws -> [Set<String>] {
            let output = try docent.run([command, "--batch", "-"] + more, input: batch).output
            return output.split(separator: "\n").map { line in
                let found = line.matches(of: /"document":"([^"]+)"/).map { String($0.1) }
                return Set(found)
            }
        }
        let all: Set = ["hr/a.md", "hr/b.md", "it/a.md"]
        #expect(try documents() == [["hr/a.md", "it/a.md"], ["hr/b.md"], ["it/a.md"], all])
        let held = try documents("--path", "hr/*")
        #expect(held == [["hr/a.md"], ["hr/b.md"], [], ["hr/a.md", "hr/b.md"]])
    }

    @Test("mails and front matter are compared by their dates, not the letters of them")
    func dates() throws {
        let docent = try DocentBinary()
        for (name, date) in [("old", "Tue, 04 Mar 2025"), ("new", "Wed, 04 Mar 2026")] {
            let head = "From: a@b.example\nTo: c@d.example\nSubject: Pump\nDate: \(date) 10:15:00 +0100"
            try docent.write("\(head)\n\nThe pump of the \(name) mail.", to: "docs/\(name).eml")
        }
        try docent.write("---\ndate: 4. März 2025\n---\n\nThe pump of an old note.", to: "docs/old.md")
        try docent.write("---\ndate: 2026-03\n---\n\nThe pump of a new note.", to: "docs/new.md")
        try docent.run("index", "docs", "--text-only")
        func found(_ restriction: String) throws -> Set<String> {
            let hits = try docent.run("search", "pump \(restriction)", "--json").json["hits"]
            var paths: Set<String> = []
            for hit in hits as? [[String: Any]] ?? [] { paths.insert(hit["document"] as? String ?? "") }
            return paths
        }
        #expect(try found("after:2026-01-01") == ["new.eml", "new.md"])
        #expect(try found("before:2026-01-01") == ["old.eml", "old.md"])
        #expect(try found("type:eml after:2025-03-04 before:2025-03-05") == ["old.eml"])
        let listed = try docent.run("documents", "--json").output
        #expect(listed.contains("2026-03-04T10:15:00+01:00") && listed.contains("\"2025-03-04\""))
    }
}
