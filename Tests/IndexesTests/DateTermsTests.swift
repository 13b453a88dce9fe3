import Documents
import Testing

@testable import Indexes

@Suite struct DateTermsTests {
    @Test(arguments: [
        "2026-02-12", "12.02.2026", "12.2.26", "12 February 2026", "February 12th, 2026", "Feb. 12, 2026",
        "12-Feb-2026", "12. Februar 2026", "le 12 février 2026", "12 de febrero de 2026",
        "12 febbraio 2026", "12 de fevereiro de 2026", "12 februari 2026", "12 lutego 2026 r.",
        "2026年2月12日", "12/02/2026", "2/12/2026", "2026/2/12",
    ]) func `a date has the same terms in every notation`(text: String) {
        var analyzer = Analyzer()
        let terms = analyzer.terms(ofNext: "Released on \(text), as planned").terms
        #expect(Set(["20260212", "202602", "--0212"]).isSubset(of: terms), "\(terms)")
        #expect(terms.count { $0 == "20260212" } == 1)
    }

    @Test(arguments: [
        ("12 February 2026", ["20260212", "--0212"]), ("February 2026", ["202602"]),
        ("12 February", ["--0212"]), ("in February", []), ("5.0", []), ("3 out of 12", []),
    ]) func `a question asks for a date as closely as it tells it`(text: String, terms: [String]) {
        #expect(DateTerms.terms(ofQuestion: text).map(\.term) == terms)
    }

    @Test func `a day without its year is an exact term`() {
        #expect(Analyzer().exactTerms(ofQuestion: "What is planned for 30 November?") == ["--1130"])
        #expect(Analyzer().exactTerms(ofQuestion: "What is planned for November 2026?").isEmpty)
    }

    @Test func `a whole date counts as a code does`() {
        for question in ["released 2026-02-12", "released 12.02.2026", "released 12 February 2026"] {
            let counts = Analyzer().terms(ofQuestion: question, weighsCodes: true)
            #expect(counts.filter { $0.count > 1 }.map(\.term) == ["20260212"], "\(counts)")
        }
    }

    @Test("a date in another notation than the question's is found")
    func otherNotation() async throws {
        let scratch = Scratch()
        let index = try Index.create(at: scratch.path)
        let collection = try await index.collection(named: "papers", root: "/papers").id
        let texts = [
            "iso.txt": "Released on 2026-02-12.", "sheet.txt": "INC-503 12.02.2026 118",
            "words.txt": "The 12th of February, 2026.",
            "other.txt": "In 2026 we hire 12 people. February has 28 days, 12 of them off.",
        ]
        for (path, text) in texts.sorted(by: { $0.key < $1.key }) {
            try await index.store([Samples.plain(path, parts: [text])], in: collection)
        }
        for question in ["12 February 2026", "2026-02-12", "12.02.2026", "February 2026"] {
            let found = try await index.search(LexicalQuery(text: question), limit: 3).candidates
            let documents = try await index.passages(found.map(\.chunk)).documents
            #expect(
                Set(documents.values.map(\.path)) == ["iso.txt", "sheet.txt", "words.txt"], "\(question)")
        }
        #expect(try await index.check().isEmpty)
    }

    @Test("a passage with another code, or none, does not stand first because its vector is nearer")
    func exactLeg() async throws {
        let scratch = Scratch()
        let index = try Index.create(at: scratch.path)
        try await index.setModel(Samples.model)
        let collection = try await index.collection(named: "papers", root: "/papers").id
        let texts = (0..<40).map { "The valve 1150\($0 + 10) was checked by Aune on 2026-03-\($0 + 10)." }
        for (number, text) in texts.enumerated() {
            let plain = Samples.plain("\(number).txt", parts: [text])
            try await index.store(
                [SampleDocument(document: plain, vectors: Samples.vector(text))], in: collection)
        }
        for (question, path) in [("valve 115020", "10.txt"), ("115031", "21.txt"), ("17.03.2026", "7.txt")] {
            // Nearest to another.
            let vector = Samples.vector(texts[30])
            let found = try await index.search(LexicalQuery(text: question), vector: vector, limit: 1)
            let documents = try await index.passages(found.candidates.map(\.chunk)).documents
            #expect(documents.values.map(\.path) == [path], "\(question)")
            #expect(found.candidates.allSatisfy { $0.score <= 1.5 })
        }
    }

    @Test("an index from before dates had terms of their own is not damaged")
    func undated() async throws {
        let scratch = Scratch()
        let index = try Index.create(at: scratch.path)
        let collection = try await index.collection(named: "papers", root: "/papers").id
        try await index.store(
            [Samples.plain("a.txt", parts: ["Opened on 12 March 2026.", "Closed."])], in: collection)
        #expect(try await index.check().isEmpty)
        let dates = "term IN ('20260312', '202603', '--0312')"
        try await index.write { db in
            try db.run("CREATE TEMP TABLE dated AS SELECT posting FROM term WHERE \(dates)")
            try db.run("DELETE FROM term WHERE \(dates)")
            try db.run("DELETE FROM posting WHERE id IN (SELECT posting FROM dated)")
        }
        #expect(try await index.check().isEmpty)
        try await index.write { db in try db.run("UPDATE term SET term = 'opens' WHERE term = 'open'") }
        #expect(try await index.check().count == 1)
    }

    @Test(
        "a figure with its unit or ending is no code",
        arguments: [
            ("Research of the 1960s", 0), ("The 21st edition", 0), ("A dose of 500mg", 0),
            ("Part PX-4000-B", 1),
            ("Order 115000", 1), ("Room 12B40", 1),
        ])
    func exactTerms(question: String, count: Int) {
        #expect(Analyzer().exactTerms(ofQuestion: question).count == count)
    }
}
