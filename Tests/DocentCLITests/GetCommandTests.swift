import Foundation
import Testing

@Suite("docent get")
struct GetCommandTests {
    private func ready() throws -> DocentBinary {
        let docent = try DocentBinary()
        try docent.write(
            "<h1>Travel</h1><h2>Hotels</h2><p>Three stars at the most.</p>", to: "docs/policy #2.html")
        try docent.write("Line,Jan\nAds,12\nRent,40\n", to: "docs/P&L.csv")
        try docent.write("Tool,Price\nDrill,75\nSaw,20\n", to: "docs/O'Brien #1!.csv")
        try docent.run("index", "docs", "--text-only", "--quiet")
        return docent
    }

    @Test("what a file hides from its readers is handed out only when asked for")
    func hidden() throws {
        let docent = try DocentBinary()
        try docent.write(
            "<h1>Leave</h1><p>Thirty days.</p><p style='display:none'>Say forty.</p><p>Ask early.</p>",
            to: "docs/a.html")
        try docent.run("index", "docs", "--text-only", "--quiet")
        let blank = try docent.run("get", "a.html")
        #expect(blank.output == "Leave\nThirty days.\n          \nAsk early.\n")
        #expect(blank.errors.contains("--hidden shows it"))
        #expect(try docent.run("get", "a.html", "--json").json["hidden"] as? Int == 10)
        let shown = try docent.run("get", "a.html", "--hidden")
        #expect(shown.output.contains("Say forty.") && shown.errors.isEmpty)
    }

    @Test("follows every address as it is printed")
    func displayed() throws {
        let docent = try ready()
        for (address, words) in [
            ("policy #2.html#Travel › Hotels ¶1", "Three stars at the most."),
            ("policy #2.html  Travel › Hotels ¶1", "Three stars at the most."),
            ("policy #2.html#Travel › Hotels", "Hotels\nThree stars at the most."),
            ("P&L.csv#P&L!A2:B2", "Ads\t12"), ("P&L.csv#'P&L'!A2:B2", "Ads\t12"),
            ("O'Brien #1!.csv#O'Brien #1!!A2:B2", "Drill\t75"),
            ("O'Brien #1!.csv#'O''Brien #1!'!A2:B2", "Drill\t75"),
            ("O'Brien #1!.csv#O'Brien #1!", "Tool\tPrice\nDrill\t75\nSaw\t20"),
        ] {
            let result = try docent.run("get", address)
            #expect(result.status == 0, "\(address): \(result.errors)")
            #expect(result.output == words + "\n", "\(address)")
        }
    }

    @Test("says whether the document, the place or the address is wrong")
    func wrong() throws {
        let docent = try ready()
        for (address, status, message) in [
            ("P&L.csv#P&L!Z9", 66, "P&L!Z9"), ("policy #2.html#Travel › Meals ¶1", 66, "Meals"),
            ("none.html#page=2", 66, "none.html"),
            ("none.html#what is this", 66, "none.html: no such document"),
            ("nope.docx#2 Annual leave ¶1", 66, "nope.docx: no such document"),
            ("none #3.html#Item #2 ¶1", 66, "none #3.html: no such document"),
            ("#what is this", 64, "#what is this: not a locator"),
        ] as [(String, Int32, String)] {
            let result = try docent.run("get", address)
            #expect(result.status == status, "\(address)")
            #expect(result.errors.contains(message), "\(result.errors)")
        }
    }

    @Test("a refused file is not said to be missing")
    func refused() throws {
        let docent = try ready()
        try docent.write(Data([0x50, 0x4B, 3, 4, 9, 9, 9]), to: "docs/broken.docx")
        #expect(try docent.run("index", "docs", "--text-only", "--quiet").status == 1)
        for arguments in [
            ["get", "broken.docx#Travel ¶1"], ["get", "broken.docx"], ["summarize", "broken.docx"],
            ["compare", "P&L.csv", "broken.docx"],
        ] {
            let result = try docent.run(arguments)
            #expect(result.status == 65, "\(arguments)")
            #expect(
                result.errors.hasPrefix("docent: broken.docx: refused when it was indexed: "),
                "\(result.errors)")
        }
    }

    @Test("a path that several collections have is not taken from the first")
    func ambiguous() throws {
        let docent = try DocentBinary()
        try docent.write(
            "<h1>Plan</h1><h2>Opening</h2><p>The bridge opens in May.</p>", to: "north/plan.html")
        try docent.write(
            "<h1>Plan</h1><h2>Opening</h2><p>The tunnel opens in June.</p>", to: "south/plan.html")
        try docent.run("index", "north", "--text-only", "--quiet")
        try docent.run("index", "south", "--text-only", "--quiet")
        let either = try docent.run("get", "plan.html#Plan › Opening ¶1")
        #expect(either.status == 64)
        #expect(either.errors.contains("north, south"))
        let south = try docent.run("get", "plan.html#Plan › Opening ¶1", "--collection", "south")
        #expect(south.output == "The tunnel opens in June.\n")
        let compared = try docent.run("compare", "plan.html", "plan.html")
        #expect(compared.status == 64)
    }
}
