package import Documents

/// Reads PDF files through `pdftotext` of poppler-utils, run as a child process.
package enum PDFReader: Reader {
    package static let format = Format(rawValue: "pdf")

    package static func recognises(_ source: Source) -> Recognition {
        // Programs put bytes before the mark, and other files speak of it or hold one: behind the start only a name makes it one.
        guard source.startHolds("%pdf-", within: 1_024), !source.bytes.starts(with: Array("PK".utf8)) else {
            return .no
        }
        return source.startHolds("%pdf-", within: 16) || source.fileExtension == "pdf" ? .certain : .no
    }

    package static func read(
        _ source: Source, into builder: inout DocumentBuilder, options: ReadingOptions
    ) throws(ReaderError) {
        guard let program = HelperProgram(named: "pdftotext") else {
            throw .unsupported(format: "pdf", remedy: "Install poppler-utils: apt install poppler-utils")
        }
        let output = try program.run(
            ["-bbox-layout", "-enc", "UTF-8", "-", "-"], input: source.bytes,
            seconds: ReadingBudget(source.bytes, options).extraction,
            maximumOutput: options.maximumTextBytes * 16)
        guard output.status == 0 else { throw Self.failure(output) }
        let found = try XMLParser.parse(
            Self.cleaned(output.bytes), PDFPageHandler(), format: "pdf", options: options,
            documentType: .tolerated)
        apply(found, to: &builder)
        let pictures = PDFPictures(source)
        defer { pictures?.remove() }
        var scans = ScannedPages(found.pages, in: source, options)
        let pages = UnseenWords.parted(found.pages, pictures, &scans, in: source, options: options)
        PDFLayout(pages.map(\.seen)).append(to: &builder)
        for (index, page) in pages.enumerated() {
            page.unseen.appendUnseen(number: index + 1, to: &builder)
        }
        readScans(scans.numbers(), of: found.pages, pictures, in: source, into: &builder, options: options)
    }

    private static func failure(_ output: HelperProgram.Output) -> ReaderError {
        if output.messages.contains("Incorrect password") { return .encrypted }
        if output.status < 0 { return .crashed(signal: -output.status) }
        return .damaged(format: "pdf", detail: "pdftotext ended with status \(output.status)", line: nil)
    }

    /// The program's output with a space for each control character, and a sign of replacement for each half of a pair and for
    /// what is no character: XML forbids them all, and fonts are mapped to them.
    static func cleaned(_ bytes: [UInt8]) -> [UInt8] {
        var bytes = bytes
        for index in bytes.indices {
            switch bytes[index] {
            case 0x09, 0x0A, 0x0D: continue
            case ..<0x20: bytes[index] = 0x20
            case 0xED where bytes.count - index > 2 && bytes[index + 1] >= 0xA0,
                0xEF where bytes.count - index > 2 && bytes[index + 1] == 0xBF && bytes[index + 2] >= 0xBE:
                bytes.replaceSubrange(index...index + 2, with: [0xEF, 0xBF, 0xBD])
            default: continue
            }
        }
        return bytes
    }

    private static func apply(_ found: PDFPageHandler, to builder: inout DocumentBuilder) {
        if !found.title.hasPrefix("Microsoft Word - ") { builder.title = said(found.title) }
        builder.metadata.author = said(found.properties["Author"])
        builder.metadata.summary = said(found.properties["Subject"])
        builder.metadata.created = found.properties["CreationDate"]
        builder.metadata.modified = found.properties["ModDate"]
        for (name, key) in [("Keywords", "keywords"), ("Producer", "producer"), ("Creator", "creator")] {
            if let value = said(found.properties[name]) { builder.metadata.properties[key] = value }
        }
        builder.metadata.properties["pages"] = String(found.pages.count)
    }

    /// What a file says of itself, or nil when it is only what a program writes where nothing was said.
    static func said(_ text: String?) -> String? {
        let words = Inline(text ?? "").text
        let bare = words.lowercased().filter(\.isLetter)
        return words.isEmpty || ["untitled", "anonymous", "unspecified"].contains(bare) ? nil : words
    }

    /// Pages that are pictures are scans: recognised when asked for, else a loss.
    private static func readScans(
        _ blank: [Int], of pages: [PDFPage], _ pictures: PDFPictures?, in source: Source,
        into builder: inout DocumentBuilder, options: ReadingOptions
    ) {
        guard !blank.isEmpty else { return }
        guard options.recognisesImages, HelperProgram(named: "tesseract") != nil, let pictures else {
            builder.lose(
                "scanned",
                "\(blank.count) of \(pages.count) pages contain no text, or hardly any on a picture; they may be scans."
            )
            return
        }
        let seconds = ReadingBudget(source.bytes, options).page
        let recognised = blank.prefix(ReadingBudget.maximumPages)
        var failures = 0
        for (done, number) in recognised.enumerated() {
            do throws(ReaderError) {
                let picture = try pictures.picture(of: number, seconds: seconds)
                let known = Set(pages[number - 1].blocks.joined().map(\.text))
                try ImageReader.recognise(
                    picture, page: number, known: known, into: &builder, options: options)
                failures = 0
            } catch {
                failures += 1
                loseScans([number], into: &builder)
                // What fails again and again takes its whole time again and again.
                guard failures < 3 else { return loseScans(blank.dropFirst(done + 1), into: &builder) }
            }
        }
        loseScans(blank.dropFirst(recognised.count), into: &builder)
    }

    private static func loseScans(_ numbers: some Sequence<Int>, into builder: inout DocumentBuilder) {
        for number in numbers {
            builder.lose("recognition", "Scanned pages were not recognised", named: String(number))
        }
    }
}
