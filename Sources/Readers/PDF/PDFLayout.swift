import Documents

/// Makes paragraphs and headings of the lines on the pages of a document.
struct PDFLayout {
    private let pages: [PDFPage]
    /// The height of most of the text.
    private let bodyHeight: Double
    /// Heights of headings, the largest first.
    private let headingHeights: [Double]
    private let margins: PDFMargins

    init(_ pages: [PDFPage]) {
        let pages = pages.map { $0.asRead() }
        self.pages = pages.map(Self.withColumns)
        bodyHeight = Self.bodyHeight(pages)
        headingHeights = Self.headingHeights(pages, bodyHeight)
        margins = PDFMargins(pages)
    }

    /// Adds every page.
    func append(to builder: inout DocumentBuilder) {
        var seenMargins: Set<String> = []
        var open: PDFParagraph?
        for (position, page) in pages.enumerated() {
            let number = position + 1
            let margins = page.blocks.joined().filter { self.margins.contains($0, page: position) }
            for line in margins where line.box.top < page.height / 2 {
                addMargin(line, number, &seenMargins, &builder)
            }
            let blocks = page.blocks.map { $0.filter { !self.margins.contains($0, page: position) } }
            for part in PDFArrangement(blocks, bodyHeight: bodyHeight).parts {
                switch part {
                case .line(let line, let startsBlock, let isBeside):
                    take(line, startsBlock: startsBlock, isBeside: isBeside, number, &open, &builder)
                case .table(let table):
                    finish(&open, &builder)
                    table.append(to: &builder, place: place(table.box, on: number))
                }
            }
            finish(&open, &builder)
            for line in margins where line.box.top >= page.height / 2 {
                addMargin(line, number, &seenMargins, &builder)
            }
        }
    }

    private func take(
        _ line: PDFLine, startsBlock: Bool, isBeside: Bool, _ number: Int, _ open: inout PDFParagraph?,
        _ builder: inout DocumentBuilder
    ) {
        let level = headingLevel(line)
        if let before = open, isBeside || before.isNumber(beside: line, page: number) {
            open = PDFParagraph(before, joinedWith: line, level: level)
            return
        }
        if let before = open,
            before.continues(with: line, level: level, page: number, startsBlock: startsBlock)
        {
            open?.add(line)
            return
        }
        finish(&open, &builder)
        open = PDFParagraph(line, level: level, page: number)
    }

    private func finish(_ open: inout PDFParagraph?, _ builder: inout DocumentBuilder) {
        guard let paragraph = open else { return }
        open = nil
        builder.place = place(paragraph.box, on: paragraph.page)
        let text = Inline(paragraph.text)
        if let level = paragraph.level, text.bytes.count < 300 {
            builder.heading(text, level: level)
        } else if let (marker, rest) = Self.bullet(paragraph.text) {
            builder.append(.listItem(depth: 0, marker: marker), rest)
        } else {
            builder.append(.paragraph, text)
        }
        builder.place = nil
    }

    private func addMargin(
        _ line: PDFLine, _ number: Int, _ seen: inout Set<String>, _ builder: inout DocumentBuilder
    ) {
        guard seen.insert(PDFMargins.letters(of: line)).inserted else { return }
        builder.append(.paragraph, line.text, layer: .furniture, place: place(line.box, on: number))
    }

    private func place(_ box: Place.Box, on number: Int) -> Place {
        .page(number: number, box: pages[number - 1].standing(box))
    }

    private static func bullet(_ text: String) -> (String, String)? {
        guard let first = text.first, "•▪◦●■–‣∙·".contains(first), text.dropFirst().first == " " else {
            return nil
        }
        let marker = first == "●" || first == "∙" || first == "·" ? "•" : String(first)
        return (marker, String(text.dropFirst(2)))
    }

    /// Tells each line how far to the right the lines of its column reach.
    private static func withColumns(_ page: PDFPage) -> PDFPage {
        var reach: [Int: Double] = [:]
        for line in page.blocks.joined() {
            let bucket = Int(max(-1000, min(line.box.left, 100_000)) / 24)
            for near in bucket - 1...bucket + 1 { reach[near] = max(reach[near] ?? 0, line.box.right) }
        }
        var page = page
        for block in page.blocks.indices {
            for line in page.blocks[block].indices {
                let left = max(-1000, min(page.blocks[block][line].box.left, 100_000))
                page.blocks[block][line].columnRight = reach[Int(left / 24)] ?? 0
            }
        }
        return page
    }

    // MARK: Sizes

    private func headingLevel(_ line: PDFLine) -> Int? {
        guard line.height > bodyHeight * 1.15, line.text.contains(where: \.isLetter) else { return nil }
        return headingHeights.firstIndex { line.height >= $0 * 0.97 }.map { min($0 + 1, 6) }
    }

    private static func bodyHeight(_ pages: [PDFPage]) -> Double {
        var characters: [Int: Int] = [:]
        for line in pages.lazy.flatMap(\.blocks).joined() {
            characters[Int((line.height * 2).rounded()), default: 0] += line.text.utf8.count
        }
        let most = characters.max { ($0.value, -$0.key) < ($1.value, -$1.key) }
        return most.map { Double($0.key) / 2 } ?? 12
    }

    private static func headingHeights(_ pages: [PDFPage], _ body: Double) -> [Double] {
        var heights: [Double] = []
        let sizes = pages.lazy.flatMap(\.blocks).joined().map(\.height).filter { $0 > body * 1.15 }
        for height in sizes.sorted(by: >) where heights.allSatisfy({ abs($0 - height) > $0 * 0.06 }) {
            heights.append(height)
        }
        return Array(heights.prefix(6))
    }
}

/// A paragraph of a page while lines still join it.
struct PDFParagraph {
    let level: Int?
    let page: Int
    private(set) var box: Place.Box
    private(set) var text: String
    private var last: PDFLine

    init(_ line: PDFLine, level: Int?, page: Int) {
        self.level = level
        self.page = page
        box = line.box
        text = line.text
        last = line
    }

    /// A number with the words beside it.
    init(_ number: PDFParagraph, joinedWith line: PDFLine, level: Int?) {
        self.level = level
        page = number.page
        box = number.box.union(line.box)
        text = number.text + " " + line.text
        last = line
    }

    /// Whether the paragraph is only a number or bullet that stands before a line on the same height.
    func isNumber(beside line: PDFLine, page: Int) -> Bool {
        let isMark =
            text.utf8.count <= 8 && !text.contains(where: \.isWhitespace)
            && (text.contains(where: \.isNumber) || !text.contains(where: \.isLetter))
        let middle = (line.box.top + line.box.bottom) / 2
        return page == self.page && isMark && middle > box.top && middle < box.bottom
            && line.box.left >= box.right - 1 && line.box.left - box.right < 4 * max(line.height, 8)
    }

    /// Whether a line goes on with the paragraph: below the last one, at a line's distance, in the same size.
    func continues(with line: PDFLine, level: Int?, page: Int, startsBlock: Bool) -> Bool {
        guard page == self.page, level == self.level else { return false }
        let gap = line.box.top - last.box.bottom
        let height = max(last.height, 1)
        let isClose = gap < height * 0.6 && gap > -height
        let isBullet = line.text.first.map { "•▪◦●■–‣∙".contains($0) } ?? false
        let startsItem =
            isBullet
            || line.text.prefix(4).contains(where: { $0 == ")" || $0 == "." })
                && line.text.first?.isNumber == true && !endsSentence(line)
        guard isClose, !startsItem else { return false }
        if startsBlock { return level != nil && abs(line.height - last.height) < 1 }
        let isIndented = line.box.left > box.left + height * 1.2 && last.box.left <= box.left + 1
        return !hasRoom(for: line) && !isIndented
    }

    /// Whether a line is a number alone with which the sentence before it ends, and no item.
    ///
    /// So `250.` ends what breaks off with `costs EUR`.
    private func endsSentence(_ line: PDFLine) -> Bool {
        line.words.count == 1 && text.last.map { $0.isLetter || $0.isNumber } == true
    }

    /// Whether the next line's first word would have stood on the last line: then a paragraph ended there.
    private func hasRoom(for line: PDFLine) -> Bool {
        let count = Double(max(line.text.utf8.count, 1))
        let first = Double((line.words.first?.utf8.count ?? 0) + 1)
        let width = (line.box.right - line.box.left) / count * first
        return last.box.right + width * 1.2 < last.columnRight
    }

    /// Joins a line; a word that was parted at the line's end is put together.
    mutating func add(_ line: PDFLine) {
        let next = line.text
        let isParted = text.last == "-" || text.last == "\u{AD}" || text.last == "\u{2010}"
        if isParted, text.dropLast().last?.isLetter == true, next.first?.isLowercase == true {
            text.removeLast()
            text += next
        } else {
            text += " " + next
        }
        box = box.union(line.box)
        last = line
    }
}
