import Documents
import Testing

@Suite struct `Sentence ranges` {
    @Test(arguments: [
        ["Rooms cost 80 euro.", "Breakfast is extra!", "Why?", "“Because.”", "Done…", "Next."],
        ["Dr. Meier and Mr. A. B. Smith met at 3.30 p.m. on Friday.", "They left."],
        [
            "Das gilt z. B. für Hotels, d. h. bis Nr. 5 Abs. 2.", "Am 3. Mai endet es.",
            "Gem. Art. 4 gilt das auch.",
        ],
        ["Im 3. Quartal stieg der Umsatz um 1.234,50 €.", "Die Kosten sanken."],
        ["Voir p. ex. l’art. 5 du contrat.", "M. Dupont est d’accord.", "Fin."],
        [
            "See https://example.org/a.b?c=d for v2.0.1 details.", "It costs 30.",
            "The rest is free (really).", "Yes.",
        ],
        ["会議は終わりました。", "次は「いつですか？」", "来週です！"],
        ["Is it?\nYes.", ""],
        ["1. First things first.", "2. Second things."],
        ["U.S. law applies, e.g. here, i.e. everywhere.", "OK."],
        ["He said: “Stop!” and left.", "Then nothing."],
        ["Heading without a stop\nAnother line", ""],
        ["The line goes on and on until the page is at its end and then it\nGoes on with a name.", ""],
        ["यह एक वाक्य है। दूसरा।", ""],
    ])
    func `end where a reader would end them`(expected: [String]) {
        let parts = expected.filter { !$0.isEmpty }
        let special: [String: [String]] = [
            "Is it?\nYes.": ["Is it?", "Yes."],
            "Heading without a stop\nAnother line": ["Heading without a stop", "Another line"],
            "यह एक वाक्य है। दूसरा।": ["यह एक वाक्य है।", "दूसरा।"],
        ]
        let text = parts.joined(separator: text(isIdeographic: parts[0]) ? "" : " ")
        let found = Sentences.ranges(in: text).map { String(text.slice($0)) }
        #expect(found == special[text] ?? parts)
    }

    private func text(isIdeographic text: String) -> Bool { text.hasPrefix("会") }

    @Test(arguments: RandomDocument.seeds)
    func `hold every word, in order, without white space around`(seed: Int) {
        let text = RandomDocument.make(seed: seed).text
        let bytes = Array(text.utf8)
        var end = 0
        for sentence in Sentences.ranges(in: text) {
            let gap = bytes[end..<sentence.lowerBound]
            let isTight = bytes[sentence.lowerBound] > 0x20 && bytes[sentence.upperBound - 1] > 0x20
            if !isTight || !gap.allSatisfy({ $0 <= 0x20 }) { Issue.record("\(sentence)") }
            end = sentence.upperBound
        }
        #expect(bytes[end...].allSatisfy { $0 <= 0x20 })
    }
}
