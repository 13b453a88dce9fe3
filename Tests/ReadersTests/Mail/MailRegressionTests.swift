import Documents
import Foundation
import Testing

@testable import Readers

/// What once went wrong with mails, each on the smallest mail that shows it.
@Suite struct MailRegressionTests {
    private func read(_ parts: String, type: String = "mixed", boundary: String = "b") throws -> Document {
        let mail = """
            From: Ida <ida@example.org>
            Subject: Tides
            MIME-Version: 1.0
            Content-Type: multipart/\(type); boundary="\(boundary)"

            \(parts)
            """
        return try readDocument(named: "a.eml", bytes: Array(mail.utf8))
    }

    private static func text(_ words: String, type: String = "plain") -> String {
        "Content-Type: text/\(type)\n\n\(words)"
    }

    private static func file(_ field: String, _ words: String) -> String {
        "Content-Type: application/octet-stream\nContent-Disposition: attachment; \(field)\n\n\(words)"
    }

    private static func joined(_ parts: [String], _ boundary: String = "b") -> String {
        parts.map { "--\(boundary)\n\($0)\n" }.joined() + "--\(boundary)--"
    }

    @Test func `attachments are cited by their names, and each table has its own address`() throws {
        let files = [("may", "7"), ("june", "9")].map { name, tide in
            Self.file("filename=\"\(name)/tides.csv\"", "Port,Tide\nBrest,\(tide)").replacing(
                "\(name)/tides", with: "tides-\(name)")
        }
        let document = try read(Self.joined([Self.text("See both.")] + files))
        let cells = document.blocks.compactMap(\.table).map { document.locator(for: $0.rows[1].range) }
        #expect(cells.map(\.display) == ["tides-may.csv!A2:B2", "tides-june.csv!A2:B2"])
        for locator in cells {
            let reference = LocatorReference(path: "a.eml", place: locator.place, cells: locator.cells)
            #expect(document.words(at: reference) == document[locator.range])
        }
    }

    @Test(.enabled(if: HelperProgram(named: "pdftotext") != nil, "pdftotext is not installed"))
    func `pages of attached files have addresses of their own`() throws {
        let files = ["Harbour", "Lighthouse"].map { word in
            let words = "BT /F1 12 Tf 20 100 Td (\(word) dues) Tj ET"
            return Self.file(
                "filename=\"\(word).pdf\"",
                """
                %PDF-1.4
                1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
                2 0 obj<</Type/Pages/Count 1/Kids[10 0 R ]>>endobj
                3 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj
                4 0 obj<</Length \(words.utf8.count)>>stream
                \(words)
                endstream endobj
                10 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]/Contents 4 0 R/Resources<</Font<</F1 3 0 R>>>>>>endobj
                trailer<</Root 1 0 R>>
                """)
        }
        let document = try read(Self.joined([Self.text("See both.")] + files))
        let pages = document.blocks.filter { document[$0.range].hasSuffix("dues") }
        #expect(
            pages.map { document.locator(for: $0.range).display }
                == ["Harbour.pdf › Page 1 ¶1", "Lighthouse.pdf › Page 1 ¶1"].map { "Tides › " + $0 })
    }

    @Test func `files within the version that is not read are kept`() throws {
        let rich = Self.joined(
            [
                Self.text("<p>See the list.</p>", type: "html"),
                Self.file("filename=\"tides.csv\"", "Port,Tide\nBrest,7"),
            ],
            "c")
        let nested = "Content-Type: multipart/mixed; boundary=c\n\n\(rich)"
        let document = try read(Self.joined([Self.text("See the list."), nested]), type: "alternative")
        #expect(document.text.hasSuffix("See the list.\ntides.csv\nPort\tTide\nBrest\t7"))
        #expect(document.text.components(separatedBy: "See the list.").count == 2)
    }

    @Test func `a blank plain version does not hide the page`() throws {
        let parts = [Self.text(" \n\u{A0}"), Self.text("<p>High at noon.</p>", type: "html")]
        #expect(try read(Self.joined(parts), type: "alternative").text.hasSuffix("High at noon."))
    }

    @Test func `forwarded mails within others are read to a depth, and the rest is a loss`() throws {
        func mail(_ depth: Int, of all: Int) -> String {
            let parts =
                [Self.text("Text \(depth)."), Self.file("filename=\"\(depth).csv\"", "a,b\n1,\(depth)")]
                + (depth < all ? ["Content-Type: message/rfc822\n\n" + mail(depth + 1, of: all)] : [])
            let head = "Subject: Mail \(depth)\nMIME-Version: 1.0\n"
            return head + "Content-Type: multipart/mixed; boundary=d\(depth)x\n\n"
                + Self.joined(parts, "d\(depth)x")
        }
        let document = try readDocument(named: "a.eml", bytes: Array(mail(1, of: 7).utf8))
        for depth in 1...7 {
            #expect(document.text.contains("Text \(depth).\n\(depth).csv\na\tb\n1\t\(depth)"))
        }
        #expect(document.losses.isEmpty)
        let deep = try readDocument(named: "a.eml", bytes: Array(mail(1, of: 30).utf8))
        #expect(deep.text.contains("Text 21.") && !deep.text.contains("Text 22."))
        #expect(deep.losses.map(\.code) == ["nesting"])
    }

    @Test(arguments: [
        ("filename=\"a; b.csv\"", "a; b.csv"), ("filename*=utf-8''na%C3%AFve.csv", "naïve.csv"),
        ("filename*0*=utf-8''Preise%20f%C3%BC;\n filename*1=\"r 50%.csv\"", "Preise für 50%.csv"),
        ("filename*0=\"long\"; filename*1=\"er.csv\"", "longer.csv"), ("filename=plain.csv", "plain.csv"),
        ("filename=\"say \\\"hi\\\".csv\"", "say \"hi\".csv"),
        ("filename=\"C:\\in\\a.csv\"", "C:\\in\\a.csv"),
    ]) func `names of files are whole, with or without a semicolon`(field: String, name: String) throws {
        let document = try read(Self.joined([Self.file(field, "Port,Tide\nBrest,7")]))
        #expect(document.text.hasSuffix("\n\(name)\nPort\tTide\nBrest\t7"))
    }

    @Test func `a boundary that begins with the outer one does not end the outer part`() throws {
        let inner = Self.joined([Self.text("Plain."), Self.text("<p>Page.</p>", type: "html")], "balt")
        let parts = ["Content-Type: multipart/alternative; boundary=balt\n\n\(inner)", Self.text("Last.")]
        #expect(try read(Self.joined(parts)).text == "Tides\nFrom: Ida <ida@example.org>\nPage.\nLast.")
    }

    @Test func `what is attached stands below the heading of its attachment`() throws {
        let attached = Self.file(
            "filename=\"policy.html\"", "<h1>Travel</h1><p>By rail.<h2>Hotels</h2><p>Two stars.")
        let document = try read(Self.joined([Self.text("See below."), attached]))
        let headings = document.blocks.filter(\.isHeading).map(\.kind)
        #expect(headings == [.heading(level: 1), .heading(level: 2), .heading(level: 3), .heading(level: 4)])
        #expect(
            document.blocks.last?.place
                == .section(headings: ["Tides", "policy.html", "Travel", "Hotels"], paragraphs: 1...1))
    }

    @Test(arguments: ["a.doc", "a.xls"])
    func `a page that a wiki exports to Word is read as a page`(name: String) throws {
        let file = """
            Date: Tue, 3 Mar 2026 10:00:00 +0000
            Subject: Exported From Confluence
            MIME-Version: 1.0
            Content-Type: multipart/related; boundary="b"

            --b
            Content-Type: text/html; charset=UTF-8
            Content-Transfer-Encoding: quoted-printable

            <h1>Tide=
            s</h1><p>High at noon.</p>
            --b--
            """
        let document = try readDocument(named: name, bytes: Array(file.utf8))
        #expect(document.title == "Tides")
        #expect(document.text == "Tides\nHigh at noon.")
    }

    @Test func `parts beyond the thousandth are a loss`() throws {
        let parts = (1...1_500).map { Self.text("Part number \($0) of the report.") }
        let document = try read(Self.joined(parts))
        #expect(document.text.contains("Part number 1000 of"))
        #expect(document.losses.contains { $0.code == "parts" })
        #expect(try read(Self.joined(Array(parts.prefix(1_000)))).losses.isEmpty)
    }

    @Test func `a body within more than twenty others is not shown as its raw text`() throws {
        var body = "Content-Type: text/plain\nContent-Transfer-Encoding: base64\n\nUGF5IHRoZSByZW50Lg=="
        for depth in 0..<25 {
            body = "Content-Type: multipart/mixed; boundary=n\(depth)\n\n" + Self.joined([body], "n\(depth)")
        }
        let document = try read(Self.joined([Self.text("Hello."), body]))
        #expect(document.text.contains("Hello."))
        #expect(!document.text.contains("UGF5"))
        #expect(document.losses.contains { $0.code == "nesting" })
    }

    @Test func `the first line of a body without a blank line before it is kept`() throws {
        let document = try readDocument(
            named: "a.eml", bytes: Array("From: a@b.c\nSubject: Rent\nThe rent is 5 EUR.\nBye.".utf8))
        #expect(document.text.contains("The rent is 5 EUR."))
    }

    @Test func `the header of a mail was its text where lines of a mailbox end as in mails`() throws {
        let mail = "From ida@example.org Mon Mar  2 10:00:00 2026\nFrom: Ida\nSubject: Tides\n\nAt noon.\n\n"
        for end in ["\n", "\r\n"] {
            let bytes = Array((mail + mail).replacing("\n", with: end).utf8)
            let document = try readDocument(named: "a.mbox", bytes: bytes)
            #expect(document.text == "Tides\nFrom: Ida\nAt noon.\nTides\nFrom: Ida\nAt noon.")
        }
    }

    @Test func `a line of a mail that begins with From begins no other mail`() throws {
        let mail = { (words: String) in
            "From a@b.c Mon Mar  4 09:12:00 2024\nFrom: a@b.c\nSubject: Rent\n\n\(words)\n\n"
        }
        let box = mail("Hello,\n\nFrom May on the rent is 5 EUR.\nFrom here 12:30 on.") + mail("Bye.")
        let document = try readDocument(named: "a.mbox", bytes: Array(box.utf8))
        #expect(document.text.contains("From May on the rent is 5 EUR."))
        #expect(document.blocks.count { $0.kind == .heading(level: 1) } == 2)
    }

    @Test(arguments: ["1711963200.M20P7.mail:2,S", "7", "sent.raw", "copy.txt"])
    func `a mail is a mail, however long its way and whatever its name`(name: String) throws {
        let way = (1...30).map {
            "Received: from a\($0).example.org (a\($0).example.org [192.0.2.\($0)])\n by b\($0).example.org with ESMTP"
        }
        let mail =
            (way + [
                "Message-ID: <7@example.org>", "From: Ida <ida@example.org>", "Subject: =?utf-8?B?RsOkaHJl?=",
                "Date: Mon, 1 Apr 2024 09:20:00 +0000", "Content-Type: text/plain; charset=utf-8",
                "Content-Transfer-Encoding: base64", "", "RXMgZ2VodCB1bSBhY2h0Lg==", "",
            ]).joined(separator: "\n")
        let document = try readDocument(named: name, bytes: Array(mail.utf8))
        #expect(document.format == MailReader.format && document.title == "Fähre")
        #expect(document.text.hasSuffix("Es geht um acht."))
    }

    @Test func `notes that begin like a mail are plain text`() throws {
        let notes = "To: all\nDate: Monday\nBring the pump.\n\nReceived: nothing yet.\n"
        #expect(
            try readDocument(named: "notes.txt", bytes: Array(notes.utf8)).format == PlainTextReader.format)
    }
}
