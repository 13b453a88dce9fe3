/// The cells of a table's column, each value kept once: long columns mostly repeat a few.
struct ColumnCells: Sendable {
    let header: String
    /// The values, without needless white space; the first is that of a blank cell.
    private(set) var values = [""]
    /// Which value each row has.
    private var places: [Int32]
    private var known = ["": Int32(0)]

    init(_ header: String, rows: Int) {
        self.header = header
        places = Array(repeating: 0, count: rows)
    }

    subscript(row: Int) -> String { values[Int(places[row])] }

    /// Keeps the value of a row, unless it has one.
    mutating func set(_ value: String, of row: Int) {
        guard places[row] == 0 else { return }
        let value = Self.withoutNeedlessSpace(value)
        let place = known[value] ?? Int32(values.count)
        if place == values.count {
            values.append(value)
            known[value] = place
        }
        places[row] = place
    }

    /// The places of the values that some rows have, each once.
    func valuePlaces(of rows: [Int]) -> [Int] {
        var isHeld = Array(repeating: false, count: values.count)
        for row in rows { isHeld[Int(places[row])] = true }
        return values.indices.filter { isHeld[$0] }
    }

    /// Those of some rows whose value fulfils something, which is asked once of each value.
    func rows(among rows: [Int], where fulfils: (String) -> Bool) -> [Int] {
        let found = values.map(fulfils)
        return rows.filter { found[Int(places[$0])] }
    }

    /// Those of some rows whose value stands at a place that fulfils something, as what was made of each value does.
    func rows(among rows: [Int], whereValue fulfils: (Int) -> Bool) -> [Int] {
        let found = values.indices.map(fulfils)
        return rows.filter { found[Int(places[$0])] }
    }

    /// What comes of the value of each of some rows, made once of each value; rows of which nothing comes are left out.
    func made<Made>(of rows: [Int], _ make: (String) -> Made?) -> [Int: Made] {
        let found = values.map(make)
        return rows.reduce(into: [:]) { made, row in
            if let own = found[Int(places[row])] { made[row] = own }
        }
    }

    private static func withoutNeedlessSpace(_ value: String) -> String {
        var last = UInt8(ascii: " ")
        let isPlain = value.utf8.allSatisfy { byte in
            defer { last = byte }
            return byte > 0x20 && byte < 0x7F || byte == 0x20 && last != 0x20
        }
        guard !isPlain || last == UInt8(ascii: " ") else { return value }
        return value.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
}

extension Array {
    /// So many at most, evenly from all: what holds of most of them is judged by these.
    func evenly(most: Int = 2000) -> [Element] {
        count <= most ? self : stride(from: 0, to: count, by: (count + most - 1) / most).map { self[$0] }
    }
}
