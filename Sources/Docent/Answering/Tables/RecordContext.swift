import Documents

/// What a record of a data file is called that a block belongs to: its heading, else the row that tells its id or name.
///
/// An address such as `/orders[17]` says nothing of what `"id": 9017` names.
struct RecordContext {
    /// The words, those of the outer record first; empty when nothing tells.
    let words: String

    /// The most blocks before one that are looked at.
    private static let reach = 64
    /// The most blocks before one among which the table of all records is looked for.
    private static let furthest = 4096

    /// - Parameter path: the block's address in its file.
    init(of block: Block, at path: String, in content: Document) {
        let record = Self.record(in: path)
        let blocks = content.blocks
        let end = blocks.partitioningIndex { $0.range.upperBound > block.range.lowerBound }
        var names: [String: String] = [:]
        var heading = ""
        for block in blocks[max(0, end - Self.reach)..<min(end + 1, blocks.count)].reversed() {
            guard case .element(let other) = block.place, other.hasPrefix(record) else { break }
            guard Self.isAround(other, path) else { continue }
            if case .heading = block.kind {
                heading = String(content[block.range])
                break
            }
            let name = Self.name(in: block, content)
            if !name.isEmpty { names[other] = name }
        }
        let outer = names.sorted { $0.key.utf8.count < $1.key.utf8.count }.map(\.value)
        let told = heading.isEmpty ? outer.joined(separator: " › ") : heading
        words =
            told.isEmpty
            ? Self.row(of: record, among: blocks[max(0, end - Self.furthest)..<end], content) : told
    }

    /// What a row says of its id or name that stands for a record in a table of all of them: the entry 2 of `/orders` is the
    /// third row below the header.
    private static func row(
        of record: Substring, among blocks: ArraySlice<Block>, _ content: Document
    ) -> String {
        guard let opening = record.lastIndex(of: "["),
            let number = Int(record[opening...].dropFirst().dropLast())
        else { return "" }
        let all = String(record[..<opening])
        guard let table = blocks.last(where: { $0.place == .element(path: all) && $0.table != nil })?.table,
            table.headerRows == 1, (0..<table.rows.count - 1).contains(number)
        else { return "" }
        let row = table.rows[number + 1]
        for head in table.rows[0].cells where isName(content[head.range][...]) {
            guard let cell = row.cells.first(where: { $0.column == head.column }) else { continue }
            let kind = all.split(separator: "/").last ?? ""
            return "\(kind) \(content[head.range]) \(content[cell.range].prefix(longest))"
        }
        return ""
    }

    /// The path as far as its first counted element, such as `/orders[17]`; the whole file's where none is counted.
    private static func record(in path: String) -> Substring {
        path.firstIndex(of: "]").map { path[...$0] } ?? ""
    }

    /// Whether an element is another or holds it.
    private static func isAround(_ outer: String, _ path: String) -> Bool {
        outer == path || outer == "/" || path.hasPrefix(outer + "/")
    }

    /// What a table of keys and values says of its record's id and name.
    private static func name(in block: Block, _ content: Document) -> String {
        guard let table = block.table, table.headerRows == 0, table.headerColumns == 1 else { return "" }
        let found = table.rows.prefix(Self.mostKeys).lazy.compactMap { row -> String? in
            guard row.cells.count == 2 else { return nil }
            let key = content[row.cells[0].range]
            guard isName(key.split(separator: ".").last ?? key) else { return nil }
            return "\(kind(of: key)) \(content[row.cells[1].range].prefix(Self.longest))"
        }
        return found.prefix(2).joined(separator: " › ")
    }

    private static let mostKeys = 12
    private static let longest = 80

    /// The key of a record without the numbers of its entries: `orders[17].id` is `orders id`.
    private static func kind(of key: Substring) -> String {
        key.split(separator: ".").map { $0.prefix { $0 != "[" } }.joined(separator: " ")
    }

    private static func isName(_ key: Substring) -> Bool {
        let word = key.drop { $0 == "@" }
        return Lexicon.recordNames.contains(word.lowercased())
            || Lexicon.recordEndings.contains { word.hasSuffix($0) }
    }
}
