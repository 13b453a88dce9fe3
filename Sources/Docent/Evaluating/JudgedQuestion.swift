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
    /// The documents that each hold a part of it; all are needed.
    let documents: [String]?
    /// Documents that answer as well as the expected one.
    let also: [String]?
    /// Where a person would look.
    let locator: ExpectedPlace?
    /// The shortest words that prove the answer; null when no document holds it.
    let answer: String?
    /// What each of several documents contributes.
    let answers: [String]?
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

    /// The question as a person finds it again in the file: with its id where it has one.
    var name: String { id == question ? question : "\(id), “\(question)”" }

    /// Whether the documents hold an answer.
    var isAnswerable: Bool { answer != nil }

    /// The documents that count as found.
    var expectedDocuments: [String] { (documents ?? document.map { [$0] } ?? []) + (also ?? []) }

    /// Whether words hold the expected answer, or one of the parts when several documents share it.
    func isProven(by words: String) -> Bool {
        guard let answer else { return false }
        let folded = Self.folded(words)
        return ([answer] + (answers ?? []) + (accept ?? [])).contains { Self.holds(folded, Self.folded($0)) }
    }

    /// Whether the wanted words stand in a text between borders of words and figures: `5` is not in `15` or `5.2`.
    private static func holds(_ text: String, _ wanted: String) -> Bool {
        guard !wanted.isEmpty else { return false }
        let text = Array(text.unicodeScalars)
        let wanted = Array(wanted.unicodeScalars)
        guard text.count >= wanted.count else { return false }
        return (0...text.count - wanted.count).contains { start in
            text[start..<start + wanted.count].elementsEqual(wanted)
                && isBorder(text, before: start, of: wanted)
                && isBorder(text, after: start + wanted.count, of: wanted)
        }
    }

    private static func isBorder(_ text: [Unicode.Scalar], before start: Int, of wanted: [Unicode.Scalar])
        -> Bool
    {
        guard start > 0, let first = wanted.first, isWord(first) else { return true }
        if isWord(text[start - 1]) { return false }
        let isInFigure = isDigit(first) && start > 1 && (text[start - 1] == "." || text[start - 1] == ",")
        return !(isInFigure && isDigit(text[start - 2]))
    }

    private static func isBorder(_ text: [Unicode.Scalar], after end: Int, of wanted: [Unicode.Scalar])
        -> Bool
    {
        guard end < text.count, let last = wanted.last, isWord(last) else { return true }
        if isWord(text[end]) { return false }
        let isInFigure = isDigit(last) && end + 1 < text.count && (text[end] == "." || text[end] == ",")
        return !(isInFigure && isDigit(text[end + 1]))
    }

    private static func isWord(_ scalar: Unicode.Scalar) -> Bool {
        scalar.properties.isAlphabetic || isDigit(scalar)
    }

    private static func isDigit(_ scalar: Unicode.Scalar) -> Bool { ("0"..."9").contains(scalar) }

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
    static func read(from path: String, split: String?) async throws -> [JudgedQuestion] {
        try await BlockingWork.run {
            guard let data = try? Data(contentsOf: URL(filePath: path)) else {
                throw DocentError.evaluationUnusable(path: path, reason: "cannot be read")
            }
            do {
                let all = try JSONDecoder().decode([JudgedQuestion].self, from: data)
                return all.filter { split == nil || $0.split == split }
            } catch {
                throw DocentError.evaluationUnusable(
                    path: path, reason: "not a JSON list of objects with question, document and answer")
            }
        }
    }
}

extension JudgedQuestion {
    /// Reads a question; of what tells questions apart for a report, nothing is needed.
    init(from decoder: any Decoder) throws {
        let values = try decoder.container(keyedBy: CodingKeys.self)
        question = try values.decode(String.self, forKey: .question)
        id = try values.decodeIfPresent(String.self, forKey: .id) ?? question
        kind = try values.decodeIfPresent(String.self, forKey: .kind) ?? "own"
        history = try values.decodeIfPresent([String].self, forKey: .history)
        document = try values.decodeIfPresent(String.self, forKey: .document)
        documents = try values.decodeIfPresent([String].self, forKey: .documents)
        also = try values.decodeIfPresent([String].self, forKey: .also)
        locator = try values.decodeIfPresent(ExpectedPlace.self, forKey: .locator)
        answers = try values.decodeIfPresent([String].self, forKey: .answers)
        answer = try values.decodeIfPresent(String.self, forKey: .answer) ?? answers?.first
        accept = try values.decodeIfPresent([String].self, forKey: .accept)
        split = try values.decodeIfPresent(String.self, forKey: .split)
    }
}
