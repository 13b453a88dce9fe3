/// Gathers what a reader finds, in reading order, into a ``Document``.
///
/// The builder keeps the canonical text and the invariants over it: ranges ascend, paragraphs are counted within
/// their section, the heading path is kept. Readers only say what they see.
package struct DocumentBuilder: Sendable {
    /// The format that the document will carry.
    package let format: Format
    /// The title that the file gives itself, if any.
    package var title: String?
    /// What the file says about itself.
    package var metadata = Metadata()
    /// The place of the blocks that follow; nil counts paragraphs below headings.
    package var place: Place?
    /// The layer of the blocks that follow, unless one is given for a block.
    package var layer = Block.Layer.body
    /// How many levels lie above the headings that follow, since their file lies in another one; the deepest level is
    /// then 6.
    package var headingsAbove = 0
    /// The name of the file within this one that the blocks that follow stand in, such as an attachment; nil for this one.
    package var part: String?
    /// How many bytes of text are kept at most, always less than 4 GB; what comes after is a loss.
    package let maximumBytes: Int

    var bytes: [UInt8] = []
    var blocks: [Block] = []
    var links: [Link] = []
    private var losses: [Loss] = []
    /// The first names of what each code lost, and the hashes of all.
    private var lost: [String: (names: [String], hashes: Set<Int>)] = [:]
    private var headingLevels: [Int] = []
    /// The texts of the headings above what comes next, outermost first.
    package private(set) var headingPath: [String] = []
    /// The paths of all headings so far.
    private var openedPaths: Set<[String]> = []
    /// The last number that a name got at a place: a form has thousands of headings of one name.
    private var lastNumbers: [[String]: Int] = [:]
    private var paragraphs = 0
    /// The page or slide of a part that paragraphs are counted on.
    private var sideOfPart: String?
    private var dropped = 0
    var openTable: OpenTable?

    /// Starts a document.
    ///
    /// - Parameter maximumBytes: how many UTF-8 bytes of text are kept at most.
    package init(format: Format, maximumBytes: Int = 64 << 20) {
        self.format = format
        self.maximumBytes = min(maximumBytes, Int(UInt32.max))
    }

    /// Whether the text has reached its limit; a reader may then stop early.
    package var isFull: Bool { bytes.count >= maximumBytes }

    /// The number of blocks so far.
    package var blockCount: Int { blocks.count }

    /// Makes room for about so many bytes of text, so that it need not be moved as it grows.
    ///
    /// What is not written to takes no memory. The number may be what a hostile file says.
    package mutating func reserve(_ count: Int) {
        let count = min(count, maximumBytes)
        bytes.reserveCapacity(min(count + count / 4, maximumBytes) + 1)
    }

    /// Adds a heading; levels count from 1.
    ///
    /// Empty headings are skipped.
    package mutating func heading(_ text: Inline, level: Int, layer: Block.Layer? = nil) {
        guard !text.isEmpty else { return }
        let text = text.onOneLine()
        let level = headingsAbove == 0 ? level : min(level + headingsAbove, 6)
        if (layer ?? self.layer) == .body {
            while let last = headingLevels.last, last >= level {
                headingLevels.removeLast()
                headingPath.removeLast()
            }
            headingLevels.append(level)
            headingPath.append(distinct(ShortName.of(text.text)))
            (paragraphs, sideOfPart) = (-1, nil)
        }
        append(.heading(level: level), text, layer: layer)
    }

    /// Adds a block of text.
    ///
    /// An empty one is skipped.
    package mutating func append(
        _ kind: Block.Kind, _ text: Inline, layer: Block.Layer? = nil, place: Place? = nil
    ) {
        guard !text.isEmpty, makesRoom(for: text.bytes.count) else { return }
        separate()
        let start = bytes.count
        appendInline(text)
        add(
            Block(
                kind: kind, layer: layer ?? self.layer, range: start..<bytes.count,
                place: settled(place)))
    }

    /// A heading's name in an address; a further one of the same name at the same place is told by its number.
    private mutating func distinct(_ name: String) -> String {
        let path = headingPath + [name]
        var number = lastNumbers[path, default: 0] + 1
        while !openedPaths.insert(headingPath + [number == 1 ? name : "\(name) (\(number))"]).inserted {
            number += 1
        }
        lastNumbers[path] = number
        return number == 1 ? name : "\(name) (\(number))"
    }

    /// Adds a block of one plain string, its white space folded.
    package mutating func append(
        _ kind: Block.Kind, _ text: some StringProtocol, layer: Block.Layer? = nil, place: Place? = nil
    ) {
        append(kind, Inline(text), layer: layer, place: place)
    }

    /// Records that something of the file is not in the text.
    ///
    /// A code is recorded once.
    package mutating func lose(_ code: String, _ message: String) {
        guard !losses.contains(where: { $0.code == code }) else { return }
        losses.append(Loss(code: code, message: message))
    }

    /// Records that a named part of the file is not in the text.
    ///
    /// The names of one code stand in one sentence, behind the first message.
    ///
    /// - Parameter message: what happened to the parts, without a full stop.
    package mutating func lose(_ code: String, _ message: String, named name: String) {
        lose(code, message)
        let name = ShortName.of(name)
        guard lost[code, default: ([], [])].hashes.insert(name.hashValue).inserted else { return }
        if lost[code]?.names.count ?? 0 < Self.mostNames { lost[code]?.names.append(name) }
    }

    /// How many names of a code are told; the others are counted.
    private static let mostNames = 5

    /// A loss with the first names of what it is about.
    private func naming(_ loss: Loss) -> Loss {
        guard let found = lost[loss.code] else { return loss }
        let more = found.hashes.count - found.names.count
        let rest = more > 0 ? " and \(more) more" : ""
        let shown = found.names.joined(separator: ", ")
        return Loss(code: loss.code, message: "\(loss.message): \(shown)\(rest).")
    }

    /// The finished document; its title is the file's own, else its first heading, else `fallback`.
    package consuming func build(fallbackTitle fallback: String = "") -> Document {
        draft(fallbackTitle: fallback).document
    }

    /// The finished document before its text is a string.
    package consuming func draft(fallbackTitle fallback: String = "") -> DocumentDraft {
        if openTable != nil {
            endTable(headerRows: 0)
        }
        if dropped > 0 {
            metadata.properties["invisible characters removed"] = String(dropped)
        }
        settleDate(\.created, "created")
        settleDate(\.modified, "modified")
        let named = title.map { Inline($0).text } ?? ""
        let first = blocks.first { $0.isHeading && $0.layer == .body }.map {
            String(decoding: bytes[$0.range], as: UTF8.self)
        }
        let frame = Document(
            format: format, title: ShortName.of(named.isEmpty ? first ?? fallback : named),
            metadata: metadata, text: "",
            blocks: blocks, links: links, losses: losses.map(naming))
        return DocumentDraft(frame, text: bytes)
    }

    /// Brings a date into ISO 8601; one that cannot be read is kept as a property of its name, so that nobody compares it.
    private mutating func settleDate(_ date: WritableKeyPath<Metadata, String?>, _ name: String) {
        guard let written = metadata[keyPath: date] else { return }
        let read = DocumentDate.iso8601(written)
        metadata[keyPath: date] = read
        if read == nil, metadata.properties[name] == nil { metadata.properties[name] = written }
    }

    mutating func appendInline(_ text: Inline) {
        let start = bytes.count
        bytes += text.bytes
        if bytes.last == 0x0A { bytes.removeLast() }
        for link in text.links {
            links.append(
                Link(
                    range: link.range.lowerBound + start..<link.range.upperBound + start, target: link.target)
            )
        }
        dropped += text.dropped
    }

    mutating func separate() {
        if !bytes.isEmpty { bytes.append(0x0A) }
    }

    /// Makes room for so many bytes of text and a separator; false where the text would pass its limit, which is then a loss.
    mutating func makesRoom(for count: Int) -> Bool {
        let needed = bytes.count + count
        guard needed <= maximumBytes else {
            lose("too-large", "The text was cut at \(maximumBytes >> 20) MB.")
            return false
        }
        if needed >= bytes.capacity, needed >= Ample.text { reserve(needed + Ample.moreText) }
        return true
    }

    /// Adds a block.
    mutating func add(_ block: Block) {
        if blocks.count == blocks.capacity, blocks.count >= Ample.blocks {
            blocks.reserveCapacity(blocks.count + Ample.moreBlocks)
        }
        blocks.append(block)
    }

    /// From how many bytes and blocks on there is much more room than is needed, and how much: what has to be moved as it grows
    /// is held twice, while memory that nothing was written to costs nothing.
    private enum Ample {
        static let text = 1 << 20
        static let moreText = 64 << 20
        static let blocks = 1 << 14
        static let moreBlocks = 1 << 20
    }

    /// The place of the next block: the one given, else the builder's, else the next paragraph below the headings.
    mutating func settled(_ given: Place?) -> Place {
        guard let place = given ?? place else { return nextParagraph(below: headingPath) }
        guard let part else { return place }
        // The addresses of a file within this one would be taken for this one's.
        switch place {
        // The sheet of a file without sheets is called like the file.
        case .sheet(let name): return .sheet(name: part.hasPrefix("\(name).") ? part : "\(part)/\(name)")
        case .page(let number, _): return nextParagraph(on: "Page \(number)")
        case .slide(let number, _, _): return nextParagraph(on: "Slide \(number)")
        case .lines, .element: return nextParagraph(below: headingPath)
        case .section: return place
        }
    }

    private mutating func nextParagraph(on side: String) -> Place {
        if sideOfPart != side { (sideOfPart, paragraphs) = (side, 0) }
        return nextParagraph(below: headingPath + [side])
    }

    private mutating func nextParagraph(below path: [String]) -> Place {
        paragraphs += 1
        return .section(headings: path, paragraphs: paragraphs...paragraphs)
    }
}

extension Block {
    /// Whether the block is a heading.
    package var isHeading: Bool {
        if case .heading = kind { true } else { false }
    }
}
