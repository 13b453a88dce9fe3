import Testing

@testable import Docent
@testable import Indexes

@Suite("The name of a folder's collection")
struct CollectionNameTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let known: [String: String]
        let gone: Set<String>
        let folder: String
        let name: String
        var testDescription: String { "\(folder) beside \(known) becomes \(name)" }

        init(_ folder: String, beside known: [String: String] = [:], gone: Set<String> = [], is name: String)
        {
            (self.folder, self.known, self.gone, self.name) = (folder, known, gone, name)
        }
    }

    @Test(
        "is its own, and tells two folders of one name apart",
        arguments: [
            Case("/a/docs", is: "docs"),
            Case("/a/docs", beside: ["docs": "/a/docs"], is: "docs"),
            Case("/a/docs", beside: ["handbook": "/a/docs"], is: "handbook"),
            Case("/b/docs", beside: ["docs": "/a/docs"], is: "b-docs"),
            Case("/b/docs", beside: ["docs": "/a/docs", "b-docs": "/c/b-docs"], is: "b-docs-2"),
            Case("/x/b/docs", beside: ["docs": "/a/docs", "b-docs": "/y/b/docs"], is: "x-b-docs"),
            Case("/b/docs", beside: ["docs": "/a/docs"], gone: ["/a/docs"], is: "docs"),
            Case("/", is: "documents"),
        ])
    func name(_ example: Case) {
        let known = example.known.sorted { $0.key < $1.key }.enumerated().map { number, entry in
            DocumentCollection(id: Int64(number), name: entry.key, root: entry.value, documents: 1)
        }
        let name = CollectionName.of(example.folder, beside: known) { !example.gone.contains($0) }
        #expect(name == example.name)
    }
}
