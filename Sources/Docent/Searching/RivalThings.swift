/// A follow-up that names one thing, which may stand for any of several of the question before: “And the canteen?” after “What
/// does parking at Plant 2 cost?” asks for the canteen of Plant 2, or for parking at the canteen.
enum RivalThings {
    /// The question before with the thing in the place of each of its own; empty where it can stand for none, or for too many.
    static func questions(_ text: String, after earlier: String) -> [String] {
        guard let thing = ChangedThing.thing(of: text, anyArticle: true) else { return [] }
        let words = earlier.split(whereSeparator: \.isWhitespace).map(String.init)
        let places = places(of: words, language: QuestionLanguage(of: earlier))
        guard (1...most).contains(places.count) else { return [] }
        return places.map { place in
            let end = words[place.upperBound - 1].hasSuffix("?") ? "?" : ""
            return (words[..<place.lowerBound] + [thing + end] + words[place.upperBound...])
                .joined(separator: " ")
        }
    }

    /// How many things of a question one may stand for.
    private static let most = 3

    /// Where a question names things: what stands behind an article, a preposition or an auxiliary verb up to the next of
    /// these, or up to a number that it ends with.
    private static func places(of words: [String], language: QuestionLanguage) -> [Range<Int>] {
        let bare = words.map { Words.trimmed($0.lowercased()) { !$0.isLetter && !$0.isNumber } }
        let isCommon = bare.map { $0.isEmpty || language.common.contains($0) }
        var places: [Range<Int>] = []
        for start in words.indices.dropFirst() where !isCommon[start] && isCommon[start - 1] {
            guard !QuestionLanguage.asks(words.joined(separator: " "), [bare[start - 1]]) else { continue }
            let run = words.indices[start...].prefix { !isCommon[$0] }
            let number = run.firstIndex { bare[$0].allSatisfy(\.isNumber) }
            places.append(start..<(number.map { $0 + 1 } ?? run.endIndex))
        }
        guard let last = places.last, last.count > 1, last.upperBound == words.count,
            bare.contains(where: Lexicon.auxiliaries.contains)
        else { return places }
        return places.dropLast() + [last.lowerBound..<last.upperBound - 1]
    }
}
