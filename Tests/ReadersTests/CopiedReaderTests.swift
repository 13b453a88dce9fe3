package import Documents
package import Readers
import Testing

/// Reads Gemini text: lines that begin with `#` are headings, `* ` begins a list item, all else is a paragraph.
package enum GeminiReader: Reader {
    package static let format = Format(rawValue: "gemini")

    package static func recognises(_ source: Source) -> Recognition {
        source.name.hasSuffix(".gmi") ? .named : .no
    }

    package static func read(
        _ source: Source, into builder: inout DocumentBuilder, options: ReadingOptions
    ) throws(ReaderError) {
        let text = String(decoding: source.bytes, as: UTF8.self)
        for (number, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            builder.place = .lines(number + 1...number + 1)
            let level = line.prefix { $0 == "#" }.count
            if level > 0 {
                builder.heading(Inline(line.dropFirst(level)), level: level)
            } else if line.hasPrefix("* ") {
                builder.append(.listItem(depth: 0, marker: "•"), line.dropFirst(2))
            } else {
                builder.append(.paragraph, line)
            }
        }
    }
}

/// The reader above is the one that CONTRIBUTING.md offers to copy.
@Suite struct CopiedReaderTests {
    @Test func `the reader to copy is this file's, word by word`() throws {
        let guide = try Fixtures.text("../../CONTRIBUTING.md")
        let own = try Fixtures.text("../ReadersTests/CopiedReaderTests.swift")
        let start = try #require(own.firstRange(of: "/// Reads Gemini")).lowerBound
        let end = try #require(own.firstRange(of: "\n/// The reader above")).lowerBound
        #expect(guide.contains("package import Documents\n\n" + own[start..<end]))
    }

    @Test func `it reads what it says`() throws {
        let source = Source(name: "a.gmi", bytes: Array("# Tides\n\n* spring\nAll else.".utf8))
        #expect(GeminiReader.recognises(source) == .named)
        var builder = DocumentBuilder(format: GeminiReader.format)
        try GeminiReader.read(source, into: &builder, options: ReadingOptions())
        let document = builder.build()
        #expect(
            document.blocks.map(\.kind) == [
                .heading(level: 1), .listItem(depth: 0, marker: "•"), .paragraph,
            ])
        #expect(document.blocks.map(\.place) == [.lines(1...1), .lines(3...3), .lines(4...4)])
    }
}
