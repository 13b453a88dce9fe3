import Documents
import Testing

@Suite struct `Figures in a text` {
    @Test(arguments: [
        ("1.234,50 €", "$0 EUR 1,234.50"), ("1 234,50 EUR", "€1,234.50"), ("CHF 1'234.50", "1234.5 Franken"),
        ("3. Mai 2024", "2024-05-03"), ("May 3, 2024", "03.05.2024"), ("1er mai 2024", "1 May 2024"),
        ("9 de mayo de 2026", "2026-05-09"), ("9 maggio 2026", "9 May, 2026"), ("9 mei 2026", "9-May-2026"),
        ("9 de maio de 2026", "2026/5/9"), ("9 maja 2026 r.", "9.5.2026"), ("mayo de 2026", "May 2026"),
        ("5/3/2024", "2024-05-03"), ("3rd of May", "3. Mai 2024"), ("May 2024", "12.5.24"),
        ("3 Mio. €", "3,000,000 EUR"), ("1.2 million dollars", "$1,200,000"),
        ("€1.2 million", "1,200,000 EUR"), ("12 %", "12 Prozent"),
        ("three days", "3 Tage"), ("80km", "80 km"), ("1.234", "1234"), ("1.234", "1,234"), ("−5 °C", "-5"),
        ("version v2.0.1", "V2.0.1"), ("form A-17/b", "A-17/B"), ("10.0.0.1", "10.0.0.1"), ("20", "20 euro"),
        ("09:30", "9:30 Uhr"), ("17:05:00", "17:05"),
        ("500 PLN", "500 zł"), ("5 µg", "5 μg"), ("40 m2", "40 m²"), ("80 Sek.", "80 s"), ("30mg", "30 mg"),
    ])
    func `agree across languages and formats`(left: String, right: String) throws {
        let left = try #require(Figures.all(in: left).last)
        #expect(
            Figures.all(in: right).contains { $0.agrees(with: left) }, "\(left) \(Figures.all(in: right))")
    }

    @Test(arguments: [
        ("80 €", "80 USD"), ("1,234.5", "1234"), ("3. Mai 2024", "3. Juni 2024"), ("v2.0.1", "v2.0.2"),
        ("2024-05-03", "2024-05-04"), ("12 %", "12 days"), ("0.500", "500"), ("-5", "5"), ("2.0.1", "2.0"),
        ("11:45", "8:45"), ("3 out of 5", "3 October"), ("30 mg", "30 g"), ("500 PLN", "500 EUR"),
        ("80 SEK", "80 EUR"),
        ("30 ml", "30 litres"),
        ("2 billion NOK", "2 billion USD"), ("€1.2 million", "$1.2 million"), ("5 bar", "5 mbar"),
        ("3 kW", "3 kWh"), ("40 m²", "40 m"),
        ("40 m²", "40 m³"), ("40 m2", "40 m3"), ("5 µg", "5 mg"),
    ])
    func `differ where they say something else`(left: String, right: String) throws {
        let left = try #require(Figures.all(in: left).first)
        let right = try #require(Figures.all(in: right).first)
        #expect(!left.agrees(with: right))
    }

    @Test func `stand where their ranges say`() {
        let text = "Bis 3. Mai 2024 kosten zwei Zimmer 1.234,50 € (Nr. A-17), z. B. in Bonn."
        let found = Figures.all(in: text).map { String(text.slice($0.range)) }
        #expect(found == ["3. Mai 2024", "zwei", "1.234,50 €", "A-17"])
    }

    @Test(arguments: RandomDocument.seeds)
    func `ascend, hold a digit or a number's name, and are read alike again`(seed: Int) {
        let text = RandomDocument.make(seed: seed).text
        var end = 0
        for figure in Figures.all(in: text) {
            if figure.range.lowerBound < end || !figure.agrees(with: figure) { Issue.record("\(figure)") }
            end = figure.range.upperBound
        }
        #expect(end <= text.utf8.count)
    }

    @Test(
        "a number in words above twelve is a number",
        arguments: [
            ("fifteen days", "15 days"), ("ninety days", "90 days"), ("twenty-one days", "21 days"),
            ("ninety nine days", "99 days"), ("a hundred days", "100 days"),
            ("two hundred and fifty euros", "250 EUR"), ("fifteen million dollars", "$15,000,000"),
            ("vierzehn Tage", "14 days"), ("einundzwanzig Tage", "21 days"), ("sechzig Tage", "60 days"),
            ("zweihundert Euro", "200 EUR"), ("quinze jours", "15 days"),
            ("vingt et un jours", "21 days"),
            ("trente-deux jours", "32 days"), ("soixante-dix jours", "70 days"),
            ("soixante et onze jours", "71 days"), ("quatre-vingts jours", "80 days"),
            ("quatre-vingt-dix-sept jours", "97 days"), ("deux cents euros", "200 EUR"),
            ("quince", "15"), ("treinta y cinco", "35"), ("veintidós", "22"), ("quattordici", "14"),
            ("ventuno", "21"), ("trentotto", "38"), ("vinte e cinco", "25"), ("duzentos e trinta", "230"),
            ("veertien", "14"), ("eenentwintig", "21"), ("tweeënvijftig", "52"), ("piętnaście", "15"),
            ("dwadzieścia pięć", "25"),
        ])
    func numberWords(words: String, digits: String) throws {
        let figures = Figures.all(in: words)
        let number = try #require(figures.first)
        #expect(figures.count == 1 && number.range.lowerBound == 0)
        #expect(Figures.all(in: digits).contains { $0.agrees(with: number) })
    }

    @Test(
        "words are no numbers that only look like one",
        arguments: [
            "once a year", "payment due", "several hundred people", "a hundredweight", "one of them",
            "per cent",
            "sei nicht so", "in den neunziger Jahren", "the sixty-fourth", "Otto", "no one and two",
        ])
    func noNumberWords(text: String) {
        #expect(Figures.all(in: text).allSatisfy { text.hasSuffix("two") && $0.range.count == 3 })
    }

    @Test(
        "an amount between 1,900 and 2,100 is no year",
        arguments: [("2029", true), ("2,029", false), ("2.029", false), ("2029 m", false), ("12029", false)])
    func years(text: String, isYear: Bool) {
        #expect(Figures.all(in: text).first?.isYear == isYear)
    }
}
