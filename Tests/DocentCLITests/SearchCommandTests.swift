import Foundation
import Testing

@Suite("docent search --all")
struct SearchCommandTests {
    @Test("finds every passage with the words and states how many were read")
    func all() throws {
        let docent = try DocentBinary()
        for number in 1...30 {
            let subject =
                number % 3 == 0 ? "The fire warden of site \(number) is known." : "Site \(number) has a lift."
            try docent.write("# Site \(number)\n\n\(subject)", to: "docs/\(number).md")
        }
        try docent.run("index", "docs", "--text-only")
        let found = try docent.run("search", "fire warden", "--all", "--json").json
        #expect((found["hits"] as? [Any])?.count == 10)
        #expect(found["searched"] as? Int == 30 && found["indexed"] as? Int == 30)
        let shown = try docent.run("search", "fire warden", "--all", "--path", "1*").output
        #expect(shown.contains("Read 11 of 30 passages: 3 passages"))
        let nothing = try docent.run("search", "xylophone", "--all").output
        #expect(nothing.contains("Read 30 of 30 passages: nothing found"))
    }
}
