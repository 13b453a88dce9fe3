import Documents
import Testing

@testable import Readers

/// Text that a click shows is part of the page; text that is disguised is not.
@Suite struct DisclosureTests {
    private func layer(_ html: String) throws -> Block.Layer? {
        let document = try readDocument(
            named: "a.html", bytes: Array("<h1>Setup</h1><p>Words.</p>\(html)".utf8))
        return document.blocks.first { document[$0.range].contains("secret") }?.layer
    }

    @Test(arguments: [
        "<button aria-controls=p aria-expanded=false>What is the fee?</button><div id=p style='display:none'>secret</div>",
        "<a href='#p' aria-expanded=false>Fees</a><div id=p hidden>secret</div>",
        "<div role=tabpanel hidden>secret</div>", "<div hidden=until-found>secret</div>",
        "<div class='expand-content' style='display: none; opacity: 0;'>secret</div>",
    ]) func `text behind a click is not hidden`(html: String) throws {
        #expect(try layer(html) == .body)
    }

    @Test(arguments: [
        "<div id=p style='display:none'>secret</div>", "<div hidden>secret</div>",
        "<div role=tabpanel style='position:absolute;left:-9999px'>secret</div>",
        "<button aria-controls=p>More</button><div id=p style='font-size:1px'>secret</div>",
        "<button aria-controls=p>More</button><div id=p style='color:#fff'>secret</div>",
        "<button aria-controls=p style='display:none'>More</button><div id=p hidden>secret</div>",
        "<a href='#p'>Fees</a><div id=p hidden>secret</div>",
    ]) func `text that no click shows stays hidden`(html: String) throws {
        #expect(try layer(html) == .hidden)
    }

    @Test func `the question of an answer that a click shows is text`() throws {
        let html =
            "<h1>Fees</h1><p>Words.</p><button aria-controls=p aria-expanded=false>What is the fee?</button><div id=p hidden>42 EUR</div>"
        let document = try readDocument(named: "a.html", bytes: Array(html.utf8))
        #expect(document.blocks.allSatisfy { $0.layer == .body })
    }

    @Test func `lists and titles of Word are lists and titles`() throws {
        func item(_ level: Int, _ mark: String, _ words: String) -> String {
            "<p class=MsoListParagraph style='mso-list:l0 level\(level) lfo1'><![if !supportLists]><span style='mso-list:Ignore'>\(mark)<span>&nbsp; </span></span><![endif]>\(words)</p>"
        }
        let html =
            "<p class=MsoTitle>Rules</p><p class=MsoToc1>1 Scope 3</p>" + item(1, "·", "First")
            + item(2, "a)", "Sub")
        let document = try readDocument(named: "a.htm", bytes: Array(html.utf8))
        #expect(
            document.blocks.map(\.kind) == [
                .heading(level: 1), .paragraph, .listItem(depth: 0, marker: "•"),
                .listItem(depth: 1, marker: "a)"),
            ])
        #expect(document.blocks.map(\.layer) == [.body, .furniture, .body, .body])
        #expect(document.text == "Rules\n1 Scope 3\nFirst\nSub")
    }

    @Test func `what a server reads before a page is left out`() throws {
        let page = "<%@ Page Language=\"C#\" %>\n<html><h2>Leave</h2><p>Five days."
        #expect(try readDocument(named: "a.aspx", bytes: Array(page.utf8)).text == "Leave\nFive days.")
    }
}
