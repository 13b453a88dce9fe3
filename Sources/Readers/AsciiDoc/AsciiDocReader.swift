package import Documents

/// Reads AsciiDoc: sections, lists, tables, blocks and their titles, each with its lines; directives that load other
/// files are not followed.
package enum AsciiDocReader: Reader {
    package static let format = Format(rawValue: "asciidoc")

    package static func recognises(_ source: Source) -> Recognition {
        guard ["adoc", "asciidoc", "asciidoctor"].contains(source.fileExtension) else { return .no }
        return PlainTextReader.looksLikeText(source.bytes) ? .certain : .no
    }

    package static func read(
        _ source: Source, into builder: inout DocumentBuilder, options: ReadingOptions
    ) throws(ReaderError) {
        let text = TextLines(source.bytes, into: &builder)
        var blocks = AsciiDocBlocks(text, builder)
        builder = DocumentBuilder(format: format)
        blocks.run()
        builder = blocks.builder
    }
}
