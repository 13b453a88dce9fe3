/// How a word bounds the time that it stands before or behind: `after 2014`, `since May`, `2014年以降`.
enum TimeBound: Sendable, Hashable {
    /// Later, without the time itself.
    case after
    /// From the time on.
    case since
    /// Earlier, without the time itself.
    case before
    /// Up to the time and with it.
    case until

    /// The bound that a word in lower case sets to the time behind it; nil where it sets none.
    init?(before word: String) {
        guard let bound = Self.words[word] else { return nil }
        self = bound
    }

    /// The bound that a text sets to the time before it, as Chinese and Japanese do; nil where it begins with none.
    init?(behind text: some StringProtocol) {
        guard let bound = Self.endings.first(where: { $0.words.contains(where: text.hasPrefix) })?.bound
        else { return nil }
        self = bound
    }

    /// The first and the last moment that fit, where the bound is set to what begins and ends with two of them; nil where
    /// there is no end.
    func ends(of time: ClosedRange<Int>) -> (first: Int?, last: Int?) {
        switch self {
        case .after: (time.upperBound + 1, nil)
        case .since: (time.lowerBound, nil)
        case .before: (nil, time.lowerBound - 1)
        case .until: (nil, time.upperBound)
        }
    }

    /// Whether a word in lower case, and what stands between two times, make a span of them: `between … and …`, `vom … bis …`.
    static func spans(_ word: String, joint: some StringProtocol) -> Bool {
        let joint = joint.lowercased()
        return Lexicon.timeSpanLeads.contains(word) && joint.utf8.count <= longestJoint
            && (TableBand.joins(joint) || Lexicon.timeJoints.contains(where: joint.contains))
    }

    /// The most bytes between two ends of a span, such as ` and on Wednesday, `.
    private static let longestJoint = 24

    private static let words = Lexicon.meanings([
        TimeBound.after: Lexicon.after, .since: Lexicon.since, .before: Lexicon.before,
        .until: Lexicon.until,
    ])

    private static let endings: [(words: [String], bound: TimeBound)] = [
        (Lexicon.sinceBehind, .since), (Lexicon.afterBehind, .after), (Lexicon.beforeBehind, .before),
        (Lexicon.untilBehind, .until),
    ]
}
