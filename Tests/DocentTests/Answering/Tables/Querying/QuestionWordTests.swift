import Documents
import Testing

@testable import Docent

@Suite("Words of questions")
struct QuestionWordTests {
    @Test(
        "a contraction lost a letter of its verb, and was named by its last one",
        arguments: [
            ("can't", "can"), ("don't", "do"), ("won't", "will"), ("isn’t", "is"), ("shan't", "shall"),
        ])
    func contractions(written: String, verb: String) {
        let text = "Which devices \(written) float?"
        let words = QuestionWord.all(of: text)
        #expect(words.map(\.word) == ["which", "devices", verb, "n't", "float"])
        #expect(text.slice(words[3].range) == written.suffix(3))
    }
}
