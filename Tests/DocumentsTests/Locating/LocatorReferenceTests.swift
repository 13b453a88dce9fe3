import Documents
import Testing

@Suite struct `References as strings` {
    @Test(arguments: [
        "path/to/file.xlsx#Budget!B7:D9", "deck.pptx#slide=4", "a.docx#section=Travel/Hotels&paragraph=3",
        "x.pdf#page=2", "n.txt#lines=4-9", "feed.xml#element=/rss/channel/item[3]",
        "n.txt#lines=4&range=120-180",
        "a b.docx", "a%23b.docx#section=", "b.xlsx#sheet=Q1 2024", "t.csv#cells=A1", "x.html#range=0-5",
        "deck.pptx#slide=4&shape=Title 1&cells=B2", "p.docx#section=a%2Fb/c&paragraph=0-2&cells=B2:C3",
        "x.pdf#page=2&box=72.0,90.5,500.0,120.25", "b.xlsx#It%21s %26 more!AA10",
    ])
    func `what is printed parses to the same`(text: String) throws {
        #expect(try #require(LocatorReference(text)).description == text)
    }

    @Test(arguments: RandomDocument.seeds)
    func `every chunk's reference leads back to its words`(seed: Int) throws {
        let document = RandomDocument.make(seed: seed)
        let chunker = Chunker(target: 100, maximum: 200) { $0.utf8.count / 4 }
        for chunk in chunker.chunks(of: document) {
            let reference = LocatorReference(path: "a#b%/c.docx", locator: chunk.locator)
            let parsed = try #require(LocatorReference(reference.description))
            if parsed != reference || document.words(at: parsed).map(String.init) != chunk.text {
                Issue.record("\(reference)")
            }
        }
    }

    @Test(arguments: [
        "a.txt#lines=", "a.txt#lines=9-4", "a.txt#lines=-1", "a.txt#nonsense", "a.txt#slide=x", "a#shape=q",
    ])
    func `what is no address is refused`(text: String) {
        #expect(LocatorReference(text) == nil)
    }

    @Test func `places are resolved without a range`() throws {
        var builder = DocumentBuilder(format: Format(rawValue: "test"))
        builder.heading(Inline("Travel"), level: 1)
        builder.heading(Inline("Hotels"), level: 2)
        builder.append(.paragraph, "Three stars.")
        builder.beginTable(place: .sheet(name: "Budget"))
        for row in 1...3 {
            for column in 1...3 { builder.cell(column: column, Inline("\(row)/\(column)")) }
            builder.endRow(number: row + 4)
        }
        builder.endTable(headerRows: 1)
        let document = builder.build()
        func words(_ fragment: String) -> Substring? {
            LocatorReference("f#" + fragment).flatMap { document.words(at: $0) }
        }
        #expect(words("section=Travel") == "Travel\nHotels\nThree stars.")
        #expect(words("section=Travel/Hotels&paragraph=1") == "Three stars.")
        #expect(words("section=Nowhere") == nil)
        #expect(words("Budget!B6") == "2/2")
        #expect(words("Budget!B6:B7") == "2/2\t2/3\n3/1\t3/2")
        #expect(words("Budget!Z99") == nil)
        #expect(words("range=0-6") == "Travel")
        #expect(words("range=0-600") == nil)
    }
}
