import Documents
import Testing

@Suite struct `Markdown and plain text` {
    private func document(_ build: (inout DocumentBuilder) -> Void) -> Document {
        var builder = DocumentBuilder(format: Format(rawValue: "test"))
        build(&builder)
        return builder.build()
    }

    @Test func `restore headings, lists, links, code, notes and layers`() {
        let document = document { builder in
            builder.heading(Inline("Travel *now*"), level: 2)
            var linked = Inline("1. See ")
            linked.beginLink("https://example.org/a b")
            linked.append("here")
            linked.endLink()
            linked.lineBreak()
            linked.append("snake_case _this_")
            builder.append(.paragraph, linked)
            builder.append(.listItem(depth: 0, marker: "•"), "one")
            builder.append(.listItem(depth: 2, marker: "2."), "two")
            builder.append(.listItem(depth: 0, marker: "b)"), "three")
            var code = Inline()
            code.appendVerbatim("let a = \"```\"")
            builder.append(.code(language: "swift"), code)
            builder.append(.quote, "Said.")
            builder.append(.footnote(label: "1"), "Foot.")
            builder.append(.comment(author: "Ada"), "Really?")
            builder.append(.paragraph, "Page 3", layer: .furniture)
        }
        let expected = """
            ## Travel \\*now\\*

            1\\. See [here](<https://example.org/a b>)\\
            snake_case \\_this_

            - one
                2. two
            - b) three

            ````swift
            let a = "```"
            ````

            > Said.

            [^1]: Foot.

            > **Comment (Ada):** Really?

            """
        #expect(document.markdown() == expected)
        #expect(document.markdown(layers: [.furniture]) == "Page 3\n")
        #expect(document.plainText().contains("• one\n    2. two\nb) three\n\nlet a"))
        #expect(!document.plainText().contains("Page 3"))
    }

    private func sheet() -> Document {
        document { builder in
            builder.place = .sheet(name: "Rates")
            builder.beginTable()
            builder.cell(column: 1, Inline("City"))
            builder.cell(column: 2, Inline("Rate | net"), columnSpan: 2)
            builder.endRow(number: 1)
            for row in 2...5 {
                builder.cell(column: 1, Inline("Town \(row)"))
                builder.cell(column: 3, Inline("\(row)0"))
                builder.endRow(number: row, isHidden: row == 4)
            }
            builder.endTable(headerRows: 1)
        }
    }

    @Test func `show tables with their merged cells once, hidden rows apart`() {
        let expected = """
            ## Rates

            | City | Rate \\| net |  |
            | --- | --- | --- |
            | Town 2 |  | 20 |
            | Town 3 |  | 30 |
            | Town 5 |  | 50 |

            """
        #expect(sheet().markdown() == expected)
        #expect(sheet().markdown(layers: [.body, .hidden]).contains("Town 4"))
    }

    @Test func `show a part of a table below its header`() throws {
        let sheet = sheet()
        let row = try #require(sheet.blocks[0].table?.rows[2])
        let expected = "| City | Rate \\| net |\n| --- | --- |\n| Town 3 | 30 |\n"
        #expect(sheet.markdown(of: row.range) == expected)
        let cell = row.cells[1].range
        #expect(sheet.markdown(of: cell) == "| City | Rate \\| net |\n| --- | --- |\n| Town 3 | 30 |\n")
    }

    @Test func `show where slides begin`() {
        let document = document { builder in
            builder.place = .slide(number: 1, title: "Start", shape: nil)
            builder.heading(Inline("Start"), level: 1)
            builder.place = .slide(number: 2, title: nil, shape: nil)
            builder.append(.paragraph, "Text")
        }
        #expect(document.markdown() == "# Start\n\n---\n\n## Slide 2\n\nText\n")
    }

    @Test(arguments: RandomDocument.seeds)
    func `hold at least the letters of the text`(seed: Int) {
        let document = RandomDocument.make(seed: seed)
        let letters = { (text: String) in text.unicodeScalars.filter(\.properties.isAlphabetic) }
        let all = document.markdown(layers: [.body, .furniture, .hidden])
        #expect(letters(all).count >= letters(document.text).count)
    }
}
