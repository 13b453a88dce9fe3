import Documents

/// The words of a text as they are compared: lower case, without the commonest ones, cut to their stems.
struct Words: Sendable {
    /// The stems in order.
    let stems: [String]

    init(_ text: String) {
        stems = text.lowercased().split { !$0.isLetter && !$0.isNumber }
            .map(String.init).filter { !Self.common.contains($0) }.map(Self.stem)
    }

    /// Cuts the endings by which English, German and French words most often differ; numbers stay whole.
    private static func stem(_ word: String) -> String {
        guard word.count > 4, word.first?.isLetter == true else { return word }
        for ending in ["ations", "ation", "ings", "ing", "ies", "ied", "es", "ed", "en", "er", "s", "e", "y"]
        where word.hasSuffix(ending) && word.count - ending.count >= 3 {
            return String(word.dropLast(ending.count))
        }
        return word
    }

    /// Words that say nothing of what a text is about.
    private static let common: Set<String> = Set(
        """
        a an the of in on at by for to from with without within into about as is are was were be been being am do does \
        did done has have had will would can could may might must shall should i me my we us our you your he she it its \
        they them their this that these those there here what which who whom whose when where why how and or but not no \
        if then than so such any some all each every much many more most long often please tell say s t \
        der die das den dem des ein eine einen einem einer und oder nicht ist sind war wird werden wie was wer wo wann \
        warum welche welcher welches in im am auf für mit von zu zum zur bei nach aus ich wir sie es man kann muss \
        le la les un une des du de et ou ne pas est sont dans en sur pour par avec quel quelle quels quelles qui que \
        quand comment combien je nous vous il elle on au aux ce cette ces
        """.split(whereSeparator: \.isWhitespace).map(String.init))
}
