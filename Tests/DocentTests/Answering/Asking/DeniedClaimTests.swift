import Testing

@testable import Docent

@Suite("What a question takes for granted and a statement denies")
struct DeniedClaimTests {
    @Test(
        "a statement that denies it was taken for an answer",
        arguments: [
            ("Which fish live in Lake Ohsera?", "No fish live in the lake.", "Lake Ohsera"),
            (
                "When was the Amber Coast Railway electrified?",
                "Diesel railcars took over in 1962; the line was never electrified.", "Amber Coast Railway"
            ),
            (
                "In which year did the architect receive the Pritzker Prize?",
                "She never received the Pritzker Prize, though she was nominated twice in 1988.",
                "Marta Oduya"
            ),
            (
                "Which garbage collector does Quill use?",
                "Memory is not collected by a garbage collector; the scope frees it.", "Quill"
            ),
            ("What was the name of Nobel's son?", "Nobel had no son.", "Nobel"),
        ])
    func denied(question: String, statement: String, title: String) {
        #expect(DeniedClaim(of: AskedQuestion(question), in: statement, of: title) != nil)
    }

    @Test(
        "what answers although it denies something is no denial of the question",
        arguments: [
            ("Who built the tower?", "It was not built by Lunde, but by Holm.", "The tower"),
            ("When did the line open?", "It did not open until 1931.", "The line"),
            ("How many days are carried over?", "Unused days may not be carried over.", "Leave"),
            ("Which trees are not harmed?", "Pines are not harmed.", "Perrin Wood"),
            ("Do any fish live in Lake Ohsera?", "No fish live in the lake.", "Lake Ohsera"),
            (
                "When was the film released?", "The film was released in 1959 and not released again.",
                "The film"
            ),
            ("Why was a double needed?", "Jan Eide did not swim, so a double was needed.", "The film"),
            (
                "What did Asta Ruud win?",
                "The film did not win the Silver Bear, though Asta Ruud was named best actress.", "The film"
            ),
        ])
    func answers(question: String, statement: String, title: String) {
        #expect(DeniedClaim(of: AskedQuestion(question), in: statement, of: title) == nil)
    }
}
