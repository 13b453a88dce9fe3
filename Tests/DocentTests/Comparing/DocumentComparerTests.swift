import Documents
import Foundation
import POSIX
import Readers
import Testing

@testable import Docent

@Suite("Comparing documents")
struct DocumentComparerTests {
    private func document(_ path: String, _ sections: [(heading: String, sentences: [String])])
        -> ComparedDocument
    {
        var builder = DocumentBuilder(format: Format(rawValue: "text"))
        for section in sections {
            builder.heading(Inline(section.heading), level: 1)
            for sentence in section.sentences { builder.append(.paragraph, Substring(sentence)) }
        }
        return ComparedDocument(path: path, collection: nil, sha256: "", content: builder.build())
    }

    /// A sentence of words by number, so that those of near numbers share some.
    private func sentence(_ number: Int, _ edition: String) -> String {
        let words = ["amber", "birch", "cedar", "delta", "ember", "flint", "grove", "heath"]
        let name = "\(words[number % 8])\(words[number / 8 % 8])\(words[number / 64 % 8])"
        return "The keeper of hall \(name) counts its lamps \(edition)."
    }

    @Test(
        "another sign of a figure was no difference",
        arguments: [
            ("The fee is 10 %.", "The fee is 10 €."), ("Keep it > 5 bar.", "Keep it < 5 bar."),
            ("The balance is -1200 EUR.", "The balance is 1200 EUR."),
            ("Store it at -20 °C.", "Store it at 20 °C."),
            ("It is ± 5 wide.", "It is 5 wide."), ("It delivers 5 MW.", "It delivers 5 mW."),
            ("The result is (1,200).", "The result is 1,200."), ("See rule 5.10.", "See rule 5 10."),
            ("At most 5 m/s.", "At most 5 m s."),
        ])
    func signs(left: String, right: String) {
        let comparer = DocumentComparer(
            left: document("a", [("Fees", [left])]), right: document("b", [("Fees", [right])]))
        #expect(comparer.differences().differences.count == 1)
    }

    @Test(
        "marks and case that say nothing were a difference",
        arguments: [
            ("The balance is −1200 EUR", "The balance is -1200 EUR."),
            ("“Ask first”, they say.", "Ask first, they say"),
            ("It lasts 5 Days.", "It lasts 5 days"), ("See rule 5.10 (below).", "See rule 5.10, below."),
        ])
    func marks(left: String, right: String) {
        let comparer = DocumentComparer(
            left: document("a", [("Fees", [left])]), right: document("b", [("Fees", [right])]))
        #expect(comparer.differences().differences.isEmpty)
    }

    @Test(
        "another header above the same numbers was no difference",
        arguments: [
            ("| Item | Price (EUR) |", "| Item | Price (USD) |"), ("| Min | Max |", "| Max | Min |"),
        ])
    func headers(left: String, right: String) throws {
        let documents = try [left, right].map { header in
            try readDocument(
                named: "a.md", bytes: Array("# Fees\n\n\(header)\n| --- | --- |\n| 5 | 9 |\n".utf8),
                options: ReadingOptions())
        }.map { ComparedDocument(path: "a", collection: nil, sha256: "", content: $0) }
        let found = DocumentComparer(left: documents[0], right: documents[1]).differences().differences
        #expect(found.count == 1)
    }

    @Test("a link that leads elsewhere was no difference")
    func targets() throws {
        let documents = try ["a", "b"].map { host in
            try readDocument(
                named: "a.md", bytes: Array("See [the rules](https://\(host).example/x) first.".utf8),
                options: ReadingOptions())
        }.map { ComparedDocument(path: "a", collection: nil, sha256: "", content: $0) }
        let found = DocumentComparer(left: documents[0], right: documents[1]).differences().differences
        #expect(found.count == 1)
    }

    private func differences(
        _ left: [(heading: String, sentences: [String])], _ right: [(heading: String, sentences: [String])]
    ) -> [String] {
        DocumentComparer(left: document("a", left), right: document("b", right)).differences().differences
            .map { "\($0.section[0]): \($0.left?.quote ?? "nothing") > \($0.right?.quote ?? "nothing")" }
    }

    @Test("values that two sections swapped were no difference, since each stands in both documents")
    func swapped() {
        let found = differences(
            [("France", ["The limit is 150 EUR.", "Ask first."]), ("Spain", ["The limit is 90 EUR."])],
            [("France", ["The limit is 90 EUR.", "Ask first."]), ("Spain", ["The limit is 150 EUR."])])
        #expect(
            found == [
                "France: The limit is 150 EUR. > The limit is 90 EUR.",
                "Spain: The limit is 90 EUR. > The limit is 150 EUR.",
            ])
    }

    @Test("another number of equal sentences was no difference")
    func copies() {
        let (one, two) = ("Sign here.", "Sealed by the notary.")
        #expect(
            differences([("End", [one, two, one, one])], [("End", [one, two, two])]) == [
                "End: Sign here. > nothing", "End: Sign here. > nothing",
                "End: nothing > Sealed by the notary.",
            ])
    }

    @Test("what moved to another section is no difference")
    func moved() {
        let found = differences(
            [
                ("Travel", ["Book flights early.", "Trains are second class."]),
                ("Meals", ["Lunch is free."]),
            ],
            [("Travel", ["Book flights early."]), ("Meals", ["Trains are second class.", "Lunch is free."])])
        #expect(found.isEmpty)
    }

    @Test(
        "above 250,000 pairs in a section each edited sentence was told as one removed and one added",
        .timeLimit(.minutes(1)))
    func manyEdits() {
        let numbers = 0..<512
        let (left, right) = ("every morning", "each evening")
        let comparer = DocumentComparer(
            left: document("a", [("Halls", numbers.map { sentence($0, left) } + ["It ends \(left) here."])]),
            right: document(
                "b", [("Halls", numbers.reversed().map { sentence($0, right) } + ["It ends \(right) here."])])
        )
        let (aligned, differences) = comparer.differences()
        #expect(aligned == 1)
        #expect(differences.count == 513 && differences.allSatisfy { $0.kind == .changed })
        for difference in differences {
            let words = [difference.left, difference.right].compactMap { $0?.quote }
            #expect(words[1] == words[0].replacing(left, with: right))
        }
    }

    @Test(
        "sections without a heading in common are found by what they hold, however many there are",
        .timeLimit(.minutes(1)))
    func manySections() {
        let numbers = 0..<400
        let parts = numbers.map { number in (0..<3).map { sentence(number, "once \($0)") } }
        let comparer = DocumentComparer(
            left: document("a", numbers.map { ("Hall of \($0)", parts[$0]) }),
            right: document("b", numbers.reversed().map { ("Room \($0)", parts[$0]) }))
        let (aligned, differences) = comparer.differences()
        #expect(aligned == 400)
        #expect(differences.isEmpty)
    }

    @Test("of rows of one name the likest is the same row")
    func rowsOfOneName() {
        let sets = (0..<100).map { (number: $0, stems: Set(["all", "own\($0)"])) }
        let shared = SharedStems(sets)
        #expect(shared.candidates(for: ["own7"], around: 90, most: 4) == [7])
        #expect(shared.candidates(for: ["all", "own7"], around: 90, most: 4) == [7, 89, 90, 91])
        #expect(shared.candidates(for: ["all"], around: 0, most: 100) == Array(0..<100))
        #expect(shared.candidates(for: ["none"], around: 0, most: 4) == [])
    }

    @Test("a file that is not in the index is proven by the bytes that were read; a pipe is no file")
    func pipe() async throws {
        let later = "# Contract\n\nThe notice period is 60 days."
        let place = try TemporaryCollection([
            "a.md": "# Contract\n\nThe notice period is 30 days.", "b.md": later,
        ])
        let assistant = try await place.assistant()
        let pipe = place.path + "/pipe"
        #expect(mkfifo(pipe, 0o600) == 0)
        await #expect(throws: DocentError.documentMissing(path: pipe)) {
            try await assistant.compare("a.md", with: pipe)
        }
        let file = place.path + "/other.md"
        try Data(later.utf8).write(to: URL(filePath: file))
        let comparison = try await assistant.compare("a.md", with: file)
        #expect(comparison.differences.map(\.kind) == [.changed])
        let stored = try await assistant.index.documents().first { $0.path == "b.md" }
        #expect(comparison.right.sha256 == stored?.file.sha256.hexadecimal)
    }
}
