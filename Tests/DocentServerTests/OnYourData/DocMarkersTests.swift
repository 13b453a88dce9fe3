import Testing

@testable import DocentServer

/// `[n]` becomes `[docN]`, in however many pieces it comes.
struct DocMarkersTests {
    private static let positions = [1: 1, 2: 3, 7: 2]

    @Test(arguments: [
        ("One [1].", "One [doc1]."), ("Two [2][7].", "Two [doc3][doc2]."), ("[1, 2]", "[doc1][doc3]"),
        ("【7】 [passage 1]", "[doc2] [doc1]"), ("[1][1]", "[doc1][doc1]"), ("[1, 1]", "[doc1]"),
        ("none [9] of [9, 8]", "none [9] of [9, 8]"), ("[1, 9]", "[doc1][9]"),
        ("a[i] = [x] [quote not found]", "a[i] = [x] [quote not found]"),
        ("see [the [1]]", "see [the [doc1]]"),
        ("open [ 【1】", "open [ [doc1]"), ("open [", "open ["), ("", ""), ("[[[1]]]", "[[[doc1]]]"),
    ])
    func `a marker may come in pieces`(text: String, rewritten: String) {
        #expect(DocMarkers.rewritten(text, Self.positions) == rewritten)
        let characters = Array(text)
        for size in 1...max(1, characters.count) {
            var markers = DocMarkers(Self.positions)
            var shown = ""
            for start in stride(from: 0, to: characters.count, by: size) {
                shown += markers.pass(String(characters[start..<min(start + size, characters.count)]))
            }
            #expect(shown + markers.rest() == rewritten, "in pieces of \(size)")
        }
    }

    @Test func `what cannot become a marker is not held back`() {
        var markers = DocMarkers(Self.positions)
        #expect(markers.pass("One [") == "One ")
        #expect(markers.pass("1] and") == "[doc1] and")
        let long = " [" + String(repeating: "x", count: 100)
        #expect(markers.pass(long) == long)
        #expect(markers.pass("[2]") == "[doc3]")
    }
}
