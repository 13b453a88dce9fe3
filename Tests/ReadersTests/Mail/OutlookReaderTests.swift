import Documents
import Testing

@testable import Readers

@Suite("Mails of Outlook")
struct OutlookReaderTests {
    @Test("Packed rich text is unpacked as the specification's example shows")
    func compressedRichText() {
        let packed: [UInt8] = [
            0x2D, 0, 0, 0, 0x2B, 0, 0, 0, 0x4C, 0x5A, 0x46, 0x75, 0xF1, 0xC5, 0xC7, 0xA7, 0x03, 0, 0x0A, 0,
            0x72, 0x63,
            0x70, 0x67, 0x31, 0x32, 0x35, 0x42, 0x32, 0x0A, 0xF3, 0x20, 0x68, 0x65, 0x6C, 0x09, 0, 0x20, 0x62,
            0x77,
            0x05, 0xB0, 0x6C, 0x64, 0x7D, 0x0A, 0x80, 0x0F, 0xA0,
        ]
        let text = String(decoding: CompressedRTF.unpack(packed), as: UTF8.self)
        #expect(text == "{\\rtf1\\ansi\\ansicpg1252\\pard hello world}\r\n")
    }

    @Test("The language of an attachment is not the mail's own")
    func attachmentMetadata() throws {
        let page =
            "<html lang=de><meta name=author content=Someone><title>Page</title><p>Attached words</p></html>"
        let mail = """
            From: Ida <ida@example.org>
            Subject: Pages
            MIME-Version: 1.0
            Content-Type: multipart/mixed; boundary=b

            --b
            Content-Type: text/plain

            Hello.
            --b
            Content-Type: text/html; name=page.html
            Content-Disposition: attachment; filename=page.html

            \(page)
            --b--
            """
        let document = try readDocument(named: "a.eml", bytes: Array(mail.utf8))
        #expect(document.metadata.author == "Ida <ida@example.org>" && document.title == "Pages")
        #expect(document.metadata.language == nil && document.text.contains("Attached words"))
    }

    @Test("A page that a browser saved as one file is read")
    func savedPage() throws {
        let file = """
            From: <Saved by a browser>
            Subject: Tides
            MIME-Version: 1.0
            Content-Type: multipart/related; type="text/html"; boundary="b"

            --b
            Content-Type: text/html; charset=utf-8
            Content-Transfer-Encoding: quoted-printable
            Content-Location: https://example.org/

            <html><body><h2>Low water</h2><p>At se=C3=A9ven.</p></body></html>
            --b
            Content-Type: text/css
            Content-Location: cid:style

            p { color: red }
            --b--
            """
        let document = try readDocument(named: "a.mhtml", bytes: Array(file.utf8))
        #expect(document.text.hasSuffix("Low water\nAt seéven.") && document.losses.isEmpty)
    }

    @Test("A circle of sectors or entries ends", arguments: 0..<40)
    func circles(_ seed: Int) throws {
        var bytes = try Fixtures.bytes("msg/attachments.msg")
        var random = Seeded(state: UInt64(seed))
        // Numbers of the allocation table and the directory, each replaced by one that is nearby.
        for _ in 0..<40 {
            let at = Int.random(in: 0..<bytes.count / 4, using: &random) * 4
            bytes[at] = UInt8.random(in: 0..<40, using: &random)
        }
        _ = try? readDocument(named: "a.msg", bytes: bytes)
    }

    @Test("A circle of sectors beyond the end of the file ends")
    func circleBeyondTheEnd() {
        func number(_ value: UInt32) -> [UInt8] {
            (0..<4).map { UInt8(truncatingIfNeeded: value >> ($0 * 8)) }
        }
        // One sector, which is the allocation table; the directory is sector 5, which follows itself.
        var bytes: [UInt8] =
            [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1] + [UInt8](repeating: 0, count: 504)
        bytes.replaceSubrange(30..<34, with: number(9))
        bytes.replaceSubrange(48..<52, with: number(5))
        bytes.replaceSubrange(68..<72, with: number(0xFFFF_FFFE))
        for entry in 1..<109 {
            bytes.replaceSubrange(76 + entry * 4..<80 + entry * 4, with: number(0xFFFF_FFFF))
        }
        bytes += (0..<128).flatMap { number($0 == 5 ? 5 : 0xFFFF_FFFE) }
        #expect(CompoundStorage(bytes) == nil)
    }
}
