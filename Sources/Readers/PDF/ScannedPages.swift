/// Which pages of a PDF are pictures of text.
struct ScannedPages {
    private let pages: [PDFPage]
    private let source: Source
    private let options: ReadingOptions
    /// What the pictures of each page fill together, in square points; read once, when it is first asked for.
    private lazy var areas = Self.pictureAreas(source, options)

    init(_ pages: [PDFPage], in source: Source, _ options: ReadingOptions) {
        (self.pages, self.source, self.options) = (pages, source, options)
    }

    /// As many words as a stamp, a page number and a running line have at most.
    private static let fewWords = 30
    /// The share of a page that pictures fill at least when it is a scan.
    private static let leastShare = 0.5

    /// The numbers of pages without a word, and of those with few that a picture fills.
    mutating func numbers() -> [Int] {
        let words = pages.map { page in page.blocks.joined().reduce(0) { $0 + $1.words.count } }
        return pages.indices.filter { words[$0] == 0 || words[$0] <= Self.fewWords && isFilled($0) }.map {
            $0 + 1
        }
    }

    /// Whether pictures fill the page at an index.
    mutating func isFilled(_ index: Int) -> Bool {
        areas[index + 1, default: 0] > pages[index].width * pages[index].height * Self.leastShare
    }

    /// Empty where `pdfimages` is not installed.
    private static func pictureAreas(_ source: Source, _ options: ReadingOptions) -> [Int: Double] {
        guard let program = HelperProgram(named: "pdfimages"),
            let output = try? program.run(
                ["-list", "-"], input: source.bytes, seconds: ReadingBudget(source.bytes, options).page,
                maximumOutput: 16 << 20), output.status == 0
        else { return [:] }
        return areas(inList: String(decoding: output.bytes, as: UTF8.self))
    }

    /// Reads the program's list: page, number, kind, width and height in dots, …, dots to the inch both ways, size, ratio.
    static func areas(inList list: String) -> [Int: Double] {
        var areas: [Int: Double] = [:]
        for line in list.split(separator: "\n") {
            let fields = line.split(separator: " ")
            guard fields.count > 9, ["image", "stencil", "mask"].contains(fields[2]),
                let page = Int(fields[0]),
                let width = Double(fields[3]), let height = Double(fields[4]),
                let across = Double(fields[fields.count - 4]), let down = Double(fields[fields.count - 3]),
                across > 0, down > 0
            else { continue }
            areas[page, default: 0] += width / across * 72 * (height / down * 72)
        }
        return areas
    }
}
