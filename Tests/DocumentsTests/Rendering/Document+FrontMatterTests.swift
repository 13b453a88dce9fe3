import Testing

@testable import Documents

@Suite struct FrontMatterTests {
    @Test func `what a file says about itself stands before its words`() {
        var metadata = Metadata(author: "Ida Berg", created: "2024-03-04T09:12:00Z")
        metadata.properties["Reviewed by"] = "yes"
        let document = Document(
            format: Format(rawValue: "docx"), title: "Tides: \"spring\" and neap", metadata: metadata,
            text: "",
            blocks: [])
        #expect(
            document.frontMatter == """
                ---
                title: "Tides: \\"spring\\" and neap"
                author: Ida Berg
                created: "2024-03-04T09:12:00Z"
                Reviewed by: "yes"
                ---


                """)
    }

    @Test(arguments: [
        ("- a", "\"- a\""), ("a #b", "\"a #b\""), ("two\nlines", "\"two\\nlines\""),
        ("\u{1B}[2J", "\"\\x1b[2J\""),
        ("Größe 2/3", "Größe 2/3"), ("null", "\"null\""),
    ]) func `a property is read back as it was`(value: String, written: String) {
        let document = Document(
            format: Format(rawValue: "docx"), title: value, metadata: Metadata(), text: "", blocks: [])
        #expect(document.statements == "title: \(written)\n")
    }
}
