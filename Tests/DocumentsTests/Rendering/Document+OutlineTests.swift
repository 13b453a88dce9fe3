import Documents
import Testing

@Suite struct `The outline` {
    @Test func `shows structure, places, cells, links and losses`() {
        var builder = DocumentBuilder(format: Format(rawValue: "docx"))
        builder.title = "Travel policy"
        builder.metadata.author = "Ada"
        builder.metadata.properties = ["keywords": "train"]
        builder.heading(Inline("Travel"), level: 1)
        builder.append(.paragraph, "Go by \"train\".")
        builder.append(.listItem(depth: 1, marker: "•"), "night train")
        builder.append(.paragraph, "Page 1 of 9", layer: .furniture)
        builder.heading(Inline("Rates"), level: 3)
        builder.beginTable()
        builder.cell(column: 1, Inline("City"), columnSpan: 2)
        builder.endRow(number: 1)
        builder.cell(column: 1, Inline("Bonn"))
        builder.cell(column: 2, Inline("80"), value: .number(80, format: "0"), formula: "A1*2")
        builder.endRow(number: 2, isHidden: true)
        builder.endTable(headerRows: 1)
        var linked = Inline("See ")
        linked.beginLink("https://example.org/")
        linked.append("here")
        linked.endLink()
        linked.lineBreak()
        linked.append("now")
        builder.append(.paragraph, linked)
        builder.lose("image", "A picture could not be read.")
        let expected = """
            docx "Travel policy"
              author: Ada
              property keywords: train
              heading 1 "Travel" §Travel ¶0 [0..<6]
                paragraph "Go by \\"train\\"." §Travel ¶1 [7..<21]
                  item 1 • "night train" §Travel ¶2 [22..<33]
                furniture paragraph "Page 1 of 9" §Travel ¶3 [34..<45]
                heading 3 "Rates" §Travel/Rates ¶0 [46..<51]
                  table 2 × 2, header rows 1 §Travel/Rates ¶1 [52..<64]
                    row 1: A1 "City" spans 2×1
                    row 2 hidden: A2 "Bonn" | B2 "80" number 80.0 "0" =A1*2
                  paragraph "See here\\nnow" §Travel/Rates ¶2 [65..<77]
              link "here" → https://example.org/ [69..<73]
              loss image: A picture could not be read.

            """
        #expect(builder.build().outline() == expected)
    }

    @Test func `elides long text in the middle unless asked for all of it`() {
        var builder = DocumentBuilder(format: Format(rawValue: "txt"))
        builder.place = .lines(3...4)
        builder.append(.paragraph, String(repeating: "a", count: 60) + String(repeating: "ü", count: 60))
        let document = builder.build()
        let half = String(repeating: "a", count: 35) + "…" + String(repeating: "ü", count: 35)
        #expect(document.outline() == "txt \"\"\n  paragraph \"\(half)\" lines 3–4 [0..<180]\n")
        #expect(!document.outline(full: true).contains("…"))
    }

    @Test(arguments: RandomDocument.seeds)
    func `is the same for equal documents, a line for each part`(seed: Int) throws {
        let document = RandomDocument.make(seed: seed)
        let outline = document.outline()
        #expect(try Document(decoding: document.encoded()).outline() == outline)
        let rows = document.blocks.reduce(0) { $0 + ($1.table?.rows.count ?? 0) }
        let parts = document.blocks.count + rows + document.links.count + document.losses.count
        #expect(outline.split(separator: "\n").count >= parts + 1)
    }
}
