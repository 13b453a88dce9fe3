import Testing

@testable import Documents

@Suite struct `The date of a document` {
    @Test(arguments: [
        ("2026", "2026"), ("2026-03", "2026-03"), ("2026-03-04", "2026-03-04"), ("2026/03/04", "2026-03-04"),
        ("2026-3-4", "2026-03-04"), ("2026-03-04 10:15", "2026-03-04T10:15:00"),
        ("2026-03-04T10:15:00Z", "2026-03-04T10:15:00Z"), ("2026-03-04Z", "2026-03-04"),
        ("2026-03-04T10:15:00.123+0100", "2026-03-04T10:15:00+01:00"), ("20260304", "2026-03-04"),
        ("20260304T101500Z", "2026-03-04T10:15:00Z"), ("D:2026", "2026"), ("D:202603", "2026-03"),
        ("D:20260304101500+01'00'", "2026-03-04T10:15:00+01:00"),
        ("D:20260304101500Z", "2026-03-04T10:15:00Z"),
        ("Wed, 04 Mar 2026 10:15:00 +0000", "2026-03-04T10:15:00Z"),
        ("4 Mar 2026 10:15 -0330 (NST)", "2026-03-04T10:15:00-03:30"),
        ("Wed, 04 Mar 26 10:15:00 EST", "2026-03-04T10:15:00-05:00"),
        ("04 Mar 98 10:15", "1998-03-04T10:15:00"),
        ("Wed Mar  4 10:15:00 2026", "2026-03-04T10:15:00"),
        ("Wed Mar  4 10:15:00 CET 2026", "2026-03-04T10:15:00+01:00"), ("4. März 2026", "2026-03-04"),
        ("Mittwoch, 4. März 2026, 10:15 Uhr", "2026-03-04T10:15:00"), ("04.03.2026", "2026-03-04"),
        ("1er mars 2026", "2026-03-01"), ("March 4th, 2026 at 3:15 PM", "2026-03-04T15:15:00"),
        ("13/04/2026", "2026-04-13"), ("March 2026", "2026-03"), ("Last changed: May 3, 2024", "2024-05-03"),
        ("2024-02-29", "2024-02-29"), ("Sat, 28 Feb 2026 24:00:00", "2026-02-28"),
    ])
    func `is brought into one form`(written: String, form: String) {
        #expect(DocumentDate.iso8601(written) == form)
        #expect(DocumentDate.iso8601(form) == form)
    }

    @Test(arguments: [
        "", "draft", "2026-13-45", "2026-02-30", "2025-02-29", "31 April 2026", "gestern", "3/4/2026",
        "Q3 2026",
        "12345", "0000-00-00", "2026-03-04x", "version 2026", "D:", "2026-", "May", "4 Mar",
    ])
    func `is none where it cannot be read or can mean two days`(written: String) {
        #expect(DocumentDate.iso8601(written) == nil)
    }

    @Test func `that cannot be read stays among the properties`() {
        var builder = DocumentBuilder(format: Format(rawValue: "text"))
        builder.metadata.created = "in spring"
        builder.metadata.modified = "Wed, 04 Mar 2026 10:15:00 +0000"
        let metadata = builder.build().metadata
        #expect(metadata.created == nil && metadata.properties["created"] == "in spring")
        #expect(metadata.modified == "2026-03-04T10:15:00Z" && metadata.properties["modified"] == nil)
    }
}
