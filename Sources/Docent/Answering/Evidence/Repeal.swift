import Documents

/// What a document says of itself that it holds no longer: `Repealed on 1 January 2026`, `außer Kraft seit …`.
enum Repeal {
    /// Whether a document says so at its beginning, of itself and not of another.
    static func isTold(by content: Document) -> Bool {
        let head = String(decoding: content.text.utf8.prefix(reach), as: UTF8.self)
        return Sentences.ranges(in: head).contains { isTold(in: head.slice($0).lowercased()) }
    }

    /// How many bytes of a document are read.
    private static let reach = 1200

    private static func isTold(in sentence: String) -> Bool {
        let text = sentence.drop { !$0.isLetter }
        guard let found = Lexicon.repeals.lazy.compactMap({ text.firstRange(of: $0) }).first else {
            return false
        }
        if found.lowerBound == text.startIndex { return true }
        let before = text[..<found.lowerBound]
        return Lexicon.validity.contains(where: before.contains)
            || Words.letters(of: before).first.map(Lexicon.thisDocument.contains) == true
    }
}

extension Editions {
    /// The same of passages with their documents: one that says that it was repealed is old too where another of its name is
    /// at hand that does not.
    static func old(_ passages: [SourcedPassage], question: AskedQuestion) -> [Bool] {
        let old = old(passages.map(\.passage), question: question)
        let repealed = repealed(passages)
        guard repealed.contains(true), !question.asksForSeveral else { return old }
        let asked = question.years
        let names = passages.map { name(of: $0.passage) }
        return passages.indices.map { at in
            guard repealed[at], asked.isDisjoint(with: years(in: passages[at].passage.title)) else {
                return old[at]
            }
            return passages.indices.contains { other in
                !repealed[other] && !names[at].isEmpty
                    && names[at].intersection(names[other]).count * 2 >= names[at].count
            }
        }
    }

    /// For each passage whether its document says that it holds no longer.
    static func repealed(_ passages: [SourcedPassage]) -> [Bool] {
        var known: [String: Bool] = [:]
        return passages.map { source in
            let name = "\(source.passage.document) \(source.passage.sha256)"
            let told = known[name] ?? Repeal.isTold(by: source.content)
            known[name] = told
            return told
        }
    }

    /// The stems of what a document is called, without figures.
    private static func name(of passage: Passage) -> Set<String> {
        let stems = Words("\(passage.title) \(passage.document.split(separator: "/").last ?? "")").stems
        return Set(stems.filter { !$0.contains(where: \.isNumber) })
    }
}
