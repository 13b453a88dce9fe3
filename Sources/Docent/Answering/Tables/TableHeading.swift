import Documents

/// The heading right above a table, and whether it tells it from others of its document.
struct TableHeading: Sendable {
    /// The words of the heading.
    let words: String
    /// Whether another table of the document has the same columns below another heading.
    private let hasSisters: Bool

    /// - Parameter start: where the table's first row begins in the document's text.
    /// - Returns: nil where no heading stands above the table.
    init?(of start: Int, in source: SourcedPassage) {
        let blocks = source.content.blocks
        let tables = blocks.indices.filter { blocks[$0].table?.rows.isEmpty == false }
        guard let own = tables.first(where: { blocks[$0].table?.rows[0].range.lowerBound == start }),
            let heading = Self.heading(above: own, in: source)
        else { return nil }
        let columns = Self.columns(of: own, in: source)
        words = heading
        hasSisters =
            !columns.isEmpty
            && tables.contains { other in
                guard other != own, Self.columns(of: other, in: source) == columns else { return false }
                return Self.heading(above: other, in: source) != heading
            }
    }

    /// The words where there are tables to tell it from.
    var amongSisters: String? { hasSisters ? words : nil }

    private static func heading(above block: Int, in source: SourcedPassage) -> String? {
        let blocks = source.content.blocks
        let heading = blocks[..<block].last { block in
            guard block.layer == .body else { return false }
            return switch block.kind {
            case .heading, .caption: true
            default: false
            }
        }
        return heading.map { String(source.content[$0.range]) }.flatMap {
            $0.utf8.count <= longest && !$0.isEmpty ? $0 : nil
        }
    }

    /// The most bytes of a heading that is shown beside a row.
    private static let longest = 80

    private static func columns(of block: Int, in source: SourcedPassage) -> [String] {
        guard let table = source.content.blocks[block].table else { return [] }
        return table.rows.prefix(table.headerRows).dropFirst(table.titleRows).flatMap(\.cells).map {
            String(source.content[$0.range])
        }
    }
}
