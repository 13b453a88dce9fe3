import Documents
import Testing

@Suite struct `The chunker` {
    /// Words, and words of more than eight bytes by their length: as word pieces are counted.
    private static let pieces: @Sendable (Substring) -> Int = { text in
        text.utf8.split { $0 <= 0x20 }.reduce(0) { $0 + 1 + $1.count / 8 }
    }
    /// Counts less for the parts than for the whole.
    private static let quarters: @Sendable (Substring) -> Int = { $0.utf8.count / 4 }

    /// What is embedded with the document's title, unless the chunk begins with it.
    private static func embedded(_ chunk: Chunk, title: String) -> String {
        title.isEmpty || chunk.headings.first == title || chunk.text.hasPrefix(title)
            ? chunk.embeddedText : title + "\n" + chunk.embeddedText
    }

    private static let chunkers = [
        Chunker(target: 40, maximum: 64, measure: pieces),
        Chunker(target: 160, maximum: 254, measure: pieces),
        Chunker(target: 30, maximum: 40, measure: quarters),
        Chunker(target: 24, maximum: 24, measure: { $0.unicodeScalars.count }),
    ]

    @Test(arguments: RandomDocument.seeds)
    func `a chunk is the slice that its range names, and all words are in one or head it`(seed: Int) {
        let document = RandomDocument.make(seed: seed)
        for chunker in Self.chunkers {
            var covered = Array(document.text.utf8).map { $0 <= 0x20 }
            let chunks = chunker.chunks(of: document)
            let headings = Set(chunks.flatMap(\.headings))
            for block in document.blocks
            where block.isHeading && headings.contains(String(document[block.range])) {
                for position in block.range { covered[position] = true }
            }
            for (ordinal, chunk) in chunks.enumerated() {
                let isSlice =
                    chunk.text == document[chunk.range] && chunk.text.utf8.count == chunk.range.count
                if chunk.ordinal != ordinal || !isSlice { Issue.record("\(chunk.locator)") }
                for position in chunk.range { covered[position] = true }
            }
            #expect(!covered.contains(false))
        }
    }

    @Test(arguments: RandomDocument.seeds)
    func `no chunk is longer than the maximum, title, headings and context counted`(seed: Int) {
        let document = RandomDocument.make(seed: seed)
        for chunker in Self.chunkers.dropLast() {
            for chunk in chunker.chunks(of: document) {
                let embedded = Self.embedded(chunk, title: chunker.title(of: document))
                let tokens = chunker.maximum == 40 ? Self.quarters(embedded[...]) : Self.pieces(embedded[...])
                if tokens > chunker.maximum { Issue.record("\(tokens) tokens at \(chunk.locator)") }
            }
        }
    }

    @Test(arguments: RandomDocument.seeds)
    func `no chunk holds blocks of two layers, slides, sheets, pages or sections`(seed: Int) {
        let document = RandomDocument.make(seed: seed)
        for chunk in Self.chunkers.flatMap({ $0.chunks(of: document) }) {
            let held = document.blocks.filter { $0.range.overlaps(chunk.range) }
            let body = held.filter { !$0.isHeading }
            let first = held.first { !$0.isHeading }?.range.lowerBound ?? .max
            let isOne =
                held.allSatisfy { $0.layer == chunk.layer || $0.table != nil }
                && Set(body.map { unit($0.place) }).count <= 1
                && held.allSatisfy { !$0.isHeading || $0.range.lowerBound < first }
            if !isOne { Issue.record("\(chunk.locator)") }
        }
    }

    private func unit(_ place: Place) -> String {
        switch place {
        case .section(let headings, _): headings.joined(separator: "/")
        case .slide(let number, _, _): "slide \(number)"
        case .sheet(let name): name
        case .page(let number, _): "page \(number)"
        case .element, .lines: ""
        }
    }

    @Test(arguments: RandomDocument.seeds)
    func `a chunk's locator names its own words`(seed: Int) throws {
        let document = RandomDocument.make(seed: seed)
        for chunk in Self.chunkers[1].chunks(of: document) {
            let words = document.words(at: chunk.locator).map(String.init)
            if chunk.locator != document.locator(for: chunk.range) || words != chunk.text {
                Issue.record("\(chunk.locator)")
            }
        }
    }

    // MARK: Structure

    private func chunks(
        target: Int = 40, maximum: Int = 64, _ build: (inout DocumentBuilder) -> Void
    ) -> [Chunk] {
        var builder = DocumentBuilder(format: Format(rawValue: "test"))
        build(&builder)
        let document = builder.build()
        let chunker = Chunker(target: target, maximum: maximum, measure: Self.pieces)
        return chunker.chunks(of: document)
    }

    private func sentences(_ count: Int) -> String {
        (1...count).map { "Sentence number \($0) has seven words here." }.joined(separator: " ")
    }

    @Test func `small sections stay apart, and a heading goes with what follows`() {
        let chunks = chunks { builder in
            builder.heading(Inline("Travel"), level: 1)
            builder.heading(Inline("Trains"), level: 2)
            builder.append(.paragraph, "Second class.")
            builder.heading(Inline("Hotels"), level: 2)
            builder.append(.paragraph, "Three stars.")
        }
        #expect(chunks.map(\.text) == ["Travel\nTrains\nSecond class.", "Hotels\nThree stars."])
        #expect(chunks.map(\.headings) == [[], ["Travel"]])
        #expect(chunks.map(\.locator.display) == ["Travel › Trains ¶1", "Travel › Hotels ¶1"])
    }

    @Test("a heading is no passage of its own", arguments: [Block.Kind.paragraph, .footnote(label: "1")])
    func loneHeadings(between kind: Block.Kind) {
        let isNote = kind != .paragraph
        let parted = chunks { builder in
            builder.heading(Inline("Comet"), level: 1)
            builder.heading(Inline("History"), level: 2)
            builder.append(kind, "Share this page.", layer: isNote ? .body : .furniture)
            builder.append(.paragraph, "The probe flew past it.")
        }
        #expect(parted.map(\.text) == ["Share this page.", "The probe flew past it."])
        #expect(parted.last?.headings == ["Comet", "History"])
        let empty = chunks { builder in
            builder.heading(Inline("Comet"), level: 1)
            builder.heading(Inline("History"), level: 2)
            builder.heading(Inline("Orbit"), level: 2)
            builder.append(.paragraph, "It comes back in 2061.")
        }
        #expect(empty.map(\.text) == ["Comet\nHistory\nOrbit\nIt comes back in 2061."])
        #expect(chunks { $0.heading(Inline("Comet"), level: 1) }.map(\.text) == ["Comet"])
    }

    @Test func `a long section is cut between sentences, with headings`() {
        let chunks = chunks { builder in
            builder.heading(Inline("Rules"), level: 1)
            builder.append(.paragraph, sentences(20))
        }
        #expect(chunks.count == 5)
        #expect(chunks.dropFirst().allSatisfy { $0.headings == ["Rules"] && $0.text.hasPrefix("Sentence") })
        #expect(chunks.allSatisfy { $0.text.hasSuffix(".") })
    }

    @Test func `a table's later rows carry its caption and header, its cells are addressed`() {
        let chunks = chunks { builder in
            builder.place = .sheet(name: "Budget")
            builder.append(.caption, "Costs in euro")
            builder.beginTable()
            for row in 1...40 {
                builder.cell(column: 2, Inline(row == 1 ? "City" : "Town\(row)"))
                builder.cell(column: 4, Inline(row == 1 ? "Rate" : "\(row)"))
                builder.endRow(number: row)
            }
            builder.endTable(headerRows: 1)
        }
        #expect(chunks.count == 3)
        #expect(chunks[0].context == nil)
        #expect(chunks[0].text.hasPrefix("Costs in euro\nCity\tRate\nTown2\t2"))
        #expect(chunks[1].context == "Costs in euro\nCity\tRate")
        #expect(chunks.allSatisfy { $0.headings == ["Budget"] })
        #expect(chunks[0].locator.display.hasPrefix("Budget!B1:D"))
        #expect(chunks[2].locator.display.hasSuffix(":D40"))
    }

    @Test func `a chunk that begins within a merged cell repeats its words`() {
        let chunks = chunks { builder in
            builder.beginTable()
            for row in 1...60 {
                if row == 1 || row == 2 || row == 58 {
                    builder.cell(
                        column: 1, Inline(row == 1 ? "Grade" : row == 2 ? "Senior" : "Junior"),
                        rowSpan: row == 2 ? 56 : 1)
                }
                builder.cell(column: 2, Inline(row == 1 ? "Step" : "Step\(row)"))
                builder.cell(column: 3, Inline(row == 1 ? "Pay" : "\(row)"))
                builder.endRow(number: row)
            }
            builder.endTable(headerRows: 1)
        }
        #expect(chunks.count > 2)
        #expect(chunks[1].context == "Grade\tStep\tPay\nSenior")
    }

    @Test func `a row wider than a chunk is cut between cells, under their headers and the row's name`() {
        let chunks = chunks { builder in
            builder.beginTable()
            for row in 1...2 {
                for column in 1...60 {
                    builder.cell(column: column, Inline(row == 1 ? "H\(column)" : "v\(column)"))
                }
                builder.endRow(number: row)
            }
            builder.endTable(headerRows: 1)
        }
        let later = chunks.filter { $0.context?.hasSuffix("\nv1") ?? false }
        #expect(!later.isEmpty)
        let last = chunks[chunks.count - 1]
        #expect(last.text.hasSuffix("v60"))
        #expect(last.context?.contains("H60") ?? false)
    }

    @Test func `columns out of order do no harm`() {
        let chunks = chunks { builder in
            builder.beginTable()
            for column in (1...60).reversed() { builder.cell(column: column, Inline("v\(column)")) }
            builder.endRow(number: 1)
            builder.endTable(headerRows: 0)
        }
        #expect(chunks.map(\.text).joined(separator: "\t").hasSuffix("\tv2\tv1"))
    }

    @Test func `a list keeps its lead-in`() {
        let chunks = chunks { builder in
            builder.append(.paragraph, sentences(5))
            builder.append(.paragraph, "Bring these:")
            for item in 1...20 {
                builder.append(.listItem(depth: 0, marker: "•"), "item number \(item) of many")
            }
        }
        let lead = chunks.firstIndex { $0.text.contains("Bring these:") } ?? 0
        #expect(chunks[lead].text.contains("item number 1 "))
        #expect(chunks.count > lead + 1)
        #expect(chunks[(lead + 1)...].allSatisfy { $0.context == "Bring these:" })
    }

    @Test func `notes, comments and hidden rows keep to themselves`() {
        let chunks = chunks { builder in
            builder.append(.paragraph, "Text.")
            builder.append(.footnote(label: "1"), "Foot.")
            builder.append(.comment(author: "Ada"), "Really?")
            builder.beginTable()
            for row in 1...3 {
                builder.cell(column: 1, Inline("row \(row)"))
                builder.endRow(number: row, isHidden: row == 2)
            }
            builder.endTable(headerRows: 0)
        }
        #expect(chunks.map(\.text) == ["Text.", "Foot.", "Really?", "row 1", "row 2", "row 3"])
        #expect(chunks.map(\.layer) == [.body, .body, .body, .body, .hidden, .body])
    }

    @Test func `words without spaces are cut between characters`() {
        let chunks = chunks { $0.append(.paragraph, String(repeating: "会議は", count: 400)) }
        #expect(chunks.count > 5)
        #expect(chunks.map(\.text).joined() == String(repeating: "会議は", count: 400))
    }

    @Test func `an endless title, heading or header leaves room for words`() {
        let long = String(repeating: "endless ", count: 300)
        let chunks = chunks { builder in
            builder.title = long
            builder.heading(Inline(long), level: 1)
            builder.append(.paragraph, sentences(9))
            builder.beginTable()
            for row in 1...30 {
                builder.cell(column: 1, Inline(row == 1 ? long : "cell \(row)"))
                builder.endRow(number: row)
            }
            builder.endTable(headerRows: 1)
        }
        #expect(chunks.filter { $0.text.contains("Sentence number") }.count <= 4)
        #expect(chunks.filter { $0.text.contains("cell ") }.count <= 4)
    }
}
