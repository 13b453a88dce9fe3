import Foundation

@testable import Readers

/// JSON in several forms, and rich text.
extension RandomFile {
    private static func quoted(_ text: String) -> String {
        "\"" + text.replacing("\"", with: "\\\"") + "\""
    }

    private static func array(_ texts: [String]) -> String {
        "[" + texts.map(quoted).joined(separator: ",") + "]"
    }

    static func json(_ outline: RandomOutline) -> String {
        "{\"rows\":[" + rows(outline).map(array).joined(separator: ",") + "]}"
    }

    /// Values, lists and records, some of them within other objects.
    static func records(_ outline: RandomOutline) -> String {
        let members = outline.pieces.enumerated().map { number, piece in
            let value =
                switch piece {
                case .heading(_, let text), .paragraph(let text): quoted(text)
                case .list(let items): array(items)
                case .table(let rows):
                    "["
                        + rows.map { row in
                            "{" + row.enumerated().map { "\"c\($0)\":" + quoted($1) }.joined(separator: ",")
                                + "}"
                        }.joined(separator: ",") + "]"
                }
            return "\"m\(number)\":" + (number % 3 == 1 ? "{\"inner\":\(value)}" : value)
        }
        return "{" + members.joined(separator: ",") + "}"
    }

    static func jsonLines(_ outline: RandomOutline) -> String {
        outline.pieces.map { "{\"texts\":\(array($0.texts))}\n" }.joined()
    }

    static func notebook(_ outline: RandomOutline) -> String {
        let cells = outline.parts.flatMap { part in
            [
                "{\"cell_type\":\"markdown\",\"metadata\":{},\"source\":\(literal(markdown(part)))}",
                "{\"cell_type\":\"code\",\"metadata\":{},\"outputs\":[],\"source\":[\"step()\"]}",
            ]
        }
        return
            "{\"cells\":[\(cells.joined(separator: ","))],\"metadata\":{},\"nbformat\":4,\"nbformat_minor\":5}"
    }

    /// A text of several lines, written as JSON.
    private static func literal(_ text: String) -> String {
        quoted(text.replacing("\\", with: "\\\\")).replacing("\n", with: "\\n")
    }

    static func rtf(_ outline: RandomOutline) -> String {
        func safe(_ text: String) -> String {
            text.utf16.map { unit in
                switch unit {
                case 0x5C, 0x7B, 0x7D: "\\" + String(Character(Unicode.Scalar(UInt8(unit))))
                case 0x80...: "\\u\(Int16(bitPattern: unit))?"
                default: String(Character(Unicode.Scalar(UInt8(unit))))
                }
            }.joined()
        }
        let lines = outline.pieces.map { piece in
            switch piece {
            case .heading(let level, let text): "\\pard\\outlinelevel\(level - 1) \(safe(text))\\par\n"
            case .paragraph(let text): "\\pard \(safe(text))\\par\n"
            case .list(let items): items.map { "\\pard \(safe($0))\\par\n" }.joined()
            case .table(let rows):
                rows.map { row in
                    "\\trowd" + (1...row.count).map { "\\cellx\($0 * 900)" }.joined()
                        + row.map { "\\pard\\intbl \(safe($0))\\cell" }.joined() + "\\row\n"
                }.joined()
            }
        }
        return "{\\rtf1\\ansi{\\fonttbl{\\f0 Serif;}}\n" + lines.joined() + "}"
    }
}
