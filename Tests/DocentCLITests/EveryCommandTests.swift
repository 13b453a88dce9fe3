import Foundation
import Testing

@Suite("docent ask --every")
struct EveryCommandTests {
    @Test("reads every section and says so")
    func every() throws {
        let docent = try DocentBinary()
        for number in 1...15 {
            try docent.write(
                "# Site \(number)\n\nThe fire warden of site \(number) is known.", to: "docs/\(number).md")
        }
        try docent.run("index", "docs")
        let answer = try docent.run("ask", "List every fire warden", "--every", "--model", "none", "--json")
            .json
        #expect((answer["citations"] as? [Any])?.count == 15)
        let receipt = try #require(answer["receipt"] as? [String: Any])
        #expect(receipt["sections_read"] as? Int == 15)
        #expect(receipt["sections"] as? Int == 15)
        #expect(try docent.run("ask", "--every", "--batch", "-", input: "").status == 64)
    }
}
