import Documents
import Testing

@testable import Readers

@Suite("Hostile office files")
struct HostileOfficeTests {
    private static let samples = OfficeFixture.all.filter { !$0.hasPrefix("pdf/") }

    /// Reads bytes that may be anything: a document, or one of our errors; never a trap.
    private static func survive(_ bytes: [UInt8], _ name: String) {
        _ = try? readDocument(Source(name: name, bytes: bytes), options: ReadingOptions())
    }

    @Test("A file that was cut off is refused or says so", arguments: samples)
    func prefixes(_ name: String) throws {
        let bytes = try OfficeFixture.source(name).bytes
        for length in stride(from: 1, to: bytes.count, by: max(1, bytes.count / 40)) {
            Self.survive(Array(bytes[..<length]), name)
        }
        if bytes.starts(with: Array("PK".utf8)) {
            #expect(throws: ReaderError.self) {
                try readDocument(
                    Source(name: name, bytes: Array(bytes[..<(bytes.count / 2)])), options: ReadingOptions())
            }
        }
    }

    @Test("Flipped bits trap nothing", arguments: samples)
    func flips(_ name: String) throws {
        var bytes = try OfficeFixture.source(name).bytes
        var random = SystemRandomNumberGenerator()
        for _ in 0..<25 {
            let at = Int.random(in: bytes.indices, using: &random)
            let before = bytes[at]
            bytes[at] ^= UInt8(1 << Int.random(in: 0..<8, using: &random))
            Self.survive(bytes, name)
            bytes[at] = before
        }
    }

    @Test("An encrypted package is refused as such")
    func encrypted() {
        var bytes: [UInt8] =
            [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1] + [UInt8](repeating: 0, count: 504)
        bytes += "EncryptedPackage".utf8.flatMap { [UInt8]([$0, 0]) }
        bytes += [UInt8](repeating: 0, count: 2048)
        #expect(throws: ReaderError.encrypted) {
            try readDocument(Source(name: "a.docx", bytes: bytes), options: ReadingOptions())
        }
    }

    @Test("A member that unpacks to far more than its container is refused")
    func bomb() throws {
        let bytes = ZipWriter.archive([("word/document.xml", ZipWriter.zeros(count: 40 << 20))])
        #expect(throws: ReaderError.self) {
            try readDocument(Source(name: "bomb.docx", bytes: bytes), options: ReadingOptions())
        }
    }

    @Test("A document type in a part is refused")
    func documentType() {
        let part =
            "<!DOCTYPE w:document [<!ENTITY a SYSTEM \"file:///etc/passwd\">]><w:document>&a;</w:document>"
        let bytes = ZipWriter.archive([("word/document.xml", ZipWriter.stored(Array(part.utf8)))])
        #expect(throws: ReaderError.self) {
            try readDocument(Source(name: "a.docx", bytes: bytes), options: ReadingOptions())
        }
    }

    @Test("Elements that nest without end, and very deep tables, cost no stack")
    func depth() throws {
        let space = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\""
        let open = String(repeating: "<w:tbl><w:tr><w:tc>", count: 1000)
        let close = String(repeating: "</w:tc></w:tr></w:tbl>", count: 1000)
        let body =
            "<w:document \(space)><w:body>\(open)<w:p><w:r><w:t>DEEP</w:t></w:r></w:p>\(close)</w:body></w:document>"
        let bytes = ZipWriter.archive([("word/document.xml", ZipWriter.stored(Array(body.utf8)))])
        let document = try readDocument(Source(name: "a.docx", bytes: bytes), options: ReadingOptions())
        #expect(document.text.contains("DEEP"))
    }

    @Test(
        "Names that lead outside lead nowhere",
        arguments: [
            ("../../etc/passwd", "a/b/", "etc/passwd"), ("/word/x.xml", "a/", "word/x.xml"),
            ("..\\x", "a/", "x"),
            ("a%20b.xml", "", "a b.xml"), ("./x", "p/", "p/x"), ("../../../../x", "", "x"),
            ("..", "a/b/", "a"), ("//x/./y/", "p/", "x/y"), ("../q/../r", "a/b/", "a/r"), ("", "a/", "a"),
        ])
    func names(_ target: String, _ folder: String, _ part: String) {
        #expect(Relationships.resolve(target, from: folder) == part)
    }

    @Test("RTF that nests or never ends is read as far as it goes")
    func endlessRTF() {
        Self.survive(Array(("{\\rtf1 " + String(repeating: "{", count: 50_000)).utf8), "a.rtf")
        let cut = Array("{\\rtf1 Some words\\par more".utf8)
        let document = try? readDocument(Source(name: "a.rtf", bytes: cut), options: ReadingOptions())
        #expect(document?.text == "Some words\nmore")
        #expect(document?.losses.first?.code == "truncated")
    }
}
