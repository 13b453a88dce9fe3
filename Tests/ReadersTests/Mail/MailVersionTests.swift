import Documents
import Testing

@testable import Readers

/// Which version of a mail's text is read, and what else of it counts.
@Suite struct MailVersionTests {
    private func read(_ parts: [String], type: String = "alternative", subject: String = "Rates") throws
        -> Document
    {
        let body = parts.map { "--b\n\($0)\n" }.joined() + "--b--"
        let mail =
            "From: Ida <ida@example.org>\nSubject: \(subject)\nMIME-Version: 1.0\nContent-Type: multipart/\(type); boundary=b\n\n\(body)"
        return try readDocument(named: "a.eml", bytes: Array(mail.utf8))
    }

    private static let table =
        "Content-Type: text/html\n\n<p>The rates:<table><tr><th>City<th>Hotel<tr><td>Rome<td>150</table>"

    @Test func `the table of a mail is a table, though its plain version has one cell a line`() throws {
        let plain = "Content-Type: text/plain\n\nThe rates:\n\nCity\n\nHotel\n\nRome\n\n150"
        for parts in [[plain, Self.table], [Self.table, plain]] {
            let document = try read(parts)
            #expect(document.text.hasSuffix("The rates:\nCity\tHotel\nRome\t150"))
            #expect(document.blocks.last?.table?.rows.count == 2)
        }
    }

    @Test func `a page of pictures alone does not hide the words beside it`() throws {
        let plain = "Content-Type: text/plain\n\nHigh at noon."
        let picture = "Content-Type: text/html\n\n<p><img src=\"cid:1\" alt=\"logo\"></p>"
        #expect(try read([plain, picture]).text.hasSuffix("High at noon."))
    }

    @Test func `a page that is but a note does not hide the words beside it`() throws {
        let plain = "Content-Type: text/plain\n\nHigh at noon, low at seven, slack in between."
        let note = "Content-Type: text/html\n\n<p>See below.</p>"
        #expect(try read([plain, note]).text.hasSuffix("slack in between."))
    }

    @Test func `a page that comes with its pictures is the best version`() throws {
        let related = "Content-Type: multipart/related; boundary=c\n\n--c\n\(Self.table)\n--c--"
        #expect(
            try read(["Content-Type: text/plain\n\nNeeds a viewer.", related]).text.hasSuffix("Rome\t150"))
    }

    @Test func `a list of links in a mail is no menu`() throws {
        let links = (1...6).map { "<li><a href=\"https://example.org/\($0)\">Chart \($0)</a>" }.joined()
        let page =
            "Content-Type: text/html\n\n<p>\(String(repeating: "Long words. ", count: 30))<ul>\(links)</ul>"
        #expect(try read([page]).blocks.allSatisfy { $0.layer == .body })
    }

    private static let meeting = """
        Content-Type: text/calendar; method=REQUEST

        BEGIN:VCALENDAR
        METHOD:REQUEST
        BEGIN:VEVENT
        SUMMARY:Tide review
        DTSTART:20240506T140000
        DTEND:20240506T150000
        LOCATION:Room 4
        END:VEVENT
        END:VCALENDAR
        """

    @Test func `the time and the room of an invitation are kept`() throws {
        let document = try read(["Content-Type: text/plain\n\nBring figures.", Self.meeting])
        #expect(
            document.text.hasSuffix(
                "Bring figures.\nTide review\nWhen\t2024-05-06 14:00 – 15:00\nWhere\tRoom 4"))
        let twin = Self.meeting.replacing(
            "text/calendar; method=REQUEST", with: "application/ics; name=invite.ics")
        let both = try read(["Content-Type: text/plain\n\nBring figures.", Self.meeting, twin])
        #expect(both.text == document.text)
    }

    @Test func `a signature does not make a mail partial`() throws {
        for type in ["application/pkcs7-signature; name=smime.p7s", "application/pgp-signature"] {
            let signature = "Content-Type: \(type)\nContent-Disposition: attachment\n\nMIIG"
            let document = try read(["Content-Type: text/plain\n\nSigned.", signature], type: "signed")
            #expect(document.losses.isEmpty && document.text.hasSuffix("Signed."))
        }
    }

    @Test func `what cannot be read of a mail is named`() throws {
        func file(_ name: String) -> String {
            "Content-Type: application/octet-stream\nContent-Disposition: attachment; filename=\(name)\nContent-Transfer-Encoding: base64\n\nAQID"
        }
        let document = try read([file("a.bin"), file("b.bin")], type: "mixed")
        #expect(
            document.losses.map(\.message) == [
                "Some attachments could not be read: a.bin (unsupported format bin), b.bin (unsupported format bin)."
            ])
    }

    @Test func `what cannot be read of an archive is named`() throws {
        let members = [("a.txt", "Words."), ("b.bin", "\u{1}\u{2}\u{3}")]
        let bytes = ZipWriter.archive(members.map { ($0.0, ZipWriter.stored(Array($0.1.utf8))) })
        let losses = try readDocument(named: "a.zip", bytes: bytes).losses
        #expect(
            losses.map(\.message) == [
                "Some members of the archive could not be read: b.bin (unsupported format bin)."
            ])
    }

    @Test(arguments: [
        ("=?UTF-8?Q?Split_=C3?= =?UTF-8?Q?=BC_word?=", "Split ü word"),
        ("=?utf-8?B?w6Q=?=\n =?utf-8?Q?=C3=B6?= end", "äö end"),
        ("=?utf-8?Q?a?= =?iso-8859-1?Q?=E4?=", "aä"),
    ]) func `a character split over two words of a subject is whole`(field: String, shown: String) throws {
        #expect(try read([Self.table], subject: field).title == shown)
    }

    @Test func `the header of a saved page is none of its words`() throws {
        let page =
            "From: <Saved by Blink>\nSubject: Tides\nDate: Mon, 29 Apr 2024 10:00:00 +0200\nMIME-Version: 1.0\nContent-Type: text/html\n\n<h1>Low water</h1><p>At seven."
        let document = try readDocument(named: "a.mhtml", bytes: Array(page.utf8))
        #expect(document.text == "Low water\nAt seven." && document.title == "Tides")
        #expect(document.metadata.author == nil)
    }
}
