/// Writes a MathML equation on one line, in the same notation as ``EquationText``.
struct MathMLText: Sendable {
    /// What an element does with its arguments.
    enum Element: Sendable {
        case token, row, fraction, sup, sub, both, root, degree, under, over, table, tableRow
    }

    private struct Frame: Sendable {
        let element: Element
        var text = ""
        var arguments: [String] = []
    }

    private var frames: [Frame] = [Frame(element: .row)]

    /// The equation so far.
    var text: String { frames[0].arguments.joined() }

    mutating func start(_ element: Element) {
        if frames.count < 512 { frames.append(Frame(element: element)) }
    }

    mutating func end(_ element: Element) {
        guard frames.count > 1, let frame = frames.popLast() else { return }
        frames[frames.count - 1].arguments.append(Self.shown(frame))
    }

    mutating func append(_ words: String) {
        frames[frames.count - 1].text += words
    }

    private static func shown(_ frame: Frame) -> String {
        let first = frame.arguments.first ?? ""
        let second = frame.arguments.dropFirst().first ?? ""
        let third = frame.arguments.dropFirst(2).first ?? ""
        return switch frame.element {
        case .token: frame.text
        case .row: frame.arguments.joined()
        case .fraction: grouped(first) + "/" + grouped(second)
        case .sup, .over: first + "^" + grouped(second)
        case .sub, .under: first + "_" + grouped(second)
        case .both: first + "_" + grouped(second) + "^" + grouped(third)
        case .root: "√(" + frame.arguments.joined() + ")"
        case .degree: grouped(second) + "√(" + first + ")"
        case .table: "[" + frame.arguments.joined(separator: "; ") + "]"
        case .tableRow: frame.arguments.joined(separator: ", ")
        }
    }

    private static func grouped(_ text: String) -> String {
        let isPlain = text.unicodeScalars.allSatisfy {
            $0.properties.isAlphabetic || $0.properties.numericType != nil
        }
        return isPlain || text.hasPrefix("(") ? text : "(" + text + ")"
    }
}
