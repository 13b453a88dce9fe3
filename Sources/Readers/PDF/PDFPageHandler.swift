import Documents

/// A word or line on a page, in points from the upper left corner.
struct PDFLine: Sendable {
    var box: Place.Box
    var words: [String] = []
    /// Where each word stands.
    var boxes: [Place.Box] = []
    /// The height of its highest word.
    var height = 0.0
    /// Where the lines of its column end.
    var columnRight = 0.0
    /// The direction of words in it that run against its page.
    var turned: TextDirection?

    /// Adds a word, to the one before it when only a change of the font parts them, as in `2024` and a comma.
    mutating func add(_ word: String, _ box: Place.Box) {
        if let last = boxes.last, Self.touch(last, box), Self.belong(words[words.count - 1], word) {
            words[words.count - 1] += word
            boxes[boxes.count - 1] = last.union(box)
        } else {
            words.append(word)
            boxes.append(box)
        }
    }

    /// Whether no space parts two boxes on one line: the program takes a tenth of the font's size for one.
    private static func touch(_ left: Place.Box, _ right: Place.Box) -> Bool {
        let height = min(left.bottom - left.top, right.bottom - right.top)
        return abs(right.left - left.right) < height * 0.05
            && abs(right.bottom - left.bottom) < height * 0.15
    }

    /// Whether two that touch are parts of one: a number, or a word of a joined script, or a sign after a word.
    ///
    /// Other letters may touch where the space is only room that a font leaves.
    private static func belong(_ left: String, _ right: String) -> Bool {
        guard let last = left.unicodeScalars.last, let first = right.unicodeScalars.first else {
            return false
        }
        func isOfNumber(_ scalar: Unicode.Scalar) -> Bool {
            scalar.properties.numericType != nil || "-/.".unicodeScalars.contains(scalar)
        }
        return ",.;:!?)]}%’”،؛؟".unicodeScalars.contains(first) || isOfNumber(last) && isOfNumber(first)
            || TextDirection.isFromRight(last) && TextDirection.isFromRight(first)
    }

    /// Its words as one text.
    var text: String {
        turned.map { StandingText.joined(words, turning: $0) } ?? words.joined(separator: " ")
    }
}

/// One page as `pdftotext -bbox-layout` describes it.
struct PDFPage: Sendable {
    let width: Double
    let height: Double
    /// Lines in blocks, in the program's reading order.
    var blocks: [[PDFLine]] = []
    /// Whether its boxes are counted from the right edge, as it is read.
    private(set) var isMirrored = false

    /// A box of this page in points from the left.
    func standing(_ box: Place.Box) -> Place.Box { isMirrored ? mirrored(box) : box }

    private func mirrored(_ box: Place.Box) -> Place.Box {
        Place.Box(left: width - box.right, top: box.top, right: width - box.left, bottom: box.bottom)
    }

    /// The page with its words as they are read.
    ///
    /// A page in a script from the right to the left is mirrored, so that all that is told from where things stand holds
    /// for it as well: what begins a line, which column comes first.
    func asRead() -> PDFPage {
        let directions = blocks.joined().lazy.flatMap(\.words).map(TextDirection.init(of:))
        let fromRight = directions.count { $0 == .rightToLeft }
        guard fromRight > 0 else { return self }
        var page = self
        page.isMirrored = fromRight > directions.count { $0 == .leftToRight }
        for block in blocks.indices {
            for line in blocks[block].indices { page.blocks[block][line] = page.asRead(blocks[block][line]) }
        }
        return page
    }

    private func asRead(_ line: PDFLine) -> PDFLine {
        var line = line
        let against: TextDirection = isMirrored ? .leftToRight : .rightToLeft
        if line.words.contains(where: { TextDirection(of: $0) == against }) { line.turned = against }
        line.words = line.words.map { StandingText.read($0, on: isMirrored ? .rightToLeft : .leftToRight) }
        guard isMirrored else { return line }
        line.words.reverse()
        line.boxes = line.boxes.reversed().map(mirrored)
        line.box = mirrored(line.box)
        return line
    }
}

/// Reads the XHTML of `pdftotext -bbox-layout`.
struct PDFPageHandler: XMLHandler {
    enum Name: String, CaseIterable {
        case page, block, line, word, width, height, xMin, yMin, xMax, yMax, title, meta, name, content
    }

    private(set) var pages: [PDFPage] = []
    private(set) var title = ""
    private(set) var properties: [String: String] = [:]
    private var isWord = false
    private var isTitle = false
    private var word = ""
    private var wordBox = Place.Box(left: 0, top: 0, right: 0, bottom: 0)

    mutating func start(_ name: Name?, _ attributes: XMLAttributes<Name>) throws(ReaderError) {
        switch name {
        case .page:
            let width = attributes[.width].flatMap(Double.init) ?? 612
            pages.append(PDFPage(width: width, height: attributes[.height].flatMap(Double.init) ?? 792))
        case .block: if let page = pages.indices.last { pages[page].blocks.append([]) }
        case .line: startLine(attributes)
        case .word: startWord(attributes)
        case .title: isTitle = pages.isEmpty
        case .meta: if let name = attributes[.name] { properties[name] = attributes[.content] }
        default: break
        }
    }

    private static func box(_ attributes: XMLAttributes<Name>) -> Place.Box {
        // No page is larger than its format allows (ISO 32000-1, annex C); damaged fonts make boxes of any size.
        func number(_ name: Name) -> Double {
            let number = attributes[name].flatMap(Double.init) ?? 0
            return number.isNaN ? 0 : min(max(number, -100_000), 100_000)
        }
        return Place.Box(left: number(.xMin), top: number(.yMin), right: number(.xMax), bottom: number(.yMax))
    }

    private mutating func startLine(_ attributes: XMLAttributes<Name>) {
        guard let page = pages.indices.last, let block = pages[page].blocks.indices.last else { return }
        pages[page].blocks[block].append(PDFLine(box: Self.box(attributes)))
    }

    private mutating func startWord(_ attributes: XMLAttributes<Name>) {
        isWord = true
        word = ""
        guard let page = pages.indices.last, let block = pages[page].blocks.indices.last,
            let line = pages[page].blocks[block].indices.last
        else { return }
        let box = Self.box(attributes)
        wordBox = box
        pages[page].blocks[block][line].height = max(
            pages[page].blocks[block][line].height, box.bottom - box.top)
    }

    mutating func end(_ name: Name?) throws(ReaderError) {
        if name == .title { isTitle = false }
        guard name == .word else { return }
        isWord = false
        guard let page = pages.indices.last, let block = pages[page].blocks.indices.last,
            let line = pages[page].blocks[block].indices.last, !word.isEmpty
        else { return }
        pages[page].blocks[block][line].add(word, wordBox)
    }

    mutating func text(_ bytes: UnsafeRawBufferPointer) throws(ReaderError) {
        if isWord { unsafe word += String(decoding: bytes, as: UTF8.self) }
        if isTitle { unsafe title += String(decoding: bytes, as: UTF8.self) }
    }
}
