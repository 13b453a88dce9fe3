import Documents

extension Support {
    /// What a sentence says that its proofs put the other way round, a remark each: what they deny, `at most` for `at least`, `red`
    /// for `blue`.
    ///
    /// Of bounds and sides nothing is known where one of them denies something: what is not void is valid.
    func oppositions(to claim: Claim) -> [String] {
        let (told, held) = (Denial(claim.words), proofs.map(\.unit.denial))
        if held.contains(where: { $0.contradicts(told) }) || isSaidOfOthers(claim) {
            return ["The passage says the opposite of: “\(claim.words)”"]
        }
        if proofs.contains(where: { !$0.unit.isRow && Exchange.isFound(in: claim.words, of: $0.unit.words) })
        {
            return ["The passage has the things of “\(claim.words)” the other way round."]
        }
        guard !told.deniesAnything, !held.contains(where: \.deniesAnything) else { return [] }
        return bounds(against: claim) + rates(against: claim) + sides(against: claim)
    }

    /// The figures that the sentence bounds from the other side than every place that its proofs have them in.
    private func bounds(against claim: Claim) -> [String] {
        let told = BoundFigure.all(in: claim.words).filter { $0.isUpper != nil }
        guard !told.isEmpty else { return [] }
        let held = proofs.flatMap { BoundFigure.all(in: $0.unit.words) }
        return told.filter { told in
            let same = held.filter { $0.figure.agrees(with: told.figure) }
            return !same.isEmpty
                && same.allSatisfy { $0.isBoundOtherwise(than: told) || told.excludes($0) }
        }.map { "The passage bounds \(claim.words.slice($0.figure.range)) from the other side." }
    }

    /// The figures that the sentence counts by another time than every place that its proofs have them in: `2 % a day`.
    private func rates(against claim: Claim) -> [String] {
        let held = proofs.flatMap { RatedFigure.all(in: $0.unit.words) }
        return RatedFigure.all(in: claim.words).filter { told in
            let same = held.filter { $0.figure.agrees(with: told.figure) }
            return !same.isEmpty && same.allSatisfy { $0.time != told.time }
        }.map { "The passage does not count \(claim.words.slice($0.figure.range)) by the \($0.time)." }
    }

    /// Whether the claim says of one alone, of everybody or of nobody what the first proof says of another of the three.
    private func isSaidOfOthers(_ claim: Claim) -> Bool {
        guard let told = Quantifier(beginning: claim.words), let unit = proofs.first?.unit, !unit.isRow,
            let held = Quantifier(beginning: unit.words)
        else { return false }
        return told != held
    }

    private func sides(against claim: Claim) -> [String] {
        let asked = AskedContrasts(statement: claim.words)
        guard !asked.isEmpty else { return [] }
        let passages = proofs.map(\.source.source.passage)
        let crossed = asked.crossed(
            by: proofs.map(\.unit.words).joined(separator: "\n"),
            around: passages.flatMap { $0.headings + [$0.title] }.joined(separator: "\n"))
        return crossed.map { ["The passage says this of “\($0)”."] } ?? []
    }
}

/// Of whom a statement that begins so says what it says.
private enum Quantifier {
    case oneAlone, everybody, nobody

    /// nil where a statement begins with something else.
    init?(beginning statement: String) {
        guard let first = Words.parts(of: statement).first, let told = Self.words[first] else { return nil }
        self = told
    }

    private static let words = Lexicon.meanings([
        Quantifier.oneAlone: Lexicon.alone, .everybody: Lexicon.everybody, .nobody: Lexicon.nobody,
    ])
}

/// A number or a time with the bound that the words beside it set; nil where they set none.
private struct BoundFigure {
    let figure: Figure
    /// Whether what is greater or later does not fit, else what is smaller or earlier.
    let isUpper: Bool?
    /// Whether the number itself does not fit.
    let isStrict: Bool

    static func all(in text: String) -> [BoundFigure] {
        Figures.all(in: text).compactMap { figure in
            guard !figure.isName else { return nil }
            let before = text.slice(0..<figure.range.lowerBound)
            let bound = NumberBound(of: figure, in: text)
            let time = Words.parts(of: before).last.flatMap { TimeBound(before: $0) }
            return BoundFigure(
                figure: figure, isUpper: bound?.isUpper ?? time?.isUpper, isStrict: bound?.holds == false)
        }
    }

    func isBoundOtherwise(than other: BoundFigure) -> Bool {
        guard let isUpper, let otherIsUpper = other.isUpper else { return false }
        return isUpper != otherIsUpper
    }

    /// Whether a number that is told without a bound does not fit: “more than 84” where it is 84.
    func excludes(_ other: BoundFigure) -> Bool { isStrict && other.isUpper == nil }
}

/// A figure with the time that it is counted by, as `2 % a week` and `84 EUR per year` are.
private struct RatedFigure {
    let figure: Figure
    /// The time's unit as ``Figure`` names it.
    let time: String

    static func all(in text: String) -> [RatedFigure] {
        Figures.all(in: text).compactMap { figure in
            let rest = text.slice(figure.range.upperBound..<text.utf8.count)
            let words = Words.parts(of: rest.prefix(longestGap)).prefix(3)
            guard let lead = words.firstIndex(where: Lexicon.rateLeads.contains),
                words.indices.contains(lead + 1),
                lead < 2, let time = FigureWords.units[words[lead + 1]], times.contains(time)
            else { return nil }
            return RatedFigure(figure: figure, time: time)
        }
    }

    private static let longestGap = 40
    private static let times: Set<String> = ["second", "minute", "hour", "day", "week", "month", "year"]
}

extension TimeBound {
    /// Whether later times do not fit.
    fileprivate var isUpper: Bool { self == .before || self == .until }
}
