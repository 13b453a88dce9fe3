/// A spreadsheet's number format, such as `#,##0.00 "€";[Red]-#,##0.00 "€"`, parsed once and applied to many values.
///
/// The grammar is that of ECMA-376 part 1, 18.8.31; where it is silent, what Excel shows decides. Colours, widths
/// and fill characters have no meaning in text and leave nothing but a space.
struct NumberFormat: Sendable {
    /// The format code as written.
    let code: String
    let sections: [Section]

    /// Parses a format code.
    ///
    /// Any string is one; what is not understood stands for itself.
    init(_ code: String) {
        self.code = code
        var parser = NumberFormatParser(code)
        sections = parser.sections()
    }

    /// The format that shows a value as it is.
    static let general = NumberFormat("General")

    /// Whether the first section shows a date or a time of day.
    var isDate: Bool {
        sections.first?.kind == .date
    }

    /// Whether the format shows nothing but elapsed time or a time of day, without a date.
    var isTimeOnly: Bool {
        guard let parts = sections.first?.parts else { return false }
        return !parts.contains {
            switch $0 {
            case .year, .day, .monthOrMinute(_, isMinute: false): true
            default: false
            }
        }
    }

    /// Whether the format counts hours, minutes or seconds on beyond a day, as durations are shown: `[h]:mm`.
    var isDuration: Bool {
        sections.first?.parts.contains { if case .elapsed = $0 { true } else { false } } ?? false
    }

    /// Whether the format shows numbers plainly, so that naming it says nothing more than the words.
    var isGeneral: Bool {
        sections.first?.kind == .general
    }

    /// One of the up to four sections between semicolons.
    struct Section: Sendable {
        var parts: [Part] = []
        var condition: Condition?
        var language = 0
        /// Whether years are counted within an era, as in Japan, or by another calendar than ours.
        var hasEra = false
        /// What is added to a year: Thai calendars count from the Buddha's death.
        var yearsBefore = 0
        var kind = Kind.literal
    }

    /// What a section shows a number as.
    enum Kind: Sendable {
        case general, number, fraction, date, text, literal
    }

    /// A test in brackets before a section, such as `[>=100]`.
    struct Condition: Sendable {
        let comparison: Comparison
        let bound: Double

        /// The comparisons.
        enum Comparison: Sendable { case less, lessOrEqual, equal, notEqual, greaterOrEqual, greater }

        /// Whether a value passes.
        func holds(for value: Double) -> Bool {
            switch comparison {
            case .less: value < bound
            case .lessOrEqual: value <= bound
            case .equal: value == bound
            case .notEqual: value != bound
            case .greaterOrEqual: value >= bound
            case .greater: value > bound
            }
        }

        /// Whether only negative values can pass.
        var admitsOnlyNegatives: Bool {
            switch comparison {
            case .less: bound <= 0
            case .lessOrEqual, .equal: bound < 0
            default: false
            }
        }
    }

    /// A piece of a section.
    enum Part: Sendable, Equatable {
        case literal(String)
        case general
        case digit(UInt8)
        case point
        case comma
        case percent
        case exponent(plus: Bool)
        case slash
        case text
        case year(Int)
        case monthOrMinute(Int, isMinute: Bool)
        case day(Int)
        case hour(Int)
        case second(Int)
        case secondFraction(Int)
        case halfDay(String, String)
        case elapsed(ElapsedUnit, Int)
    }

    /// The units that are counted on beyond a day.
    enum ElapsedUnit: Sendable { case hours, minutes, seconds }
}
