@testable import Readers

/// Writes an outline in each format, as plainly as the format allows.
enum RandomFile {
    static let formats = [
        "html", "md", "csv", "json", "xml", "rtf", "eml", "docx", "xlsx", "pptx", "odt", "ods", "epub",
    ]

    static func bytes(_ outline: RandomOutline, as format: String) -> [UInt8] {
        switch format {
        case "html": Array(page(outline).utf8)
        case "md": Array(markdown(outline).utf8)
        case "csv":
            Array(rows(outline).map { $0.map(csv).joined(separator: ",") }.joined(separator: "\r\n").utf8)
        case "json": Array(json(outline).utf8)
        case "xml": Array(docbook(outline).utf8)
        case "rtf": Array(rtf(outline).utf8)
        case "eml": Array(mail(outline).utf8)
        case "docx": zip(["word/document.xml": wordprocessing(outline)])
        case "xlsx": zip(workbook(outline))
        case "pptx": zip(slides(outline))
        case "odt": zip(["content.xml": openText(outline)], type: "application/vnd.oasis.opendocument.text")
        case "ods":
            zip(["content.xml": openSheet(outline)], type: "application/vnd.oasis.opendocument.spreadsheet")
        default: epub(outline)
        }
    }

    // MARK: Containers

    private static func zip(_ parts: [String: String], type: String? = nil) -> [UInt8] {
        let mark = type.map { [("mimetype", ZipWriter.stored(Array($0.utf8)))] } ?? []
        let members = parts.sorted { $0.key < $1.key }.map {
            ($0.key, ZipWriter.stored(Array($0.value.utf8)))
        }
        return ZipWriter.archive(mark + members)
    }

    static func escaped(_ text: String) -> String {
        text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing("\"", with: "&quot;")
    }

    /// The outline as rows of cells, for formats that know nothing else.
    static func rows(_ outline: RandomOutline) -> [[String]] {
        outline.pieces.flatMap { piece -> [[String]] in
            switch piece {
            case .heading(_, let text), .paragraph(let text): [[text]]
            case .list(let items): [items]
            case .table(let rows): rows
            }
        }
    }

    private static func csv(_ field: String) -> String {
        "\"" + field.replacing("\"", with: "\"\"") + "\""
    }

    // MARK: Text formats

    static func body(_ outline: RandomOutline) -> String {
        outline.pieces.map { piece in
            switch piece {
            case .heading(let level, let text): "<h\(level)>\(escaped(text))</h\(level)>"
            case .paragraph(let text): "<p>\(escaped(text))</p>"
            case .list(let items): "<ul>" + items.map { "<li>\(escaped($0))</li>" }.joined() + "</ul>"
            case .table(let rows):
                "<table>"
                    + rows.map { "<tr>" + $0.map { "<td>\(escaped($0))</td>" }.joined() + "</tr>" }.joined()
                    + "</table>"
            }
        }.joined(separator: "\n")
    }

    private static func page(_ outline: RandomOutline) -> String {
        "<!DOCTYPE html><html><head><meta charset=utf-8><title>t</title></head><body>\(body(outline))</body></html>"
    }

    private static func markdown(_ outline: RandomOutline) -> String {
        func safe(_ text: String) -> String {
            text.replacing("<", with: "\\<").replacing("#", with: "\\#").replacing("&", with: "\\&")
        }
        return outline.pieces.map { piece in
            switch piece {
            case .heading(let level, let text):
                String(repeating: "#", count: level) + " " + safe(text)
            case .paragraph(let text): safe(text)
            case .list(let items): items.map { "- " + safe($0) }.joined(separator: "\n")
            case .table(let rows):
                rows.enumerated().map { number, row in
                    let line = "| " + row.map(safe).joined(separator: " | ") + " |"
                    return number == 0 ? line + "\n|" + row.map { _ in " --- |" }.joined() : line
                }.joined(separator: "\n")
            }
        }.joined(separator: "\n\n") + "\n"
    }

    private static func json(_ outline: RandomOutline) -> String {
        let quoted = rows(outline).map { row in
            "[" + row.map { "\"" + $0.replacing("\"", with: "\\\"") + "\"" }.joined(separator: ",") + "]"
        }
        return "{\"rows\":[" + quoted.joined(separator: ",") + "]}"
    }

    private static func docbook(_ outline: RandomOutline) -> String {
        let blocks = outline.pieces.map { piece in
            switch piece {
            case .heading(_, let text): "</section><section><title>\(escaped(text))</title>"
            case .paragraph(let text): "<para>\(escaped(text))</para>"
            case .list(let items):
                "<itemizedlist>"
                    + items.map { "<listitem><para>\(escaped($0))</para></listitem>" }.joined()
                    + "</itemizedlist>"
            case .table(let rows):
                "<informaltable><tgroup cols='1'><tbody>"
                    + rows.map { "<row>" + $0.map { "<entry>\(escaped($0))</entry>" }.joined() + "</row>" }
                    .joined() + "</tbody></tgroup></informaltable>"
            }
        }
        return "<article xmlns='http://docbook.org/ns/docbook'><section><title>t</title>\(blocks.joined())"
            + "</section></article>"
    }

    private static func rtf(_ outline: RandomOutline) -> String {
        func safe(_ text: String) -> String {
            text.utf16.map { unit in
                switch unit {
                case 0x5C, 0x7B, 0x7D: "\\" + String(Character(Unicode.Scalar(UInt8(unit))))
                case 0x80...: "\\u\(Int16(bitPattern: unit))?"
                default: String(Character(Unicode.Scalar(UInt8(unit))))
                }
            }.joined()
        }
        let lines = rows(outline).map { row in
            row.count == 1
                ? "\\pard " + safe(row[0]) + "\\par\n"
                : "\\trowd" + (1...row.count).map { "\\cellx\($0 * 900)" }.joined()
                    + row.map { "\\pard\\intbl " + safe($0) + "\\cell" }.joined() + "\\row\n"
        }
        return "{\\rtf1\\ansi{\\fonttbl{\\f0 Serif;}}\n" + lines.joined() + "}"
    }

    private static func mail(_ outline: RandomOutline) -> String {
        "From: a@example.org\r\nTo: b@example.org\r\nSubject: t\r\nMIME-Version: 1.0\r\n"
            + "Content-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n"
            + page(outline)
    }
}
