import Documents
import Testing

@testable import Readers

/// Every format writes dates in a way of its own; filters compare them with each other.
@Suite struct DatedFilesTests {
    private func metadata(_ name: String, _ text: String) throws -> Metadata {
        try readDocument(named: name, bytes: Array(text.utf8)).metadata
    }

    @Test func `a mail's date becomes ISO 8601`() throws {
        let mail =
            "From: a@b.example\nTo: c@d.example\nSubject: x\nDate: Wed, 04 Mar 2026 10:15:00 +0100\n\nHello."
        #expect(try metadata("x.eml", mail).created == "2026-03-04T10:15:00+01:00")
    }

    @Test(arguments: [
        ("4. März 2026", "2026-03-04"), ("04.03.2026", "2026-03-04"), ("March 4, 2026", "2026-03-04"),
        ("2026-03-04 10:15:00 +0100", "2026-03-04T10:15:00+01:00"), ("soon", nil),
    ])
    func `dates of front matter and attributes become ISO 8601`(written: String, date: String?) throws {
        let markdown = "---\ntitle: x\ndate: \(written)\n---\n\n# x\n\nWords."
        #expect(try metadata("x.md", markdown).created == date)
        let asciidoc = "= Title\n:revdate: \(written)\n\nWords."
        #expect(try metadata("x.adoc", asciidoc).created == date)
        let page =
            "<html><head><meta name=\"date\" content=\"\(written)\"></head><body><p>Words.</p></body></html>"
        #expect(try metadata("x.html", page).created == date)
    }

    @Test func `a feed's dates become ISO 8601`() throws {
        let feed =
            "<rss version=\"2.0\"><channel><title>x</title><pubDate>Wed, 04 Mar 2026 10:15:00 GMT</pubDate>"
            + "<item><title>y</title><description>z</description></item></channel></rss>"
        #expect(try metadata("x.xml", feed).modified == "2026-03-04T10:15:00Z")
    }

    @Test(
        arguments: Fixtures.files([
            "docx", "email", "epub", "feed", "html", "markdown", "msg", "odt", "pdf", "xlsx",
        ]))
    func `every date of a fixture is ISO 8601`(path: String) throws {
        let metadata = try readDocument(named: path, bytes: try Fixtures.bytes(path)).metadata
        for date in [metadata.created, metadata.modified].compactMap({ $0 }) {
            #expect(
                date.wholeMatch(of: #/\d{4}(-\d\d(-\d\d(T\d\d:\d\d:\d\d(Z|[+-]\d\d:\d\d)?)?)?)?/#) != nil,
                "\(date)")
        }
    }
}
