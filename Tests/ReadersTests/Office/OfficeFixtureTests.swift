import Documents
import Foundation
import Testing

@testable import Readers

/// The files that office programs made, each with the outline that is expected of it.
enum OfficeFixture {
    static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "Fixtures")

    static let folders = ["docx", "xlsx", "pptx", "odt", "ods", "odp", "flat-odf", "epub", "rtf", "pdf"]

    /// Every fixture as `folder/name`.
    static let all: [String] = folders.flatMap { folder in
        let names =
            (try? FileManager.default.contentsOfDirectory(atPath: root.appending(path: folder).path)) ?? []
        return names.filter { !$0.hasSuffix(".outline") }.sorted().map { folder + "/" + $0 }
    }

    static func source(_ name: String) throws -> Source {
        Source(name: name, bytes: [UInt8](try Data(contentsOf: root.appending(path: name))))
    }

    /// Those whose program is there.
    static var readable: [String] { hasPDFProgram ? all : all.filter { !$0.hasPrefix("pdf/") } }

    static var hasPDFProgram: Bool { HelperProgram(named: "pdftotext") != nil }
}

@Suite("Office fixtures")
struct OfficeFixtureTests {
    /// Skipped where it is missing, so that nobody takes the others for the whole.
    @Test("PDF files are among those read", .enabled(if: OfficeFixture.hasPDFProgram))
    func withPDF() {
        #expect(OfficeFixture.readable.contains { $0.hasPrefix("pdf/") })
    }

    /// Set `DOCENT_ACCEPT_OUTLINES=1` to rewrite what is expected; then look at the differences.
    @Test("A file is understood as its outline says", arguments: OfficeFixture.readable)
    func outline(_ name: String) throws {
        let document = try readDocument(try OfficeFixture.source(name), options: ReadingOptions())
        let expected = OfficeFixture.root.appending(path: name + ".outline")
        if ProcessInfo.processInfo.environment["DOCENT_ACCEPT_OUTLINES"] != nil {
            try document.outline(full: true).write(to: expected, atomically: true, encoding: .utf8)
        }
        #expect(try String(contentsOf: expected, encoding: .utf8) == document.outline(full: true))
    }

    @Test("A locator leads back to the same words", arguments: OfficeFixture.readable)
    func locators(_ name: String) throws {
        let source = try OfficeFixture.source(name)
        let document = try readDocument(source, options: ReadingOptions())
        let again = try readDocument(source, options: ReadingOptions())
        for block in document.blocks {
            let words = document[block.range]
            #expect(again.words(at: document.locator(for: block.range)) == words)
            for cell in block.table?.rows.flatMap(\.cells) ?? [] {
                #expect(again.words(at: document.locator(for: cell.range)) == document[cell.range])
            }
        }
    }

    @Test("Ranges ascend and cover every word", arguments: OfficeFixture.readable)
    func ranges(_ name: String) throws {
        let document = try readDocument(try OfficeFixture.source(name), options: ReadingOptions())
        var end = 0
        for block in document.blocks {
            #expect(block.range.lowerBound == (end == 0 ? 0 : end + 1))
            end = block.range.upperBound
        }
        #expect(end == document.text.utf8.count)
    }

    @Test(
        "No word that a file holds is lost",
        arguments: [
            (
                "docx/structure.docx",
                ["Running head", "Foot line", "SECRET", "Inside the box", "in11", "Check this"]
            ),
            ("odt/structure.odt", ["Running head", "Foot line", "Inside the box", "in11", "linked words"]),
            (
                "rtf/libreoffice.rtf",
                ["Running head", "Foot line", "in11", "linked words", "Commented sentence."]
            ),
            ("ods/sheets.ods", ["1,234.50 €", "25.6%", "hidden stuff", "A note on Ann", "Second table"]),
        ])
    func words(_ name: String, _ expected: [String]) throws {
        let document = try readDocument(try OfficeFixture.source(name), options: ReadingOptions())
        for words in expected {
            #expect(document.text.components(separatedBy: words).count == 2, "\(words) must stand once")
        }
        #expect(!document.text.contains("DELETED"))
    }
}
