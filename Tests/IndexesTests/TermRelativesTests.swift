import Testing

@testable import Indexes

/// A word of the question that stands nowhere is looked for in the compounds and forms that do.
@Suite struct TermRelativesTests {
    private static let texts = [
        "Die Reisekostenabrechnung ist binnen dreißig Tagen einzureichen.",
        "Die Kündigungsfristen stehen im Arbeitsvertrag.",
        "Für jeden Urlaub gilt ein Antrag.",
        "Der Vertrag über die Pumpe PX4000 gilt drei Jahre.",
        "Joerg Haeussler leitet den Versand.",
    ]

    private func found(_ question: String) async throws -> [String] {
        let scratch = Scratch()
        let index = try Index.create(at: scratch.path)
        let collection = try await index.collection(named: "notes", root: "/notes")
        let notes = Self.texts.enumerated().map { Samples.plain("\($0.offset)", parts: [$0.element]) }
        try await index.store(notes, in: collection.id)
        let result = try await index.search(LexicalQuery(text: question), vector: nil, limit: 10)
        let owners = try await index.chunks(result.candidates.map(\.chunk)).map(\.document)
        let paths = try await index.paths()
        return owners.compactMap { paths[$0] }
    }

    @Test(arguments: [
        ("Reisekosten", ["0"]), ("Abrechnung", ["0"]), ("Kündigungsfrist", ["1"]), ("Urlaubsantrag", ["2"]),
        ("Vertragen", ["3"]),
        // Names with figures must match as they are, and short words are no parts.
        ("PX40009", []), ("Frist", []),
    ]) func `relatives of an unknown word are found`(question: String, expected: [String]) async throws {
        #expect(try await found(question) == expected)
    }

    @Test(arguments: [
        ("Kuendigungsfristen", ["1"]), ("Häußler", ["4"]), ("Jörg", ["4"]), ("Haussler", ["4"]),
        ("dreissig", ["0"]),
        ("fuer", ["2"]), ("Haeusser", []),
    ]) func `an umlaut may be written with an e, or without`(question: String, expected: [String])
        async throws
    {
        #expect(try await found(question) == expected)
    }

    @Test func `a word that the index knows has no relatives`() async throws {
        #expect(try await found("Vertrag") == ["3"])
    }
}
