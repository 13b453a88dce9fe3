import Foundation
import Testing

@testable import Docent

@Suite("A typed line")
struct QueryTests {
    @Test("keeps its question when it restricts nothing")
    func plain() {
        let query = Query(parsing: "How long is the notice period?")
        #expect(query.text == "How long is the notice period?")
        #expect(query.phrases.isEmpty && query.excluded.isEmpty && query.filter == SearchFilter())
    }

    @Test("takes phrases, exclusions and restrictions apart")
    func parts() {
        let query = Query(parsing: "seal kit \"PX-4000 B\" -archive type:DOCX path:sales/* after:2025-01-01")
        #expect(query.text == "seal kit PX-4000 B")
        #expect(query.phrases == ["PX-4000 B"])
        #expect(query.excluded == ["archive"])
        #expect(query.filter.formats.map(\.rawValue) == ["docx"])
        #expect(query.filter.paths == ["sales/*"])
        #expect(query.filter.after == "2025-01-01")
    }

    @Test("had every phrase of thousands looked for")
    func many() {
        let query = Query(parsing: (0..<50).map { "\"p\($0 % 20) q\" -w\($0)" }.joined(separator: " "))
        #expect(query.phrases == (0..<8).map { "p\($0) q" })
        #expect(query.excluded == (0..<32).map { "w\($0)" })
        #expect(query.passedOver.count == 12 + 18)
        #expect(Query(parsing: "\"a b\" \"a b\" -c -c").passedOver.isEmpty)
    }

    @Test(
        "leaves alone what only looks like a restriction",
        arguments: [
            "-5 degrees", "note: read this", "at 10:30", "after: work drinks", "\"after:work\" drinks",
            "a - b", "say \"unclosed",
        ])
    func lookalikes(line: String) {
        let query = Query(parsing: line)
        #expect(query.excluded.isEmpty && query.filter == SearchFilter())
        #expect(query.text == line.replacing("\"", with: ""))
    }

    @Test(
        "takes marks of any form for a phrase, and inches for none",
        arguments: [
            ("say “notice period” now", ["notice period"]),
            ("sag „binnen 30 Tagen“ jetzt", ["binnen 30 Tagen"]),
            ("the 27\" monitor and a 24\" monitor", []),
        ])
    func marks(line: String, phrases: [String]) {
        #expect(Query(parsing: line).phrases == phrases)
    }

    @Test("a minus before a phrase shuts the phrase out: it was asked for")
    func excludedPhrase() {
        let query = Query(parsing: "-\"notice period\" probation")
        #expect(query.excluded == ["notice period"])
        #expect(query.phrases.isEmpty && query.text == "probation")
    }

    @Test(
        "an extension or a usual name was a format that there is not",
        arguments: [
            ("eml", ["email"]), ("md", ["markdown"]), ("HTM", ["html"]), (".txt", ["text"]),
            ("word", ["docx", "doc"]),
            ("excel", ["xlsx", "xls"]), ("mail", ["email", "mbox", "msg"]), ("py", ["code"]),
            ("pdf", ["pdf"]),
        ])
    func formatNames(name: String, formats: [String]) throws {
        let filter = Query(parsing: "x type:\(name)").filter
        #expect(filter.formats.map(\.rawValue) == formats)
        try filter.check()
    }

    @Test("a restriction that means nothing was taken for words, or found nothing")
    func meaningless() throws {
        for (line, error) in [
            ("x type:wrod", DocentError.formatUnknown(name: "wrod")),
            ("x after:gestern", .dateMalformed(field: "after", date: "gestern")),
            ("x before:2026-13-45", .dateMalformed(field: "before", date: "2026-13-45")),
            ("x before:2026-02-30", .dateMalformed(field: "before", date: "2026-02-30")),
        ] {
            #expect(throws: error) { try Query(parsing: line).filter.check() }
        }
        try Query(parsing: "x after:2026 before:2026-02-28T10:15").filter.check()
    }

    @Test("restrictions alone ask nothing", arguments: ["-glue", "type:pdf", "-\"a b\" after:2026"])
    func asksNothing(line: String) {
        #expect(Query(parsing: line).lacksQuestion)
        #expect(!Query(parsing: line + " x").lacksQuestion)
    }

    @Test("sets its restrictions within those that are there")
    func adds() {
        let query = Query(parsing: "x collection:b", within: SearchFilter(collections: ["a"]))
        #expect(query.filter.all.map(\.collections) == [["b"], ["a"]])
    }

    @Test("a follow-up searched for all words of questions of any length")
    func history() {
        let long = String(repeating: "hotel limit ", count: 70_000)
        let query = FollowUp.resolve(Question("and in Austria?", history: [long, long]))
        #expect(query.text.hasPrefix("and in Austria?"))
        #expect(query.text.utf8.count < 10_000)
    }
}

@Suite("Restrictions typed within others")
struct NarrowedQueryTests {
    private func ready() async throws -> Assistant {
        let folder = FileManager.default.temporaryDirectory.appending(
            path: "docent-narrowed-\(UUID().uuidString)")
        for (path, text) in [
            ("open/hr/pay.md", "The canteen pays for lunch."),
            ("open/finance/pay.md", "The salary bands are open."),
            ("secret/pay.md", "The salary of the director is secret."),
        ] {
            let file = folder.appending(path: path)
            try FileManager.default.createDirectory(
                at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data(text.utf8).write(to: file)
        }
        let assistant = try await Assistant.open(
            AssistantConfiguration(
                indexPath: folder.appending(path: "i.sqlite").path, access: .readWrite, embeddingModel: .none)
        )
        for name in ["open", "secret"] {
            _ = try await assistant.ingest(folder: folder.appending(path: name).path, as: name)
        }
        return assistant
    }

    @Test(
        "words of a question opened what the application had shut",
        arguments: [
            ("salary collection:secret", SearchFilter(collections: ["open"]), []),
            ("salary path:finance", SearchFilter(paths: ["hr"]), []),
            ("salary after:1990", SearchFilter(after: "2999-01-01"), []),
            ("salary type:docx", SearchFilter(collections: ["open"]), []),
            ("salary path:finance", SearchFilter(collections: ["open"]), ["finance/pay.md"]),
            ("salary collection:open collection:secret", SearchFilter(), ["finance/pay.md", "pay.md"]),
        ])
    func narrowing(line: String, bounds: SearchFilter, found: [String]) async throws {
        let assistant = try await ready()
        let findings = try await assistant.search(Query(parsing: line, within: bounds))
        #expect(Set(findings.hits.map(\.document)) == Set(found))
    }
}
