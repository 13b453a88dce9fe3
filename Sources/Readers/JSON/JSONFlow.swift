import Documents

/// Adds JSON to a document: an array of objects is a table, an object's single values stand beside their keys.
///
/// Short lists of objects are told in the cell of the object that holds them, long ones have tables of their own below.
/// A key is written with those of the objects around it, as `database.port`: the same key means something else in another
/// one. Entries of arrays are numbered from 0, as everybody who writes `items[0]` means it.
struct JSONFlow {
    /// Adds a value under its path.
    static func append(_ value: JSONValue, at path: String, to builder: inout DocumentBuilder) {
        var pending = [(path, value)]
        while let (path, value) = pending.popLast(), !builder.isFull {
            switch value.content {
            case .object(let members): appendObject(members, path, &builder, &pending)
            case .array(let values): appendArray(values, path, &builder, &pending)
            default: builder.append(.paragraph, text(value), place: .element(path: path.isEmpty ? "/" : path))
            }
        }
    }

    private static func appendObject(
        _ members: JSONMembers, _ path: String, _ builder: inout DocumentBuilder,
        _ pending: inout [(String, JSONValue)]
    ) {
        let single = members.filter { isSingle($0.value) }
        let keys = keys(of: path)
        builder.beginTable(place: .element(path: path.isEmpty ? "/" : path))
        for (index, member) in single.enumerated() {
            builder.cell(column: 1, Inline(keys + member.key))
            builder.cell(column: 2, Inline(text(member.value)).onOneLine())
            builder.endRow(number: index + 1)
        }
        builder.endTable(headerRows: 0, headerColumns: 1)
        pending += members.filter { !isSingle($0.value) }.reversed().map { (path + "/" + $0.key, $0.value) }
    }

    /// The keys of a path as they stand before those of its object; the number of an entry of the whole file's array is
    /// in its address alone.
    private static func keys(of path: String) -> String {
        let keys = path.split(separator: "/").filter { !$0.hasPrefix("[") }
        return keys.isEmpty ? "" : keys.joined(separator: ".") + "."
    }

    private static func appendArray(
        _ values: JSONItems, _ path: String, _ builder: inout DocumentBuilder,
        _ pending: inout [(String, JSONValue)]
    ) {
        var lists: [(String, JSONValue)] = []
        guard let columns = columns(of: values, at: path, &lists) else {
            if appendRow(values, path, &builder) { return }
            pending += values.enumerated().reversed().map { ("\(path)[\($0)]", $1) }
            return
        }
        builder.beginTable(place: .element(path: path.isEmpty ? "/" : path))
        appendRecords(values, columns, &builder)
        builder.endTable(headerRows: 1)
        pending += lists.reversed()
    }

    /// The columns of a table of objects; nil for values that are none, or that have more long lists than values to show.
    private static func columns(
        of values: JSONItems, at path: String, _ lists: inout [(String, JSONValue)]
    ) -> RecordColumns? {
        var columns = RecordColumns()
        var told = 0
        var count = 0
        for (index, value) in values.enumerated() {
            guard let record = record(value, at: "\(path)[\(index)]", &lists) else { return nil }
            told += record.count
            for (key, _) in record { _ = columns.number(of: key) }
            count += 1
        }
        return count > 1 && told > lists.count ? columns : nil
    }

    private static func appendRecords(
        _ values: JSONItems, _ columns: RecordColumns, _ builder: inout DocumentBuilder
    ) {
        var columns = columns
        var row = RecordRow()
        var lists: [(String, JSONValue)] = []
        columns.write(to: &builder)
        for (index, value) in values.enumerated() where !builder.isFull {
            for (key, value) in record(value, at: "", &lists) ?? [] {
                row.add(Inline(told(value) ?? "").onOneLine(), in: columns.number(of: key))
            }
            row.write(to: &builder, number: index + 2)
            lists.removeAll(keepingCapacity: true)
        }
    }

    /// Adds a long array of short single values in one row beside its key; false for every other array.
    private static func appendRow(
        _ values: JSONItems, _ path: String, _ builder: inout DocumentBuilder
    ) -> Bool {
        let key = keys(of: path).dropLast()
        guard !key.isEmpty, values.allSatisfy(\.isScalar) else { return false }
        let texts = values.map(text)
        let words = texts.joined(separator: ", ")
        guard words.utf8.count <= longestRow, words.utf8.count < texts.count * 30 else { return false }
        builder.beginTable(place: .element(path: path))
        builder.cell(column: 1, Inline(key))
        builder.cell(column: 2, Inline(words).onOneLine())
        builder.endRow(number: 1)
        builder.endTable(headerRows: 0, headerColumns: 1)
        return true
    }

    /// How many bytes a cell holds at most of an array in it; what is longer is hard to read in one line.
    private static let longestCell = 600
    private static let longestRow = 4_000

    /// The keys and values of an object, with those of the objects in it; nil for what is no object.
    ///
    /// Each value is one that ``told(_:)`` has words for.
    ///
    /// - Parameter lists: takes the lists that are too long for a cell, with their addresses.
    private static func record(
        _ value: JSONValue, at path: String, _ lists: inout [(String, JSONValue)]
    ) -> [(String, JSONValue)]? {
        guard case .object(let members) = value.content else { return nil }
        var values: [(String, JSONValue)] = []
        var pending = members.reversed().map { ($0.key, path + "/" + $0.key, $0.value) }
        while let (key, path, value) = pending.popLast() {
            if isSingle(value) {
                values.append((key, value))
            } else if case .object(let inner) = value.content, key.utf8.count < 200, values.count < 200 {
                pending += inner.reversed().map { ("\(key).\($0.key)", path + "/" + $0.key, $0.value) }
            } else if told(value) != nil {
                values.append((key, value))
            } else {
                lists.append((path, value))
            }
        }
        return values
    }

    /// What stands in the cell of a table: a single value, or a list, its entries one after the other; nil for one that is longer
    /// than a cell.
    private static func told(_ value: JSONValue) -> String? {
        if isSingle(value) { return text(value) }
        guard case .array(let values) = value.content else { return sentence(value, atMost: longestCell) }
        var told = ""
        for (index, value) in values.enumerated() {
            guard let words = sentence(value, atMost: longestCell - told.utf8.count) else { return nil }
            told += index == 0 ? words : " / " + words
        }
        return told.utf8.count <= longestCell ? told : nil
    }

    private static func isSingle(_ value: JSONValue) -> Bool {
        if value.isScalar { return true }
        switch value.content {
        case .object(let members): return !members.contains { _ in true }
        case .array(let values):
            let first = values.prefix(20).map(\.isScalar)
            return first.count < 20 && first.allSatisfy(\.self)
        default: return true
        }
    }

    /// A single value in words; an array of single values as a list.
    private static func text(_ value: JSONValue) -> String {
        switch value.content {
        case .null: ""
        case .boolean(let value): value ? "true" : "false"
        case .number(let digits): digits
        case .string(let text): MarkupValue.words(of: text)?.text ?? text
        case .array(let values): values.map(text).joined(separator: ", ")
        case .object: ""
        }
    }

    /// How long a key grows before deeper ones are left out.
    private static let longestKey = 1_000

    /// A whole value on one line: `key: value` pairs, nested keys joined by dots.
    static func sentence(_ value: JSONValue) -> String { sentence(value, atMost: .max) ?? "" }

    /// The same; nil when it is longer than a number of bytes, and no more of the value is looked at than shows that.
    private static func sentence(_ value: JSONValue, atMost limit: Int) -> String? {
        var parts: [String] = []
        var length = 0
        var pending: [(String, JSONValue)] = [("", value)]
        while let (key, value) = pending.popLast() {
            switch value.content {
            case .object(let members):
                let isLong = key.utf8.count > longestKey
                pending += members.reversed().map {
                    (key.isEmpty ? $0.key : isLong ? key : key + "." + $0.key, $0.value)
                }
            case .array(let values) where !isSingle(value):
                let isLong = key.utf8.count > longestKey
                pending += values.enumerated().reversed().map { (isLong ? key : "\(key)[\($0)]", $1) }
            default:
                let words = text(value)
                guard !words.isEmpty else { continue }
                parts.append(key.isEmpty ? words : "\(key): \(words)")
                length += parts[parts.count - 1].utf8.count + (parts.count > 1 ? 2 : 0)
                guard length <= limit else { return nil }
            }
        }
        return parts.joined(separator: "; ")
    }
}
