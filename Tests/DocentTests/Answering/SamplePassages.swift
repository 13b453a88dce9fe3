import Documents
import Readers

@testable import Docent

/// Passages made from Markdown, each a document of its own.
enum SamplePassages {
    static func passage(
        _ markdown: String, number: Int, document: String = "doc.md", date: String? = nil
    ) throws -> SourcedPassage {
        passage(
            of: try readDocument(
                named: document, bytes: Array(markdown.utf8), options: ReadingOptions()), number: number,
            document: document, date: date)
    }

    static func passage(
        of content: Document, number: Int, document: String, date: String? = nil,
        range: Range<Int>? = nil
    ) -> SourcedPassage {
        let range = range ?? 0..<content.text.utf8.count
        return SourcedPassage(
            passage: Passage(
                number: number, document: document, title: content.title, headings: [],
                locator: content.locator(for: range), text: String(content[range]),
                shown: content.markdown(of: range),
                blocks: Array(content.blocks(overlapping: range)), date: date,
                sha256: String(repeating: "0", count: 64), score: 1),
            content: content)
    }

    static func sources(_ texts: String...) throws -> [ProofSource] {
        try texts.enumerated().map { number, text in
            ProofSource(
                try passage(text, number: number + 1, document: "doc\(number + 1).md"), number: number + 1)
        }
    }

    static let contract = """
        # Service contract

        The notice period is 30 days to the end of a month. Either side may end the contract “for good cause” at once.

        | Item | Part number | Price |
        | --- | --- | --- |
        | Seal kit | MV40-17 | 42.50 € |
        | Gasket | MV65-03 | 55 € |
        | Filter mat | TJ-300 | 9.90 € |

        The warranty lasts 24 months — longer than the law asks for.
        """

    static let travel = """
        # Travel policy

        Book flights at least 21 days ahead. Anna Kowalczyk approves journeys above 2,000 €.

        - Second class by rail.
        - Taxi only after 22:00.
        """
}
