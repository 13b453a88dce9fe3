import Testing

@testable import Docent

/// A fake model that lies in every way that a model can, from a seed.
private struct LiarModel {
    struct Answer {
        var text = ""
        /// Words of the document that were quoted truly, in other white space, marks or table borders.
        var quoted: [String] = []
        /// How many sentences hold a wrong figure or an invented quote.
        var lies = 0
    }

    let content: Document
    var random: SplitMix
    private var sentences: [String] = []
    private var rows: [Table.Row] = []

    init(content: Document, seed: UInt64) {
        self.content = content
        random = SplitMix(state: seed)
        for block in content.blocks {
            if let table = block.table {
                rows += table.rows.dropFirst(table.headerRows)
            } else {
                let words = String(content[block.range])
                sentences += Sentences.ranges(in: words).map { String(words.slice($0)) }.filter {
                    $0.utf8.count > 20
                }
            }
        }
    }

    mutating func answer() -> Answer {
        var answer = Answer()
        for _ in 0..<Int.random(in: 1...3, using: &random) {
            if !answer.text.isEmpty { answer.text += Bool.random(using: &random) ? " " : "\n\n" }
            switch Int.random(in: 0..<7, using: &random) {
            case 0, 1: quoteTruly(&answer)
            case 2: quoteAcrossCells(&answer)
            case 3: changeDigit(&answer, quoted: true)
            case 4: changeDigit(&answer, quoted: false)
            case 5: cutNumber(&answer)
            default: invent(&answer)
            }
        }
        return answer
    }

    private mutating func quoteTruly(_ answer: inout Answer) {
        guard let sentence = sentences.randomElement(using: &random) else { return }
        let words = sentence.split(separator: " ")
        let first = Int.random(in: 0...max(0, words.count - 4), using: &random)
        let last = Int.random(in: min(first + 3, words.count - 1)..<words.count, using: &random)
        let truth = words[first...last].joined(separator: " ")
        answer.quoted.append(truth)
        answer.text += "The document says \(marked(noisy(truth))) \(marker())."
    }

    private mutating func quoteAcrossCells(_ answer: inout Answer) {
        guard let row = rows.randomElement(using: &random) else { return }
        let count = Int.random(in: 2...row.cells.count, using: &random)
        let start = Int.random(in: 0...row.cells.count - count, using: &random)
        let cells = row.cells[start..<start + count]
        let border = [" | ", "|", "\t", "   ", " |  "].randomElement(using: &random) ?? " "
        let shown = cells.map { String(content[$0.range]) }.joined(separator: border)
        guard let from = cells.first?.range.lowerBound, let to = cells.last?.range.upperBound else { return }
        answer.quoted.append(String(content[from..<to]))
        answer.text += "The table has \(marked(shown)) \(marker())."
    }

    /// One digit of a true sentence or row becomes another.
    private mutating func changeDigit(_ answer: inout Answer, quoted: Bool) {
        let told =
            sentences.filter { $0.contains(where: \.isNumber) } + rows.map { String(content[$0.range]) }
        guard let truth = told.randomElement(using: &random) else { return }
        var characters = Array(truth)
        let places = characters.indices.filter { characters[$0].isNumber }
        guard let place = places.randomElement(using: &random), let digit = characters[place].wholeNumberValue
        else {
            return
        }
        characters[place] = Character("\((digit + Int.random(in: 1...9, using: &random)) % 10)")
        let lie = String(characters).replacing("\t", with: " | ")
        guard !content.text.contains(String(characters)) else { return }
        answer.lies += 1
        answer.text +=
            quoted
            ? "It says \(marked(lie)) \(marker())." : "\(lie.dropLast(lie.hasSuffix(".") ? 1 : 0)) [1]."
    }

    /// A true quote that begins within a number: “0 days” of “30 days”.
    private mutating func cutNumber(_ answer: inout Answer) {
        let told = sentences.filter { $0.contains(#/[0-9]{2}/#) }
        guard let truth = told.randomElement(using: &random),
            let number = truth.matches(of: #/[0-9]{2,}/#).randomElement(using: &random)
        else { return }
        let lie = truth[truth.index(after: number.range.lowerBound)...].prefix(40)
        guard lie.split(separator: " ").count > 2 else { return }
        answer.lies += 1
        answer.text +=
            "It says \(marked(lie.split(separator: " ").dropLast().joined(separator: " "))) \(marker())."
    }

    private mutating func invent(_ answer: inout Answer) {
        let invented = (0..<6).map { _ in
            ["penalty", "waives", "quarterly", "obligation", "surcharge", "refunds", "whenever"]
                .randomElement(
                    using: &random) ?? ""
        }
        answer.lies += 1
        answer.text += "It says \(marked(invented.joined(separator: " "))) \(marker())."
    }

    private mutating func marked(_ words: String) -> String {
        let pairs = [("“", "”"), ("\"", "\""), ("„", "“"), ("«", "»")]
        let pair = pairs.randomElement(using: &random) ?? pairs[0]
        return pair.0 + words + pair.1
    }

    private mutating func marker() -> String {
        ["[1]", "[1, 7]", "【1】", ""].randomElement(using: &random) ?? ""
    }

    private mutating func noisy(_ words: String) -> String {
        var result = ""
        for character in words {
            switch (character, Int.random(in: 0..<3, using: &random)) {
            case (" ", 0): result += ["  ", "\n", "\u{A0}", "\u{202F}"].randomElement(using: &random) ?? " "
            case ("—", 0): result += "-"
            case ("-", 0): result += "\u{2011}"
            case ("’", 0): result += "'"
            case ("“", 0), ("”", 0): result += "\""
            default: result.append(character)
            }
        }
        return result
    }
}

/// A small generator of random numbers with a seed.
struct SplitMix: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = (state ^ (state >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}

@Suite("10,000 answers of a model that lies")
struct AdversarialAnswerTests {
    @Test("every citation that leaves verifies, no true quote is lost, no changed figure is supported")
    func property() throws {
        let passage = try SamplePassages.passage(SamplePassages.contract, number: 1)
        let sources = [ProofSource(passage, number: 1)]
        let content = passage.content
        let bytes = Array(content.text.utf8)
        var model = LiarModel(content: content, seed: 20_260_418)
        var (citations, quotes, lies) = (0, 0, 0)
        for number in 0..<10_000 {
            let answer = model.answer()
            let checked = AnswerCheck(answer.text, sources: sources)
            for citation in checked.citations {
                citations += 1
                let range = citation.range[0]..<citation.range[1]
                guard citation.verified, Array(citation.quote.utf8) == Array(bytes[range]),
                    content.words(at: citation.locator).map(String.init) == citation.quote
                else {
                    Issue.record("answer \(number): \(citation) does not verify")
                    return
                }
            }
            for truth in answer.quoted {
                quotes += 1
                let isHeld = checked.citations.contains { folded($0.quote).contains(folded(truth)) }
                if !isHeld {
                    Issue.record("answer \(number) lost “\(truth)” of: \(answer.text)\n→ \(checked.text)")
                }
            }
            lies += answer.lies
            if checked.unsupported.count < answer.lies {
                Issue.record("answer \(number): a lie passed: \(answer.text)\n→ \(checked.text)")
            }
        }
        #expect(citations > 5000)
        #expect(quotes > 5000)
        #expect(lies > 5000)
    }

    private func folded(_ text: String) -> String {
        text.split { !$0.isLetter && !$0.isNumber }.joined(separator: " ").lowercased()
    }
}
