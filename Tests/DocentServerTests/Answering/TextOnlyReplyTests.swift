import Docent
import Testing

@testable import DocentServer

/// What clients are told that show the words of a completion and nothing else.
struct TextOnlyReplyTests {
    private func answer(
        _ text: String, model: String? = nil, remarks: [String] = [], doubts: [Doubt] = []
    ) -> Answer {
        Answer(
            question: "Who?", status: .partly, answer: text, citations: [], confidence: 0.4, passages: [],
            model: model,
            receipt: Receipt(passages: 1, tokens: 1, promptTokens: nil), remarks: remarks.map { Remark($0) },
            milliseconds: 1, doubts: doubts)
    }

    @Test func `a doubt reaches chat clients`() {
        let doubted = answer(
            "Spain, Code: ES [1]",
            doubts: [
                Doubt(.otherYear, asked: ["2026"], found: ["2024"]), Doubt(.absentWords, asked: ["king"]),
            ])
        #expect(
            TextOnlyReply(doubted).words
                == "This may be for 2024, not 2026. No document contains “king”.\n\nSpain, Code: ES [1]"
        )
        #expect(TextOnlyReply(answer("Spain [1]", remarks: ["Rows of two editions."])).words == "Spain [1]")
    }

    @Test(arguments: [
        ("See ![i](http://host/x.png) [1]", "See ![i]\\(http://host/x.png) [1]"),
        ("[x]: http://host", "[x]\\: http://host"), ("<img src=x> and </b>", "\\<img src=x> and \\</b>"),
        ("5 < 6 and a<b [2]", "5 < 6 and a\\<b [2]"), ("plain [1]", "plain [1]"),
    ])
    func `what is quoted draws no pictures from elsewhere`(quoted: String, told: String) {
        #expect(TextOnlyReply(answer(quoted)).words == told)
        #expect(TextOnlyReply(answer(quoted, model: "m")).words == quoted)
    }

    @Test func `words that the check takes back are corrected after they were streamed`() {
        let checked = answer(
            "It is [quote not found] [1].", model: "m", remarks: ["No passage contains the quote “999”."])
        #expect(TextOnlyReply(checked).correction(of: checked.answer) == nil)
        #expect(
            TextOnlyReply(checked).correction(of: "It is “999” [1].")
                == "\n\n! No passage contains the quote “999”.")
    }
}
