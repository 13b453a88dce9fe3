import Documents
import Testing

@Suite struct `Percent-encoded text` {
    @Test(arguments: [
        ("plain.docx", "plain.docx"), ("My%20Report.docx", "My Report.docx"), ("na%C3%AFve", "naïve"),
        ("na%c3%afve", "naïve"), ("%2525", "%25"), ("%41", "A"),
        // A sign without two digits stays as it is.
        ("100%", "100%"), ("5%2", "5%2"), ("%zz", "%zz"), ("%+1", "%+1"), ("", ""),
    ])
    func `is decoded`(text: String, expected: String) {
        #expect(text.percentDecoded == expected)
        #expect(text[...].percentDecodedBytes == Array(expected.utf8))
    }
}
