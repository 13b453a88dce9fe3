/// Which pages of a PDF are pictures of text.
enum ScannedPages {
    /// As many words as a stamp, a page number and a running line have at most.
    private static let fewWords = 30
    /// The share of a page that pictures fill at least when it is a scan.
    private static let leastShare = 0.5

    /// The numbers of pages without a word, and of those with few that a picture fills.
    static func numbers(of pages: [PDFPage], in source: Source, options: ReadingOptions) -> [Int] {
        let words = pages.map { page in page.blocks.joined().reduce(0) { $0 + $1.words.count } }
        let areas = words.contains { (1...fewWords).contains($0) } ? pictureAreas(source, options) : [:]
        return pages.indices.filter { index in
            let area = pages[index].width * pages[index].height
            return words[index] == 0
                || words[index] <= fewWords && areas[index + 1, default: 0] > area * leastShare
        }.map { $0 + 1 }
    }

    /// The numbers of the pages that pictures fill.
    static func filledPages(_ pages: [PDFPage], in source: Source, options: ReadingOptions) -> Set<Int> {
        let areas = pictureAreas(source, options)
        return Set(
            pages.indices.map { $0 + 1 }.filter {
                areas[$0, default: 0] > pages[$0 - 1].width * pages[$0 - 1].height * leastShare
            })
    }

    /// What the pictures of each page fill together, in square points; empty where `pdfimages` is not installed.
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
