import Documents
import Foundation
import Testing

@testable import Readers

/// Each fixture is read as the outline beside it shows; `DOCENT_WRITE_OUTLINES=1` writes them anew.
@Suite struct OutlineTests {
    static let files = Fixtures.files(
        "html", "xml", "svg", "feed", "markdown", "csv", "json", "email", "text")

    @Test(arguments: files)
    func `a fixture is read as its outline shows`(file: String) throws {
        let name = String(file.split(separator: "/")[1])
        let document = try readDocument(named: name, bytes: try Fixtures.bytes(file))
        let outline = document.outline(full: true)
        let expected = Fixtures.folder.appending(path: file + ".outline")
        if ProcessInfo.processInfo.environment["DOCENT_WRITE_OUTLINES"] != nil {
            try outline.write(to: expected, atomically: true, encoding: .utf8)
        }
        #expect(outline == (try? String(contentsOf: expected, encoding: .utf8)))
    }
}
