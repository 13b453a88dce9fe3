/// What stands in an index for a question's word that stands nowhere in it: other forms of it, longer words that it
/// begins or ends, and the parts that it is made of.
///
/// No dictionary is asked: the words of the index itself say which compounds and parts there are, so that
/// `Reisekosten` finds `Reisekostenabrechnung` and the other way round. Words with figures have no relatives: part
/// numbers and versions must match as they are. Of a pair of an ideograph and a letter of kana the ideograph is looked for.
struct TermRelatives {
    let store: PostingStore
    let names: TermNames
    let segments: [PostingStore.Segment]
    /// Whether an admitted chunk holds a term: what was removed, or lies beyond a filter, is as if it were not there.
    let isKnown: (String) throws -> Bool

    /// What a relative counts beside the word itself.
    static let share: Float = 0.6
    /// The most relatives of one kind.
    static let most = 8
    /// The shortest word that has relatives, in characters, and the shortest part of a compound.
    private static let shortest = 6, shortestPart = 4
    /// The longest ending by which forms of one word differ.
    private static let longestEnding = 3
    /// What German puts between the parts of a compound.
    private static let joints = ["", "s", "es", "n", "en"]

    /// The relatives of a term that is not known.
    func relatives(of term: String) throws -> [String] {
        if let ideograph = ShortGram.ideograph(of: term) { return [ideograph] }
        guard term.allSatisfy(\.isLetter) else { return [] }
        if let other = try otherSpelling(of: term) { return [other] }
        guard term.count >= Self.shortest else { return [] }
        let longer = try known { try store.terms(beginningWith: term, in: $0) }
        if !longer.isEmpty { return longer }
        if let shorter = try shorterForm(of: term) { return [shorter] }
        if let parts = try parts(of: term) { return parts }
        return try known {
            try names.terms(endingWith: term, in: $0, of: segments, from: store)
        }
    }

    /// The known word that is spelled with `ä`, `ö` or `ü`, which are folded to `a`, `o` and `u`, where the term has `ae`, `oe`
    /// or `ue`, or the other way round.
    private func otherSpelling(of term: String) throws -> String? {
        guard term.utf8.count >= Self.shortestUmlauted else { return nil }
        let letters = Array(term.utf8)
        let vowels = letters.indices.filter { Self.umlauts.contains(letters[$0]) }
        let written = vowels.filter { $0 + 1 < letters.count && letters[$0 + 1] == UInt8(ascii: "e") }
        if !written.isEmpty {
            let dropped = Set(written.map { $0 + 1 })
            let plain = letters.indices.filter { !dropped.contains($0) }.map { letters[$0] }
            let known = String(decoding: plain, as: UTF8.self)
            return try isKnown(known) ? known : nil
        }
        return try vowels.lazy.map { place in
            String(decoding: letters[...place] + [UInt8(ascii: "e")] + letters[(place + 1)...], as: UTF8.self)
        }.first { try isKnown($0) }
    }

    private static let umlauts: Set<UInt8> = [UInt8(ascii: "a"), UInt8(ascii: "o"), UInt8(ascii: "u")]
    /// The shortest word of which the other spelling is looked for, in bytes.
    private static let shortestUmlauted = 4

    /// The first few, in their order, of the terms of all segments that are known.
    private func known(_ terms: (PostingStore.Segment) throws -> [String]) throws -> [String] {
        var found: [String] = []
        for term in Set(try segments.flatMap(terms)).sorted() {
            if found.count == Self.most { break }
            if try isKnown(term) { found.append(term) }
        }
        return found
    }

    /// The longest known word that the term continues by an ending.
    private func shorterForm(of term: String) throws -> String? {
        for ending in 1...Self.longestEnding {
            let shorter = String(term.dropLast(ending))
            if shorter.count >= Self.shortest - 1, try isKnown(shorter) { return shorter }
        }
        return nil
    }

    /// Two known words that make up the term, with or without a joint between them; of several cuts the one whose
    /// shorter part is longest.
    private func parts(of term: String) throws -> [String]? {
        guard term.count >= 2 * Self.shortestPart else { return nil }
        let cuts = Self.shortestPart...term.count - Self.shortestPart
        for cut in cuts.sorted(by: { abs(term.count - 2 * $0) < abs(term.count - 2 * $1) }) {
            let (head, tail) = (term.prefix(cut), String(term.dropFirst(cut)))
            guard try isKnown(tail) else { continue }
            for joint in Self.joints
            where head.hasSuffix(joint) && head.count - joint.count >= Self.shortestPart {
                let first = String(head.dropLast(joint.count))
                if try isKnown(first) { return [first, tail] }
            }
        }
        return nil
    }
}
