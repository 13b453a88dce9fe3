/// What of a text is compared: two texts with one key say the same.
///
/// Case and marks count where they change what a figure says, and nowhere else: `-1200`, `± 5` and `(1,200)` are three amounts, `5 MW` and
/// `5 mW` two powers.
enum ComparedWords {
    /// The words of a text as they are compared, a space between two of them; empty where there are none.
    static func key(of text: String) -> String {
        var key: [String] = []
        var isBehindFigure = false
        for token in text.split(whereSeparator: \.isWhitespace) {
            if token.contains(where: \.isNumber) || isBehindFigure && holdsMore(token) {
                key.append(figure(token))
            } else {
                key += words(token)
            }
            isBehindFigure = token.last.map { $0.isNumber || "%)".contains($0) } ?? false
        }
        return key.filter { !$0.isEmpty }.joined(separator: " ")
    }

    /// Whether what stands behind a figure is more than the mark that ends a sentence.
    private static func holdsMore(_ token: Substring) -> Bool {
        token.contains { $0.isLetter || signs.contains($0) }
    }

    /// A figure or what stands behind one, without the marks that only close or quote it.
    private static func figure(_ token: Substring) -> String {
        let told = Words.trimmed(token) { closing.contains($0) }
        let isBracketed =
            told.hasPrefix("(") && told.hasSuffix(")") && told.contains(where: \.isNumber)
        let bare = isBracketed ? told : Words.trimmed(told) { "()[]{}".contains($0) || closing.contains($0) }
        let isCapitalised = bare.count > shortestWord && bare.dropFirst().allSatisfy(\.isLowercase)
        let isWord = !bare.contains { $0.isNumber } && (isCapitalised || bare.count > longestUnit)
        return (isWord ? bare.lowercased() : bare).replacing("\u{2212}", with: "-")
    }

    private static func words(_ token: Substring) -> [String] {
        token.lowercased().split { !$0.isLetter && !$0.isNumber && !signs.contains($0) }.map(String.init)
    }

    /// Marks that say nothing of the figure that they stand beside.
    private static let closing = Set(",.;:!?\"'“”„‘’«»…")
    /// Signs that change what a figure says, though a space parts them from it.
    private static let signs = Set("%‰°<>≤≥€$£¥+−±~≈")
    /// The most characters of a unit whose case may matter; a longer word with a capital in front is none.
    private static let longestUnit = 4, shortestWord = 2
}
