import Foundation
import Testing

@testable import Docent

@Suite struct RetrievalEvaluationTests {
    /// A folder in the BEIR layout, removed with the value.
    private final class Folder {
        let path = FileManager.default.temporaryDirectory.path + "/docent-beir-\(UUID().uuidString)"

        init(corpus: [String: String], queries: [String: String], judgements: [String]) throws {
            try FileManager.default.createDirectory(
                atPath: path + "/qrels", withIntermediateDirectories: true)
            try write(corpus, to: "corpus.jsonl")
            try write(queries, to: "queries.jsonl")
            let rows = ["query-id\tcorpus-id\tscore"] + judgements
            try rows.joined(separator: "\n").write(
                toFile: path + "/qrels/test.tsv", atomically: true, encoding: .utf8)
        }

        deinit { try? FileManager.default.removeItem(atPath: path) }

        private func write(_ texts: [String: String], to name: String) throws {
            let lines = try texts.sorted { $0.key < $1.key }.map {
                try JSONEncoder().encode(["_id": $0.key, "text": $0.value])
            }
            try Data(lines.joined(separator: Data("\n".utf8))).write(to: URL(filePath: path + "/" + name))
        }
    }

    private static let corpus = [
        "pumps": "Pumps are emptied before the frost, since water that freezes bursts their housing.",
        "frost": "Frost bursts a pump that still holds water.",
        "leave": "Leave is asked for two weeks ahead.",
    ]

    @Test("a query that is a document of the corpus found itself first, and its answer only second")
    func ownDocument() async throws {
        let folder = try Folder(
            corpus: Self.corpus, queries: ["pumps": Self.corpus["pumps"]!], judgements: ["pumps\tfrost\t1"])
        let runFile = folder.path + "/run.trec"
        let evaluation = try await RetrievalEvaluation.run(folder: folder.path, runFile: runFile)
        #expect(evaluation.fused.ndcg10 == 1)
        #expect(evaluation.lexical.ndcg10 == 1)
        let run = try String(contentsOfFile: runFile, encoding: .utf8)
        #expect(run.hasPrefix("pumps Q0 frost 1 "))
        #expect(!run.contains("Q0 pumps"))
    }

    @Test(
        "a judgement without a grade was passed over, and blank lines were not counted",
        arguments: [
            ("qrels/test.tsv", "query-id\tcorpus-id\tscore\n\nfrost\tfrost\t1\nfrost\tpumps\n", "line 4"),
            ("corpus.jsonl", "{\"_id\":\"a\",\"text\":\"b\"}\n\n{\"_id\":\"c\"}\n", "line 3"),
        ])
    func malformed(name: String, text: String, line: String) throws {
        let folder = try Folder(
            corpus: Self.corpus, queries: ["frost": "What does frost do?"], judgements: ["frost\tfrost\t1"])
        try text.write(toFile: folder.path + "/" + name, atomically: true, encoding: .utf8)
        let error = #expect(throws: DocentError.self) { try BEIRFolder(path: folder.path, split: nil) }
        #expect(error.map { "\($0)".contains(line) } == true)
    }

    @Test("a query that shares a number with a document is not taken for it")
    func equalNumbers() async throws {
        let folder = try Folder(
            corpus: Self.corpus, queries: ["frost": "What does frost do to a pump?"],
            judgements: ["frost\tfrost\t1"])
        #expect(try await RetrievalEvaluation.run(folder: folder.path).fused.ndcg10 == 1)
    }

    @Test("the tags of a table in a text were counted as its words")
    func markup() async throws {
        let table = """
            <table border="1" width="100%"><tr><th width="50%">Pump</th><th width="50%">Housing</th></tr>
            <tr><td width="50%">P&amp;W 7</td><td width="50%">bronze</td></tr></table>
            """
        let prose = "The border of the garden has the width that the drawing of the pump house gives for it."
        let folder = try Folder(
            corpus: ["table": table, "prose": prose], queries: ["width": "width of the border"],
            judgements: ["width\tprose\t1"])
        #expect(try await RetrievalEvaluation.run(folder: folder.path).lexical.ndcg10 == 1)
    }

    @Test(
        "a table in a text had neither rows nor cells",
        arguments: ["", "Pumps of the plant:\n"])
    func table(before: String) {
        let table = """
            <TABLE><tr><th>Pump</th><th>Housing</th></tr><tr><td>P&amp;W 7</td><td>bronze</td></tr></TABLE>
            """
        let document = BEIRFolder.Entry(id: "1", title: "Pumps", text: before + table).document
        #expect(document.title == "Pumps")
        #expect(document.text == before + "Pump\tHousing\nP&W 7\tbronze")
        #expect(document.blocks.last?.table?.headerRows == 1)
    }

    @Test(
        "signs in a text were taken for markup",
        arguments: ["The difference was small (p <.05, n> 20).", "Rows stand in a <table> in <tr>."])
    func signs(text: String) {
        #expect(BEIRFolder.Entry(id: "1", title: "", text: text).document.text == text)
    }
}
