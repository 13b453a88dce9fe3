package import Documents

/// Reads presentations of PowerPoint 97 to 2003 (PPT): through LibreOffice where it is installed, else by themselves.
package enum PPTReader: Reader {
    package static let format = Format(rawValue: "ppt")

    package static func recognises(_ source: Source) -> Recognition {
        CompoundFile.kind(of: source.bytes) == .slides ? .certain : .no
    }

    package static func read(
        _ source: Source, into builder: inout DocumentBuilder, options: ReadingOptions
    ) throws(ReaderError) {
        do throws(ReaderError) {
            let converted = try LegacyConversion.convert(source, to: "pptx", from: "ppt", options: options)
            try PPTXReader.read(converted, into: &builder, options: options)
        } catch {
            guard builder.blockCount == 0, let storage = CompoundStorage(source.bytes),
                let slides = try PPTSlides(storage), !slides.slides.isEmpty
            else { throw error }
            append(slides, to: &builder)
        }
    }

    /// Adds the slides: their titles first, then the other texts, then the notes.
    static func append(_ presentation: PPTSlides, to builder: inout DocumentBuilder) {
        for (index, slide) in presentation.slides.enumerated() where !builder.isFull {
            builder.layer = slide.isHidden ? .hidden : .body
            let title = slide.texts.first(where: \.isTitle).map { Inline($0.words).onOneLine() }
            builder.place = .slide(number: index + 1, title: title?.text, shape: nil)
            if let title { builder.heading(title, level: 1) }
            for text in slide.texts where !text.isTitle { add(text, as: .paragraph, to: &builder) }
            builder.place = .slide(number: index + 1, title: title?.text, shape: "notes")
            for text in slide.notes { add(text, as: .note, to: &builder) }
        }
        builder.place = nil
        builder.layer = .body
        builder.lose("layout", "The rows of tables and the order of shapes are read only with LibreOffice.")
    }

    private static func add(_ text: PPTSlides.Text, as kind: Block.Kind, to builder: inout DocumentBuilder) {
        for paragraph in text.words.split(whereSeparator: { $0 == "\r" || $0 == "\n" }) {
            var words = Inline()
            for line in paragraph.split(separator: "\u{B}") {
                words.lineBreak()
                words.append(line)
            }
            builder.append(kind, words)
        }
    }
}
