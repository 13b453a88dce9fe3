/// The English stemmer of Snowball ("Porter2"), from its published description
/// (snowballstem.org/algorithms/english/stemmer.html), over lower-case ASCII letters and apostrophes.
struct EnglishStemmer {
    private var word: [UInt8]
    private var r1 = 0
    private var r2 = 0

    /// The stem of a word of lower-case letters.
    static func stem(_ word: [UInt8]) -> [UInt8] {
        guard word.count > 2 else { return word }
        if let exception = exceptions[word] { return exception }
        var stemmer = EnglishStemmer(word: word)
        stemmer.run()
        return stemmer.word
    }

    private init(word: [UInt8]) {
        self.word = word
    }

    private mutating func run() {
        markConsonantY()
        findRegions()
        step0()
        step1a()
        if Self.unchanged.contains(word) { return }
        step1b()
        step1c()
        step2()
        step3()
        step4()
        step5()
        for i in word.indices where word[i] == UInt8(ascii: "Y") { word[i] = UInt8(ascii: "y") }
    }

    private mutating func markConsonantY() {
        if word.first == UInt8(ascii: "'") { word.removeFirst() }
        for i in word.indices where word[i] == UInt8(ascii: "y") && (i == 0 || isVowel(i - 1)) {
            word[i] = UInt8(ascii: "Y")
        }
    }

    private mutating func findRegions() {
        let known = Self.regionPrefixes.first { word.starts(with: $0) }
        r1 = known?.count ?? region(from: 0)
        r2 = region(from: r1)
    }

    private func region(from start: Int) -> Int {
        var i = start
        while i < word.count, !isVowel(i) { i += 1 }
        while i < word.count, isVowel(i) { i += 1 }
        return min(word.count, i + 1)
    }

    private mutating func step0() {
        for suffix in ["'s'", "'s", "'"] where ends(suffix) { return cut(suffix) }
    }

    private mutating func step1a() {
        if ends("sses") {
            cut("es")
        } else if ends("ied") || ends("ies") {
            word.removeLast(word.count > 4 ? 2 : 1)
        } else if ends("us") || ends("ss") {
            return
        } else if ends("s"), word.dropLast(2).indices.contains(where: { isVowel($0) }) {
            cut("s")
        }
    }

    private mutating func step1b() {
        for suffix in ["eedly", "eed"] where ends(suffix) {
            if inR1(suffix) { replace(suffix, "ee") }
            return
        }
        for suffix in ["ingly", "edly", "ing", "ed"] where ends(suffix) {
            let stem = word.dropLast(suffix.utf8.count)
            guard stem.indices.contains(where: { isVowel($0) }) else { return }
            cut(suffix)
            return repairAfter1b()
        }
    }

    private mutating func repairAfter1b() {
        if ends("at") || ends("bl") || ends("iz") {
            word.append(UInt8(ascii: "e"))
        } else if let last = word.last, word.count > 1, word[word.count - 2] == last,
            Self.doubled.contains(last), word.count > 3 || !"aeo".utf8.contains(word[0])
        {
            word.removeLast()
        } else if r1 >= word.count, endsInShortSyllable {
            word.append(UInt8(ascii: "e"))
        }
    }

    private mutating func step1c() {
        guard word.count > 2, let last = word.last, last == UInt8(ascii: "y") || last == UInt8(ascii: "Y"),
            !isVowel(word.count - 2)
        else { return }
        word[word.count - 1] = UInt8(ascii: "i")
    }

    private mutating func step2() {
        for (suffix, replacement) in Self.second where ends(suffix) {
            guard inR1(suffix) else { return }
            let before = word.count - suffix.utf8.count - 1
            if suffix.hasPrefix("ogi") && (before < 0 || word[before] != UInt8(ascii: "l")) { return }
            if suffix == "li" && (before < 0 || !Self.beforeLi.contains(word[before])) { return }
            return replace(suffix, replacement)
        }
    }

    private mutating func step3() {
        for (suffix, replacement) in Self.third where ends(suffix) {
            if suffix == "ative" ? inR2(suffix) : inR1(suffix) { replace(suffix, replacement) }
            return
        }
    }

    private mutating func step4() {
        for suffix in Self.fourth where ends(suffix) {
            guard inR2(suffix) else { return }
            let before = word.count - suffix.utf8.count - 1
            if suffix == "ion",
                before < 0 || (word[before] != UInt8(ascii: "s") && word[before] != UInt8(ascii: "t"))
            {
                return
            }
            return cut(suffix)
        }
    }

    private mutating func step5() {
        if ends("e") {
            let short = EnglishStemmer(word: Array(word.dropLast())).endsInShortSyllable
            if inR2("e") || (inR1("e") && !short) { cut("e") }
        } else if ends("ll"), inR2("l") {
            cut("l")
        }
    }

    private func isVowel(_ i: Int) -> Bool {
        switch word[i] {
        case UInt8(ascii: "a"), UInt8(ascii: "e"), UInt8(ascii: "i"), UInt8(ascii: "o"), UInt8(ascii: "u"),
            UInt8(ascii: "y"):
            true
        default: false
        }
    }

    private var endsInShortSyllable: Bool {
        let n = word.count
        if n == 2 { return isVowel(0) && !isVowel(1) }
        guard n > 2, !isVowel(n - 1), isVowel(n - 2), !isVowel(n - 3) else { return false }
        return ![UInt8(ascii: "w"), UInt8(ascii: "x"), UInt8(ascii: "Y")].contains(word[n - 1])
    }

    private func ends(_ suffix: String) -> Bool {
        let suffix = suffix.utf8
        guard word.count >= suffix.count else { return false }
        var i = word.count - suffix.count
        for byte in suffix {
            if word[i] != byte { return false }
            i += 1
        }
        return true
    }

    private func inR1(_ suffix: String) -> Bool { word.count - suffix.utf8.count >= r1 }
    private func inR2(_ suffix: String) -> Bool { word.count - suffix.utf8.count >= r2 }
    private mutating func cut(_ suffix: String) { word.removeLast(suffix.utf8.count) }

    private mutating func replace(_ suffix: String, _ replacement: String) {
        cut(suffix)
        word.append(contentsOf: replacement.utf8)
    }

    private static let regionPrefixes = [
        "gener", "commun", "arsen", "past", "univers", "later", "emerg", "organ", "inter",
    ].map { Array($0.utf8) }
    private static let doubled = Set("bdfgmnprt".utf8)
    private static let beforeLi = Set("cdeghkmnrt".utf8)
    private static let unchanged = Set(
        ["inning", "outing", "canning", "herring", "earring", "proceed", "exceed", "succeed"].map {
            Array($0.utf8)
        })

    private static let exceptions: [[UInt8]: [UInt8]] = {
        let pairs = [
            "skis": "ski", "skies": "sky", "dying": "die", "lying": "lie", "tying": "tie", "idly": "idl",
            "gently": "gentl", "ugly": "ugli", "early": "earli", "only": "onli", "singly": "singl",
            "sky": "sky", "news": "news", "howe": "howe", "atlas": "atlas", "cosmos": "cosmos",
            "bias": "bias",
            "andes": "andes", "evening": "evening", "evenings": "evening",
        ]
        return Dictionary(uniqueKeysWithValues: pairs.map { (Array($0.key.utf8), Array($0.value.utf8)) })
    }()

    /// Longest first among those that share an end.
    private static let second: [(String, String)] = [
        ("ization", "ize"), ("ational", "ate"), ("fulness", "ful"), ("ousness", "ous"), ("iveness", "ive"),
        ("tional", "tion"), ("biliti", "ble"), ("lessli", "less"), ("entli", "ent"), ("ation", "ate"),
        ("alism", "al"), ("aliti", "al"), ("ousli", "ous"), ("iviti", "ive"), ("fulli", "ful"),
        ("enci", "ence"),
        ("anci", "ance"), ("abli", "able"), ("izer", "ize"), ("ator", "ate"), ("alli", "al"), ("bli", "ble"),
        ("ogist", "og"), ("ogi", "og"), ("li", ""),
    ]
    private static let third: [(String, String)] = [
        ("ational", "ate"), ("tional", "tion"), ("alize", "al"), ("icate", "ic"), ("iciti", "ic"),
        ("ative", ""), ("ical", "ic"), ("ness", ""), ("ful", ""),
    ]
    private static let fourth = [
        "ement", "ance", "ence", "able", "ible", "ment", "ant", "ent", "ism", "ate", "iti", "ous", "ive",
        "ize", "ion", "al", "er", "ic",
    ]
}
