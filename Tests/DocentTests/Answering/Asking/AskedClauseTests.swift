import Testing

@testable import Docent

@Suite("The clause that asks")
struct AskedClauseTests {
    @Test("a long question was weighed by its story")
    func long() {
        let question = """
            We run three of your PX-200 machines in two shifts in our plant and since last week one of them stops again and \
            again with the message E23 on its display, although nobody has changed any settings; could you please tell me \
            what this message means and what we should do about it?
            """
        let asked = AskedClause.of(question)
        #expect(asked.hasPrefix("PX-200 E23 "))
        #expect(asked.hasSuffix("what this message means and what we should do about it?"))
        #expect(!asked.contains("plant"))
    }

    @Test("a question of usual length stays")
    func usual() {
        let question =
            "By which date, in general, does a student from abroad have to hand in the application?"
        #expect(AskedClause.of(question) == question)
    }

    @Test(
        "a question within a request was read as another kind of question",
        arguments: [
            ("Tell me how many pumps are in Hall 2", "how many pumps are in Hall 2"),
            ("Could you please tell me, which pump is the newest?", "which pump is the newest?"),
            ("Ich möchte wissen, wie viele Pumpen es gibt.", "wie viele Pumpen es gibt."),
            ("Show me the pumps that run when it rains", "Show me the pumps that run when it rains"),
            ("When do pumps fail?", "When do pumps fail?"),
        ])
    func requests(question: String, asked: String) { #expect(AskedClause.of(question) == asked) }
}
