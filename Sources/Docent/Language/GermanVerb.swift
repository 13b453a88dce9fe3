/// The roots of German verbs in the forms that questions have, by which nouns are made of them: `zugelassen` is of `Zulassung`.
enum GermanVerb {
    /// The root of a word that may be a participle or ends as verbs do, in lower case; nil where too little is left.
    static func root(of word: String) -> String? {
        var root = word
        for prefix in prefixes where root.hasPrefix("\(prefix)ge") {
            root = prefix + root.dropFirst(prefix.count + 2)
            break
        }
        guard let ending = endings.first(where: root.hasSuffix) else { return nil }
        root.removeLast(ending.count)
        return root.count >= least ? root : nil
    }

    private static let prefixes = [
        "", "zu", "an", "ab", "auf", "aus", "ein", "bei", "vor", "nach", "um", "her", "hin", "zurück",
    ]
    private static let endings = ["te", "et", "en", "t", "n"]
    /// The fewest letters of a root.
    private static let least = 4
}
