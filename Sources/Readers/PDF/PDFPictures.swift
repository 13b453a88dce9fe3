import Documents

/// Draws the pages of a PDF, and tells the colours of its words, by poppler's programs from one copy of the file.
struct PDFPictures {
    private let program: HelperProgram
    private let folder: ScratchFolder
    private let file: String

    /// Writes the copy; nil when the program that draws is not installed or there is no room.
    init?(_ source: Source) {
        guard let program = HelperProgram(named: "pdftoppm"), let folder = try? ScratchFolder() else {
            return nil
        }
        guard let file = try? folder.write(source.bytes, named: "in.pdf") else {
            folder.remove()
            return nil
        }
        self.program = program
        self.folder = folder
        self.file = file
    }

    /// A page as PNG, at 300 dots to the inch.
    func picture(of page: Int, seconds: Int) throws(ReaderError) -> [UInt8] {
        try draw(page, ["-r", "300", "-png"], seconds: seconds)
    }

    /// The shades of a page, at 36 dots to the inch; nil when it cannot be drawn.
    func shades(of page: Int, seconds: Int) -> PageShades? {
        let resolution = String(Int(PageShades.resolution))
        return (try? draw(page, ["-r", resolution], seconds: seconds)).flatMap { PageShades($0) }
    }

    private func draw(_ page: Int, _ arguments: [String], seconds: Int) throws(ReaderError) -> [UInt8] {
        let output = try program.run(
            ["-q", "-gray"] + arguments + ["-f", "\(page)", "-l", "\(page)", file],
            seconds: seconds, maximumOutput: 256 << 20)
        guard output.status == 0, !output.bytes.isEmpty else {
            throw .damaged(format: "pdf", detail: "pdftoppm ended with status \(output.status)", line: nil)
        }
        return output.bytes
    }

    /// Where the dark words of each page stand; nil where nothing can tell.
    func inks(_ options: ReadingOptions, seconds: Int) -> [PageInk]? {
        guard let program = HelperProgram(named: "pdftohtml"),
            let output = try? program.run(
                ["-q", "-xml", "-i", "-stdout", "-noroundcoord", file], seconds: seconds,
                maximumOutput: options.maximumTextBytes * 16), output.status == 0
        else { return nil }
        let bytes = PDFReader.cleaned(output.bytes)
        return try? XMLParser.parse(
            bytes, PageInkHandler(), format: "pdf", options: options, documentType: .tolerated
        ).pages
    }

    func remove() { folder.remove() }
}

/// A page drawn in shades of grey (the format PGM).
struct PageShades {
    /// Dots to the inch.
    static let resolution = 36.0

    private let width: Int
    private let height: Int
    private let shades: ArraySlice<UInt8>

    /// Reads the picture; nil when it is none.
    init?(_ bytes: [UInt8]) {
        var fields: [Int] = []
        var at = 2
        while fields.count < 3, at < bytes.count {
            let digits = bytes[at...].prefix { 0x30...0x39 ~= $0 }
            if let number = Int(String(decoding: digits, as: UTF8.self)) { fields.append(number) }
            at += max(digits.count, 1)
        }
        guard bytes.starts(with: "P5".utf8), fields.count == 3, fields[2] == 255, fields[0] > 0,
            fields[1] > 0, fields[0] < 100_000, fields[1] < 100_000,
            bytes.count - at - 1 >= fields[0] * fields[1]
        else { return nil }
        (width, height) = (fields[0], fields[1])
        shades = bytes[(at + 1)...]
    }

    /// How far shades may be apart that nobody tells from each other.
    private static let alike: UInt8 = 16

    /// Whether all within a box of the page, in points, has one shade.
    func isBlank(_ box: Place.Box) -> Bool {
        let scale = Self.resolution / 72
        let (across, down) = ((box.right - box.left) / 10, (box.bottom - box.top) / 5)
        let columns = dots(from: (box.left + across) * scale, to: (box.right - across) * scale, below: width)
        let rows = dots(from: (box.top + down) * scale, to: (box.bottom - down) * scale, below: height)
        var (least, most) = (UInt8.max, UInt8.min)
        for row in rows {
            for column in columns {
                let shade = shades[shades.startIndex + row * width + column]
                (least, most) = (min(least, shade), max(most, shade))
            }
        }
        return most < least || most - least < Self.alike
    }

    private func dots(from: Double, to: Double, below limit: Int) -> Range<Int> {
        let first = min(max(Int(from), 0), limit)
        return first..<min(max(Int(to) + 1, first), limit)
    }
}
