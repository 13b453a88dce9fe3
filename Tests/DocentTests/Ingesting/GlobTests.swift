import Testing

@testable import Docent

@Suite("A path pattern")
struct GlobTests {
    @Test(
        "matches whole paths and the folders that it names",
        arguments: [
            ("hr/*", "hr/travel.docx", true), ("hr/*", "it/vpn.html", false),
            ("*.docx", "hr/travel.docx", true),
            ("hr", "hr/a/b.txt", true), ("hr", "hrx/a.txt", false),
            ("hr/", "hr/a/b.txt", true), ("hr/", "hrx/a.txt", false), ("a?c", "abc", true),
            ("a?c", "ac", false),
            ("**/x.md", "a/b/x.md", true), ("*a*b*", "xxaxxbxx", true), ("*a*b*", "xxbxxaxx", false),
            ("", "", true), ("a?c", "aüc", true), ("a[bd]c", "adc", true), ("a[bd]c", "acc", false),
            ("r[0-9].txt", "r7.txt", true), ("r[^0-9].txt", "r7.txt", false),
            ("Invoice[1].txt", "Invoice[1].txt", true),
            ("Invoice[1]", "Invoice[1]/a.txt", true), ("a[b", "a[b", true), ("a[b", "ab", false),
        ])
    func matches(pattern: String, path: String, expected: Bool) {
        #expect(Glob.matchesAny([pattern], path) == expected)
    }

    @Test("stays quick on patterns made to be slow", .timeLimit(.minutes(1)))
    func hostile() {
        let pattern = String(repeating: "*a", count: 200) + "b"
        #expect(!Glob.matchesAny([pattern], String(repeating: "a", count: 5000)))
    }
}
