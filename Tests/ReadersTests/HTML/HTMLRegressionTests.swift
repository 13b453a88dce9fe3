import Documents
import Testing

@testable import Readers

/// What once went wrong with pages, each on the smallest page that shows it.
@Suite struct HTMLRegressionTests {
    private func read(_ html: String) throws -> Document {
        try readDocument(named: "a.html", bytes: Array(html.utf8))
    }

    @Test(arguments: [
        "<p>before</p><!-- oops <p>after</p>", "<p>before</p><a href=\"oops><p>after</p>",
        "<p>before</p><script>oops <p>after</p>", "<p>before</p><?oops <p",
    ]) func `the rest of a page that is lost is reported`(html: String) throws {
        let document = try read(html)
        #expect(document.text == "before")
        #expect(document.losses.map(\.code) == ["damaged"])
    }

    @Test(arguments: ["<p>before</p><!-- end", "<p>before</p></body", "<p>before</p><script>x</script>"])
    func `a page that ends in the middle of nothing has no loss`(html: String) throws {
        #expect(try read(html).losses.isEmpty)
    }

    @Test func `dropped attributes are a loss`() throws {
        let attributes = (0..<1_100).map { " a\($0)=1" }.joined()
        #expect(try read("<p\(attributes)>a</p>").losses.map(\.code) == ["attributes"])
    }

    @Test func `the mark of a note is no digit of the amount before it`() throws {
        let document = try read("<p>50<sup>1</sup> EUR on 10<sup><a href=#n>6</a></sup> m<sup>2</sup>.")
        #expect(document.text == "50¹ EUR on 10⁶ m².")
        #expect(document.links.map { String(document[$0.range]) } == ["⁶"])
    }

    @Test func `the mark of a note is no part of the word before it`() throws {
        let document = try read(
            "<p>Gent<a class='footnote-ref' href='#n2' role='doc-noteref'>2</a> has 12,340<sup>[2]</sup> houses."
        )
        #expect(document.text == "Gent² has 12,340² houses.")
        #expect(document.links.map { String(document[$0.range]) } == ["²"])
        let table =
            "<table><tr><th>a<th>b<tr><td>Gent<a class=noteref href=#n>1</a><td>5<sup>[3]</sup></table>"
        #expect(try read(table).text == "a\tb\nGent¹\t5³")
    }

    @Test func `an equation keeps its fraction bars and exponents`() throws {
        let math =
            "<math><mfrac><mn>3</mn><mn>4</mn></mfrac><mo>+</mo><msup><mn>10</mn><mn>6</mn></msup></math>"
        #expect(try read("<p>It is \(math).").text == "It is 3/4+10^6.")
        #expect(try read("<table><tr><th>a<th>b<tr><td>c<td>\(math)</table>").text == "a\tb\nc\t3/4+10^6")
    }

    @Test func `a deleted price is hidden or struck out beside the new one`() throws {
        let document = try read("<p>Price <del>90</del> 80 EUR.<p>Next.")
        #expect(document.blocks.map { document[$0.range] } == ["Price 80 EUR.", "90", "Next."])
        #expect(document.blocks.map(\.layer) == [.body, .hidden, .body])
        #expect(try read("<p>Price <s>90</s>80 EUR.").text == "Price ~~90~~80 EUR.")
    }

    @Test func `a deleted price within a cell is hidden text`() throws {
        let document = try read("<table><tr><th>Item<th>Price<tr><td>Ferry<td><del>90</del> 80 EUR</table>")
        #expect(document.blocks.map { document[$0.range] } == ["Item\tPrice\nFerry\t80 EUR", "90"])
        #expect(document.blocks.map(\.layer) == [.body, .hidden])
    }

    /// Each row once looked at all columns that the rows above it had covered: 300 rows took 15 seconds.
    @Test func `cells that span a thousand columns and rows are read in time`() throws {
        let rows = String(repeating: "<tr><td rowspan=1000 colspan=1000>x", count: 2_000)
        let start = ContinuousClock.now
        let document = try read("<table><tr><th>a<th>b\(rows)</table>")
        #expect(start.duration(to: .now) < .seconds(20))
        #expect(document.text.split(separator: "\n").count == 2_001)
    }

    @Test func `the foot of a table that stands first in the page is its last row`() throws {
        let document = try read(
            "<table><tfoot><tr><td>Sum<td>3</tfoot><tr><td>a<td>1<tr><td>b<td>2<thead><tr><th>Name<th>Rate</thead></table>"
        )
        #expect(document.text == "Name\tRate\na\t1\nb\t2\nSum\t3")
    }

    @Test func `a second head within a table adds no header rows at the top`() throws {
        let head = { (name: String) in "<thead><tr><th>\(name)<th>Rate</thead>" }
        let document = try read(
            "<table>\(head("North"))<tbody><tr><td>a<td>1</tbody>\(head("South"))<tbody><tr><td>b<td>2</table>"
        )
        #expect(document.text == "North\tRate\na\t1\nSouth\tRate\nb\t2")
        #expect(document.blocks.first?.table?.headerRows == 1)
    }

    @Test func `rows and cells that a page hides are hidden`() throws {
        let document = try read(
            "<table><tr><th>Grade<th>Rate<tr><td>A<td>40<tr hidden><td>B<td>55<tbody style='display:none'><tr><td>C<td>66<tbody><tr><td style='display: none'>old<td>D<td>70</table>"
        )
        let table = try #require(document.blocks.first?.table)
        #expect(table.rows.map(\.isHidden) == [false, false, true, true, false])
        #expect(document.text == "Grade\tRate\nA\t40\nB\t55\nC\t66\nD\t70\nold")
        #expect(document.blocks.map(\.layer) == [.body, .hidden])
    }

    @Test func `what is ticked and what is not are told apart`() throws {
        let page =
            "<ul class='inline-task-list'><li class=checked><p>One</p><li>Two</ul><p><input type=checkbox checked> Three<p><label><input type=CHECKBOX> Four</label><div><input type=checkbox></div><p>Five<input type=text>"
        #expect(try read(page).text == "☒ One\n☐ Two\n☒ Three\n☐ Four\nFive")
        let table =
            "<table><tr><th>Task<th>Done<tr><td>a<td><input type=checkbox checked><tr><td>b<td><input type=checkbox></table>"
        #expect(try read(table).text == "Task\tDone\na\t☒\nb\t☐")
    }

    @Test func `a heading of a group of rows is no header of all rows`() throws {
        func headerRows(_ rows: String) throws -> Int? {
            try read("<table>\(rows)</table>").blocks.first?.table?.headerRows
        }
        let names = "<tr><th>Model<th>LTE<th>Price"
        let bands =
            "<tr><th colspan=3>Indoor<tr><td>G4<td>no<td>189<tr><th colspan=3>Outdoor<tr><td>G8<td>yes<td>479"
        #expect(try headerRows(names + bands) == 1)
        #expect(try headerRows(bands) == 0)
        #expect(try headerRows("<tr><th colspan=3>Gateways" + names + bands) == 2)
        #expect(
            try headerRows("<tr><th colspan=3>Gateways<tr><td>G4<td>no<td>189<tr><td>G8<td>yes<td>479") == 1)
    }

    @Test(
        "the caption below the title of a box is no row, and a picture without words no cross",
        arguments: [
            ("<tr><td colspan=2><img src='x.jpg' alt=''><div>In 1955</div>", "Mount Ersa\nIn 1955\n", 2),
            ("<tr><td colspan=2><img src='x.jpg' alt=''>", "Mount Ersa\n", 1), ("", "Mount Ersa\n", 1),
        ])
    func boxes(picture: String, above: String, titles: Int) throws {
        let page =
            "<table><tr><th colspan=2>Mount Ersa\(picture)<tr><th>Elevation<td>3,412 m<tr><th>Range<td>Sillhorn</table>"
        let document = try read(page)
        #expect(document.text == above + "Elevation\t3,412 m\nRange\tSillhorn")
        let table = try #require(document.blocks.first?.table)
        #expect(table.headerRows == titles && table.headerColumns == 1)
    }

    @Test func `a group of rows within a box keeps its labels`() throws {
        let page =
            "<table><tr><th colspan=2>Ersa<tr><td colspan=2>In 1955<tr><th>Height<td>3,412 m<tr><th colspan=2>Climbing<tr><th>First ascent<td>1861</table>"
        let table = try #require(try read(page).blocks.first?.table)
        #expect(table.headerRows == 2 && table.headerColumns == 1)
    }

    @Test func `a wiki's link to edit a section is left out`() throws {
        let heading =
            "<div class=mw-heading><h2>History</h2><span class='mw-editsection'>[<a href='#'>edit</a>]</span></div><p>The probe flew past it."
        #expect(try read("<h1>Comet</h1>" + heading).text == "Comet\nHistory\nThe probe flew past it.")
        #expect(
            try read("<h2>Orbit<span class='mw-editsection'>[edit]</span></h2><p>Long.").text
                == "Orbit\nLong.")
    }

    @Test func `a table that only its roles or classes make one is a table`() throws {
        let roles =
            "<div role=table><div role=rowgroup><div role=row><span role=columnheader>Lounge</span><span role=columnheader>Opens</span></div></div><div role=rowgroup><div role=row><span role=cell>Heron</span><span role=cell>06:30</span></div></div></div>"
        let table = try #require(try read(roles).blocks.first?.table)
        #expect(table.headerRows == 1 && table.columns == 2)
        #expect(try read(roles).text == "Lounge\tOpens\nHeron\t06:30")
        let classes =
            "<div class=table><div class='tr head'><div class=td>Class</div><div class=td>Bags</div></div><div class=tr><div class=td>Gale</div><div class=td>2</div></div></div>"
        #expect(try read(classes).text == "Class\tBags\nGale\t2")
        #expect(try read(classes).blocks.first?.table?.headerRows == 1)
    }

    @Test func `a label is parted from its value, and no word is cut`() throws {
        #expect(
            try read("<div><span class=label>Colour</span><span class=value>moss green</span></div>").text
                == "Colour moss green")
        #expect(try read("<p><label>Colour</label><span>green</span>").text == "Colour green")
        #expect(try read("<div style='display:flex'><span>a</span><span>b</span></div>").text == "a b")
        #expect(try read("<p><b style='display: inline-block'>a</b><i>b</i>").text == "a b")
        #expect(
            try read("<p><b>W</b><i>ord</i> <span class=a>1</span><span class=b>2</span>").text == "Word 12")
        #expect(try read("<pre><span class=name>a</span><span class=value>b</span></pre>").text == "ab")
        #expect(
            try read("<p>€<span class=price-value>49</span><span class=price-value>.90</span>").text
                == "€49.90")
    }

    @Test func `ticks shown as icons fill their cells`() throws {
        func cell(_ html: String) throws -> String {
            try read("<table><tr><td>a<td>b<tr><td>c<td>\(html)</table>").text
        }
        for tick in [
            "<i class='fa fa-check' aria-hidden=true></i>", "<img src=/img/check.png alt=''>",
            "<span class=material-icons>done</span>", "<svg class=icon-check-circle></svg>",
        ] { #expect(try cell(tick) == "a\tb\nc\t✔") }
        for cross in [
            "<i class='fas fa-xmark'></i>", "<img src=cross-red.svg>",
            "<span class=material-icons>close</span>",
        ] { #expect(try cell(cross) == "a\tb\nc\t✘") }
        #expect(try read("<table><tr><td>a<td>b<tr><td>c<td class=no></table>").text == "a\tb\nc\t✘")
        #expect(try cell("<img src=no-image.png> 5") == "a\tb\nc\t5")
        #expect(try read("<ul><li><i class='fa fa-times'></i> Support</ul>").text == "✘ Support")
        #expect(try read("<p><i class='fa fa-check'></i> Save").text == "Save")
    }

    @Test func `letters in a font of signs become its signs`() throws {
        let page =
            "<p><span style='font-family:Wingdings'>ü<span style='font:7.0pt \"Times New Roman\"'> ab</span></span> helmets <font face=Symbol>£</font> 5"
        #expect(try read(page).text == "✓ ab helmets ≤ 5")
        #expect(try read("<p style='font-family:Symbola'>a £</p>").text == "a £")
    }

    @Test(arguments: [
        "<div style='background-color:#003366'><p style='color:#fff'>words</p></div>",
        "<table bgcolor='#222222'><tr><td><p style='color:white'>words</p></table>",
        "<div style='background:url(a.png)'><div style='background:none'><p style='color:#fff'>words</p></div></div>",
    ]) func `white words on a dark ground around them are in sight`(html: String) throws {
        #expect(try read(html).blocks.allSatisfy { $0.layer == .body })
    }

    @Test(arguments: [
        "<p style='color:#fff'>words</p>",
        "<div style='background:white'><p style='color:#fff'>words</p></div>",
        "<table bgcolor=black><tr><td style='background:#fff'><p style='color:white'>words</p></table>",
        "<div style='background:#000'><p style='color:black'>words</p></div>",
    ]) func `words in the colour of their ground stay hidden`(html: String) throws {
        #expect(try read(html).blocks.contains { $0.layer == .hidden })
    }

    @Test(arguments: [
        "<p>words</p><aside class=\"note-warning\">Mind the tide.</aside>",
        "<article><p>words</p><aside>Mind the tide.</aside></article>",
    ]) func `a short warning is part of the page's text`(html: String) throws {
        let filler = String(repeating: "<p>The harbour opens at six in the morning. </p>", count: 20)
        let document = try read(html.replacing("<p>words</p>", with: filler))
        #expect(document.blocks.last.map { String(document[$0.range]) } == "Mind the tide.")
        #expect(document.blocks.allSatisfy { $0.layer == .body })
    }

    /// Some running text of about a hundred letters a sentence.
    private static func prose(_ thing: String, _ sentences: Int) -> String {
        (1...sentences).map {
            "The \(thing) of the harbour was looked after by \($0 + 2) people, who wrote down what they saw each day."
        }.joined(separator: " ")
    }

    private static let menu =
        "<ul class=\"menu\">"
        + ["News", "Ports", "Boats", "Tides", "Winds", "Maps"].map { "<li><a href=\"/\($0)\">\($0)</a>" }
        .joined() + "</ul>"

    private func shown(_ html: String) throws -> [String] {
        let document = try read(html)
        return document.blocks.filter { $0.layer == .body }.map { String(document[$0.range]) }
    }

    @Test func `menus are no text, however long the scripts beside the main part`() throws {
        let words = Self.prose("pump", 2)
        let script = "<script>\(String(repeating: "var a = 1; ", count: 900))</script>"
        let page =
            "<body>\(Self.menu)\(script)<main><p>\(words)</main>\(script)<div class=\"promo-box\">Buy a boat.</div>"
        #expect(try shown(page) == [words])
    }

    @Test func `an article is text, whatever the name of the box around it`() throws {
        let words = Self.prose("pump", 6)
        let links = (1...60).map { "<li><a href=\"/\($0)\">All that is known of berth \($0)</a>" }.joined()
        let page =
            "<body><ul>\(links)</ul><div class=\"page\"><div class=\"with-sidebar-right\"><h1>Pumps</h1><p>\(words)</div></div>"
        #expect(try shown(page) == ["Pumps", words])
    }

    @Test func `all of several main parts of a page are text`() throws {
        let parts = ["pump", "crane", "light"].enumerated().map { Self.prose($1, 3 + $0) }
        let page =
            "<body>\(Self.menu)" + parts.map { "<section role=\"main\"><p>\($0)</section>" }.joined()
            + "<footer>Imprint</footer>"
        #expect(try shown(page) == parts)
    }

    @Test(arguments: ["section", "div class=part"])
    func `a section of links beside the longest section of a page is text`(tag: String) throws {
        let name = tag.split(separator: " ")[0]
        let items = (1...12).map { "<li><a href=/f\($0)>harbour_open_\($0)</a></li>" }.joined()
        let words = String(repeating: "Opens the gate of the harbour at the time of the tide. ", count: 12)
        let page =
            "<div><\(tag)><h2>Functions</h2><ul>\(items)</ul></\(name)><\(tag)><h2>Notes</h2><p>\(words.prefix(300))</\(name)><\(tag)><h2>Description</h2><p>\(words)</\(name)></div>"
        let document = try readDocument(named: "a.html", bytes: Array("<main>\(page)</main>".utf8))
        let body = document.blocks.filter { $0.layer == .body }.map { document[$0.range] }
        #expect(body.contains("harbour_open_7"))
    }

    @Test func `teasers with a third of the words are no text of the article`() throws {
        let words = Self.prose("pump", 9)
        let teaser = { (thing: String) in
            "<div><h3><a href=\"/\(thing)\">What happened to the \(thing) of the harbour last year</a></h3><p>\(Self.prose(thing, 1))</div>"
        }
        let page =
            "<body>\(Self.menu)<div><div><p>\(words)</div><div>\(["crane", "light", "buoy", "quay"].map(teaser).joined())</div></div>"
        #expect(try shown(page) == [words])
    }
}
