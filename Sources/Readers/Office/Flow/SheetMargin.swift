import Documents

/// A running header or footer of a printed sheet, which is written with codes (ECMA-376, part 1, 18.3.1.46).
enum SheetMargin {
    /// The words of its left, middle and right part, those that hold some.
    ///
    /// A part that only numbers pages is left out, since its words are nothing without the number.
    ///
    /// - Parameter sheet: the name of the sheet, which a code stands for.
    static func parts(of code: String, sheet: String) -> [Inline] {
        var parts = [Part()]
        var rest = Substring(code)
        while let character = rest.popFirst() {
            if character == "&", let sign = rest.popFirst() {
                take(sign, &rest, sheet, &parts)
            } else {
                parts[parts.count - 1].words.append(character)
            }
        }
        return parts.filter(\.tells).map { Inline($0.words) }
    }

    private struct Part {
        var words = ""
        var numbersPages = false

        var tells: Bool {
            let count = words.split { !$0.isLetter }.count
            return count > (numbersPages ? 2 : 0)
        }
    }

    private static func take(
        _ sign: Character, _ rest: inout Substring, _ sheet: String, _ parts: inout [Part]
    ) {
        switch sign {
        case "&": parts[parts.count - 1].words += "&"
        case "L", "C", "R": parts.append(Part())
        case "A": parts[parts.count - 1].words += sheet
        case "P", "N": parts[parts.count - 1].numbersPages = true
        case "\"": rest = rest.drop { $0 != "\"" }.dropFirst()
        // A colour is six digits, or a theme's colour and its shade, as in 01+000.
        case "K": rest = rest.dropFirst(6)
        case _ where sign.isNumber: rest = rest.drop(while: \.isNumber)
        default: break
        }
    }
}

extension DocumentBuilder {
    /// Adds the headers and footers of a sheet, apart from its content, each wording once.
    mutating func appendSheetMargins(_ codes: [String], sheet: String, _ seen: inout Set<Inline>) {
        for words in codes.flatMap({ SheetMargin.parts(of: $0, sheet: sheet) })
        where seen.insert(words).inserted {
            append(.paragraph, words, layer: .furniture)
        }
    }
}
