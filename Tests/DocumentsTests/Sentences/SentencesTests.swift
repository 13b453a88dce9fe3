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

    @Test func `end at the separators of lines and paragraphs`() {
        let text = "The tide turns\u{2028}at noon\u{2029}Mind the quay…\u{2028}\u{2028}End"
        let found = Sentences.ranges(in: text).map { String(text.slice($0)) }
        #expect(found == ["The tide turns", "at noon", "Mind the quay…", "End"])
    }

    @Test(arguments: [
        ["Der 2. Vorsitzende vertritt ihn.", "Die Sitzung findet im 2. OG, Zi. 214, statt."],
        ["Wann ist die 2. Rate fällig?", "Die 3. Zahlungserinnerung kostet 7,50 €."],
        ["Herr Muster, 2. Vorsitzender, ist 1. Beisitzer.", "Das Büro (2. OG) ist zu."],
        ["Der 1. und 2. Adventssonntag sind frei.", "Ende."],
        ["Die Frist endet am 15. Der Antrag ist schriftlich zu stellen.", ""],
        ["Wir haben 12. Kunden zahlen sofort.", ""],
        ["I am 12. Peter is older.", ""],
        ["In der Goethestr. Nr. 12 wird gebaut.", "Gemüse kommt tgl. Obst nicht."],
        ["Er wohnt in der Bürgermeisterstr. Die Miete ist hoch.", ""],
        ["Vgl. S. 12 Rn. 5 und Anl. 3.", "Ende."],
    ])
    func `keep a German ordinal or abbreviation with its noun`(expected: [String]) {
        let special: [String: [String]] = [
            "Die Frist endet am 15. Der Antrag ist schriftlich zu stellen.": [
                "Die Frist endet am 15.", "Der Antrag ist schriftlich zu stellen.",
            ],
            "Wir haben 12. Kunden zahlen sofort.": ["Wir haben 12.", "Kunden zahlen sofort."],
            "I am 12. Peter is older.": ["I am 12.", "Peter is older."],
            "Er wohnt in der Bürgermeisterstr. Die Miete ist hoch.": [
                "Er wohnt in der Bürgermeisterstr.", "Die Miete ist hoch.",
            ],
        ]
        let text = expected.filter { !$0.isEmpty }.joined(separator: " ")
        let found = Sentences.ranges(in: text).map { String(text.slice($0)) }
        #expect(found == special[text] ?? expected)
    }

    @Test func `part the numbered items of a Chinese line, and not what refers to one`() {
        let text = "申请条件：（1）年满十八岁（2）有固定住所（３）无犯罪记录，见第（5）项"
        let found = Sentences.ranges(in: text).map { String(text.slice($0)) }
        #expect(found == ["申请条件：", "（1）年满十八岁", "（2）有固定住所", "（３）无犯罪记录，见第（5）项"])
        #expect(Sentences.ranges(in: "依照第（1）项和第（2）项办理").count == 1)
    }

    @Test func `take a stop that begins a line to the line before`() {
        let text = "会议改到星期三\n。请准时参加"
        #expect(Sentences.ranges(in: text).map { String(text.slice($0)) } == ["会议改到星期三\n。", "请准时参加"])
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
