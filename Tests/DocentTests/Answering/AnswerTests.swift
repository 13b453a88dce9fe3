import Foundation
import Testing

@testable import Docent

@Suite("An answer as it is kept")
struct AnswerTests {
    private let answer = Answer(
        question: "Who?", status: .partly, answer: "Anna [1]", citations: [], confidence: 0.4, passages: [],
        model: nil, receipt: Receipt(passages: 1, tokens: 1, promptTokens: nil),
        remarks: [.doubt(Doubt(.otherName, asked: ["Ben"])), .notCounted], milliseconds: 1,
        doubts: [Doubt(.otherName, asked: ["Ben"])])

    @Test("remarks are sentences, and an answer is read as it was written")
    func coding() throws {
        let data = try JSONEncoder().encode(answer)
        let fields = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
        #expect(
            fields["remarks"] as? [String] == [
                "What is quoted does not mention Ben.", "These are quotes, not a count.",
            ])
        #expect(fields["remark_codes"] as? [String] == ["doubt", "quotes_only"])
        #expect(try JSONDecoder().decode(Answer.self, from: data) == answer)
    }

    @Test("the fields of an answer are those that were promised")
    func fields() throws {
        #expect(
            String(decoding: try JSONEncoder.steady.encode(answer), as: UTF8.self) == """
                {"answer":"Anna [1]","citations":[],"confidence":0.4,\
                "doubts":[{"asked":["Ben"],"code":"other_name","found":[]}],"milliseconds":1,"model":null,\
                "passages":[],"question":"Who?",\
                "receipt":{"passages":1,"prompt_tokens":null,"tokens":1,"truncated":false},\
                "remark_codes":["doubt","quotes_only"],\
                "remarks":["What is quoted does not mention Ben.","These are quotes, not a count."],\
                "status":"partly"}
                """)
    }

    @Test("an answer that was kept before doubts and codes were is read")
    func older() throws {
        let data = try JSONEncoder().encode(answer)
        var fields = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
        fields["doubts"] = nil
        fields["remark_codes"] = nil
        let older = try JSONDecoder().decode(
            Answer.self, from: JSONSerialization.data(withJSONObject: fields))
        #expect(older.remarks.map(\.text) == answer.remarks.map(\.text))
        #expect(older.remarks.map(\.code) == [.other, .other])
        #expect(older.doubts.isEmpty)
    }
}
