import Documents
import Testing

@Suite struct `Quotes` {
    private static let text = """
        Intro. The “night train” – second class – costs 80 €.
        City\tRate\tNote
        Bonn\t80\tper  night
        The area is 40 m² on 10⁶ cells of H₂O at ~~90~~ 80 €; word¹.
        Employees may book three-star hotels for up to 120 euro a night, breakfast included. ÄRGER ist nah.
        """

    @Test("a letter and its accent may be two characters")
    func partedAccents() throws {
        let parted = "Das Menu\u{308} fu\u{308}r “Re\u{301}né” kostet 9 €, vie\u{302}\u{323}t."
        let composed = "Das Men\u{FC} f\u{FC}r “R\u{E9}n\u{E9}” kostet 9 €, vi\u{1EC7}t."
        for (text, quote) in [(parted, composed), (composed, parted)] {
            let finder = QuoteFinder(text)
            #expect(finder.range(of: quote) == 0..<text.utf8.count)
            let menu = try #require(finder.range(of: "men\u{FC} f\u{FC}r"))
            let shown = String(text.slice(menu))
            #expect(shown == "Men\u{FC} f\u{FC}r" && text.utf8.dropFirst(4).starts(with: shown.utf8))
        }
        #expect(QuoteFinder("\u{301}a").range(of: "\u{301}a") == 0..<3)
    }

    @Test(arguments: [
        ("the \"night train\" - second class", "The “night train” – second class"),
        ("Bonn | 80 | per night", "Bonn\t80\tper  night"),
        ("**three-star** hotels", "three-star hotels"),
        ("“costs 80 €.”", "costs 80 €."),
        ("Rate Note\nBonn", "Rate\tNote\nBonn"),
        ("ärger ist", "ÄRGER ist"),
        ("'breakfast included...'", "breakfast included"), ("40 m2 on 10^6", "40 m² on 10⁶"),
        ("h2o at 90 80 €", "H₂O at ~~90~~ 80 €"), ("40 m^2", "40 m²"),
    ])
    func `are found whatever their spaces, quotes, dashes and case`(quote: String, exact: String) {
        let found = QuoteFinder(Self.text).range(of: quote).map { String(Self.text.slice($0)) }
        #expect(found == exact)
    }

    @Test func `are told apart by case when that matters, and by range`() throws {
        #expect(QuoteFinder(Self.text, ignoringCase: false).range(of: "the “night train”") == nil)
        let all = QuoteFinder(Self.text).ranges(of: "80")
        #expect(all.count == 3)
        #expect(QuoteFinder(Self.text).range(of: "106 cells") == nil)
        let second = try #require(all.last)
        #expect(
            QuoteFinder(Self.text, range: second.lowerBound - 5..<second.upperBound).range(of: "80") == second
        )
        #expect(QuoteFinder(Self.text).range(of: "") == nil)
        #expect(QuoteFinder("").range(of: "x") == nil)
    }

    @Test(arguments: [
        ("The notice period is 130 days.", "30 days"), ("The fee is 1300 EUR.", "300 EUR"),
        ("The fee is 1300 EUR.", "fee is 130"), ("At 12.5 percent.", "12"), ("At 12.5 percent.", "5 percent"),
        ("Some 1,250 EUR are due.", "250 EUR"), ("Some 1,250 EUR are due.", "Some 1"),
        ("On 12.03.2024.", "2.03.2024"),
        ("It is -15 °C outside.", "15 °C"), ("It is −15 °C outside.", "15 °C"),
        ("It weighs 20 kg.", "weighs 20 k"),
        ("It is invalid until May.", "valid until May"), ("Part T20 fits.", "20 fits"),
        ("Part T20B fits.", "Part T20"),
        ("Section 3.2 holds.", "Section 3"), ("At 10:30 sharp.", "30 sharp"), ("Some 10⁶ cells.", "Some 10"),
        ("You can't smoke.", "You can"), ("A non-refundable fee.", "refundable fee"),
        ("An area of 40 m².", "40 m"),
        ("Überärger droht.", "ärger droht"), ("Der Bonusärger.", "Der Bonus"),
    ])
    func `are not found within words and numbers, where they say something else`(text: String, quote: String)
    {
        #expect(QuoteFinder(text).range(of: quote) == nil)
        #expect(QuoteFinder(text).ranges(of: quote).isEmpty)
        #expect(QuoteFinder(text + " And \(quote), again.").range(of: quote) != nil)
    }

    @Test(arguments: [
        ("The period is 3 months¹ long.", "period is 3 months"), ("It costs 80¹ a night.", "costs 80"),
        ("l'hôtel est cher", "hôtel est"), ("The company's car", "The company"),
        ("a three-star hotel", "star hotel"),
        ("价格为100元以上", "100元"), ("通知期間は30日です", "30日"), ("서울은 춥다", "서울"), ("5-7 bar", "7 bar"),
        ("(80 €)", "80 €"), ("costs 80.", "costs 80"), ("the price: 80,", "80"), ("80 %", "80"),
    ])
    func `are found beside marks of sentences and notes, and in scripts without spaces`(
        text: String, quote: String
    ) {
        #expect(QuoteFinder(text).range(of: quote) != nil)
    }

    @Test func `with omissions are found part by part`() {
        let finder = QuoteFinder(Self.text)
        let parts = finder.parts(of: "Employees may book […] up to 120 euro … breakfast")
        #expect(
            parts?.map { String(Self.text.slice($0)) } == [
                "Employees may book", "up to 120 euro", "breakfast",
            ])
        #expect(finder.parts(of: "Employees … may not") == nil)
    }

    @Test(arguments: [
        ("Employees can book three-star hotels for up to 120 euros per night", 0.6, "book three-star"),
        ("a night train in second class costs 80 euro", 0.5, "night train” – second class – costs 80"),
    ])
    func `that are slightly wrong lead to the nearest span`(quote: String, minimum: Double, part: String)
        throws
    {
        let span = try #require(QuoteFinder(Self.text).nearestSpan(to: quote, minimum: minimum))
        #expect(Self.text.slice(span.range).contains(part))
        #expect(span.agreement < 1)
    }

    @Test func `that are not there are not forced`() {
        #expect(QuoteFinder(Self.text).nearestSpan(to: "The canteen opens at noon on weekdays") == nil)
        #expect(QuoteFinder(Self.text).nearestSpan(to: "") == nil)
    }

    @Test(arguments: RandomDocument.seeds)
    func `any words of a document are found again, also with changes`(seed: Int) throws {
        let document = RandomDocument.make(seed: seed)
        let finder = QuoteFinder(document.text)
        var random = Seeded(seed)
        for chunk in Chunker(target: 30, maximum: 60, measure: { $0.utf8.count / 4 }).chunks(of: document)
            .prefix(12)
        {
            // What is longer than a chunk is cut within words, which no quote is.
            let around = chunk.locator.range.lowerBound - 1...chunk.locator.range.upperBound
            guard around.lowerBound < 0 || isSpace(document, around.lowerBound),
                isSpace(document, around.upperBound)
            else { continue }
            let quote = chunk.text.split { $0.isWhitespace }.joined(separator: " ")
            guard let found = finder.range(of: quote) else {
                Issue.record("\(chunk.locator)")
                continue
            }
            #expect(document[found].utf8.count <= chunk.text.utf8.count)
            var words = quote.split(separator: " ")
            guard words.count > 8 else { continue }
            words[Int.random(in: 1..<words.count - 1, using: &random)] = "qqqq"
            if finder.nearestSpan(to: words.joined(separator: " "), minimum: 0.5) == nil {
                Issue.record("\(words)")
            }
        }
    }

    private func isSpace(_ document: Document, _ at: Int) -> Bool {
        at >= document.text.utf8.count
            || [0x20, 0x09, 0x0A].contains(Array(document.text.utf8.dropFirst(at).prefix(1)).first)
    }
}
