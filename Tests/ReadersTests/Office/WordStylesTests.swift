import Testing

@testable import Readers

@Suite("Styles of a text document")
struct WordStylesTests {
    private static let before =
        "<w:styles><w:style w:type=\"paragraph\" w:styleId=\"A\"><w:name w:val=\"a\"/></w:style>"
    private static let after = "<w:style w:type=\"paragraph\" w:styleId=\"B\"/></w:styles>"

    @Test(
        "Only whole table styles are passed over",
        arguments: [
            ("<w:style w:type=\"table\" w:styleId=\"T\"><w:tblStylePr w:type=\"band1Horz\"/></w:style>", ""),
            (
                "<w:style w:type=\"table\"><w:pPr/></w:style>\n<w:style w:type=\"table\"><w:pPr/></w:style>",
                "\n"
            ),
            ("<w:style w:type=\"table\" w:styleId=\"T\"/>", nil),
            ("<w:style w:type=\"table\"", nil), ("<w:style w:type=\"tablet\"></w:style>", nil), ("", nil),
        ])
    func tables(_ styles: String, _ left: String?) {
        let kept = WordStylesHandler.withoutTableStyles(Array((Self.before + styles + Self.after).utf8))
        #expect(String(decoding: kept, as: UTF8.self) == Self.before + (left ?? styles) + Self.after)
    }

    @Test func `a style whose name begins like a table of contents is none`() {
        #expect(WordStyles.role(named: "Tm5 Tabelle") == nil)
        #expect(
            WordStyles.role(named: "TM 1") == .contents
                && WordStyles.role(named: "Verzeichnis 2") == .contents)
    }

    @Test(arguments: ["Heading", "Überschrift", "Rubrik"])
    func `a heading whose style has no number is one`(name: String) {
        #expect(WordStyles.role(named: name) == .heading(1))
    }

    @Test(arguments: ["Heading Text", "Headings", "Kopie"])
    func `a style whose name only begins like a heading is none`(name: String) {
        #expect(WordStyles.role(named: name) == nil)
    }
}
