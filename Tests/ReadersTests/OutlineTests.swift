import Documents
import Foundation
import Testing

@testable import Readers

/// Each fixture is read as the outline beside it shows; `DOCENT_ACCEPT_OUTLINES=1` writes them anew.
@Suite struct OutlineTests {
    /// The files of every folder that holds outlines; those of office programs have tests of their own.
    static let files = Fixtures.files(Fixtures.folders.filter { !OfficeFixture.folders.contains($0) })

    @Test(arguments: files)
    func `a fixture is read as its outline shows`(file: String) throws {
        let name = String(file.split(separator: "/")[1])
        let document = try readDocument(named: name, bytes: try Fixtures.bytes(file))
        let outline = document.outline(full: true)
        let expected = Fixtures.folder.appending(path: file + ".outline")
        if ProcessInfo.processInfo.environment["DOCENT_ACCEPT_OUTLINES"] != nil {
            try outline.write(to: expected, atomically: true, encoding: .utf8)
        }
        #expect(outline == (try? String(contentsOf: expected, encoding: .utf8)))
    }
}
