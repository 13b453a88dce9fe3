import Documents
import Testing

@Suite struct `Codes in a text` {
    @Test(arguments: [
        // The names of parts, forms, errors and versions.
        ("PX-4000-B", true, true, true), ("E09", true, true, true), ("T-200", true, true, true),
        ("PX2-1001", true, true, true), ("S-1", true, true, true), ("v1.2", true, true, true),
        // One figure upon letters is as often a quarter, a grade or a word; a stroke parts two things.
        ("Q1", true, false, true), ("B2B", true, false, true), ("l'A4", true, false, true),
        ("Nr/12", true, false, false),
        // Amounts and ordinal numbers begin with a figure, though a unit may end with one.
        ("80km/h", false, false, false), ("3rd", false, false, false), ("5 kg CO2", false, false, true),
        // An en dash joins a code in a question; in a cell it may be a range.
        ("T–200", true, true, false), ("5 h–7 h", false, false, false),
        // Words and numbers alone.
        ("PX", false, false, false), ("2024", false, false, false), ("Version 12", false, false, false),
        ("", false, false, false),
    ])
    func `are told from words, amounts and numbers`(
        text: String, isCode: Bool, namesOneThing: Bool, bindsFigure: Bool
    ) {
        #expect(CodeRule.isCode(text) == isCode)
        #expect(CodeRule.namesOneThing(text) == namesOneThing)
        #expect(CodeRule.bindsFigure(text) == bindsFigure)
    }
}
