import Testing

@testable import Docent

@Suite("How a question opens")
struct QuestionOpeningTests {
    @Test(
        "says what is asked for, whatever leads to it",
        arguments: [
            ("How many pumps are in Hall 2?", .count, "How many"),
            ("In how many halls are there pumps?", .count, "how many"),
            ("Exactly how many pumps are there?", .count, "how many"),
            ("Which pumps are red?", .which, "Which"), ("In which year was it built?", .which, "which"),
            ("On 5 March 2026, which pumps failed?", .which, "which"),
            ("What is the price of E12?", .which, "What"), ("Show which pumps failed", .which, "which"),
            ("Who leads Sales?", .who, "Who"), ("Apart from Anna, who leads a team?", .who, "who"),
            ("Where is the depot?", .place, "Where"), ("Name the pumps which failed", .list, "Name"),
            ("Are there any pumps in Hall 2?", .list, "there"),
            ("How long is the lease?", .other, "How"), ("And how long is the lease?", .other, "how"),
            ("What does E12 mean?", .other, "What"), ("And what does E12 mean?", .other, "what"),
            ("When is a list of pumps due?", .other, ""), ("Is the depot open?", .other, ""),
            ("", .other, ""),
        ] as [(String, QuestionOpening.Kind, String)])
    func english(question: String, kind: QuestionOpening.Kind, asking: String) {
        let opening = QuestionOpening(question)
        #expect(opening.kind == kind)
        #expect(written(opening, of: question) == asking)
    }

    @Test(
        "says so in other languages",
        arguments: [
            ("Wie viele Pumpen gibt es?", .count, "Wie viele"),
            ("In wie vielen Hallen stehen Pumpen?", .count, "wie vielen"),
            ("Wie lange gilt der Vertrag?", .other, "Wie"),
            ("Combien d'employés avez-vous ?", .count, "Combien d"),
            ("Combien coûte la pompe ?", .other, "Combien"), ("Hoeveel kost de pomp?", .other, "Hoeveel"),
            ("Hoeveel pompen zijn er?", .count, "Hoeveel"),
            ("¿Cuántos empleados hay?", .count, "Cuántos"), ("哪些泵是红色的？", .which, ""),
        ] as [(String, QuestionOpening.Kind, String)])
    func others(question: String, kind: QuestionOpening.Kind, asking: String) {
        let opening = QuestionOpening(question)
        #expect(opening.kind == kind)
        #expect(written(opening, of: question) == asking)
    }

    private func written(_ opening: QuestionOpening, of question: String) -> String {
        QuestionWord.all(of: question)[opening.asking].map(\.written).joined(separator: " ")
    }
}
