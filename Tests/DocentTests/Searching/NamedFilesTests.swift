import Testing

@testable import Docent

@Suite("Files named in a question")
struct NamedFilesTests {
    @Test("a page with a word of the file's name stood before the file")
    func first() async throws {
        let place = try TemporaryCollection([
            "crew.vcf": "BEGIN:VCARD\nFN:Maren Solli\nTITLE:Master\nEND:VCARD\n",
            "a.md": "# Crew\n\nThe crew, the crew and the crew: see crew.", "b.md": "# vcf\n\nWhat a vcf is.",
        ])
        let assistant = try await place.assistant()
        for question in ["crew.vcf", "who is in crew.vcf?", "“crew.vcf”"] {
            #expect(try await assistant.search(Query(text: question)).hits.first?.document == "crew.vcf")
        }
        #expect(try await assistant.search(Query(text: "crew")).hits.first?.document == "a.md")
    }

    @Test(
        arguments: [
            ("see contacts.vcf", ["contacts.vcf"]), ("Q1_2026.xlsx, please", ["Q1_2026.xlsx"]),
            ("e.g. 2.5", []),
            ("node.js", ["node.js"].filter { _ in FormatNames.all.contains("js") }), ("end.", []),
        ]) func `names of files end as formats do`(text: String, names: [String])
    {
        #expect(FormatNames.fileNames(in: text) == names)
    }
}
