import Foundation
import Testing

@Suite("What a person may do wrong")
struct MistakeTests {
    private func ready() throws -> DocentBinary {
        let docent = try DocentBinary()
        try docent.write("# Contract\n\nThe notice period is 30 days.", to: "docs/c.md")
        try docent.run("index", "docs", "--quiet")
        return docent
    }

    @Test("the first index of a new user makes the data folder")
    func firstIndex() throws {
        let docent = try DocentBinary()
        try docent.write("The notice period is 30 days.", to: "docs/c.txt")
        let home = docent.folder.appending(path: "home").path
        for data in ["", home + "/data"] {
            let new = ["HOME": home, "DOCENT_INDEX": "", "XDG_DATA_HOME": data]
            let result = try docent.run("index", "docs", "--text-only", environment: new)
            #expect(result.status == 0, "\(result.errors)")
            let index = (data.isEmpty ? home + "/.local/share" : data) + "/docent/index.sqlite"
            #expect(FileManager.default.fileExists(atPath: index))
        }
    }

    #if DEBUG
    @Test("a file that a parser dies over does not take the program down")
    func crash() throws {
        let docent = try DocentBinary()
        try docent.write("docent-test-trigger:abort", to: "bad.txt")
        let result = try docent.run("read", "bad.txt")
        #expect(result.errors.contains("parser crashed (SIGABRT)"), "\(result.errors)")
        #expect(result.status > 0 && result.status < 128)
        try docent.write("Well.", to: "good.txt")
        #expect(try docent.run("read", "good.txt").output == "Well.\n")
        #expect(try docent.run("read", "-", input: "Well.").output == "Well.\n")
    }
    #endif

    @Test("a folder that is not there leaves no empty index behind")
    func noFolder() throws {
        let docent = try DocentBinary()
        let result = try docent.run("index", "nowhere")
        #expect(result.status == 66)
        #expect(result.errors.contains("nowhere: no such folder"))
        #expect(!FileManager.default.fileExists(atPath: docent.folder.appending(path: "index.sqlite").path))
    }

    @Test("a folder whose name holds an equals sign is that folder")
    func equalsSign() throws {
        let docent = try DocentBinary()
        try docent.write("The notice period is 30 days.", to: "a=b/c.txt")
        #expect(try docent.run("index", "a=b", "--text-only").output.hasPrefix("a=b: 1 file: 1 indexed"))
    }

    @Test("an index that cannot be made says what to do")
    func noPlace() throws {
        let docent = try ready()
        let result = try docent.run("index", "docs", "--index", "no/such/folder/i.sqlite")
        #expect(result.status == 73)
        #expect(result.errors.contains("Create its folder first"))
    }

    @Test(
        "what is not a date, a collection or a port is refused",
        arguments: [
            (["search", "notice", "--after", "yesterday"], 64, "yesterday is not a date"),
            (["ask", "notice?", "--before", "2026-13-01"], 64, "2026-13-01 is not a date"),
            (["ask", "notice? after:gestern"], 64, "gestern is not a date"),
            (["search", "notice before:2026-13-45"], 64, "2026-13-45 is not a date"),
            (["search", "notice", "--type", "wrod"], 64, "The types are asciidoc, code, csv"),
            (["search", "notice type:wrod"], 64, "The types are asciidoc, code, csv"),
            (["ask", "notice? type:wrod"], 64, "The types are asciidoc, code, csv"),
            (["search", "-glue"], 64, "The question is missing"),
            (["search", " -glue"], 64, "nothing to look for"),
            (["ask", "type:pdf"], 64, "nothing to look for"),
            (["ask", "notice?", "--collection", "doc"], 66, "no collection named doc"),
            (["documents", "--collection", "doc"], 66, "`docent status` lists them"),
            (["serve", "--port", "99999"], 64, "--port is from 0 to 65535"),
            (["prompt", " "], 64, "The question is empty."),
        ])
    func refused(arguments: [String], status: Int32, words: String) throws {
        let docent = try ready()
        let result = try docent.run(arguments)
        #expect(result.status == status)
        #expect(result.errors.contains(words), "\(result.errors)")
    }

    @Test("a configuration or a model that is named and not there is an error")
    func named() throws {
        let docent = try ready()
        let lost = try docent.run("status", environment: ["DOCENT_CONFIG": "lost.json"])
        #expect(lost.status == 78)
        #expect(lost.errors.contains("lost.json: no such file"))
        let model = try docent.run("ask", "notice?", environment: ["DOCENT_MODEL": "gpt-4o"])
        #expect(model.status == 78)
        #expect(model.errors.contains("no language model is configured"))
        #expect(try docent.run("ask", "notice?", environment: ["DOCENT_MODEL": "none"]).status == 0)
    }

    @Test("nothing that was searched is told apart from nothing that was found")
    func nothingSearched() throws {
        let docent = try ready()
        let narrowed = try docent.run("ask", "What is the notice period?", "--path", "hr/*")
        #expect(narrowed.output.contains("No document matches the filters."))
        #expect(try docent.run("search", "notice", "--type", "pdf").output.hasPrefix("Nothing to search"))
        try FileManager.default.createDirectory(
            at: docent.folder.appending(path: "empty"), withIntermediateDirectories: true)
        let other = ["DOCENT_INDEX": "other.sqlite"]
        try docent.run("index", "empty", environment: other)
        #expect(try docent.run("ask", "Who?", environment: other).output.contains("The index is empty"))
    }

    @Test(
        "a phrase that stands nowhere is not told as a filter that nothing passes",
        arguments: [
            ("\"zzz not there\" notice", "No passage contains “zzz not there”."),
            ("\"notice period\" \"zzz\"", "No passage contains “zzz”."),
            ("period -notice", "contain the excluded “notice”"),
        ])
    func phrase(question: String, words: String) throws {
        let docent = try ready()
        for more in [[], ["--all"]] {
            let result = try docent.run(["search", question] + more)
            #expect(result.output.contains(words), "\(result.output)")
            #expect(!result.output.contains("Nothing to search"))
        }
        let narrowed = try docent.run("search", question, "--type", "pdf")
        #expect(narrowed.output.contains("Nothing to search"))
    }

    @Test("questions of one's own need no more than the question, its document and its answer")
    func ownQuestions() throws {
        let docent = try ready()
        try docent.write(
            """
            [{"question": "How long is the notice period?", "document": "c.md", "answer": "30 days"},
             {"question": "How long is the notice period?", "document": "c.md", "answers": ["30 days"]}]
            """, to: "own.json")
        let figures = try docent.run("eval", "questions", "own.json", "--json")
        #expect(figures.status == 0, "\(figures.errors)")
        #expect(
            (figures.json["answerable"] as? [String: Any])?["questions"] as? Int == 2, "\(figures.output)")
        #expect(figures.errors.isEmpty)
        let all = try docent.run("eval", "questions", "own.json", "--failures")
        #expect(!all.output.contains("wanted"))
        try docent.write("[{\"answer\": \"30 days\"}]", to: "own.json")
        let broken = try docent.run("eval", "questions", "own.json")
        #expect(broken.errors.contains("not a JSON list of objects with question, document and answer"))
    }

    @Test("doctor ends with an error at a damaged index, and says what to do")
    func damagedIndex() throws {
        let docent = try ready()
        try docent.write(Data(repeating: 0, count: 4096), to: "zeros.sqlite")
        let damaged = try docent.run("doctor", "--index", "zeros.sqlite")
        #expect(damaged.status == 1)
        #expect(damaged.output.contains("damaged (its head is gone)"))
        #expect(damaged.output.contains("Delete that file, then index the documents again"))
        let foreign = try docent.run("doctor", "--index", "docs/c.md")
        #expect(foreign.status == 1)
        #expect(foreign.output.contains("Name another file with --index."))
        let own = try docent.run("doctor")
        #expect(own.status == (own.output.contains("!!") ? 1 : 0))
    }

    @Test(
        "doctor names the settings that are wrong, and goes on",
        arguments: [
            (["DOCENT_MODEL_TIMEOUT": "soon"], "DOCENT_MODEL_TIMEOUT is soon"),
            (["OLLAMA_HOST": "127.0.0.1:1"], "127.0.0.1:1"),
            (["OPENAI_API_KEY_FILE": "nowhere/key"], "nowhere/key cannot be read"),
            (["DOCENT_EMBEDDING_MODEL": "other"], "no model \"other\""),
            (["DOCENT_RERANK_MODEL": "judge"], "no model \"judge\""),
            (["DOCENT_AUDIT": "nowhere/log.jsonl"], "No such file or directory"),
            (["DOCENT_CONFIG": "nowhere/config.json"], "nowhere/config.json: no such file"),
        ])
    func doctor(variables: [String: String], said: String) throws {
        let docent = try ready()
        let result = try docent.run("doctor", "--json", environment: variables)
        #expect(result.status == 1, "\(result.errors)")
        let findings =
            try JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [[String: Any]] ?? []
        let faults = findings.filter { $0["isWell"] as? Bool == false && $0["isOptional"] as? Bool == false }
        #expect(faults.contains { ($0["state"] as? String)?.contains(said) == true }, "\(result.output)")
        #expect(findings.contains { $0["subject"] as? String == "pdftotext" })
    }

    @Test(
        "compare, summarize and eval use the model that is configured",
        arguments: [
            ["summarize", "c.md"], ["compare", "c.md", "d.md"], ["eval", "questions", "own.json"],
            ["ask", "--every", "List every period", "--json"],
        ])
    func configuredModel(words: [String]) throws {
        let docent = try ready()
        try docent.write("# Contract\n\nThe notice period is 90 days.", to: "docs/d.md")
        try docent.write(
            #"[{"question": "How long is the notice period?", "document": "c.md", "answer": "30 days"}]"#,
            to: "own.json")
        try docent.run("index", "docs", "--text-only")
        let variables = ["OLLAMA_HOST": "127.0.0.1:1", "DOCENT_MODEL": "ollama:writer"]
        let failed = try docent.run(words, environment: variables)
        #expect(failed.status == 69 && failed.errors.contains("127.0.0.1:1"), "\(failed.errors)")
        if words.contains("--json") { #expect(failed.json["error"] != nil, "\(failed.output)") }
        #expect(try docent.run(words + ["--model", "none"], environment: variables).status == 0)
    }

    @Test("a model folder that cannot be loaded replaces none, and is not put in use")
    func brokenModel() throws {
        let docent = try DocentBinary()
        let tiny = DocentBinary.repository.appending(path: "Tests/Fixtures/embeddings/tiny").path
        let models = ["DOCENT_MODELS": docent.folder.path + "/models"]
        #expect(try docent.run("model", "install", tiny, environment: models).status == 0)
        for name in ["config.json", "model.safetensors"] {
            try docent.write(
                try Data(contentsOf: URL(filePath: tiny + "/" + name)), to: "broken/tiny/\(name)")
            try docent.write(
                try Data(contentsOf: URL(filePath: tiny + "/" + name)), to: "broken/other/\(name)")
        }
        for name in ["tiny", "other"] {
            let refused = try docent.run("model", "install", "broken/\(name)", environment: models)
            #expect(refused.status == 66 && refused.errors.contains("tokenizer.json"), "\(refused.errors)")
        }
        let list = try docent.run("model", environment: models).output
        #expect(list.hasPrefix("* tiny") && !list.contains("other"), "\(list)")
    }

    @Test("prompt takes a question without quotation marks, as ask and search do")
    func promptWords() throws {
        let docent = try ready()
        let result = try docent.run("prompt", "How", "long", "is", "the", "notice", "period?")
        #expect(result.status == 0, "\(result.errors)")
        #expect(result.output.contains("How long is the notice period?"))
        #expect(try docent.run("prompt").status == 64)
    }

    @Test("a wrong expected document is a failure")
    func wrongDocument() throws {
        let docent = try ready()
        try docent.write(
            """
            [{"question": "How long is the notice period?", "document": "nope.md", "answer": "30 days"}]
            """, to: "own.json")
        let result = try docent.run("eval", "questions", "own.json", "--failures")
        #expect(result.status == 0)
        #expect(result.errors == "docent: expected, but not in the index: nope.md\n")
        #expect(
            result.output.contains(
                "How long is the notice period?: in quote, document not found (nope.md): wanted “30 days”"))
        #expect(result.output.contains("false answers cannot be measured"))
    }

    @Test("a question without a word is not answered with whatever is near", arguments: ["???", "🤖", "—"])
    func wordless(question: String) throws {
        let answer = try ready().run("ask", question, "--json").json
        #expect(answer["status"] as? String == "not_in_documents")
        #expect((answer["citations"] as? [Any])?.isEmpty == true)
    }
}
