package import Documents

/// Reads pictures of text through `tesseract`, when that was asked for.
package enum ImageReader: Reader {
    package static let format = Format(rawValue: "image")

    package static func recognises(_ source: Source) -> Recognition {
        holds(source.bytes) ? .certain : .no
    }

    /// Whether bytes begin as a picture's do.
    static func holds(_ bytes: [UInt8]) -> Bool {
        let marks: [[UInt8]] = [
            [0x89, 0x50, 0x4E, 0x47], [0xFF, 0xD8, 0xFF], [0x49, 0x49, 0x2A, 0], [0x4D, 0x4D, 0, 0x2A],
            Array("GIF8".utf8),
        ]
        if marks.contains(where: { bytes.starts(with: $0) }) { return true }
        return bytes.starts(with: Array("RIFF".utf8)) && bytes.dropFirst(8).starts(with: Array("WEBP".utf8))
    }

    package static func read(
        _ source: Source, into builder: inout DocumentBuilder, options: ReadingOptions
    ) throws(ReaderError) {
        guard options.recognisesImages else {
            throw .unsupported(format: "image", remedy: "With --ocr, the words in it are read.")
        }
        try recognise(source.bytes, page: 1, into: &builder, options: options)
    }

    /// Adds the words that are recognised on a picture.
    ///
    /// - Parameter known: lines that the page is known to hold, which are not added again.
    static func recognise(
        _ picture: [UInt8], page: Int, known: Set<String> = [], into builder: inout DocumentBuilder,
        options: ReadingOptions
    ) throws(ReaderError) {
        guard let program = HelperProgram(named: "tesseract") else {
            throw .unsupported(format: "image", remedy: "Install tesseract: apt install tesseract-ocr")
        }
        let output = try program.run(
            ["-", "-"] + languages(options) + ["hocr"], input: picture,
            seconds: ReadingBudget(picture, options).page,
            maximumOutput: options.maximumTextBytes)
        guard output.status == 0 else {
            throw .damaged(format: "image", detail: "tesseract ended with status \(output.status)", line: nil)
        }
        let found = try XMLParser.parse(
            output.bytes, RecognitionHandler(), format: "image", options: options, documentType: .tolerated)
        for paragraph in found.paragraphs where !known.contains(paragraph.text.text) {
            builder.append(
                .paragraph, paragraph.text, place: .page(number: page, box: paragraph.box))
        }
        if found.isDoubtful { builder.lose("doubtful-words", "Words were recognised with low confidence.") }
    }
}

extension ImageReader {
    /// The languages that are installed, as the program lists them behind a line of its own; looked up once.
    private static let installed: Set<String> = {
        guard let program = HelperProgram(named: "tesseract"),
            let output = try? program.run(["--list-langs"], seconds: 10, maximumOutput: 1 << 16)
        else { return [] }
        return Set(String(decoding: output.bytes, as: UTF8.self).split(separator: "\n").map(String.init))
    }()

    /// The argument for the languages of the options that are installed; none for the program's own.
    private static func languages(_ options: ReadingOptions) -> [String] {
        let fitting = options.recognisedLanguages.filter(installed.contains)
        return fitting.isEmpty ? [] : ["-l", fitting.joined(separator: "+")]
    }
}

/// Reads the hOCR of a recognised picture.
struct RecognitionHandler: XMLHandler {
    enum Name: String, CaseIterable {
        case paragraph = "p", span, division = "div", kind = "class", title
    }

    private(set) var paragraphs: [(text: Inline, box: Place.Box?)] = []
    private var confidences: [Int] = []

    /// Whether words were recognised with less than 60 % confidence on average.
    var isDoubtful: Bool {
        !confidences.isEmpty && confidences.reduce(0, +) / confidences.count < 60
    }

    mutating func start(_ name: Name?, _ attributes: XMLAttributes<Name>) throws(ReaderError) {
        if name == .paragraph { paragraphs.append((Inline(), Self.box(attributes[.title] ?? ""))) }
        guard name == .span, attributes[.kind] == "ocrx_word" else { return }
        if let last = paragraphs.indices.last { paragraphs[last].text.append(" ") }
        let words = (attributes[.title] ?? "").split(separator: " ")
        if let mark = words.firstIndex(of: "x_wconf"), mark + 1 < words.count,
            let value = Int(words[mark + 1])
        {
            confidences.append(value)
        }
    }

    /// `bbox 10 20 300 40` in points, at 300 dots to the inch.
    private static func box(_ title: String) -> Place.Box? {
        let words = title.split(whereSeparator: { $0 == " " || $0 == ";" })
        guard let mark = words.firstIndex(of: "bbox"), mark + 4 < words.count else { return nil }
        let numbers = words[mark + 1...mark + 4].compactMap { Double($0) }.map { $0 * 72 / 300 }
        guard numbers.count == 4 else { return nil }
        return Place.Box(left: numbers[0], top: numbers[1], right: numbers[2], bottom: numbers[3])
    }

    mutating func end(_ name: Name?) throws(ReaderError) {}

    mutating func text(_ bytes: UnsafeRawBufferPointer) throws(ReaderError) {
        if let last = paragraphs.indices.last { unsafe paragraphs[last].text.append(utf8: bytes) }
    }
}
