/// Finds what an answer sets between quotation marks.
struct QuotationMarks {
    /// A quotation: with its marks, and the words alone; both as UTF-8 offsets in the text.
    struct Span: Sendable, Hashable {
        let outer: Range<Int>
        let inner: Range<Int>
    }

    /// The outermost quotations of a text, in their order.
    ///
    /// `“…”`, `„…“`, `„…”`, `”…”`, `«…»`, `»…«`, `‘…’`, `「…」`, `『…』` and `"…"` are known. A mark that also closes opens after white
    /// space or a bracket and closes before white space or punctuation, so that inches and apostrophes are none. A quotation ends at
    /// an empty line at the latest.
    ///
    /// - Parameter isHeld: whether words stand in a passage. Where marks stand within marks, the longest quotation that
    ///   does is taken.
    static func spans(in text: String, isHeld: (String) -> Bool = { _ in false }) -> [Span] {
        let marks = QuotationMarks(text)
        var spans: [Span] = []
        var position = 0
        while position < marks.scalars.count {
            guard let close = marks.longest(from: position, isHeld) ?? marks.closer(from: position) else {
                position += 1
                continue
            }
            spans.append(
                Span(
                    outer: marks.offsets[position]..<marks.offsets[close + 1],
                    inner: marks.offsets[position + 1]..<marks.offsets[close]))
            position = close + 1
        }
        return spans
    }

    private let scalars: [Unicode.Scalar]
    /// Where each scalar begins, and where the text ends.
    private let offsets: [Int]

    /// The most scalars of one quotation.
    private static let most = 4000

    private init(_ text: String) {
        scalars = Array(text.unicodeScalars)
        var offsets = [0]
        for scalar in scalars { offsets.append(offsets[offsets.count - 1] + UTF8.width(scalar)) }
        self.offsets = offsets
    }

    /// Where the quotation that opens at a position closes; nil when none opens there.
    private func closer(from start: Int) -> Int? {
        guard let pair = pair(at: start) else { return nil }
        var depth = 1
        for position in (start + 1)..<min(scalars.count, start + Self.most) {
            let scalar = scalars[position]
            if scalar == "\n", position + 1 < scalars.count, scalars[position + 1] == "\n" { return nil }
            if pair.close.contains(scalar), !pair.isAmbiguous || closes(position) {
                depth -= 1
                if depth == 0 { return position > start + 1 ? position : nil }
            } else if scalar == pair.open, !pair.isAmbiguous || opens(position) {
                depth += 1
            }
        }
        return nil
    }

    /// Where the longest quotation that stands in a passage closes.
    private func longest(from start: Int, _ isHeld: (String) -> Bool) -> Int? {
        guard pair(at: start) != nil else { return nil }
        return closers(from: start).reversed().first { isHeld(words(start, $0)) }
    }

    /// Every position that could close a quotation, of whatever form, in its paragraph.
    private func closers(from start: Int) -> [Int] {
        var found: [Int] = []
        for position in (start + 2)..<max(start + 2, min(scalars.count, start + Self.most))
        where found.count < 8 {
            if scalars[position] == "\n", position + 1 < scalars.count, scalars[position + 1] == "\n" {
                break
            }
            if "”“«»’」』\"".unicodeScalars.contains(scalars[position]), closes(position) {
                found.append(position)
            }
        }
        return found
    }

    private func words(_ open: Int, _ close: Int) -> String {
        var words = String.UnicodeScalarView()
        words.append(contentsOf: scalars[(open + 1)..<close])
        return String(words)
    }

    /// A mark that opens, and those that close what it opened.
    private struct Pair {
        let open: Unicode.Scalar
        let close: [Unicode.Scalar]
        /// Whether one of them also stands for something else.
        var isAmbiguous: Bool { close.contains(open) || close.contains("’") }
    }

    private func pair(at position: Int) -> Pair? {
        let open = scalars[position]
        switch open {
        case "“": return Pair(open: open, close: ["”"])
        case "„": return Pair(open: open, close: ["“", "”"])
        case "«": return Pair(open: open, close: ["»"])
        case "「": return Pair(open: open, close: ["」"])
        case "『": return Pair(open: open, close: ["』"])
        case "»" where opens(position): return Pair(open: open, close: ["«"])
        case "‘" where opens(position): return Pair(open: open, close: ["’"])
        case "”", "\"": return opens(position) ? Pair(open: open, close: [open]) : nil
        default: return nil
        }
    }

    private func opens(_ position: Int) -> Bool {
        guard position + 1 < scalars.count, !scalars[position + 1].properties.isWhitespace else {
            return false
        }
        guard position > 0 else { return true }
        let before = scalars[position - 1]
        return before.properties.isWhitespace || "([{-–—/:“„|".unicodeScalars.contains(before)
    }

    private func closes(_ position: Int) -> Bool {
        guard position > 0, !scalars[position - 1].properties.isWhitespace else { return false }
        guard position + 1 < scalars.count else { return true }
        let after = scalars[position + 1]
        return after.properties.isWhitespace || ")]}.,;:!?-–—/”\"'|[".unicodeScalars.contains(after)
    }
}

extension UTF8 {
    fileprivate static func width(_ scalar: Unicode.Scalar) -> Int {
        scalar.value < 0x80 ? 1 : scalar.value < 0x800 ? 2 : scalar.value < 0x10000 ? 3 : 4
    }
}
