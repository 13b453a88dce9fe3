import Testing

@testable import Docent

@Suite("A conversation")
struct ConversationTests {
    private func collection() throws -> TemporaryCollection {
        try TemporaryCollection([
            "pumps.md": """
            # Pumps

            ## First hall

            The pump of the first hall runs at 40 Hz. \(String(repeating: "It was painted blue in the spring. ", count: 60))

            It was made by Vodarny in 2019.

            ## Second hall

            The pump of the second hall runs at 50 Hz.
            """
        ])
    }

    @Test("tells the model its turns, question and answer by turns, behind rules that stay the same")
    func prompt() async throws {
        let model = ScriptedModel { request in
            request.messages.count == 2 ? "It runs at 40 Hz [1]." : "It runs at 50 Hz [1]."
        }
        let conversation = Conversation(with: try await collection().assistant(model))
        _ = try await conversation.ask("At which Hz does the pump of the first hall run?")
        _ = try await conversation.ask("And the second?")
        let second = try #require(model.requests.last)
        #expect(second.messages.map(\.role) == [.system, .user, .assistant, .user])
        #expect(second.messages[0] == model.requests[0].messages[0])
        #expect(second.messages[2].content.contains("40 Hz"))
        #expect(await conversation.turns.count == 2)
        #expect(await conversation.turns[1].searched.contains("second"))
    }

    @Test("a further turn's prompt began anew behind the rules, so that a server read all passages again")
    func reusedPrefix() async throws {
        let collection = try TemporaryCollection([
            "pumps.md": "# First hall\n\nThe pump of the first hall runs at 40 Hz.\n",
            "more.md": "# Second hall\n\nThe pump of the second hall runs at 50 Hz.\n",
            "paint.md": "# Paint\n\nThe valve of the second hall was painted green in spring.\n",
        ])
        let model = ScriptedModel { _ in "It runs at 40 Hz [1]." }
        let conversation = Conversation(with: try await collection.assistant(model))
        _ = try await conversation.ask("At which Hz does the pump of the first hall run?")
        _ = try await conversation.ask("And the green valve of the second hall?")
        let prompts = model.requests.map { $0.messages.map(\.content).joined(separator: "\n") }
        let shared = zip(prompts[0].utf8, prompts[1].utf8).prefix { $0 == $1 }.count
        let passages = model.requests[0].messages[1].content.ranges(of: "</passage-").count
        #expect(passages > 1)
        let rules = model.requests[0].messages[0].content.utf8.count
        #expect(shared - rules > (prompts[0].utf8.count - rules) * 8 / 10, "\(shared) \(prompts)")
        #expect(model.requests[1].messages.last?.content.hasPrefix("Question: And the green") == true)
    }

    @Test(
        "a whole question was answered with what the one before it was about",
        arguments: [
            ("What does the ferry cost?", "Who is the warden?", "Berit Nord"),
            ("What does the ferry cost?", "Are tents allowed?", "Tents are allowed"),
            ("Wer ist der Wirt?", "Wann ist Badezeit?", "von 9 bis 18 Uhr"),
        ])
    func anotherThing(first: String, second: String, words: String) async throws {
        let place = try TemporaryCollection([
            "island.md": """
            # Island

            ## Ferry

            The ferry costs 14 euros.

            ## Staff

            The warden is Berit Nord.

            ## Camping

            Tents are allowed on the meadow.
            """,
            "hof.md": """
            # Hof

            ## Leute

            Der Wirt ist Emil Kranz.

            ## Teich

            Badezeit ist von 9 bis 18 Uhr.
            """,
        ])
        let conversation = Conversation(with: try await place.assistant())
        _ = try await conversation.ask(first)
        let answer = try await conversation.ask(second)
        #expect(answer.answer.contains(words))
        #expect(await conversation.turns[1].searched == second)
    }

    @Test("a question of one word of the subject before still leans on it")
    func sameThing() async throws {
        let place = try TemporaryCollection([
            "berths.md": """
            # Berths

            | Berth | Depth | Length |
            | --- | --- | --- |
            | K5 | 12 m | 260 m |
            | K6 | 9 m | 180 m |
            """
        ])
        let conversation = Conversation(with: try await place.assistant())
        _ = try await conversation.ask("How long is berth K6?")
        _ = try await conversation.ask("What is the depth?")
        #expect(await conversation.turns[1].searched.contains("K6"))
    }

    @Test("a follow-up was mixed with what had been asked before the subject changed")
    func changedSubject() async throws {
        let place = try TemporaryCollection([
            "budget.md": "# Budget\n\n| Team | Q3 |\n| --- | --- |\n| IT | 40 |\n| HR | 12 |\n",
            "offsite.md": "# Offsite\n\nThe offsite is on 3 June.\n\nWe are 23 people at the offsite.\n",
        ])
        let conversation = Conversation(with: try await place.assistant())
        for question in ["How much did IT spend in Q3?", "And HR?", "When is the offsite?"] {
            _ = try await conversation.ask(question)
        }
        let answer = try await conversation.ask("How many people?")
        let searched = await conversation.turns[3].searched
        #expect(searched.contains("offsite") && !searched.contains("spend") && !searched.contains("HR"))
        #expect(answer.answer.contains("23 people"))
    }

    @Test("a question asked while another was being answered did not know of it, and could stand before it")
    func atOnce() async throws {
        let model = ScriptedModel { _ in "It runs at 40 Hz [1]." }
        let conversation = Conversation(with: try await collection().assistant(model))
        let asked = try await withThrowingTaskGroup(of: String.self) { group in
            for hall in ["first", "second"] {
                group.addTask {
                    try await conversation.ask("How fast is the pump of the \(hall) hall?").question
                }
            }
            return try await group.reduce(into: []) { $0.append($1) }
        }
        #expect(await conversation.turns.map(\.answer.question) == asked)
        #expect(model.requests.map(\.messages.count) == [2, 4])
    }

    @Test("earlier questions without answers stand in the request, so that the roles still alternate")
    func history() async throws {
        let model = ScriptedModel { _ in "It runs at 50 Hz [1]." }
        let assistant = try await collection().assistant(model)
        _ = try await assistant.ask(Question("And the second?", history: ["How fast is the first pump?"]))
        #expect(model.requests[0].messages.map(\.role) == [.system, .user])
        #expect(model.requests[0].messages[1].content.contains("- How fast is the first pump?"))
    }

    @Test(
        "a question that stands alone is not mixed with the one before it",
        arguments: [
            "Who is the head of IT?", "Who is the head of Research?", "How many employees are in Sales?",
        ])
    func standsAlone(question: String) {
        let query = FollowUp.resolve(
            Question(question, history: ["How much does the pressure sensor Pro cost?"]))
        #expect(query.text == question)
    }

    @Test(
        "a question that says little takes up the one before it",
        arguments: ["And in Austria?", "What does it cost?", "Why?"])
    func leans(question: String) {
        let query = FollowUp.resolve(Question(question, history: ["Who leads the plant in Graz?"]))
        #expect(query.text.contains("plant"))
    }

    @Test("a question that fails leaves no turn")
    func failure() async throws {
        let assistant = try await collection().assistant()
        let conversation = Conversation(with: assistant)
        try assistant.index.close()
        await #expect(throws: (any Error).self) { try await conversation.ask("Anything?") }
        #expect(await conversation.turns.isEmpty)
    }

    @Test("a passage becomes the whole section when the budget has room, and stays as it was when not")
    func sections() async throws {
        let assistant = try await collection().assistant()
        let question = "At which Hz does the pump of the first hall run?"
        let wide = try await assistant.prompt(for: Question(question, budget: 6000))
        let narrow = try await assistant.prompt(for: Question(question, budget: 700))
        let first = try #require(wide.passages.first { $0.text.contains("40 Hz") })
        #expect(first.text.contains("made by Vodarny in 2019"))
        #expect(!first.text.contains("50 Hz"))
        let cut = try #require(narrow.passages.first { $0.text.contains("40 Hz") })
        #expect(!cut.text.contains("made by Vodarny in 2019"))
    }
}
