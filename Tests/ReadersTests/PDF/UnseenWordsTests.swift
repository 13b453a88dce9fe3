import Documents
import Testing

@testable import Readers

/// Words that stand in a PDF file and not on its pages.
@Suite(
    .enabled(
        if: ["pdftotext", "pdftohtml", "pdftoppm"].allSatisfy { HelperProgram(named: $0) != nil },
        "poppler-utils is not installed"))
struct UnseenWordsTests {
    /// The layer of some words on a page, drawn after some instructions.
    private func layer(after drawing: String, size: Int = 12) throws -> Block.Layer? {
        let page = """
            BT /F 12 Tf 72 700 Td (Shown to all) Tj ET
            \(drawing)
            BT /F \(size) Tf 72 660 Td (secret words) Tj ET

            """
        let document = try readDocument(named: "a.pdf", bytes: PageWriter(pages: [page]).file)
        #expect(document.text.contains("Shown to all") && document.text.contains("secret words"))
        let shown = document.blocks.first { document[$0.range].contains("Shown") }
        #expect(shown?.layer == .body)
        return document.blocks.first { document[$0.range].contains("secret") }?.layer
    }

    @Test(arguments: [
        ("1 1 1 rg", 12), ("0.98 0.98 1 rg", 12), ("3 Tr", 12), ("0 g", 1),
        ("0.9 0.9 0 rg 60 640 300 50 re f 0.9 0.9 0.01 rg", 12),
    ]) func `words that a page does not show were part of its text`(drawing: String, size: Int) throws {
        #expect(try layer(after: drawing, size: size) == .hidden)
    }

    @Test(arguments: [
        "0 g", "0.9 0 0 rg", "1 1 0 rg", "0.85 g", "0 0 0.4 rg 60 640 300 50 re f 1 1 1 rg",
    ]) func `words in any colour that stands out are text`(drawing: String) throws {
        #expect(try layer(after: drawing) == .body)
    }

    @Test func `words recognised in a scan lie invisible above it and are text`() throws {
        let dots = String(repeating: "CC", count: 10_000)
        let picture = "q 595 0 0 842 0 0 cm BI /W 100 /H 100 /CS /G /BPC 8 /F /AHx ID \(dots)> EI Q"
        #expect(try layer(after: "\(picture) 3 Tr") == .body)
    }

    @Test func `hidden words within a line leave the others in their place`() throws {
        let page =
            "BT /F 12 Tf 72 700 Td (Pay the ) Tj 1 1 1 rg (attacker ) Tj 0 g (bill today) Tj ET\n"
        let document = try readDocument(named: "a.pdf", bytes: PageWriter(pages: [page]).file)
        let words = document.blocks.map { String(document[$0.range]) }
        #expect(words == ["Pay the bill today", "attacker"])
        #expect(document.blocks.map(\.layer) == [.body, .hidden])
    }
}
