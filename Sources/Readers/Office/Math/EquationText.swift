/// Writes an Office equation on one line, as a person would type it: `(a+b)/2`, `x^2`, `√(x)`, `∑_(i=1)^n i`.
///
/// Structures are kept on a stack of finished arguments, so depth of nesting costs no recursion.
struct EquationText: Sendable {
    /// The structures and arguments of an equation.
    enum Element: String, Sendable {
        case fraction = "f", numerator = "num", denominator = "den"
        case superscript = "sSup", subscripted = "sSub", both = "sSubSup", before = "sPre"
        case sub, sup, base = "e", radical = "rad", degree = "deg", nary, delimiters = "d"
        case function = "func", functionName = "fName", matrix = "m", matrixRow = "mr"
        case accent = "acc", bar, limitBelow = "limLow", limitAbove = "limUpp", limit = "lim"
        case equations = "eqArr"
        case sign = "chr", opening = "begChr", closing = "endChr", separator = "sepChr"
    }

    private struct Frame: Sendable {
        let element: Element?
        var text = ""
        var arguments: [(Element, String)] = []
        var sign: String?
        var opening = "("
        var closing = ")"
        var separator = "|"

        /// Whether it puts its arguments together itself.
        var isStructure: Bool {
            switch element {
            case nil, .numerator, .denominator, .sub, .sup, .base, .degree, .functionName, .limit: false
            default: true
            }
        }

        func argument(_ element: Element) -> String {
            arguments.first { $0.0 == element }?.1 ?? ""
        }
    }

    private var frames: [Frame] = [Frame(element: nil)]

    /// The equation so far.
    var text: String { frames[0].text }

    /// An element begins; `value` is its `val` attribute.
    mutating func start(_ element: Element, value: String?) {
        let top = frames.count - 1
        switch element {
        case .sign: frames[top].sign = value ?? ""
        case .opening: frames[top].opening = value ?? ""
        case .closing: frames[top].closing = value ?? ""
        case .separator: frames[top].separator = value ?? ""
        default: if frames.count < 512 { frames.append(Frame(element: element)) }
        }
    }

    /// An element ends.
    mutating func end(_ element: Element) {
        guard frames.count > 1, frames[frames.count - 1].element == element else { return }
        let frame = frames.removeLast()
        let top = frames.count - 1
        switch element {
        case .numerator, .denominator, .sub, .sup, .base, .degree, .functionName, .limit, .matrixRow:
            let text = element == .matrixRow ? frame.arguments.map(\.1).joined(separator: ", ") : frame.text
            // Boxes, braces and whatever else is not drawn here leave only the words within them.
            if frames[top].isStructure {
                frames[top].arguments.append((element, text))
            } else {
                frames[top].text += text
            }
        default: frames[top].text += Self.shown(frame)
        }
    }

    /// Adds characters.
    mutating func append(_ text: String) {
        frames[frames.count - 1].text += text
    }

    private static func shown(_ frame: Frame) -> String {
        let base = frame.argument(.base)
        return switch frame.element {
        case .fraction: grouped(frame.argument(.numerator)) + "/" + grouped(frame.argument(.denominator))
        case .superscript: grouped(base) + "^" + grouped(frame.argument(.sup))
        case .subscripted: base + "_" + grouped(frame.argument(.sub))
        case .both: base + "_" + grouped(frame.argument(.sub)) + "^" + grouped(frame.argument(.sup))
        case .before: "_" + grouped(frame.argument(.sub)) + "^" + grouped(frame.argument(.sup)) + base
        case .radical: root(frame.argument(.degree)) + "(" + base + ")"
        case .nary:
            (frame.sign ?? "∫") + limits("_", frame.argument(.sub)) + limits("^", frame.argument(.sup)) + " "
                + base
        case .delimiters: delimited(frame)
        case .function: frame.argument(.functionName) + parenthesised(base)
        case .matrix: "[" + all(.matrixRow, frame).joined(separator: "; ") + "]"
        case .equations: all(.base, frame).joined(separator: "; ")
        case .accent, .bar: base + (frame.element == .bar ? "\u{305}" : frame.sign ?? "\u{302}")
        case .limitBelow: base + "_" + grouped(frame.argument(.limit))
        case .limitAbove: base + "^" + grouped(frame.argument(.limit))
        default: frame.text
        }
    }

    private static func all(_ element: Element, _ frame: Frame) -> [String] {
        frame.arguments.filter { $0.0 == element }.map(\.1)
    }

    private static func delimited(_ frame: Frame) -> String {
        frame.opening + all(.base, frame).joined(separator: frame.separator) + frame.closing
    }

    private static func limits(_ mark: String, _ text: String) -> String {
        text.isEmpty ? "" : mark + grouped(text)
    }

    private static func root(_ degree: String) -> String {
        switch degree {
        case "", "2": "√"
        case "3": "∛"
        case "4": "∜"
        default: grouped(degree) + "√"
        }
    }

    private static func parenthesised(_ text: String) -> String {
        text.hasPrefix("(") || text.hasPrefix("[") ? text : "(" + text + ")"
    }

    /// One sign stands alone, more are put in parentheses.
    private static func grouped(_ text: String) -> String {
        let isPlain = text.unicodeScalars.allSatisfy {
            $0.properties.isAlphabetic || $0.properties.numericType != nil
        }
        return text.unicodeScalars.count <= 1 || isPlain ? text : "(" + text + ")"
    }
}
