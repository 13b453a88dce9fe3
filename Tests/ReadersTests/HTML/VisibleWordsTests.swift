import Documents
import Testing

@testable import Readers

/// Where it is not certain that words of a page cannot be seen, they are shown.
@Suite struct VisibleWordsTests {
    private func layer(_ html: String, named name: String = "a.html") throws -> Block.Layer? {
        let bytes = Array("<title>T</title><h1>Setup</h1><p>Words.</p>\(html)".utf8)
        let document = try readDocument(named: name, bytes: bytes)
        return document.blocks.first { document[$0.range].contains("secret") }?.layer
    }

    // MARK: Colour

    @Test(arguments: [
        "steelblue", "crimson", "var(--brand)", "oklch(45% .2 260)", "color-mix(in srgb, red, blue)",
        "rgb(255 255 255 / var(--o))", "url(a.png)", "linear-gradient(#000, #333)", "image-set('a.png' 1x)",
        "#036 url(a.png) no-repeat", "rebeccapurple none repeat scroll 0 0",
    ]) func `words on a ground that is not understood are not hidden`(ground: String) throws {
        #expect(
            try layer("<p style='background: \(ground.replacing("'", with: "")); color: white'>secret")
                == .body)
        let rules = "<style>.g{background:\(ground)}.x{color:#fff}</style>"
        #expect(try layer("\(rules)<div class=g><p class=x>secret</p></div>") == .body)
    }

    @Test(arguments: [
        "none", "0 0", "transparent", "none repeat scroll 0 0", "inherit", "white", "hsl(0 0 100)",
    ])
    func `white words on a bare ground stay hidden`(ground: String) throws {
        #expect(try layer("<p style='background: \(ground); color: white'>secret") == .hidden)
    }

    @Test(arguments: [
        "<table background=a.jpg><tr><td><font color=white>secret</font></table>",
        "<div data-bg=a.jpg><p style='color:#fff'>secret</p></div>",
        "<meta name=color-scheme content='light dark'><p style='color:#fff'>secret</p>",
        "<link rel=stylesheet href=a.css><p style='color:#fff'>secret</p>",
        "<link rel=preload as=style href=a.css?v=1><p style='color:#fff'>secret</p>",
        "<button style='color:#efefef' aria-expanded=false>What is the secret here?</button>",
        "<div style='position:relative'><div style='position:absolute;inset:0;background:#000'></div><p style='color:#fff'>secret</p></div>",
        "<div><img src=a.png style='position:absolute'><h2 style='color:#fff'>secret</h2></div>",
        "<div><img src=a.png><p style='position:absolute;top:0;color:#fff'>secret</p></div>",
        "<div><img src=a.png><p style='margin-top:-80px;color:#fff'>secret</p></div>",
    ]) func `words are not hidden where something may lie behind them`(html: String) throws {
        #expect(try layer(html) == .body)
    }

    @Test(arguments: [
        ".g::before{content:'';position:absolute;background:#000}.x{color:#fff}",
        ".g:after{background-image:url(a.png)}.x{color:#fff}", ":root{color-scheme:dark}.x{color:#fff}",
        ".x{color:#fff;text-shadow:0 0 3px #000}", ".g{filter:invert(1)}.x{color:#fff}",
        ".g{mix-blend-mode:difference}.x{color:#fff}", ".x{color:#fff;-webkit-text-stroke:1px #000}",
        ".x:hover{color:#000}.x{color:#fff}",
        ".g{background:rgba(255,255,255,.1)}a{background:url(b)}.x{color:#fff;position:absolute}",
        ".g{background:navy;.x{color:#fff}}", ".g{ & .x{background:navy} }.x{color:#fff}",
        "html body div div div div div div div div .x{background:#000}.x{color:#fff}",
    ]) func `words are not hidden by their colour alone`(rules: String) throws {
        let deep = String(repeating: "<div>", count: 8)
        #expect(try layer("<style>\(rules)</style>\(deep)<div class=g><p class=x>secret</p></div>") == .body)
    }

    @Test(arguments: [
        ":root{--bg:#111}body{background:var(--bg);color:#fff}", "body{color:#fff}", "p{color:#fffffe}",
    ]) func `a page of white words is not hidden whole`(rules: String) throws {
        let words = String(repeating: "<p>secret words of a page</p>", count: 60)
        #expect(try layer("<style>\(rules)</style>\(words)") == .body)
    }

    // MARK: Left out, faded, shut

    @Test(arguments: [
        ".x{display:none}@media (max-width:600px){.x{display:block}}",
        "@media (min-width:600px){.x{display:none}}", ".x{display:none}@media print{.x{display:block}}",
        ".x{display:none}@media (max-width:600px){.x{display:block}}@media print{.x{display:none}}",
        ".x{display:none;&.y{display:block}}", ".x{display:none;&:target{display:block}}",
        "@layer a{.x{display:none}}.x{display:block}",
        "@layer b,a;@layer a{.x{display:block}}@layer b{.x{display:none}}",
        ".x{visibility:hidden;animation:come 1s}", ".x{opacity:0}.x:hover{opacity:1}",
        ".x{opacity:0}@media (prefers-reduced-motion:reduce){.x{opacity:1}}",
        ".x{max-height:0;overflow:hidden;padding:12px 18px}",
        ".x{height:0;padding-bottom:50%;overflow:hidden}",
        ".x{height:0;min-height:3em;overflow:hidden}", ".x{width:0;flex:1;overflow:hidden}",
        ".x{display:inline;width:1px;height:1px;overflow:hidden}", ".x{mso-hide:all}",
        ".x{clip:rect(0 0 0 0)}", ".x{text-indent:-9999px;background:url(name.png)}",
        ".x{clip-path:inset(50% 0 0 0)}",
        ".x{clip-path:inset(0 50%);animation:open 1s}",
        ".x{left:-9999px}", ".x{position:absolute;left:-9999px;right:-9999px}",
        ".x{position:absolute;inset:-9999px}",
        ".x{margin:0 -9999px;padding:0 9999px}", ".x{margin-top:-600px}",
        ".x{position:relative;left:-1280px;width:9000px}",
        ".x{transform:translateX(-2000px);animation:slide 9s}",
        ".x{transform:translateX(-1349px);width:9999px}",
    ]) func `words that can be seen at times or in part are not hidden`(rules: String) throws {
        #expect(try layer("<style>\(rules)</style><p class='x y'>secret</p>") == .body)
    }

    @Test(arguments: [
        "<noscript><style>.x{display:none}</style></noscript><p class=x>secret</p>",
        "<style>.x{display:flex}</style><div hidden class=x>secret</div>",
        "<style>.x{display:block!important}</style><div style='display:none' class=x>secret</div>",
        "<span style='width:1px;height:1px;overflow:hidden'>secret</span>",
        "<table><tr><td>a<td>b<tr><td>c<td style='height:1px;overflow:hidden'>secret</table>",
        "<p id=p style='display:none'>secret</p><a href='#' onclick=\"p.style.display='block'\">More</a>",
    ]) func `words that an element only seems to hide are not hidden`(html: String) throws {
        #expect(try layer(html) == .body)
    }

    @Test(arguments: [
        "<div id=p style='display:none'>secret</div>", "<div class=p hidden>secret</div>",
        "<div style='opacity:0;transform:translateY(20px)'>secret</div>",
        "<div data-w-id=1 style='opacity:0'>secret</div>",
        "<div class=wow style='visibility:hidden'>secret</div>",
        "<div class=a style='height:0px;overflow:hidden'>secret</div>",
    ]) func `what an element hides until a script shows it is not hidden`(html: String) throws {
        #expect(try layer(html + "<script src=a.js></script>") == .body)
        #expect(try layer(html) == .hidden)
    }

    @Test(arguments: [
        "<div style='display:none'>secret</div>", "<p hidden>secret</p>", "<p style='opacity:0'>secret</p>",
        "<p style='height:0;overflow:hidden'>secret</p>",
    ]) func `what no script has a name for stays hidden`(html: String) throws {
        #expect(try layer(html + "<script src=a.js></script>") == .hidden)
    }

    @Test func `words of a book over a picture are not hidden`() throws {
        let parts = [
            ("mimetype", "application/epub+zip"),
            ("META-INF/container.xml", "<container><rootfile full-path=\"b.opf\"/></container>"),
            (
                "b.opf",
                "<package><manifest><item id=\"a\" href=\"a.xhtml\" media-type=\"application/xhtml+xml\"/></manifest><spine><itemref idref=\"a\"/></spine></package>"
            ),
            (
                "a.xhtml",
                "<html><head><style>img{position:absolute;left:0}</style></head><body><img src=\"a.png\"/><p style=\"color:#fff\">secret</p></body></html>"
            ),
        ]
        let book = ZipWriter.archive(parts.map { ($0, ZipWriter.stored(Array($1.utf8))) })
        #expect(try readDocument(named: "a.epub", bytes: book).blocks.map(\.layer) == [.body])
    }

    @Test func `a sheet of a book is read once for all chapters that refer to it`() throws {
        let chapters = 0..<60
        let rules = (0..<5_000).map {
            ".long-name-of-a-class-\($0) p a{color:red;margin:0 0 0 1em;font-weight:bold}"
        }
        let links = (0..<40).map { "<link rel=\"stylesheet\" href=\"s.css?\($0)\"/>" }.joined()
        var parts = [
            ("mimetype", "application/epub+zip"),
            ("META-INF/container.xml", "<container><rootfile full-path=\"b.opf\"/></container>"),
            ("s.css", rules.joined()),
        ]
        let items = chapters.map {
            "<item id=\"c\($0)\" href=\"c\($0).xhtml\" media-type=\"application/xhtml+xml\"/>"
        }
        parts.append(
            (
                "b.opf",
                "<package><manifest>\(items.joined())<item id=\"s\" href=\"s.css\" media-type=\"text/css\"/></manifest><spine>\(chapters.map { "<itemref idref=\"c\($0)\"/>" }.joined())</spine></package>"
            ))
        for chapter in chapters {
            let page =
                "<html><head><link rel=\"stylesheet\" href=\"s.css\"/>\(chapter == 0 ? links : "")</head><body><p>Seen</p></body></html>"
            parts.append(("c\(chapter).xhtml", page))
        }
        let book = ZipWriter.archive(parts.map { ($0, ZipWriter.stored(Array($1.utf8))) })
        let start = ContinuousClock.now
        _ = try readDocument(named: "a.epub", bytes: book)
        #expect(start.duration(to: .now) < .seconds(40))
    }
}
