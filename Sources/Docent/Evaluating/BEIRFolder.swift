import FoundationEssentials

/// A judged retrieval set in the BEIR layout: `corpus.jsonl`, `queries.jsonl`, `qrels/*.tsv`.
struct BEIRFolder: Sendable {
    /// A document of the corpus.
    struct Entry: Codable, Sendable {
        let id: String
        let title: String?
        let text: String

        private enum CodingKeys: String, CodingKey {
            case id = "_id"
            case title, text
        }

        /// The words of the text, whatever stands between them.
        fileprivate var words: [Substring] { text.split { !$0.isLetter && !$0.isNumber } }
    }

    /// The documents.
    let corpus: [Entry]
    /// The queries that have judgements.
    let queries: [Entry]
    /// The grades by query and document.
    let judgements: [String: [String: Int]]
    /// The queries whose text is a document of the corpus, under the same id: they look for others than themselves, and BEIR's
    /// own evaluation takes them out of their rankings.
    let documentsAsQueries: Set<String>

    /// Reads the folder.
    ///
    /// - Parameter split: the judgement file's name without `.tsv`; nil takes `test`, else the first by name.
    /// - Throws: ``DocentError/evaluationUnusable(path:reason:)``.
    init(path: String, split: String?) throws {
        judgements = try Self.readJudgements(folder: path + "/qrels", split: split)
        corpus = try Self.readLines(path + "/corpus.jsonl")
        let judged = judgements
        queries = try Self.readLines(path + "/queries.jsonl").filter { judged[$0.id] != nil }
        documentsAsQueries = Self.documents(corpus, as: queries)
        guard !queries.isEmpty else {
            throw DocentError.evaluationUnusable(path: path, reason: "no query has a judgement")
        }
    }

    private static func documents(_ corpus: [Entry], as queries: [Entry]) -> Set<String> {
        let texts = Dictionary(queries.map { ($0.id, $0.words) }, uniquingKeysWith: { first, _ in first })
        return Set(corpus.filter { texts[$0.id] == $0.words }.map(\.id))
    }

    private static func readLines(_ path: String) throws -> [Entry] {
        let lines = try read(path).split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
        return try lines.enumerated().filter { !$0.element.allSatisfy { $0 <= 0x20 } }.map { number, line in
            do {
                return try JSONDecoder().decode(Entry.self, from: Data(line))
            } catch {
                throw DocentError.evaluationUnusable(
                    path: path, reason: "line \(number + 1) is not an object with _id and text")
            }
        }
    }

    private static func readJudgements(folder: String, split: String?) throws -> [String: [String: Int]] {
        let names =
            (try? FileManager.default.contentsOfDirectory(atPath: folder))?.filter { $0.hasSuffix(".tsv") }
            ?? []
        let wanted =
            split.map { $0 + ".tsv" } ?? (names.contains("test.tsv") ? "test.tsv" : names.min() ?? "test.tsv")
        var grades: [String: [String: Int]] = [:]
        let text = String(decoding: try read(folder + "/" + wanted), as: UTF8.self)
        let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).enumerated()
        for (number, line) in lines where !line.allSatisfy(\.isWhitespace) {
            let fields = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
            guard fields.count >= 3, let grade = Int(fields[fields.count - 1]) else {
                // The first line may name the columns.
                if number == 0 { continue }
                throw DocentError.evaluationUnusable(
                    path: folder + "/" + wanted,
                    reason: "line \(number + 1) is not a query, a document and a grade with tabs between")
            }
            grades[fields[0], default: [:]][fields[fields.count - 2]] = grade
        }
        return grades
    }

    private static func read(_ path: String) throws -> Data {
        do {
            return try Data(contentsOf: URL(filePath: path))
        } catch {
            throw DocentError.evaluationUnusable(path: path, reason: "cannot be read")
        }
    }
}
