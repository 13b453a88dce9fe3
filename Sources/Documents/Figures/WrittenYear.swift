/// Years as they stand bare in a text: `2026`, but not `4500`, which counts something.
package enum WrittenYear {
    /// The numbers of four figures that are taken for years.
    package static let range = 1900...2100

    /// The year that a word is; nil for every other word.
    package static func of(_ word: some StringProtocol) -> Int? {
        word.utf8.count == 4 ? Int(word).flatMap { range.contains($0) ? $0 : nil } : nil
    }

    /// Whether a number without a unit is most likely a year.
    package static func isOne(_ number: Double) -> Bool {
        Int(exactly: number).map(range.contains) ?? false
    }
}
