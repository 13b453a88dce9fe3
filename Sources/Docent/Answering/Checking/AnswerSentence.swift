import Documents

/// A sentence of an answer with its place in it, its markers and its quotations.
struct AnswerSentence: Sendable, Hashable {
    /// The UTF-8 range in the answer.
    let range: Range<Int>
    /// As written, markers included.
    let written: String
    /// Without markers.
    let words: String
    /// The numbers named, in order, each once.
    let markers: [Int]
    /// The quotations, as UTF-8 offsets in ``written``.
    let quotes: [QuotationMarks.Span]
    /// Whether it names the columns of a table or rules them off, and says nothing.
    var isHeader = false

    /// The sentences of an answer; one that ends within a quotation goes on to its end, a row of a table is one, and
    /// markers behind a full stop belong to the sentence that they close.
    static func all(of answer: String, isHeld: (String) -> Bool = { _ in false }) -> [AnswerSentence] {
        let quotes = QuotationMarks.spans(in: answer, isHeld: isHeld)
        var ranges: [Range<Int>] = []
        for range in Sentences.ranges(in: answer) {
            guard let last = ranges.last else {
                ranges.append(range)
                continue
            }
            let isQuoted = quotes.contains {
                $0.outer.contains(last.upperBound - 1) && $0.outer.contains(range.lowerBound)
            }
            let isOfRow =
                TableRow.isRow(answer.slice(last))
                && !answer.slice(last.lowerBound..<range.lowerBound).contains("\n")
            if isQuoted || isOfRow {
                ranges[ranges.count - 1] = last.lowerBound..<range.upperBound
                continue
            }
            let lead = range.lowerBound + leadingMarkers(range, after: last, answer)
            if lead > range.lowerBound {
                let closing = answer.slice(range.lowerBound..<lead)
                let end = lead - closing.utf8.reversed().prefix { $0 <= 0x20 }.count
                ranges[ranges.count - 1] = last.lowerBound..<end
            }
            if lead < range.upperBound { ranges.append(lead..<range.upperBound) }
        }
        var sentences = ranges.map { AnswerSentence($0, of: answer, quotes) }
        for place in sentences.indices where TableRow.isRuler(sentences[place].written) {
            sentences[place].isHeader = true
            if place > 0, TableRow.isRow(sentences[place - 1].written) {
                sentences[place - 1].isHeader = true
            }
        }
        return sentences
    }

    /// How many bytes at the beginning of a sentence are markers of the one before.
    private static func leadingMarkers(_ range: Range<Int>, after last: Range<Int>, _ answer: String) -> Int {
        let text = String(answer.slice(range))
        let lead = Markers.lead(of: text)
        guard lead > 0, !answer.slice(last.upperBound..<range.lowerBound).contains("\n\n") else { return 0 }
        let isAlone = lead == text.utf8.count
        return isAlone || Markers.split(String(answer.slice(last))).markers.isEmpty ? lead : 0
    }

    private init(_ range: Range<Int>, of answer: String, _ quotes: [QuotationMarks.Span]) {
        self.range = range
        written = String(answer.slice(range))
        (words, markers) = Markers.split(written)
        let base = range.lowerBound
        self.quotes = quotes.filter {
            range.contains($0.outer.lowerBound) && $0.outer.upperBound <= range.upperBound
        }
        .map { span in
            QuotationMarks.Span(
                outer: span.outer.lowerBound - base..<span.outer.upperBound - base,
                inner: span.inner.lowerBound - base..<span.inner.upperBound - base)
        }
    }
}

/// Writes an answer anew, sentence by sentence, the white space between them as it was.
struct AnswerWriter {
    private let answer: String
    private var position = 0
    private var text = ""

    init(_ answer: String) { self.answer = answer }

    /// Writes what a sentence became; nil leaves it out.
    mutating func write(_ sentence: AnswerSentence, _ words: String?) {
        let gap = answer.slice(position..<sentence.range.lowerBound)
        position = sentence.range.upperBound
        guard let words else {
            if gap.contains("\n"), !text.isEmpty, !text.hasSuffix("\n") { text += "\n" }
            return
        }
        text += text.isEmpty || text.hasSuffix("\n") ? gap.drop(while: \.isWhitespace) : gap
        text += TableRow.closed(words)
    }

    func finished() -> String {
        let rest = text + answer.slice(position..<answer.utf8.count)
        let end = rest.reversed().drop(while: \.isWhitespace)
        return String(end.reversed())
    }
}
