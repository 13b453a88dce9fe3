import Documents
import Testing

@testable import Readers

/// What the rules of `style` elements hide.
@Suite struct StyleSheetTests {
    private func document(_ html: String, named name: String = "a.html") throws -> Document {
        try readDocument(named: name, bytes: Array("<title>T</title><h1>Setup</h1><p>Words.</p>\(html)".utf8))
    }

    private func layer(_ html: String) throws -> Block.Layer? {
        let document = try document(html)
        return document.blocks.first { document[$0.range].contains("secret") }?.layer
    }

    @Test(arguments: [
        ".x{display:none}", "p.x { DISPLAY : none }", "#y{visibility:hidden}", "h1,.x{opacity:0}",
        ".x{color:#fff}", "body{background:#222}.x{color:#222}", ".x{font-size:0}", ".x{font:1px serif}",
        ".x{position:absolute;left:-9999px}", ".x{text-indent:-99em}", "div .x{display:none}",
        "div>p{display:none}", ".x{display:block}p{display:none!important}",
        "@media screen{.x{display:none}}", "@media (min-width:300px){.x{display:none}}",
        "@supports (display:grid){@media all{.x{display:none}}}", "<!-- .x{display:none} -->",
        "/* a */.x{dis/**/play:none}", ".\\78 {display:none}", ".x{position:absolute;clip:rect(0,0,0,0)}",
        ".x{clip-path:inset(100%)}", ".x{height:0;overflow:hidden}", "a{b:url(}x);c:'}'}.x{display:none}",
        ".x{b{color:red;}display:none}",
        ".x{color:rgba(255, 255, 255, .9)}", ".x{color:hsl(0,0%,100%)}", ".x{color:#fefefe}",
        ".x{transform:translateX(-9000px)}", "*{color:white}", ".x{clip-path:inset(60% 0)}",
        "@page{margin:0}.x{display:none}",
    ]) func `text that a rule hides is hidden`(rules: String) throws {
        #expect(try layer("<style>\(rules)</style><div><p class='a x' id=y>secret</p></div>") == .hidden)
    }

    @Test(arguments: [
        ".z{display:none}", ".x{display:none}.x{display:block}", ".x{display:none}p.x{display:block}",
        ".x{display:block!important}p.x{display:none}", "@media print{.x{display:none}}",
        "@media (max-width:600px){.x{display:none}}", ".x::before{display:none}", "h1>.x{display:none}",
        ".x:empty{display:none}", "@keyframes k{from{opacity:0}}.x{color:red}",
        ".x{color:red;.z{margin:0;display:none;}}", ".x{&:hover{color:red;opacity:0;}}",
        ".x .x{display:none}",
        "div{background:#000}.x{color:#fff}", "div{background:url(a.png)}.x{color:#fff}",
        ".x{color:transparent;background-clip:text}", "div{font-size:0}.x{font-size:16px}",
        "div{visibility:hidden}.x{visibility:visible}", ".x{position:absolute;left:50%;margin-left:-512px}",
        ".x{opacity:0;animation:come 1s forwards}", "div{color:#fff}.x{background:navy}",
        "div:nth-child(3){background:#000}.x{color:#fff}", "#t:checked~.x{display:block}.x{display:none}",
        "html{font-size:62.5%}body{font-size:1.6rem}", ".x{font-size:1vw;height:1.2em;overflow:hidden}",
    ]) func `text that rules leave in sight is shown`(rules: String) throws {
        #expect(try layer("<style>\(rules)</style><div><p class='a x' id=y>secret</p></div>") == .body)
    }

    @Test(arguments: [
        ".x{display:none}", ".x{visibility:hidden}", ".x{max-height:0;overflow:hidden}",
        ".x{opacity:0;transition:opacity 1s}", "body{opacity:0}", ".x{opacity:0}.x.in{opacity:1}",
        ".x{clip-path:inset(0 100% 0 0)}", ".x{transform:scale(0)}", ".x{transform:translateX(-2000px)}",
        ".x{color:transparent}",
    ]) func `what scripts of a page may show is not hidden by its rules`(rules: String) throws {
        let page = "<style>\(rules)</style><p class=x>secret</p>"
        for script in ["<script src=a.js></script>", "<script>e.classList.toggle('on')</script>"] {
            #expect(try layer(page + script) == .body)
        }
        for script in [
            "", "<script type='application/ld+json'>{\"a\":\"style\"}</script>", "<script>f(1)</script>",
        ] {
            #expect(try layer(page + script) == .hidden)
        }
    }

    @Test(arguments: [
        ".x{color:#fff}", ".x{font-size:1px}", ".x{left:-9999px;position:fixed}",
        ".x{clip:rect(0 0 0 0);position:absolute}", ".x{width:1px;height:1px;overflow:hidden}",
    ]) func `what is disguised stays hidden whatever scripts there are`(rules: String) throws {
        #expect(
            try layer("<style>\(rules)</style><script src=a.js></script><p class=x>secret</p>") == .hidden)
    }

    @Test func `white words are in sight where the ground is told elsewhere`() throws {
        let page = "<link rel=stylesheet href=a.css><style>.x{color:#fff}</style><p class=x>secret</p>"
        #expect(try layer(page) == .body)
    }

    @Test func `white words over a picture are in sight`() throws {
        let rules = "<style>.x{position:absolute;color:#fff}</style>"
        #expect(try layer("\(rules)<div><img src=a.png alt=a><p class=x>secret</p></div>") == .body)
        #expect(try layer("\(rules)<div><p class=x>secret</p></div>") == .hidden)
    }

    @Test func `a mail's rules hide words, whatever it says of scripts`() throws {
        let mail =
            "Subject: Rates\nContent-Type: text/html\n\n<style>.x{display:none}</style><script src=a.js></script><p>Rate 5<p class=x>secret"
        let document = try readDocument(named: "a.eml", bytes: Array(mail.utf8))
        #expect(document.blocks.last?.layer == .hidden)
    }

    @Test func `hidden words within a sentence do not part it`() throws {
        let page =
            "<style>.x{display:none}</style><p>Pay <span class=x>no <b>secret</b></span> 5 EUR <i style='opacity:0'>not</i> now.</p>"
        let document = try document(page)
        #expect(
            document.blocks.map { document[$0.range] } == [
                "Setup", "Words.", "Pay 5 EUR now.", "no secret", "not",
            ])
        #expect(document.blocks.map(\.layer) == [.body, .body, .body, .hidden, .hidden])
    }

    @Test func `the sheets of a book's own files hide words`() throws {
        let parts = [
            ("mimetype", "application/epub+zip"),
            ("META-INF/container.xml", "<container><rootfile full-path=\"o/b.opf\"/></container>"),
            (
                "o/b.opf",
                "<package><manifest><item id=\"a\" href=\"t/a.xhtml\" media-type=\"application/xhtml+xml\"/><item id=\"s\" href=\"s.css\" media-type=\"text/css\"/></manifest><spine><itemref idref=\"a\"/></spine></package>"
            ), ("o/s.css", ".x{display:none}"),
            (
                "o/t/a.xhtml",
                "<html><head><link rel=\"stylesheet\" href=\"../s.css\"/></head><body><p>Seen</p><p class=\"x\">secret</p></body></html>"
            ),
        ]
        let document = try readDocument(
            named: "a.epub", bytes: ZipWriter.archive(parts.map { ($0, ZipWriter.stored(Array($1.utf8))) }))
        #expect(document.blocks.map(\.layer) == [.body, .hidden])
    }

    @Test(arguments: [
        "<td><span style='display:none'>secret</span>5", "<td>5<i class=x>secret</i>",
        "<td>5 <font color=white>secret</font>",
    ]) func `words hidden within a cell are no part of the table`(cell: String) throws {
        let page = "<style>.x{font-size:0}</style><table><tr><th>Grade<th>Rate<tr><td>A\(cell)</table>"
        let document = try document(page)
        let table = try #require(document.blocks.first { $0.table != nil })
        #expect(document[table.range] == "Grade\tRate\nA\t5")
        #expect(try layer(page) == .hidden)
    }

    @Test(arguments: [
        "<table><caption class=x>secret</caption><tr><th>a<th>b<tr><td>1<td>2</table>",
        "<p>a <img class=x alt=secret> b",
        "<h2>a <img class=x alt=secret></h2>",
    ]) func `a hidden caption or picture is not shown`(html: String) throws {
        #expect(try layer("<style>.x{display:none}</style>\(html)") == .hidden)
    }

    @Test func `a white cell keeps its place in the row`() throws {
        let document = try document(
            "<table><tr><th>a<th>b<th>c<tr><td>1<td style='color:#fff'>secret<td>3</table>")
        let table = try #require(document.blocks.first { $0.table != nil })
        #expect(table.table?.rows.last?.cells.map(\.column) == [1, 3])
    }

    @Test func `the classes of elements do not multiply the rules that name them`() throws {
        let rules = (0..<20_000).map { ".a.b\($0){display:none}" }.joined()
        let elements = (0..<30_000).map { "<p class='a \($0)'>x" }.joined()
        let start = ContinuousClock.now
        let document = try document("<style>\(rules)</style>\(elements)")
        #expect(start.duration(to: .now) < .seconds(30))
        #expect(document.losses.map(\.code) == ["styles"])
    }

    /// Sheets that would cost a careless reader much, by what is bad in them.
    private static let hostile: [String: @Sendable () -> String] = [
        "one rule many times": { String(repeating: ".a{display:none}", count: 60_000) },
        "many deep selectors": { String(repeating: ".a .a .a .a{display:none}", count: 19_000) },
        "many rules": { (0..<30_000).map { ".a\($0){display:none}" }.joined() },
        "deep at-rules": { String(repeating: "@media screen{", count: 100_000) },
        "braces": { String(repeating: "{", count: 500_000) },
        "deep brackets": { ".a" + String(repeating: ":not(", count: 200_000) + "{display:none}" },
        "comments": { String(repeating: "/*", count: 300_000) },
        "strings": { String(repeating: "a{b:'\n", count: 100_000) },
        "rules that name those around them often": {
            let parent = "." + String(repeating: "a", count: 200_000)
            return "\(parent){\(String(repeating: "&", count: 200_000)){display:none}}"
        },
        "rules in rules": { String(repeating: ".a{", count: 200_000) },
        "rules for many in many": {
            let names = (0..<2_000).map { ".a\($0)" }.joined(separator: ",")
            return "\(names){\(names){\(String(repeating: "@media screen{display:none}", count: 2_000))}}"
        },
        "many selectors": { String(repeating: ".a,", count: 200_000) + "b{color:#fff}" },
    ]

    @Test(arguments: hostile.keys.sorted()) func `a hostile sheet is read in time`(name: String) throws {
        let deep =
            String(repeating: "<div class=a>", count: 900)
            + String(repeating: "<b class='a b'>x</b>", count: 20_000)
        let rules = try #require(Self.hostile[name]?())
        let start = ContinuousClock.now
        _ = try document("<style>\(rules)</style>\(deep)")
        #expect(start.duration(to: .now) < .seconds(30))
    }
}
