import Foundation
import Testing

@testable import Docent

@Suite struct `Fields of JSON objects` {
    private struct Reply: Codable, Equatable {
        @ExplicitNull var model: String?
        @OmittedIfEmpty var marks: [Int]
    }

    @Test(arguments: [
        (Reply(model: nil, marks: []), #"{"model":null}"#),
        (Reply(model: "m", marks: [2]), #"{"marks":[2],"model":"m"}"#),
    ])
    private func `without a value are null, and without an element left out`(reply: Reply, json: String)
        throws
    {
        #expect(String(decoding: try JSONEncoder.steady.encode(reply), as: UTF8.self) == json)
        #expect(try JSONDecoder().decode(Reply.self, from: Data(json.utf8)) == reply)
    }

    @Test func `that an older version did not write have no value`() throws {
        let reply = try JSONDecoder().decode(Reply.self, from: Data("{}".utf8))
        #expect(reply == Reply(model: nil, marks: []))
    }
}
