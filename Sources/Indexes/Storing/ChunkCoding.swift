import Documents

/// A chunk without its words, as bytes: ordinal, place and layer (coded as a block), cells, headings, context.
struct ChunkCoding {
    let ordinal: Int
    let headings: [String]
    let context: String?
    let layer: Block.Layer
    let locator: Locator

    /// The bytes of a chunk.
    static func bytes(of chunk: Chunk) -> [UInt8] {
        var writer = CompactWriter()
        writer.number(chunk.ordinal)
        writer.number(chunk.range.upperBound)
        let block = Block(
            kind: .paragraph, layer: chunk.layer, range: chunk.range, place: chunk.locator.place)
        writer.blob(block.encoded())
        writer.byte(chunk.locator.cells == nil ? 0 : 1)
        if let cells = chunk.locator.cells {
            for part in [cells.from.column, cells.from.row, cells.through.column, cells.through.row] {
                writer.number(part)
            }
        }
        let shared = headings(of: chunk.locator.place) == chunk.headings
        writer.number(shared ? 0 : chunk.headings.count + 1)
        if !shared { chunk.headings.forEach { writer.string($0) } }
        writer.byte(chunk.context == nil ? 0 : 1)
        if let context = chunk.context { writer.string(context) }
        return writer.bytes
    }

    /// Reads the bytes of a chunk.
    init(_ bytes: UnsafeRawBufferPointer, _ number: ChunkID) throws {
        let damage = Damage(part: "chunk \(number)")
        var reader = CompactReader(bytes)
        guard let ordinal = reader.number(), let end = reader.number(), let coded = reader.blob(),
            let block = try? Block(decoding: coded, textCount: end),
            let cells = Self.cells(&reader), let headings = Self.headings(&reader, block.place),
            let hasContext = reader.byte()
        else { throw damage }
        self.ordinal = ordinal
        self.headings = headings
        context = hasContext == 1 ? reader.string() : nil
        layer = block.layer
        locator = Locator(place: block.place, cells: cells.range, range: block.range)
        guard reader.isAtEnd else { throw damage }
    }

    /// The chunk, with its words.
    func chunk(text: String) -> Chunk {
        Chunk(
            ordinal: ordinal, text: text, headings: headings, context: context, layer: layer, locator: locator
        )
    }

    private static func headings(of place: Place) -> [String] {
        guard case .section(let headings, _) = place else { return [] }
        return headings
    }

    private static func headings(_ reader: inout CompactReader, _ place: Place) -> [String]? {
        guard let count = reader.number() else { return nil }
        if count == 0 { return headings(of: place) }
        var headings: [String] = []
        for _ in 1..<count {
            guard let heading = reader.string() else { return nil }
            headings.append(heading)
        }
        return headings
    }

    private static func cells(_ reader: inout CompactReader) -> (range: CellRange?, Bool)? {
        guard let flag = reader.byte() else { return nil }
        guard flag == 1 else { return (nil, true) }
        guard let column = reader.number(), let row = reader.number(), let lastColumn = reader.number(),
            let lastRow = reader.number()
        else { return nil }
        let range = CellRange(
            from: CellAddress(column: column, row: row),
            through: CellAddress(column: lastColumn, row: lastRow))
        return (range, true)
    }
}
