/// When an edition of a document is of, as its path or its title tells: a year, a month, quarter or week of one, or a day.
struct EditionDate: Sendable, Hashable {
    /// The date from its year on, each name closer than the one before: `2026`, `2026-10`, `2026-10-06`.
    let names: [String]
    private let year: Int
    /// About the day of the year on which it begins.
    private let day: Int

    /// - Returns: nil where neither tells a year.
    init?(of passage: Passage) {
        let told = [passage.document, passage.title].compactMap(Self.init(in:))
        let closest = told.map(\.names.count).max()
        guard let date = told.first(where: { $0.names.count == closest }) else { return nil }
        self = date
    }

    private init?(in name: String) {
        let parts = ToldDate.named(name)?.split(separator: "-").map(String.init) ?? []
        let period = Period(ofName: name)
        guard let written = period?.year.map(String.init) ?? parts.first, let year = Int(written) else {
            return nil
        }
        self.year = year
        if parts.count == 3, let month = Int(parts[1]), let day = Int(parts[2]) {
            names = (1...3).map { parts.prefix($0).joined(separator: "-") }
            self.day = Self.month * (month - 1) + day
        } else if let period {
            (names, day) = ([written, Self.name(of: period, year: written)], Self.day(of: period.part))
        } else {
            (names, day) = ([written], 0)
        }
    }

    /// The longest of a month and of a week, so that each begins after the one before.
    private static let (month, week) = (31, 7)

    private static func name(of period: Period, year: String) -> String {
        guard case .month(let month) = period.part else { return period.text }
        return "\(year)-\(month < 10 ? "0" : "")\(month)"
    }

    private static func day(of part: Period.Part) -> Int {
        switch part {
        case .month(let number): month * (number - 1)
        case .quarter(let number): 3 * month * (number - 1)
        case .week(let number): week * (number - 1)
        }
    }

    func isLater(than other: Self) -> Bool { (year, day) > (other.year, other.day) }

    /// The shortest name that tells it from others; nil where none does.
    func name(besides others: [Self]) -> String? {
        guard let name = names.first(where: { name in !others.contains { $0.names.contains(name) } }) else {
            return nil
        }
        return names.count == 1 ? "\(name) edition" : name
    }
}

extension Editions {
    /// What tells quotes of several editions of one document apart: the shortest part of the date in their names that does, else
    /// the documents' dates; nil for a quote that no other edition stands beside.
    static func labels(of passages: [Passage]) -> [String?] {
        passages.map { passage in
            let others = passages.filter { isSibling($0, of: passage) }
            guard !others.isEmpty else { return nil }
            if let name = EditionDate(of: passage)?.name(besides: others.compactMap(EditionDate.init)) {
                return name
            }
            guard let date = passage.date.map({ String($0.prefix(10)) }),
                others.allSatisfy({ $0.date?.hasPrefix(date) != true })
            else { return isArchived(passage.document) ? "archived" : nil }
            return date
        }
    }

    private static func isSibling(_ one: Passage, of other: Passage) -> Bool {
        one.document != other.document && series(of: one.document) == series(of: other.document)
    }

    /// Whether a passage is of a later edition of another's document, as far as the dates in their names tell.
    static func isLater(_ one: Passage, than other: Passage) -> Bool {
        guard isSibling(one, of: other), let date = EditionDate(of: one), let before = EditionDate(of: other)
        else { return false }
        return date.isLater(than: before)
    }

    /// Items with those of a later edition before those of an earlier one, each document's items in their order.
    static func newestFirst<Item>(_ items: [Item], passage: (Item) -> Passage) -> [Item] {
        items.reduce(into: []) { ordered, item in
            let place = ordered.firstIndex { isLater(passage(item), than: passage($0)) }
            ordered.insert(item, at: place ?? ordered.endIndex)
        }
    }
}
