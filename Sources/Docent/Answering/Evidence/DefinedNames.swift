import Documents

/// The names that a document gives to its parties and keeps to from then on: `Baggeria NV, Antwerp (the Contractor)`.
///
/// What is said of the Contractor is then said of Baggeria, though the sentence does not name it.
struct DefinedNames: Sendable {
    /// The words of each party, by what stands for it in the rest of the document.
    private let parties: [(term: String, name: String)]

    init(of document: Document) {
        parties = document.blocks.prefix(Self.reach).filter {
            $0.table == nil && $0.range.count <= Self.longest
        }.flatMap { Self.definitions(in: document.text.slice($0.range)) }
    }

    /// The names of the parties that a text speaks of by what stands for them.
    func named(in text: String) -> String {
        guard !parties.isEmpty else { return "" }
        let words = " " + Words.parts(of: text).joined(separator: " ") + " "
        return parties.filter { words.contains(" \($0.term) ") }.map(\.name).joined(separator: "\n")
    }

    /// What stands in brackets behind an article, in quotation marks or after a word such as `hereinafter`, with the name before
    /// it.
    private static func definitions(in text: Substring) -> [(term: String, name: String)] {
        var found: [(term: String, name: String)] = []
        var rest = text
        while let opening = rest.firstIndex(of: "("), let closing = rest[opening...].firstIndex(of: ")") {
            if let term = term(rest[rest.index(after: opening)..<closing]),
                let name = name(rest[..<opening])
            {
                found.append((term, name))
            }
            rest = rest[rest.index(after: closing)...]
        }
        return found
    }

    private static func term(_ inner: Substring) -> String? {
        let words = inner.split { $0.isWhitespace || $0 == "," }
        let isQuoted = inner.contains { "“„\"«”".contains($0) }
        let term = words.filter { !Lexicon.definers.contains($0.lowercased()) }
        guard isQuoted || term.count < words.count, (1...mostWords).contains(term.count) else { return nil }
        let parts = Words.parts(of: term.joined(separator: " "))
        return parts.isEmpty || term.first?.first(where: \.isLetter)?.isUppercase != true
            ? nil : parts.joined(separator: " ")
    }

    /// The words behind the last joint such as `and`, where one of them has a capital.
    private static func name(_ before: Substring) -> String? {
        let words = before.split(whereSeparator: \.isWhitespace)
        let start = words.lastIndex { Lexicon.partyJoints.contains($0.lowercased()) }.map { $0 + 1 } ?? 0
        let name = words[start...].suffix(mostNameWords)
        return name.contains { $0.first?.isUppercase == true } ? name.joined(separator: " ") : nil
    }

    /// How many blocks of a document introduce its parties, and how long such a block is at most.
    private static let reach = 12, longest = 1_000
    /// How many words a term and a name have at most.
    private static let mostWords = 2, mostNameWords = 12
}
