import Foundation
import Testing

@Suite("docent index")
struct IndexCommandTests {
    @Test("gives every file an outcome and stops for none")
    func outcomes() throws {
        let docent = try DocentBinary()
        try docent.write("# Travel\n\nBook flights 21 days ahead.", to: "docs/travel.md")
        try docent.write("", to: "docs/empty.txt")
        try docent.write(Data([0x50, 0x4B, 3, 4, 9, 9, 9]), to: "docs/broken.docx")
        try FileManager.default.createSymbolicLink(
            at: docent.folder.appending(path: "docs/loop"),
            withDestinationURL: docent.folder.appending(path: "docs"))
        let result = try docent.run("index", "docs", "--json")
        let outcomes = try #require(result.json["outcomes"] as? [String: Int])
        #expect(result.status == 1)
        #expect(outcomes["indexed"] == 1)
        #expect(outcomes.values.reduce(0, +) == 4)
        let files = try #require(result.json["files"] as? [[String: Any]])
        #expect(files.allSatisfy { $0["reason"] is String && $0["code"] is String })
        #expect(Set(files.compactMap { $0["document"] as? String }) == ["empty.txt", "broken.docx", "loop"])
    }

    @Test("skips what has not changed, replaces what has, removes what is gone")
    func history() throws {
        let docent = try DocentBinary()
        try docent.write("The notice period is 30 days.", to: "docs/a.txt")
        try docent.write("The canteen opens at noon.", to: "docs/b.txt")
        #expect(try docent.run("index", "docs").status == 0)
        #expect(
            (try docent.run("index", "docs", "--json").json["outcomes"] as? [String: Int])?["unchanged"] == 2)
        try docent.write("The notice period is 60 days, as of May.", to: "docs/a.txt")
        try FileManager.default.removeItem(at: docent.folder.appending(path: "docs/b.txt"))
        let outcomes = try docent.run("index", "docs", "--json").json["outcomes"] as? [String: Int]
        #expect(outcomes?["indexed"] == 1)
        #expect(outcomes?["removed"] == 1)
        #expect(try docent.run("search", "notice period").output.contains("60 days"))
        #expect(!(try docent.run("search", "canteen").output.contains("noon")))
    }

    @Test("two folders of one name keep their documents")
    func foldersOfOneName() throws {
        let docent = try DocentBinary()
        try docent.write("The canteen opens at noon.", to: "berlin/docs/a.txt")
        try docent.write("The library opens at nine.", to: "prague/docs/a.txt")
        #expect(try docent.run("index", "berlin/docs").status == 0)
        let second = try docent.run("index", "prague/docs", "--json")
        #expect(second.json["collection"] as? String == "prague-docs")
        #expect((second.json["outcomes"] as? [String: Int])?["removed"] ?? 0 == 0)
        #expect(try docent.run("search", "canteen").output.contains("noon"))
        #expect(try docent.run("search", "library").output.contains("nine"))
    }

    @Test("a name given to a second folder does not empty the first one's collection")
    func nameOfAnother() throws {
        let docent = try DocentBinary()
        try docent.write("The canteen opens at noon.", to: "firm/a.txt")
        try docent.write("The library opens at nine.", to: "law/b.txt")
        let twice = try docent.run("index", "a=firm", "a=law")
        #expect(twice.status == 64)
        #expect(twice.errors.contains("The name a is given twice"))
        #expect(try docent.run("index", "a=firm").status == 0)
        let other = try docent.run("index", "b=law", "a=law")
        #expect(other.status == 64)
        #expect(other.errors.contains("/firm; nothing was changed"))
        #expect(other.errors.contains("docent index --forget a"))
        #expect(try docent.run("search", "canteen").output.contains("noon"))
        #expect(!(try docent.run("search", "library").output.contains("nine")))
        let firm = docent.folder.appending(path: "firm")
        try FileManager.default.moveItem(at: firm, to: docent.folder.appending(path: "moved"))
        #expect(try docent.run("index", "a=moved").status == 0)
        #expect(try docent.run("search", "canteen").output.contains("noon"))
    }

    @Test("an index within its own folder is no document of it")
    func indexWithinFolder() throws {
        let docent = try DocentBinary()
        try docent.write("The canteen opens at noon.", to: "docs/a.txt")
        for _ in 1...2 {
            let result = try docent.run("index", "docs", "--index", "docs/team.sqlite", "--json")
            #expect(result.status == 0)
            #expect(result.json["found"] as? Int == 1)
        }
    }

    @Test("a missing folder ends with 66 and deletes nothing")
    func missingFolder() throws {
        let docent = try DocentBinary()
        try docent.write("The canteen opens at noon.", to: "docs/b.txt")
        try docent.run("index", "docs")
        try FileManager.default.removeItem(at: docent.folder.appending(path: "docs"))
        let result = try docent.run("index", "docs")
        #expect(result.status == 66)
        #expect(result.errors.contains("docs: no such folder; nothing was changed"))
        #expect(try docent.run("search", "canteen").output.contains("noon"))
    }

    @Test("read names the file that is missing, or that is not what its name says")
    func readNamesTheFile() throws {
        let docent = try DocentBinary()
        try docent.write("Just words. Nothing else.", to: "figures.xlsx")
        let missing = try docent.run("read", "nope.txt")
        #expect(missing.status == 66)
        #expect(
            missing.errors
                == "docent: nope.txt: no such file. Check the path; docent documents lists the indexed files.\n"
        )
        let misnamed = try docent.run("read", "figures.xlsx")
        #expect(misnamed.output.contains("Just words.") || misnamed.status == 65)
        try docent.write(Data([0, 1, 2, 3, 0xFF, 0, 0, 9]), to: "noise.xlsx")
        let noise = try docent.run("read", "noise.xlsx")
        #expect(noise.status == 65)
        #expect(noise.errors.hasPrefix("docent: noise.xlsx: damaged xlsx: its content is not XLSX"))
    }

    @Test("a worker that begins with the program does not see its keys")
    func forgottenKeys() throws {
        let docent = try DocentBinary()
        try docent.write("docent-test-trigger:rights", to: "a.txt")
        let result = try docent.run("read", "a.txt", environment: ["OPENAI_API_KEY": "canary"])
        #expect(result.output.contains("key of the program: refused"))
        #expect(result.output.contains("writing into the folder: done"))
    }

    @Test("an interrupted run says that it can go on, and does")
    func interruption() throws {
        let docent = try DocentBinary()
        for number in 0..<400 {
            let sentences = String(repeating: "The fee of rule \(number) is due. ", count: 60)
            try docent.write("# Rule \(number)\n\n" + sentences, to: "docs/\(number).md")
        }
        let stopped = try docent.run("index", "docs", interruptedAfter: 1.5)
        #expect(stopped.status == 130)
        #expect(
            stopped.errors == "docent: stopped. What was finished is kept; run the same command to go on.\n")
        let report = try docent.run("index", "docs", "--text-only", "--json").json
        let outcomes = report["outcomes"] as? [String: Int]
        #expect(outcomes?.values.reduce(0, +) == 400)
        #expect(try docent.run("search", "fee of rule 399", "--json").status == 0)
    }

    @Test("an unknown flag ends with 64 and names it")
    func unknownFlag() throws {
        let result = try DocentBinary().run("index", "docs", "--frobnicate")
        #expect(result.status == 64)
        #expect(result.errors.contains("--frobnicate"))
    }
}

@Suite("docent ask and search")
struct AskCommandTests {
    @Test("a missing index ends with 66 and says how to make one", arguments: ["ask", "search"])
    func missingIndex(command: String) throws {
        let result = try DocentBinary().run(command, "anything")
        #expect(result.status == 66)
        #expect(result.errors.split(separator: "\n").count == 1)
        #expect(result.errors.contains("docent index"))
    }

    @Test("an answer's quote stands in the document at its range, and `get` prints it")
    func proof() throws {
        let docent = try DocentBinary()
        try docent.write(
            "# Contract\n\nPreamble.\n\n## Notice\n\nThe notice period is 30 days.", to: "docs/c.md")
        try docent.run("index", "docs")
        let answer = try docent.run("ask", "How long is the notice period?", "--json").json
        #expect(answer["status"] as? String == "answered")
        let citation = try #require((answer["citations"] as? [[String: Any]])?.first)
        #expect(citation["verified"] as? Bool == true)
        #expect((citation["quote"] as? String)?.contains("30 days") == true)
        let range = try #require(citation["range"] as? [Int])
        let words = try docent.run("get", "c.md#range=\(range[0])-\(range[1])").output
        #expect(words.trimmingCharacters(in: .newlines) == citation["quote"] as? String)
    }

    @Test("what no document holds is said to be in none")
    func absent() throws {
        let docent = try DocentBinary()
        try docent.write("The canteen opens at noon and closes at two.", to: "docs/b.txt")
        try docent.run("index", "docs")
        let answer = try docent.run("ask", "Who won the chess championship of 1972?", "--json").json
        #expect(answer["status"] as? String == "not_in_documents")
        #expect((answer["citations"] as? [Any])?.isEmpty == true)
    }

    @Test("an empty question ends with 64", arguments: ["ask", "search"])
    func emptyQuestion(command: String) throws {
        let result = try DocentBinary().run(command, " ")
        #expect(result.status == 64)
        #expect(result.errors.contains("The question is empty."))
    }

    @Test("a batch gives one object a line, in order, with the ids as they came")
    func batch() throws {
        let docent = try DocentBinary()
        try docent.write("The canteen opens at noon.", to: "docs/b.txt")
        try docent.run("index", "docs")
        let lines =
            "{\"id\": 7, \"question\": \"When does the canteen open?\"}\n\n{\"id\": \"x\", \"question\": \"noon\"}\n"
        let output = try docent.run("search", "--batch", "-", input: lines).output.split(separator: "\n")
        #expect(output.count == 2)
        #expect(output.first?.contains("\"id\":7") == true)
        #expect(output.last?.contains("\"id\":\"x\"") == true)
    }

    @Test("a bad line does not end a batch", arguments: ["search", "ask"])
    func badLines(command: String) throws {
        let docent = try DocentBinary()
        try docent.write("The canteen opens at noon.", to: "docs/b.txt")
        try docent.run("index", "docs", "--text-only")
        let lines = """
            no JSON
            {"id": 7, "question": "When does the canteen open?"}
            {"id": 8}

            """
        let result = try docent.run(command, "--batch", "-", input: lines)
        #expect(result.status == 65)
        #expect(result.output.split(separator: "\n").count == 1 && result.output.contains("\"id\":7"))
        #expect(result.errors.contains("line 1:") && result.errors.contains("line 3:"))
        #expect(result.errors.contains("2 lines skipped"))
    }

    @Test("lines without an id are numbered, and a batch without questions is refused at once")
    func linesWithoutID() throws {
        let docent = try DocentBinary()
        try docent.write("The canteen opens at noon.", to: "docs/b.txt")
        try docent.run("index", "docs", "--text-only")
        let numbered = try docent.run("search", "--batch", "-", input: "\n{\"question\": \"canteen\"}\n")
        #expect(numbered.status == 0)
        #expect(numbered.output.contains("\"id\":2"))
        let none = try docent.run("search", "--batch", "-", input: String(repeating: "canteen\n", count: 40))
        #expect(none.status == 65)
        #expect(none.errors.contains("contains no question"))
        #expect(none.errors.split(separator: "\n").count < 15)
    }

    @Test("a collection whose folder is gone can be taken out")
    func forget() throws {
        let docent = try DocentBinary()
        try docent.write("The lease ends in May.", to: "legal/a.txt")
        try docent.write("The canteen opens at noon.", to: "house/b.txt")
        try docent.run("index", "legal", "house")
        try FileManager.default.removeItem(at: docent.folder.appending(path: "legal"))
        let result = try docent.run("index", "--forget", "legal")
        #expect(result.status == 0)
        #expect(result.output.contains("Forgotten: legal"))
        #expect(result.output.contains("1 document."))
        #expect(!(try docent.run("search", "lease ends").output.contains("a.txt")))
        #expect(try docent.run("search", "canteen opens").output.contains("b.txt"))
        #expect(FileManager.default.fileExists(atPath: docent.folder.appending(path: "house/b.txt").path))
        #expect(try docent.run("status", "--check").status == 0)
        #expect(try docent.run("index", "--forget", "legal").status == 66)
        #expect(try docent.run("index", "--forget", "house", "house").status == 64)
        #expect(try docent.run("index", "--forget", "x", "--index", "none.sqlite").status == 66)
        #expect(!FileManager.default.fileExists(atPath: docent.folder.appending(path: "none.sqlite").path))
    }
}
