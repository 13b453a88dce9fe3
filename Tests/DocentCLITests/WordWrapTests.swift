import Testing

@testable import DocentCLI

@Suite("Text broken into lines")
struct WordWrapTests {
    private func wrapped(_ text: String, room: Int = 24) -> [String] {
        var wrap = WordWrap(room: room)
        var shown = ""
        for character in text { shown += wrap.pass(String(character)) }
        return (shown + wrap.rest()).split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    }

    @Test("that streams is not broken within words")
    func words() {
        #expect(
            wrapped("The notice period for staff is thirty days.") == [
                "The notice period for", "staff is thirty days.",
            ])
    }

    @Test("keeps its indentation, and its wide characters count as two columns")
    func columns() {
        #expect(wrapped("- a\n  - b\n\nc") == ["- a", "  - b", "", "c"])
        #expect(wrapped("通知期間は三十日です。") == ["通知期間は三十日です。"])
        #expect(wrapped("通知期間は三十日です。通知") == ["通知期間は三十日です。通", "知"])
    }

    @Test("shows DEL as itself")
    func delete() {
        #expect(Terminal.safe("\u{7F}\u{1B}") == "␡␛")
    }
}
