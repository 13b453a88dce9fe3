import Documents

/// A column of a table with what its cells say; what they say together is read once, when it is first asked for.
struct QueriedColumn: Sendable {
    let header: String
    private let cells: ColumnCells
    /// The rows that are no sums, titles or blanks.
    private let body: [Int]
    /// Whether it is one of the first two, among which the rows are numbered.
    private let isInFront: Bool
    private let kindsRead = ReadOnce<Kinds>()
    private let momentsRead = ReadOnce<[Int: Int]>()
    private let countsRead = ReadOnce<[Int: Int]>()
    private let partsRead = ReadOnce<[[String]]>()

    init(_ cells: ColumnCells, body: [Int], isInFront: Bool) {
        (self.cells, self.body, self.isInFront) = (cells, body, isInFront)
        header = cells.header
    }

    subscript(row: Int) -> String { cells[row] }

    /// The values, each once.
    var values: [String] { cells.valuePlaces(of: body).map { cells.values[$0] } }

    /// The values of some rows, evenly from all: enough to judge by what most cells are.
    var sample: [String] { body.evenly().map { cells[$0] } }

    /// The rows whose value fulfils something, which is asked once of each value.
    func rows(where fulfils: (String) -> Bool) -> [Int] { cells.rows(among: body, where: fulfils) }

    /// The rows whose value has words that fulfil something.
    ///
    /// - Parameter longest: the most bytes of a value that is looked at.
    func rows(longest: Int = .max, whereWords fulfil: ([String]) -> Bool) -> [Int] {
        let parts = parts
        return cells.rows(among: body) { cells.values[$0].utf8.count <= longest && fulfil(parts[$0]) }
    }

    /// The values with their words, each once.
    var named: [(value: String, parts: [String])] {
        let parts = parts
        return cells.valuePlaces(of: body).map { (cells.values[$0], parts[$0]) }
    }

    /// The words of each value that a cell of the column has.
    private var parts: [[String]] { partsRead { cells.values.map { Words.parts(of: $0) } } }

    // MARK: What the cells say together

    /// What a column is of; one of dates with times of day is of both.
    struct Kinds: OptionSet, Sendable {
        let rawValue: Int

        /// All cells that say anything say yes or no.
        static let yesOrNo = Kinds(rawValue: 1)
        /// Most hold a date, a year or a time of day.
        static let times = Kinds(rawValue: 2)
        /// All that hold a number hold a year alone, be it long ago.
        static let years = Kinds(rawValue: 4)
        /// Most hold a time of day.
        static let clocks = Kinds(rawValue: 8)
        /// Most hold some years on end.
        static let periods = Kinds(rawValue: 16)
        /// Most hold a number, be it a year or a date.
        static let numbers = Kinds(rawValue: 32)
        /// Most hold an amount: a number that neither counts the rows nor says when.
        static let amounts = Kinds(rawValue: 64)
        /// Most hold the name of somebody.
        static let persons = Kinds(rawValue: 128)
    }

    var kinds: Kinds {
        kindsRead {
            let values = values.filter { !$0.isEmpty }
            let sample = sample
            let telling = sample.filter { CellAbsence($0) == nil }
            var kinds: Kinds = []
            if Self.areYesOrNo(values) { kinds.insert(.yesOrNo) }
            if Self.areYears(values) { kinds.formUnion([.years, .times]) }
            if Self.areMost(of: telling, { !CellTime.moments(of: $0).isEmpty }) { kinds.insert(.times) }
            if Self.areMost(of: telling, { CellTime.clock(of: $0) != nil }) { kinds.insert(.clocks) }
            if YearPeriod.are(sample) { kinds.insert(.periods) }
            let filled = sample.filter { !$0.isEmpty }
            if Self.areMost(of: filled, { TableColumn.number($0) != nil }) { kinds.insert(.numbers) }
            if kinds.contains(.numbers), kinds.isDisjoint(with: [.times, .periods]),
                !TableKey.isNumbering(header), !TableColumn.counts(filled, inFront: isInFront)
            {
                kinds.insert(.amounts)
            }
            if Self.areMost(of: filled, Self.isPerson) { kinds.insert(.persons) }
            return kinds
        }
    }

    /// When the cells are of, by their rows, as numbers that sort as times do; those are left out that tell no time, or two.
    var moments: [Int: Int] {
        momentsRead {
            kinds.contains(.years)
                ? cells.made(of: body) { CellTime.year(of: $0).map { $0 * CellTime.year } }
                : CellTime.moments(of: cells, body)
        }
    }

    /// What comes of the cells, by their rows.
    func made<Made>(_ make: (String) -> Made?) -> [Int: Made] { cells.made(of: body, make) }

    /// The whole numbers by their rows.
    var counts: [Int: Int] {
        countsRead {
            cells.made(of: body) { value in
                let digits = value.filter { $0 != "." }
                return digits.allSatisfy(\.isNumber) ? Int(digits) : nil
            }
        }
    }

    /// The rows that have what the column is of, and those that have not; what is blank among noes is unknown.
    var having: (has: Set<Int>, lacks: Set<Int>) {
        let has = Set(rows { CellAbsence($0) == nil })
        let noes = rows(where: YesOrNo.isNo)
        let lacks = !noes.isEmpty && kinds.contains(.yesOrNo) ? noes : body.filter { !has.contains($0) }
        return (has, Set(lacks))
    }

    private static func areMost(of values: [String], _ fulfil: (String) -> Bool) -> Bool {
        !values.isEmpty && values.count(where: fulfil) * 10 >= values.count * 6
    }

    /// Whether a cell is two to four capitalised words, as the names of people are.
    private static func isPerson(_ value: String) -> Bool {
        let parts = value.split(separator: " ")
        return (2...4).contains(parts.count)
            && parts.allSatisfy { $0.first?.isUppercase == true && !$0.contains(where: \.isNumber) }
    }

    private static func areYears(_ values: [String]) -> Bool {
        values.filter { $0.contains(where: \.isNumber) }.allSatisfy { CellTime.year(of: $0) != nil }
            && areMost(of: values) { CellTime.year(of: $0) != nil }
    }

    private static func areYesOrNo(_ values: [String]) -> Bool {
        !values.isEmpty
            && values.allSatisfy { YesOrNo.isYes($0) || YesOrNo.isNo($0) || CellAbsence($0) == .dash }
            && values.contains { YesOrNo.isYes($0) || YesOrNo.isNo($0) }
    }
}
