import Documents

/// Words that a PDF holds and its pages do not show: in the colour of what lies behind them, without any, or too small.
///
/// `pdftohtml` tells the colours of words. A page with words that are pale, or that the program passes over as invisible, is
/// drawn, and those of them are unseen that stand where the drawing has a single shade. Pages that a picture fills are left as
/// they are, since the words recognised in a scan lie invisible above it.
struct UnseenWords {
    private let pages: [PDFPage]
    private let pictures: PDFPictures
    private let options: ReadingOptions
    private let end: Double

    /// The height of a word, in points, up to which nobody reads it.
    private static let tiny = 2.0

    /// Parts each page into what it shows and what it does not; the second has no words where all are seen.
    ///
    /// - Parameter pictures: nil where pages cannot be drawn; then only words too small are told.
    static func parted(
        _ pages: [PDFPage], _ pictures: PDFPictures?, _ scans: inout ScannedPages, in source: Source,
        options: ReadingOptions
    ) -> [(seen: PDFPage, unseen: PDFPage)] {
        let boxes = pictures.map { pictures in
            let seconds = ReadingBudget(source.bytes, options).drawing
            let words = Self(
                pages: pages, pictures: pictures, options: options,
                end: ReadingBudget.now() + Double(seconds))
            return words.find(&scans)
        }
        return pages.enumerated().map { number, page in
            let unseen = boxes?[number] ?? []
            return page.parted { unseen.contains($0) || $0.bottom - $0.top <= tiny }
        }
    }

    /// The boxes of the words that cannot be seen, by the index of their page.
    private func find(_ scans: inout ScannedPages) -> [Int: Set<Place.Box>] {
        guard pages.contains(where: { !$0.boxes.isEmpty }),
            let inks = pictures.inks(options, seconds: secondsLeft), inks.count == pages.count
        else {
            return [:]
        }
        let doubtful = zip(pages, inks).map { page, ink in
            let scale = ink.width / page.width
            return page.boxes.filter { !ink.covers($0.scaled(by: scale)) }
        }
        let numbers = doubtful.indices.filter { !doubtful[$0].isEmpty }
        var found: [Int: Set<Place.Box>] = [:]
        for number in numbers.prefix(ReadingBudget.maximumPages) where !scans.isFilled(number) {
            guard secondsLeft > 0, let shades = pictures.shades(of: number + 1, seconds: secondsLeft) else {
                break
            }
            found[number] = Set(doubtful[number].filter(shades.isBlank))
        }
        return found
    }

    private var secondsLeft: Int { Int(end - ReadingBudget.now()) }
}

extension PDFPage {
    /// The boxes of all words.
    fileprivate var boxes: [Place.Box] { blocks.joined().flatMap(\.boxes) }

    /// The page in two, of which the second has the words in some boxes.
    fileprivate func parted(_ isOther: (Place.Box) -> Bool) -> (seen: PDFPage, unseen: PDFPage) {
        guard boxes.contains(where: isOther) else { return (self, PDFPage(width: width, height: height)) }
        var (seen, unseen) = (self, self)
        seen.blocks = blocks.map { $0.compactMap { $0.keeping { !isOther($0) } } }.filter { !$0.isEmpty }
        unseen.blocks = blocks.map { $0.compactMap { $0.keeping(isOther) } }.filter { !$0.isEmpty }
        return (seen, unseen)
    }

    /// Adds the words of the page as such that cannot be seen.
    func appendUnseen(number: Int, to builder: inout DocumentBuilder) {
        let page = asRead()
        for block in page.blocks {
            let box = block.dropFirst().reduce(block[0].box) { $0.union($1.box) }
            builder.append(
                .paragraph, block.map(\.text).joined(separator: " "), layer: .hidden,
                place: .page(number: number, box: page.standing(box)))
        }
    }
}

extension PDFLine {
    /// The line with the words in some boxes; nil without any.
    fileprivate func keeping(_ keeps: (Place.Box) -> Bool) -> PDFLine? {
        let kept = boxes.indices.filter { keeps(boxes[$0]) }
        guard let first = kept.first, kept.count < boxes.count else { return kept.isEmpty ? nil : self }
        var line = self
        line.words = kept.map { words[$0] }
        line.boxes = kept.map { boxes[$0] }
        line.box = line.boxes.dropFirst().reduce(boxes[first]) { $0.union($1) }
        return line
    }
}

extension Place.Box {
    fileprivate func scaled(by scale: Double) -> Self {
        Self(left: left * scale, top: top * scale, right: right * scale, bottom: bottom * scale)
    }
}
