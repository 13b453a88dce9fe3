/// The lines of the block that was asked for last, for addresses by line.
struct LineStarts {
    private var block: Range<Int>?
    private var starts: [Int]?

    /// The place of the part of a block: single lines where the text has the file's own lines.
    mutating func narrowed(_ block: Block, to range: Range<Int>, in document: Document) -> Place {
        guard case .lines(let lines) = block.place else { return block.place }
        if self.block != block.range {
            self.block = block.range
            starts = Self.find(in: block, lines, of: document)
        }
        guard let starts else { return block.place }
        let first = starts.partitioningIndex { $0 > range.lowerBound } - 1
        let last = starts.partitioningIndex { $0 >= range.upperBound } - 1
        let from = lines.lowerBound + max(0, first)
        return .lines(from...max(from, lines.lowerBound + last))
    }

    /// Where each line of a block begins, when it has as many as its place says.
    static func find(in block: Block, _ lines: ClosedRange<Int>, of document: Document) -> [Int]? {
        guard lines.lowerBound < lines.upperBound else { return nil }
        var starts = [block.range.lowerBound]
        var words = document[block.range]
        words.withUTF8 { bytes in
            for (offset, byte) in bytes.enumerated() where byte == 0x0A {
                starts.append(block.range.lowerBound + offset + 1)
            }
        }
        return starts.count == lines.count ? starts : nil
    }
}
