import Foundation
import Testing

@testable import Docent

@Suite("Why a quote may not be what was asked")
struct DoubtTests {
    @Test(
        "a doubt about what a quote speaks of names what differs",
        arguments: [
            (
                "What is the pressure of the S-220?", "The S-200 has a pressure of 6 bar.",
                "The nearest passage is about S-200, not S-220."
            ),
            (
                "What is the pressure of the S-220?", "The pump has a pressure of 6 bar.",
                "What is quoted does not mention S-220."
            ),
            (
                "How heavy is the Brio 60?", "The Brio 40 weighs 12 kg.",
                "The nearest passage is about Brio 40, not Brio 60."
            ),
            (
                "What is the net price of a ticket?", "The gross price of a ticket is 40 euros.",
                "This says “gross”; the question says “net”."
            ),
            (
                "What does the box of 5 mg cost?", "The box of 10 mg costs 12 euros.",
                "This says 10 mg, not 5 mg."
            ),
            (
                "How many visitors came in March?", "In April 120 visitors came.",
                "This may be for April, not March."
            ),
            (
                "What was the budget in 2026?", "The budget of 2024 was 40,000 euros.",
                "This may be for 2024, not 2026."
            ),
            (
                "When was Anna Novak hired?", "Ben Alder was hired in May.",
                "What is quoted does not mention Anna or Novak."
            ),
        ])
    func things(question: String, text: String, sentence: String) throws {
        let passages = try [text, "The S-220 needs oil."].enumerated().map {
            try SamplePassages.passage("# Notes\n\n\($1)\n", number: $0 + 1, document: "doc\($0).md")
        }
        let unit = try #require(EvidenceUnit.units(of: passages[0], number: 0).last)
        let quoted = ScoredUnit(unit: unit, features: UnitFeatures(), score: 1)
        let doubts = AskedThings(question).doubts(about: [quoted], in: passages)
        #expect(doubts.map(\.sentence) == [sentence])
        #expect(Confidence.limit(of: doubts) == Confidence.doubtful)
    }

    private static let clubs =
        "| Club | Day |\n| --- | --- |\n| Chess | Monday |\n| Rowing | Friday |"
    private static let devices =
        "| Device | Hall | Price |\n| --- | --- | --- |\n| Fan F2 | 1 | 90 |\n| Pump P1 | 2 | 40 |"

    @Test(
        "a doubt about what a quote gives says what is lacking",
        arguments: [
            (
                "Who repaired the roof?", "The leaking roof was repaired in May. The work took long.",
                "A person was asked for; nobody is named here."
            ),
            (
                "Which devices are hardly ever in Hall 1?", devices,
                "Not taken into account: “hardly”, “ever”."
            ),
            (
                "What is the sum of the ages?", "The ages are 4 and 5.",
                "These are quotes: nothing was added up."
            ),
        ])
    func quotes(question: String, text: String, sentence: String) async throws {
        let passage = try SamplePassages.passage("# Notes\n\n\(text)\n", number: 1)
        let quotation = try await QuotingAnswerer(embedder: nil).answer(question, from: [passage])
        #expect(quotation.doubts.map(\.sentence).contains(sentence))
        #expect(quotation.confidence <= Confidence.doubtful)
    }

    @Test("where nothing better is known, a quote is said to be the nearest, and a word is missed once")
    func told() {
        let absent = AbsentWords(nowhere: ["Quorath"])
        let name = Doubt(.otherName, asked: ["Quorath"])
        let year = Doubt(.otherYear, asked: ["2026"], found: ["2024"])
        let missing = Doubt(.absentWords, asked: ["Quorath"])
        #expect(Doubt.told([], AbsentWords()) == [Doubt(.nearest)])
        #expect(Doubt.told([], absent) == [Doubt(.nearest), missing])
        #expect(Doubt.told([name], absent) == [missing])
        #expect(Doubt.told([year, name], absent) == [year, missing])
    }

    @Test("the sentence of every doubt of something names it", arguments: Doubt.Code.allCases)
    func sentences(code: Doubt.Code) {
        let sentence = Doubt(code, asked: ["asked-1"], found: ["found-2"]).sentence
        let saysAll: Set<Doubt.Code> = [
            .noName, .noYear, .fewWords, .notCompared, .notComputed, .noRow, .unclearRows,
            .severalTables,
            .nearest, .longTable,
        ]
        #expect(sentence.contains("asked-1") != saysAll.contains(code))
        #expect(sentence.hasSuffix(".") && sentence.count < 110)
    }

    @Test("every code is documented")
    func documented() throws {
        let root = URL(filePath: #filePath).pathComponents.prefix { $0 != "Tests" }.joined(separator: "/")
        let page = try String(contentsOfFile: "\(root)/docs/http.md", encoding: .utf8)
        for code in Doubt.Code.allCases.map(\.rawValue) + Remark.Code.allCases.map(\.rawValue) {
            #expect(page.contains("`\(code)`"), "\(code)")
        }
    }
}
