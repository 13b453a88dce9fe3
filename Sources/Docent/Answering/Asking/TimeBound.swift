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
        guard let bound = Self.endings.first(where: { text.hasPrefix($0.word) })?.bound else { return nil }
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
        return pairs.contains(word) && joint.utf8.count <= longestJoint
            && (TableBand.joins(joint) || joints.contains(where: joint.contains))
    }

    /// The most bytes between two ends of a span, such as ` and on Wednesday, `.
    private static let longestJoint = 24
    /// What stands between two times, and seldom between two amounts.
    private static let joints = [
        " until ", " till ", " through ", " au ", " al ", " a ", " até ", " fino ", " tot ", " do ",
    ]

    private static let words: [String: TimeBound] = [
        (TimeBound.after, "after nach après dopo depois após después na po"),
        (.since, "since seit ab depuis dès desde dal sinds vanaf od"),
        (.before, "before vor avant antes prima voor przed"),
        (.until, "until till by bis jusqu jusque hasta até fino tot"),
    ].reduce(into: [:]) { words, entry in
        for word in list(entry.1) { words[word] = entry.0 }
    }

    private static let pairs = Set(
        list("between from zwischen vom von entre du tra fra tussen między pomiędzy od"))

    private static let endings: [(word: String, bound: TimeBound)] = [
        ("以降", .since), ("以来", .since), ("から", .since), ("起", .since), ("以后", .after), ("以後", .after),
        ("之后", .after), ("之後", .after), ("より後", .after), ("より前", .before), ("以前", .before), ("之前", .before),
        ("まで", .until),
    ]

    private static func list(_ words: String) -> [String] {
        words.split(separator: " ").map(String.init)
    }
}
