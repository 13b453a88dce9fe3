/// The compact binary form of a single block.
extension Block {
    /// The compact binary form of this block alone.
    package func encoded() -> [UInt8] {
        var writer = ByteWriter()
        writer.blocks([self])
        return writer.bytes
    }

    /// Reads the compact binary form of a block of a text of `textCount` UTF-8 bytes.
    package init(decoding bytes: [UInt8], textCount: Int) throws(DocumentsError) {
        self = try bytes.withUnsafeBytes { buffer in
            Result { () throws(DocumentsError) in try Block(decoding: buffer, textCount: textCount) }
        }.get()
    }

    /// Reads the compact binary form; nothing of `bytes` is kept.
    package init(decoding bytes: UnsafeRawBufferPointer, textCount: Int) throws(DocumentsError) {
        var reader = ByteReader(bytes)
        let blocks = try reader.blocks(end: textCount)
        guard let block = blocks.first, blocks.count == 1, reader.left == 0 else {
            throw reader.damaged("block")
        }
        self = block
    }
}

extension ByteWriter {
    /// Writes blocks; a place whose headings are those of the block before refers to them.
    mutating func blocks(_ blocks: [Block]) {
        number(blocks.count)
        var position = 0
        var headings: [String]?
        for block in blocks {
            kind(block.kind)
            byte(block.layer.code)
            range(block.range, after: &position)
            place(block.place, headings: &headings)
            byte(block.table == nil ? 0 : 1)
            if let table = block.table { self.table(table, in: block.range) }
            pause()
        }
    }

    private mutating func kind(_ kind: Block.Kind) {
        byte(kind.code)
        switch kind {
        case .heading(let level): number(level)
        case .listItem(let depth, let marker):
            number(depth)
            string(marker)
        case .code(let language): optional(language)
        case .footnote(let label): string(label)
        case .comment(let author): optional(author)
        default: break
        }
    }
}

extension ByteReader {
    /// Reads blocks of a text that ends at `end`.
    mutating func blocks(end: Int) throws(DocumentsError) -> [Block] {
        let count = try count("blocks")
        var blocks: [Block] = []
        blocks.reserveCapacity(min(count, left / 7 + 1))
        var position = 0
        var headings: [String]?
        for _ in 0..<count {
            let kind = try kind()
            guard let layer = Block.Layer(code: try byte()) else { throw damaged("layer") }
            let range = try range("block", after: &position, end: end)
            let place = try place(headings: &headings)
            let table = try byte() == 1 ? try table(in: range) : nil
            blocks.append(Block(kind: kind, layer: layer, range: range, place: place, table: table))
        }
        return blocks
    }

    private mutating func kind() throws(DocumentsError) -> Block.Kind {
        switch try byte() {
        case 0: .heading(level: try number("heading"))
        case 1: .paragraph
        case 2: .listItem(depth: try number("list"), marker: try string("list"))
        case 3: .term
        case 4: .definition
        case 5: .table
        case 6: .code(language: try optional("code"))
        case 7: .quote
        case 8: .caption
        case 9: .footnote(label: try string("footnote"))
        case 10: .note
        case 11: .comment(author: try optional("comment"))
        case 12: .image
        case 13: .formula
        default: throw damaged("kind")
        }
    }
}

extension Block.Kind {
    fileprivate var code: UInt8 {
        switch self {
        case .heading: 0
        case .paragraph: 1
        case .listItem: 2
        case .term: 3
        case .definition: 4
        case .table: 5
        case .code: 6
        case .quote: 7
        case .caption: 8
        case .footnote: 9
        case .note: 10
        case .comment: 11
        case .image: 12
        case .formula: 13
        }
    }
}

extension Block.Layer {
    fileprivate var code: UInt8 {
        switch self {
        case .body: 0
        case .furniture: 1
        case .hidden: 2
        }
    }

    fileprivate init?(code: UInt8) {
        switch code {
        case 0: self = .body
        case 1: self = .furniture
        case 2: self = .hidden
        default: return nil
        }
    }
}
