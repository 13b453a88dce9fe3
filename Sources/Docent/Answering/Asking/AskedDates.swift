import Documents
import Indexes

/// The dates of a question with the words that they are written in: what names the same day in another notation holds these
/// words too, `12.02.2026` those of `12 February 2026`.
struct AskedDates: Sendable {
    private let dates: [(figure: Figure, day: Figure.Day, stems: [String])]

    init(_ question: String, _ language: QuestionLanguage? = nil) {
        let figures = Figures.all(in: question).filter { if case .date = $0.value { true } else { false } }
        dates = (figures + Self.months(of: question, beside: figures)).compactMap { figure in
            guard case .date(let readings) = figure.value, let day = readings.first else { return nil }
            return (figure, day, Words(String(question.slice(figure.range)), language: language).stems)
        }
    }

    /// The months that stand alone: `in June`.
    private static func months(of question: String, beside dates: [Figure]) -> [Figure] {
        Period.all(in: question).compactMap { period in
            guard case .month(let month) = period.part, period.year == nil,
                let range = question.firstRange(of: period.text)
            else { return nil }
            let start = question.utf8.distance(from: question.startIndex, to: range.lowerBound)
            let place = start..<start + period.text.utf8.count
            guard !dates.contains(where: { $0.range.overlaps(place) }) else { return nil }
            return Figure(range: place, value: .date(readings: [.init(year: nil, month: month, day: nil)]))
        }
    }

    /// Whether there are none.
    var isEmpty: Bool { dates.isEmpty }

    /// Each date as the question has it.
    func written(in question: String) -> [(words: String, day: Figure.Day)] {
        dates.filter { $0.day.day != nil || $0.day.year != nil }.map {
            (String(question.slice($0.figure.range)), $0.day)
        }
    }

    /// Whether a word of the question belongs to one of its dates.
    func hold(_ word: String) -> Bool {
        let stems = Words(word).stems
        return !stems.isEmpty && dates.contains { $0.stems.contains(where: stems.contains) }
    }

    /// The stems of a text, with those of the dates that it names in another notation, and without the day's number where it names
    /// another day or none: `5 tugs` says nothing of 5 March.
    ///
    /// - Parameter years: those that the document is of, and its days with it.
    func held(in stems: [String], of text: String, ofYears years: Set<Int> = []) -> [String] {
        guard !dates.isEmpty else { return stems }
        let held = self.stems(heldBy: text, ofYears: years)
        let strange = Set(
            dates.flatMap { date in
                date.day.day.map { day in date.stems.filter { Int($0) == day } } ?? []
            }
        ).subtracting(held)
        return stems.filter { !strange.contains($0) } + held
    }

    /// The stems of the dates that a text names at least as closely; of one that lacks the year all but this, unless its document
    /// is of that year.
    func stems(heldBy text: String, ofYears years: Set<Int> = []) -> [String] {
        guard !dates.isEmpty else { return [] }
        let told = Figures.all(in: text).filter { if case .date = $0.value { true } else { false } }
        return dates.flatMap { asked in
            let agreeing = told.filter { $0.agrees(with: asked.figure) && $0.isAsClose(as: asked.day) }
            guard !agreeing.isEmpty else { return [String]() }
            let isDated =
                asked.day.year.map(years.contains) ?? true || agreeing.contains(where: \.namesYear)
            return isDated ? asked.stems : asked.stems.filter { WrittenYear.of($0) == nil }
        }
    }

    /// Whether a text tells a day without its year, which is that of its document.
    static func tells(_ day: Figure.Day, in text: String, ofYears years: Set<Int>) -> Bool {
        guard let year = day.year, years.contains(year) else { return false }
        return Figures.all(in: text).contains { figure in
            guard case .date(let readings) = figure.value else { return false }
            return readings.contains { $0.year == nil && $0.month == day.month && $0.day == day.day }
        }
    }

    /// The years that a document is of, by its name, its title and its date.
    static func years(of document: String, _ title: String, _ date: String?) -> Set<Int> {
        Editions.years(in: "\(document) \(title) \(date?.prefix(4) ?? "")")
    }
}

extension Figure {
    /// Whether it tells the day where another date does.
    fileprivate func isAsClose(as other: Day) -> Bool {
        guard case .date(let readings) = value else { return false }
        return other.day == nil || readings.contains { $0.day != nil }
    }

    fileprivate var namesYear: Bool {
        guard case .date(let readings) = value else { return false }
        return readings.contains { $0.year != nil }
    }
}
