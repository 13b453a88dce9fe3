import Documents
import FoundationEssentials

/// The date of a document as it stands beside a quote, with what it is taken from where that is not the document.
struct ToldDate: Sendable, Hashable {
    /// A day, month or year as ISO 8601.
    let date: String
    /// Whether it is no more than when the file was changed last.
    let isOfFile: Bool

    /// The date that the document gives itself, else one near its head, in its title or in its name, else the file's.
    init?(of source: SourcedPassage) {
        let passage = source.passage
        let told =
            passage.date.map { String($0.prefix(10)) } ?? Self.atHead(of: source.content)
            ?? [passage.title, passage.document].lazy.compactMap(Self.named).first
        if let told {
            (date, isOfFile) = (told, false)
        } else if let modified = source.modified {
            let moment = Date(timeIntervalSince1970: Double(modified / 1_000_000_000))
            (date, isOfFile) = (String(moment.formatted(.iso8601).prefix(10)), true)
        } else {
            return nil
        }
    }

    /// As it is told before a quote.
    var words: String { isOfFile ? "file of \(date)" : date }

    /// A date in one of the short lines that a document begins with, such as `Date: 3 May 2024` or `As of 2024-05-03`.
    private static func atHead(of content: Document) -> String? {
        content.blocks.prefix(blocksOfHead).lazy.filter { $0.range.count <= longestLine && $0.layer == .body }
            .compactMap { day(in: String(content[$0.range])) }.first
    }

    private static let blocksOfHead = 6
    private static let longestLine = 80

    /// The date in a path or a title as ISO 8601.
    static func named(_ name: String) -> String? {
        let figures = name.split(whereSeparator: \.isLetter).map { part in
            Words.trimmed(part.replacing("_", with: "-")) { !$0.isNumber }
        }
        return figures.lazy.compactMap(day(in:)).first ?? day(in: name)
            ?? Editions.years(in: name).max().map(String.init)
    }

    private static func day(in text: String) -> String? {
        Figures.all(in: text).lazy.compactMap { figure -> String? in
            guard case .date(let readings) = figure.value, readings.count == 1, let year = readings[0].year
            else { return nil }
            let parts = [readings[0].month, readings[0].day].compactMap(\.self)
            return parts.reduce(String(year)) { "\($0)-\($1 < 10 ? "0" : "")\($1)" }
        }.first
    }
}
