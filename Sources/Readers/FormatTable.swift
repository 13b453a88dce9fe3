package import Documents

/// Every format that can be read.
///
/// Of readers that are equally sure of a source, the first one reads it.
package enum FormatTable {
    /// The readers.
    package static let readers: [any Reader.Type] = [
        // Web pages first, since they are the most and are known at their first word.
        HTMLReader.self,
        // Office formats.
        DOCXReader.self,
        XLSXReader.self,
        PPTXReader.self,
        ODTReader.self,
        ODSReader.self,
        ODPReader.self,
        EPUBReader.self,
        RTFReader.self,
        PDFReader.self,
        ImageReader.self,
        OutlookReader.self,
        DOCReader.self,
        XLSReader.self,
        PPTReader.self,
        ZIPReader.self,
        // Markup.
        SVGReader.self,
        FeedReader.self,
        XMLReader.self,
        // Text with structure.
        MailReader.self,
        MailboxReader.self,
        CalendarReader.self,
        ContactReader.self,
        WebVTTReader.self,
        SubRipReader.self,
        NotebookReader.self,
        JSONReader.self,
        JSONLinesReader.self,
        MarkdownReader.self,
        AsciiDocReader.self,
        CSVReader.self,
        SourceCodeReader.self,
        PlainTextReader.self,
    ]

    /// The reader of a source, or nil when its format is not known.
    package static func reader(for source: Source) -> (any Reader.Type)? {
        #if DEBUG
        if FaultInjectionReader.recognises(source) == .certain { return FaultInjectionReader.self }
        #endif
        var best: (reader: any Reader.Type, recognition: Recognition)?
        for reader in readers {
            let recognition = reader.recognises(source)
            if recognition == .certain { return reader }
            if recognition > best?.recognition ?? .no { best = (reader, recognition) }
        }
        return best?.reader
    }

    /// Why a source that no reader takes is refused: its name promises a format that its content is not, or nobody
    /// knows it.
    static func refusal(of source: Source) -> ReaderError {
        let promised = source.fileExtension
        guard !promised.isEmpty else { return .unsupported(format: "unknown", remedy: remedy) }
        guard readers.contains(where: { $0.format.rawValue == promised }) else {
            return .unsupported(format: promised, remedy: remedy)
        }
        return .damaged(format: promised, detail: "its content is not \(promised.uppercased())", line: nil)
    }

    private static let remedy = "Save the file as PDF, DOCX, ODT, HTML or plain text."
}

/// Reads a file's bytes in this process.
///
/// - Parameters:
///   - name: the path or name, for the extension and as the last resort for a title; nothing is opened by it.
///   - bytes: the whole file.
/// - Throws: ``ReaderError`` when nothing of the file can be read. What was lost from a readable file stands in
///   ``Document/losses``.
package func readDocument(
    named name: String, bytes: consuming [UInt8], options: ReadingOptions = ReadingOptions()
) throws(ReaderError) -> Document {
    try readDocument(Source(name: name, bytes: consume bytes), options: options)
}

/// Reads a source in this process; see ``readDocument(named:bytes:options:)``.
package func readDocument(
    _ source: consuming Source, options: ReadingOptions
) throws(ReaderError) -> Document {
    try readDraft(consume source, options: options).document
}

/// Reads a source in this process, up to where its text would become a string.
///
/// The file's bytes are let go before, unless the caller keeps them.
package func readDraft(
    _ source: consuming Source, options: ReadingOptions
) throws(ReaderError) -> DocumentDraft {
    guard !source.bytes.isEmpty else { throw .empty }
    guard source.bytes.count <= options.fileBytes else {
        throw .tooLarge(detail: "the file has more than \(options.fileBytes >> 20) MB")
    }
    if let container = FlatPackage.container(of: source) { source = container }
    guard let reader = FormatTable.reader(for: source) else {
        throw FormatTable.refusal(of: source)
    }
    var builder = DocumentBuilder(format: reader.format, maximumBytes: options.maximumTextBytes)
    let stem = source.stem
    try reader.read(consume source, into: &builder, options: options)
    return builder.draft(fallbackTitle: stem)
}
