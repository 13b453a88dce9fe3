import Testing

@testable import Docent

/// What models say of a row's rank, bound or title, held against tables and sentences.
struct ClaimedRankTests {
    private static let bridges = """
        | Bridge | River | Opened | Length | Maximum load |
        |---|---|---|---|---|
        | Stone Arch | Werra | 1812 | 140 m | 12 t |
        | Mill Street | Fulda | 1934 | 95 m | 30 t |
        | Harbour | Weser | 1978 | 410 m | 60 t |
        | Old Ferry | Werra | 1907 | 180 m | 24 t |
        """

    private func check(_ sentence: String, _ passages: String...) throws -> AnswerCheck {
        let sources = try passages.enumerated().map { number, text in
            ProofSource(
                try SamplePassages.passage(text, number: number + 1, document: "doc\(number + 1).md"),
                number: number + 1)
        }
        return AnswerCheck(sentence, sources: sources)
    }

    @Test(
        "a row that is not at the end of its column passed as the first",
        arguments: [
            "The Mill Street bridge is the longest [1].", "Old Ferry has the greatest length [1].",
            "The Harbour bridge is the oldest [1].", "Stone Arch has the highest maximum load [1].",
            "The Stone Arch bridge is the longest over the Werra [1].",
            "Die Brücke Mill Street ist die längste [1].", "The second longest is Stone Arch [1].",
        ])
    func notFirst(sentence: String) throws {
        let checked = try check(sentence, Self.bridges)
        #expect(checked.unsupported.count == 1, "\(checked.text) \(checked.remarks)")
        #expect(checked.remarks.contains { $0.text.hasPrefix("In the table, another row has that rank") })
    }

    @Test(
        "a row that is at the end of its column stays proven",
        arguments: [
            "The Harbour bridge is the longest [1].", "Harbour is the longest bridge, 410 m [1].",
            "The Stone Arch bridge is the oldest [1].", "Mill Street is the shortest [1].",
            "The Old Ferry bridge is the longest over the Werra [1].",
            "Stone Arch is longer than Mill Street [1].", "The Old Ferry bridge carries at most 24 t [1].",
            "The second longest is Old Ferry [1].", "At the latest in 1907 Old Ferry was opened [1].",
        ])
    func first(sentence: String) throws {
        let checked = try check(sentence, Self.bridges)
        #expect(checked.unsupported.isEmpty, "\(checked.text) \(checked.remarks)")
    }

    @Test("a row that is named in its second column passed as the first")
    func namedLater() throws {
        let wards = """
            | Ward | Name | Beds |
            |---|---|---|
            | A1 | Cardiology | 28 |
            | C1 | Intensive care | 12 |
            | D1 | Geriatrics | 30 |
            """
        #expect(try check("Intensive care has the most beds [1].", wards).unsupported.count == 1)
        #expect(try check("Geriatrics has the most beds [1].", wards).unsupported.isEmpty)
    }

    @Test("a column of greatest values passed as one of least")
    func headed() throws {
        let checked = try check("The Harbour bridge carries at least 60 t [1].", Self.bridges)
        #expect(checked.unsupported.count == 1, "\(checked.text) \(checked.remarks)")
    }

    @Test(
        "a title passed without what its holder has before it",
        arguments: [
            ("Ines Roth was appointed director [1].", "Ines Roth was appointed deputy director in May."),
            ("The acting treasurer signs the accounts [1].", "The treasurer signs the accounts."),
            (
                "Die Bürgermeisterin leitet die Sitzung [1].",
                "Die stellvertretende Bürgermeisterin leitet die Sitzung."
            ),
        ])
    func title(sentence: String, passage: String) throws {
        let checked = try check(sentence, passage)
        #expect(checked.unsupported.count == 1, "\(checked.text) \(checked.remarks)")
        #expect(try check(passage, passage).unsupported.isEmpty)
    }

    @Test(
        "what another statement of a sentence says of somebody else passed",
        arguments: [
            "Tomas Lind won the bid with 8 points [1].", "The bid of Tomas Lind got 8 points [1].",
        ])
    func another(sentence: String) throws {
        let passage = "The bid of Karin Moe won with 8 points; Tomas Lind received 6."
        let checked = try check(sentence, passage)
        #expect(checked.unsupported.count == 1, "\(checked.text) \(checked.remarks)")
        #expect(try check("Karin Moe won with 8 points [1].", passage).unsupported.isEmpty)
        #expect(try check("Tomas Lind received 6 [1].", passage).unsupported.isEmpty)
    }

    @Test(
        "what holds of several passed as holding of one alone, or of nobody",
        arguments: [
            (
                "Only the lessor may end the lease with a notice of 90 days [1].",
                "The lessor may end the lease with a notice of 90 days, and so may the lessee."
            ),
            ("Nobody pays a fee for the locker [1].", "Members pay a fee of 4 euros for the locker."),
            (
                "The motion to build the hall was approved [1].",
                "The motion to build the hall was rejected by the council."
            ),
            (
                "The lease of the hall is permanent [1].",
                "The lease of the hall is temporary and ends in 2027."
            ),
        ])
    func extent(sentence: String, passage: String) throws {
        let checked = try check(sentence, passage)
        #expect(checked.unsupported.count == 1, "\(checked.text) \(checked.remarks)")
    }

    @Test(
        "what is so of one alone, or of nobody, in other words stays proven",
        arguments: [
            (
                "Only the lessor may end the lease [1].",
                "The right to end the lease belongs to the lessor alone."
            ),
            ("No fee is charged for the locker [1].", "The locker is free of charge; there is no fee."),
            ("Nobody may park in the yard [1].", "Parking in the yard is forbidden."),
            ("No visitor may enter the lab [1].", "Visitors must not enter the lab."),
        ])
    func sameExtent(sentence: String, passage: String) throws {
        let checked = try check(sentence, passage)
        #expect(checked.unsupported.isEmpty, "\(checked.text) \(checked.remarks)")
    }
}
