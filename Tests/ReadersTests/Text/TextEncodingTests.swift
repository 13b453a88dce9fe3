import Documents
import Testing

@testable import Readers

@Suite struct TextEncodingTests {
    static let expected: [(name: String, text: String)] = {
        let table = (try? Fixtures.text("encodings/expected.tsv")) ?? ""
        return table.split(separator: "\n").map { line in
            let parts = line.split(separator: "\t", maxSplits: 1)
            return (String(parts[0]), String(parts[1]))
        }
    }()

    @Test(arguments: expected.map(\.name))
    func `an undeclared encoding is found out`(name: String) throws {
        let decoded = TextEncoding.decode(try Fixtures.bytes("encodings/\(name).txt"))
        let wanted = Self.expected.first { $0.name == name }?.text
        #expect(decoded.text == wanted, "read as \(decoded.encoding)")
        #expect(decoded.replaced == 0)
    }

    @Test func `valid UTF-8 weighs more than a lying declaration`() {
        let decoded = TextEncoding.decode(Array("café".utf8), declared: "iso-8859-1")
        #expect(decoded.text == "café")
    }

    @Test func `one bad byte leaves the rest of UTF-8 whole`() {
        let decoded = TextEncoding.decode(Array("Größe und ".utf8) + [0xFF] + Array(" Maße".utf8))
        #expect(decoded.text == "Größe und \u{FFFD} Maße")
        #expect(decoded.replaced == 1)
    }

    @Test func `much damage is a loss`() throws {
        let words = String(repeating: "é", count: 60)
        let bytes = Array("<meta charset=utf-8><p>\(words)".utf8) + [UInt8](repeating: 0xFF, count: 50)
        let document = try readDocument(named: "a.html", bytes: bytes)
        #expect(document.losses.map(\.code) == ["encoding"])
    }

    @Test(arguments: [
        (
            "windows-1256", [0xE3, 0xD1, 0xCD, 0xC8, 0xC7, 0x20, 0xC8, 0xC7, 0xE1, 0xDA, 0xC7, 0xE1, 0xE3],
            "مرحبا بالعالم"
        ), ("windows-1252", [0x63, 0x61, 0x66, 0xE9], "café"),
    ])
    func `a page that only says it is UTF-8 keeps its words`(encoding: String, words: [UInt8], text: String)
        throws
    {
        let decoded = TextEncoding.decode(words, declared: "utf-8")
        #expect(decoded.text == text)
        #expect(decoded.encoding == encoding)
        let page = Array("<meta charset=utf-8><p>".utf8) + words
        #expect(try readDocument(named: "a.html", bytes: page).text == text)
    }

    @Test func `HTML without a charset is not read as Latin-1`() throws {
        #expect(try readDocument(named: "a.html", bytes: Array("<p>café".utf8)).text == "café")
    }

    @Test func `a declared encoding is used`() throws {
        let head = Array("<html><head><meta charset=\"windows-1251\"></head><body>".utf8)
        let document = try readDocument(named: "a.html", bytes: head + [0xCF, 0xF0, 0xE8, 0xE2, 0xE5, 0xF2])
        #expect(document.text == "Привет")
        #expect(document.metadata.encoding == "windows-1251")
    }

    @Test(arguments: [
        "Привет, мир. Как дела сегодня?\n", "Καλημέρα κόσμε, τι κάνεις;\n", "שלום עולם, מה שלומך היום?\n",
    ])
    func `UTF-16 without a mark is text in other alphabets`(text: String) throws {
        let units = Array(String(repeating: text, count: 3).utf16)
        let little = units.flatMap { [UInt8(truncatingIfNeeded: $0), UInt8($0 >> 8)] }
        let big = units.flatMap { [UInt8($0 >> 8), UInt8(truncatingIfNeeded: $0)] }
        for bytes in [little, big] {
            let document = try readDocument(named: "a.txt", bytes: bytes)
            #expect(document.text.contains(text.dropLast()))
        }
    }

    @Test func `Japanese of seven bits is not read as its escapes`() throws {
        let decoded = TextEncoding.decode([0x1B, 0x24, 0x42, 0x46, 0x7C, 0x4B, 0x5C, 0x1B, 0x28, 0x42])
        #expect(decoded.text == "日本")
    }

    @Test(arguments: ["潮の満ち引きは月の引力によって起こる。\n港は朝六時に開く。\n", "港口早上六点开放。\n请小心台阶，谢谢。\n"])
    func `UTF-16 without a mark is text in Chinese and Japanese`(text: String) throws {
        let units = Array(String(repeating: text, count: 3).utf16)
        let little = units.flatMap { [UInt8(truncatingIfNeeded: $0), UInt8($0 >> 8)] }
        let big = units.flatMap { [UInt8($0 >> 8), UInt8(truncatingIfNeeded: $0)] }
        for bytes in [little, big] {
            let document = try readDocument(named: "a.txt", bytes: bytes)
            #expect(document.text.hasPrefix(String(text.prefix { !$0.isNewline })))
        }
    }
}
