import Documents

/// When a cell is of: a date, a year, a time of day, as a number that sorts as times do.
enum CellTime {
    /// A year of such numbers, and a day.
    static let year = 13 * 32 * day
    private static let day = 1440

    /// The year that a cell holds alone, be it long ago, or with a note: `2004 (50th)`; nil where it holds anything else.
    static func year(of value: String) -> Int? {
        let told = CellNote.cut(from: value)
        guard told.utf8.count == 4, let year = Int(told), (1000...2100).contains(year) else { return nil }
        return year
    }

    /// The first time of day of a text, in minutes.
    static func clock(of value: String) -> Int? {
        value.firstMatch(of: /(?:^|[^\d:])([01]?\d|2[0-3]):([0-5]\d)/).flatMap { match in
            Int(match.output.1).flatMap { hours in Int(match.output.2).map { hours * 60 + $0 } }
        }
    }

    /// The times that a cell may be of, more than one where the day may be the month; none where it tells no time.
    static func moments(of value: String) -> [Int] {
        guard value.contains(where: \.isNumber) else { return [] }
        let minutes = clock(of: value)
        let dates = Figures.all(in: value).compactMap { figure -> [Int]? in
            switch figure.value {
            case .date(let readings):
                let days = readings.compactMap { reading in
                    reading.year.map { ($0 * 13 + reading.month) * 32 + (reading.day ?? 0) }
                }
                return days.isEmpty ? nil : days
            case .quantity(let readings, nil):
                guard figure.isYear, value.utf8.count <= 6, let year = readings.first else { return nil }
                return [Int(year) * 13 * 32]
            default: return nil
            }
        }
        guard dates.count <= 1 else { return [] }
        if let days = dates.first { return days.map { $0 * day + (minutes ?? 0) } }
        return value.utf8.count <= 20 ? [minutes].compactMap(\.self) : []
    }

    /// The times of a column's rows; whether the day or the month stands first another cell of it may tell.
    static func moments(of cells: ColumnCells, _ rows: [Int]) -> [Int: Int] {
        let pairs = cells.made(of: rows, leads).values
        let isDayFirst = pairs.contains { $0.first > 12 }
        let isTold = isDayFirst != pairs.contains { $0.second > 12 }
        return cells.made(of: rows) { value in
            let moments = moments(of: value)
            guard moments.count != 1 else { return moments[0] }
            let lead = leads(of: value)
            let own = isDayFirst ? lead?.first : lead?.second
            return moments.first { isTold && $0 / day % 32 == own }
        }
    }

    /// The two numbers that a date without letters begins with.
    private static func leads(of value: String) -> (first: Int, second: Int)? {
        value.firstMatch(of: /^(\d{1,2})[\/.\-](\d{1,2})[\/.\-]\d/).flatMap { match in
            Int(match.output.1).flatMap { first in Int(match.output.2).map { (first, $0) } }
        }
    }
}
