import Documents
import Testing

@testable import Readers

/// What once went wrong with JSON, Markdown and AsciiDoc, each on the smallest file that shows it.
@Suite struct StructuredTextTests {
    private func read(_ name: String, _ text: String) throws -> Document {
        try readDocument(named: name, bytes: Array(text.utf8))
    }

    @Test func `the same key in two objects is told apart`() throws {
        let document = try read("a.json", #"{"name":"x","database":{"port":5432},"cache":{"port":6379}}"#)
        #expect(document.text == "name\tx\ndatabase.port\t5432\ncache.port\t6379")
    }

    @Test func `records with an object in them are a table`() throws {
        let document = try read(
            "a.json", #"{"list":[{"name":"Ida","home":{"mail":"i@x.org"}},{"name":"Bo"}]}"#)
        #expect(document.text == "name\thome.mail\nIda\ti@x.org\nBo")
        #expect(document.blocks.first?.table?.headerRows == 1)
    }

    @Test(arguments: [
        ("# Setup {#setup .class}", "Setup"), ("# Setup {-}", "Setup"), ("Setup {.wide key=v}\n===", "Setup"),
        ("# The {name} rule", "The {name} rule"), ("# Use {x}", "Use {x}"),
    ]) func `the attributes of a heading are no part of it`(line: String, shown: String) throws {
        #expect(try read("a.md", line).text == shown)
    }

    @Test(arguments: [
        ("[link](<a b.md> \"t\") end", "a b.md"), ("[link](<a(1.md>)", "a(1.md"),
        ("[link][i]\n\n[i]: <a b.md>", "a b.md"),
    ]) func `a target in angle brackets does not end at its first space`(text: String, target: String) throws
    {
        #expect(try read("a.md", text).links.map(\.target) == [target])
    }

    @Test func `the directive below a paragraph is no part of it`() throws {
        let document = try read("a.adoc", "= T\n\nifdef::foo[]\nOnly with\nfoo.\nendif::[]\n\nAfter.")
        #expect(document.text == "T\nOnly with foo.\nAfter.")
    }

    @Test func `who is quoted and what warns keep their labels`() throws {
        let text =
            "= T\n\n[quote, Ida Berg, The tides]\n____\nWater waits.\n____\n\n[WARNING]\n====\nDo not open.\n\nNever.\n====\n\n[TIP]\nLook up."
        let document = try read("a.adoc", text)
        #expect(
            document.blocks.map { document[$0.range] } == [
                "T", "Ida Berg, The tides:", "Water waits.", "WARNING: Do not open.", "Never.",
                "TIP: Look up.",
            ])
        #expect(document.blocks[3].place == .lines(8...10))
    }

    @Test func `the number of a note is no note of its own`() throws {
        let text =
            "<article><body><sec><title>A</title><p>x<xref ref-type=\"fn\" rid=\"f\">a</xref></p></sec></body><back><fn-group><fn id=\"f\"><label>a</label><p>Note.</p></fn></fn-group></back></article>"
        let document = try read("a.xml", text)
        #expect(document.text == "A\nxa\nNote.")
        #expect(document.blocks.last?.kind == .footnote(label: "a"))
    }

    @Test func `a list in one record does not dissolve the table of all`() throws {
        let entries = (0..<40).map { (number: Int) -> String in
            #"{"code":"line \#(number) of the order","pieces":\#(number)}"#
        }
        let long = entries.joined(separator: ",")
        let document = try read(
            "a.json",
            #"{"value":[{"id":"a","more":[{"sku":"E3","n":1},{"sku":"F1","n":2}]},{"id":"b","more":[]},{"id":"c","more":[\#(long)]}]}"#
        )
        let tables = document.blocks.compactMap { $0.table }
        #expect(tables.map { $0.rows.count } == [4, 41])
        #expect(tables.map { $0.headerRows } == [1, 1])
        #expect(document.text.hasPrefix("id\tmore\na\tsku: E3; n: 1 / sku: F1; n: 2\nb\nc\n"))
        #expect(document.blocks.last?.place == .element(path: "/value[2]/more"))
    }

    @Test func `a long list of numbers stands with its key`() throws {
        let numbers = (1...25).map(String.init)
        let document = try read("a.json", #"{"limits":{"burst":[\#(numbers.joined(separator: ","))]}}"#)
        #expect(document.text == "limits.burst\t" + numbers.joined(separator: ", "))
    }

    @Test func `tabs in a text of Excel part its cells`() throws {
        let lines = "Part\tStock\tBin\r\nV-10\t14\tA3\r\nV-20\t\tB1\r\n"
        let wide: [UInt8] = lines.utf16.reduce(into: [0xFF, 0xFE]) { bytes, unit in
            bytes += [UInt8(unit & 0xFF), UInt8(unit >> 8)]
        }
        let document = try readDocument(named: "a.txt", bytes: wide)
        #expect(document.blocks.first?.table?.rows.count == 3)
        #expect(document.text == "Part\tStock\tBin\nV-10\t14\tA3\nV-20\tB1")
        for prose in ["a\tb\nc\td", "a\tb\nc\td\ne", "One\n\ttwo\n\tthree\n\tfour"] {
            #expect(try read("a.txt", prose).blocks.allSatisfy { $0.table == nil })
        }
    }

    @Test func `settings with comments are read`() throws {
        let document = try read("settings.json", "{\n  // How long a session lasts.\n  \"session\": 30\n}\n")
        #expect(document.text.contains("How long a session lasts."))
        #expect(document.losses.map(\.code) == ["damaged"])
    }

    @Test func `cells below one that covers whole rows are kept`() throws {
        let table = "[cols=\"2*\"]\n|===\n2.2+|Both columns, two rows\n|Left |Right\n|==="
        let document = try read("a.adoc", "= T\n\n\(table)\n")
        let rows = try #require(document.blocks.last?.table).rows
        #expect(rows.last?.cells.map { String(document[$0.range]) } == ["Left", "Right"])
    }

    @Test func `the tags of a page do not stand in the text of JSON`() throws {
        let json = #"{"title":"T","body":"<p>Mind the tide.<br>Twice.</p>","rule":"a < b"}"#
        let text = try read("a.json", json).text
        #expect(text.contains("Mind the tide. Twice.") && text.contains("a < b"))
        #expect(!text.contains("<p>"))
    }

    @Test(arguments: [
        (#""a\u00e9\ud83d\ude00b""#, "aé😀b"), (#""\ud83dx""#, "\u{FFFD}x"),
        (#""a\\\"b\/c\nd""#, "a\\\"b/c d"),
        (#"["]",{"}":"[{"},"\\"]"#, "]\n}\t[{\n\\"),
        (#"{"a":[[1,[2,{"b":3}]],[]],"c":-1.5e3}"#, "c\t-1.5e3\n1\n2\na[0][1][1].b\t3"),
    ]) func `JSON is read as it is nested and escaped`(json: String, shown: String) throws {
        let text = try read("a.json", json).text
        #expect(text == shown)
    }

    /// What has been read of a large file is let go, twice here: in the midst of quoted fields and of characters.
    @Test func `a large table loses nothing`() throws {
        let records = (0..<70_000).map { ["\($0)", "Größe, \($0 % 7)", "é\"\($0)"] }
        let lines = records.map { "\($0[0]),\"\($0[1])\",\"\($0[2].replacing("\"", with: "\"\""))\"\n" }
        let document = try read("a.csv", lines.joined())
        #expect(document.text == records.map { $0.joined(separator: "\t") }.joined(separator: "\n"))
        #expect(document.blocks.first?.table?.rows.last?.number == 70_000)
    }

    @Test func `a delimiter within a character leaves the text well formed`() throws {
        let bytes = Array("sep=".utf8) + [0xC3, 0x0A] + Array("aéb\n".utf8)
        let document = try readDocument(named: "a.csv", bytes: bytes)
        for cell in document.blocks.flatMap({ $0.table?.rows.flatMap { Array($0.cells) } ?? [] }) {
            #expect(!document[cell.range].isEmpty && cell.range.upperBound <= document.text.utf8.count)
        }
    }
}
