import Testing

@testable import Indexes

/// What stands word for word in a text.
@Suite struct JoinedWordsTests {
    private let scratch = Scratch()

    @Test(arguments: [
        ("Border authors met.", "BORDER Authors", true), ("Border authors met.", "border author", false),
        ("Border authors met.", "order authors", false), ("Border authors met.", "authors border", false),
        ("Border authors met.", "met", true), ("Border authors met.", "border authors met", true),
        ("Border authors met.", "border authors met again", false),
        ("An end-user's PX-4000-B", "end user", true), ("An end-user's PX-4000-B", "4000 b", true),
        ("Straße und Öl", "strasse UND ol", true), ("一般条款", "条款", true), ("一般条款", "款条", false),
        ("", "a", false), ("a", "a b", false),
    ])
    func `a phrase is found by whole words in their order`(text: String, phrase: String, stands: Bool) {
        #expect(JoinedWords(text).contains(JoinedWords(phrase)) == stands)
        let (words, wanted) = (Analyzer().words(of: text), Analyzer().words(of: phrase))
        #expect(words.contains(wanted) == stands)
    }

    @Test func `of very many passages with a phrase's words those that hold the phrase are found`()
        async throws
    {
        let index = try Index.create(at: scratch.path)
        let papers = try await index.collection(named: "papers", root: "/").id
        let documents = (0..<200).map { number in
            let words = number % 3 == 0 ? "border authors" : "authors of the border"
            return Samples.plain("d\(number)", parts: ["Passage \(number) has \(words) in it"])
        }
        try await index.store(documents, in: papers)
        func found(_ query: LexicalQuery) async throws -> Int {
            try await index.search(query, limit: 500).admitted
        }
        #expect(try await found(LexicalQuery(text: "", phrases: ["border authors"])) == 67)
        #expect(try await found(LexicalQuery(text: "", excluded: ["border authors"])) == 133)
        #expect(try await found(LexicalQuery(text: "", phrases: ["border authors", "passage 3"])) == 1)
    }
}
