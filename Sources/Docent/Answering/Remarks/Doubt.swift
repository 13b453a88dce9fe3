/// A reason why what is quoted may not be what was asked.
public struct Doubt: Sendable, Hashable, Codable {
    /// What kind of reason it is.
    public let code: Code
    /// What the question names, as it was written; empty where the code says it all.
    public let asked: [String]
    /// What stands in its place in what is quoted; empty where nothing does.
    public let found: [String]

    /// Makes a doubt.
    public init(_ code: Code, asked: [String] = [], found: [String] = []) {
        (self.code, self.asked, self.found) = (code, asked, found)
    }

    /// The kinds of reason.
    public enum Code: String, Sendable, Hashable, Codable, CaseIterable {
        /// The quote lacks a code of the question, which another passage holds.
        case otherCode = "other_code"
        /// No passage holds a code of the question.
        case absentCode = "absent_code"
        /// The quote is about another number of the same name: Brio 40 for Brio 60.
        case otherNumber = "other_number"
        /// The quote has a word that excludes the question's, gross for net, or denies what the question takes for granted.
        case otherSide = "other_side"
        /// The question denies something, and the quote tells only what is so.
        case onlyAffirmed = "only_affirmed"
        /// The quote has other amounts or days.
        case otherAmount = "other_amount"
        /// The quote is about another month, quarter or week.
        case otherPeriod = "other_period"
        /// The quote is about another year.
        case otherYear = "other_year"
        /// The quote lacks a name of the question.
        case otherName = "other_name"
        /// A name was read as another that is spelled nearly the same.
        case similarName = "similar_name"
        /// The row does not mention what the question counts.
        case otherThing = "other_thing"
        /// A person was asked for, and nobody is named.
        case noName = "no_name"
        /// A year was asked for, and none is named.
        case noYear = "no_year"
        /// The quote holds too few of the question's words.
        case fewWords = "few_words"
        /// The highest or lowest was asked for, and the rows were not compared.
        case notCompared = "not_compared"
        /// A sum or an average was asked for, and none was computed.
        case notComputed = "not_computed"
        /// Words of conditions were not understood.
        case notUnderstood = "not_understood"
        /// The table is too long for all of its rows to be compared.
        case longTable = "long_table"
        /// No row of the table meets the conditions.
        case noRow = "no_row"
        /// It is not certain that the rows are the things that were asked for.
        case unclearRows = "unclear_rows"
        /// The rows are from several tables.
        case severalTables = "several_tables"
        /// Words of the question that no document holds.
        case absentWords = "absent_words"
        /// A word of the question that only hidden text of a document holds.
        case hiddenWord = "hidden_word"
        /// The quote is the nearest that was found, and no better reason is known.
        case nearest
    }
}

extension Doubt {
    /// The doubt that words of conditions were not understood; none where there are no such words.
    static func notUnderstood(_ words: [String]) -> [Doubt] {
        words.isEmpty ? [] : [Doubt(.notUnderstood, asked: words)]
    }

    /// The most confidence that it leaves; 1 where it only explains why confidence is low.
    var limit: Double {
        switch code {
        case .absentCode: Confidence.none
        case .onlyAffirmed: Confidence.unlikely
        case .nearest, .absentWords, .hiddenWord, .severalTables: 1
        default: Confidence.doubtful
        }
    }

    /// The doubts that a person is told: the first few, none of a word that is also said to stand in no document, and that the
    /// quote is only the nearest where nothing else is known.
    static func told(_ reasons: [Doubt], _ absent: AbsentWords) -> [Doubt] {
        let missing = absent.doubts
        let nowhere = Set(missing.flatMap(\.asked))
        let others = reasons.firsts.filter {
            $0.asked.isEmpty || !$0.found.isEmpty || !nowhere.isSuperset(of: $0.asked)
        }
        let isExplained = !reasons.isEmpty
        return (isExplained ? Array(others.prefix(mostTold)) : [Doubt(.nearest)]) + missing
    }

    private static let mostTold = 3
    /// How many things are named at most that stand in the place of those asked for.
    static let mostFound = 3
}

extension Confidence {
    /// The most confidence that some doubts leave.
    static func limit(of doubts: [Doubt]) -> Double { doubts.map(\.limit).min() ?? 1 }
}
