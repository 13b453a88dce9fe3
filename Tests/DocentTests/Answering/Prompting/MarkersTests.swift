import Testing

@testable import Docent

@Suite("Markers in an answer")
struct MarkersTests {
    @Test(
        "are found in every form that models write",
        arguments: [
            ("Notice is 30 days [1].", "Notice is 30 days.", [1]),
            ("Notice is 30 days.[1][2]", "Notice is 30 days.", [1, 2]),
            ("See [1, 3] and 【2】.", "See and.", [1, 3, 2]),
            ("Cited [1-3] and [5–6].", "Cited and.", [1, 2, 3, 5, 6]),
            ("As [passage 4] says", "As says", [4]),
            ("An array a[i] and [see note]", "An array a[i] and [see note]", []),
            ("[2025-01-01] is a date", "[2025-01-01] is a date", []),
            ("An open [1", "An open [1", []),
        ])
    func split(text: String, words: String, markers: [Int]) {
        let found = Markers.split(text)
        #expect(found.words == words)
        #expect(found.markers == markers)
    }

    @Test("that stand alone belong to the sentence before")
    func alone() {
        let sentences = AnswerSentence.all(of: "Rain fell. [2] Wind rose [1].")
        #expect(sentences.map(\.markers) == [[2], [1]])
    }

    @Test("that stand before each sentence stay with it")
    func before() {
        let sentences = AnswerSentence.all(of: "[1] Rain fell. [2] Wind rose.")
        #expect(sentences.map(\.markers) == [[1], [2]])
    }

    @Test(
        "of passages that are not there stayed where several stood in one bracket",
        arguments: [
            ("See [1, 9, 2].", "See [1, 2]."), ("See [passage 9].", "See."), ("See [9][1].", "See[1]."),
            ("See [1] and 【9】.", "See [1] and."), ("See a[9i] [1].", "See a[9i] [1]."),
        ])
    func removing(text: String, rest: String) {
        #expect(Markers.removing(9, from: text) == rest)
    }
}
