import Documents

/// A word or line on a page, in points from the upper left corner.
struct PageLine: Sendable {
    var box: Place.Box
    var words: [String] = []
    /// Where each word stands.
    var boxes: [Place.Box] = []
    /// The height of its highest word.
    var height = 0.0
    /// Where the lines of its column end.
    var columnRight = 0.0

    /// Its words as one text.
    var text: String { words.joined(separator: " ") }
}

/// One page as `pdftotext -bbox-layout` describes it.
struct Page: Sendable {
    let width: Double
    let height: Double
    /// Lines in blocks, in the program's reading order.
    var blocks: [[PageLine]] = []
}

/// Reads the XHTML of `pdftotext -bbox-layout`.
struct PageHandler: XMLHandler {
    enum Name: String, CaseIterable {
        case page, block, line, word, width, height, xMin, yMin, xMax, yMax, title, meta, name, content
    }

    private(set) var pages: [Page] = []
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
            pages.append(Page(width: width, height: attributes[.height].flatMap(Double.init) ?? 792))
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
        pages[page].blocks[block].append(PageLine(box: Self.box(attributes)))
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
        pages[page].blocks[block][line].words.append(word)
        pages[page].blocks[block][line].boxes.append(wordBox)
    }

    mutating func text(_ bytes: UnsafeRawBufferPointer) throws(ReaderError) {
        if isWord { unsafe word += String(decoding: bytes, as: UTF8.self) }
        if isTitle { unsafe title += String(decoding: bytes, as: UTF8.self) }
    }
}
