import Documents
import FoundationEssentials

/// A question with what a person expects of its answer, as files of questions hold it.
struct JudgedQuestion: Codable, Sendable {
    let id: String
    let kind: String
    let question: String
    /// Earlier questions of the conversation, oldest first.
    let history: [String]?
    /// The document that holds the answer; null when none does.
    let document: String?
    /// All documents that hold a part of it.
    let documents: [String]?
    /// Where a person would look.
    let locator: ExpectedPlace?
    /// The shortest words that prove the answer; null when no document holds it.
    let answer: String?
    /// Other words that prove it as well.
    let accept: [String]?
    /// Which part of the file the question belongs to, such as `tune` or `test`.
    let split: String?

    /// Where the answer is expected, as far as the file says.
    struct ExpectedPlace: Codable, Sendable {
        let headings: [String]?
        let sheet: String?
        let cells: String?
        let slide: Int?
        let page: Int?
    }

    /// Whether the documents hold an answer.
    var isAnswerable: Bool { answer != nil }

    /// The documents that count as found.
    var expectedDocuments: [String] { documents ?? document.map { [$0] } ?? [] }

    /// Whether words hold the expected answer, white space and case folded.
    func isProven(by words: String) -> Bool {
        guard let answer else { return false }
        let folded = Self.folded(words)
        return ([answer] + (accept ?? [])).contains { folded.contains(Self.folded($0)) }
    }

    /// Whether a locator names the expected place; nil when none is expected.
    func isAt(_ locator: Locator) -> Bool? {
        guard let expected = self.locator else { return nil }
        switch locator.place {
        case .slide(let number, _, _):
            return expected.slide.map { $0 == number }
        case .sheet(let name):
            guard let sheet = expected.sheet else { return nil }
            guard let cells = expected.cells.flatMap({ CellRange($0) }), let found = locator.cells else {
                return sheet == name
            }
            return sheet == name && (found.contains(cells.from) || cells.contains(found.from))
        case .section(let headings, _):
            guard let wanted = expected.headings, !wanted.isEmpty else { return nil }
            let have = headings.map(Self.folded)
            return wanted.allSatisfy { wish in have.contains { $0.hasSuffix(Self.folded(wish)) } }
        case .page(let number, _):
            return expected.page.map { $0 == number }
        case .element, .lines:
            return nil
        }
    }

    private static func folded(_ text: String) -> String {
        text.lowercased().split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }

    /// Reads a file of questions.
    ///
    /// - Throws: ``DocentError/evaluationUnusable(path:reason:)``.
    static func read(from path: String, split: String?) throws -> [JudgedQuestion] {
        guard let data = try? Data(contentsOf: URL(filePath: path)) else {
            throw DocentError.evaluationUnusable(path: path, reason: "cannot be read")
        }
        do {
            let all = try JSONDecoder().decode([JudgedQuestion].self, from: data)
            return all.filter { split == nil || $0.split == split }
        } catch {
            throw DocentError.evaluationUnusable(
                path: path, reason: "not a list of objects with id, kind, question, document and answer")
        }
    }
}
