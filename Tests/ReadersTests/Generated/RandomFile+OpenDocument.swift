@testable import Readers

/// OpenDocument, packed and in one file of XML.
extension RandomFile {
    private static let spaces = ["office", "text", "table", "drawing", "presentation"].map {
        "xmlns:\($0 == "drawing" ? "draw" : $0)=\"urn:oasis:names:tc:opendocument:xmlns:\($0):1.0\""
    }.joined(separator: " ")

    private static func type(_ format: String) -> String {
        let kind = ["t": "text", "s": "spreadsheet"][format.suffix(1)] ?? "presentation"
        return "application/vnd.oasis.opendocument.\(kind)"
    }

    private static func content(_ outline: RandomOutline, as format: String) -> String {
        let content =
            switch format.suffix(1) {
            case "t": "<office:text>\(outline.pieces.map(block).joined())</office:text>"
            case "s": "<office:spreadsheet>\(sheets(outline))</office:spreadsheet>"
            default: "<office:presentation>\(drawnPages(outline))</office:presentation>"
            }
        return "<office:body>\(content)</office:body>"
    }

    static func openDocument(_ outline: RandomOutline, as format: String) -> [UInt8] {
        let root = "office:document-content"
        return zip(
            ["content.xml": "<\(root) \(spaces)>\(content(outline, as: format))</\(root)>"],
            type: type(format))
    }

    static func flatDocument(_ outline: RandomOutline, as format: String) -> String {
        "<?xml version=\"1.0\"?><office:document \(spaces) office:mimetype=\"\(type(format))\">"
            + content(outline, as: format) + "</office:document>"
    }

    private static func paragraph(_ text: String) -> String { "<text:p>\(escaped(text))</text:p>" }

    private static func block(_ piece: RandomOutline.Piece) -> String {
        switch piece {
        case .heading(let level, let text):
            "<text:h text:outline-level=\"\(level)\">\(escaped(text))</text:h>"
        case .paragraph(let text): paragraph(text)
        case .list(let items):
            "<text:list>" + items.map { "<text:list-item>\(paragraph($0))</text:list-item>" }.joined()
                + "</text:list>"
        case .table(let rows): table(rows)
        }
    }

    private static func table(_ rows: [[String]]) -> String {
        "<table:table>"
            + rows.map { "<table:table-row>" + $0.map(cell).joined() + "</table:table-row>" }.joined()
            + "</table:table>"
    }

    private static func cell(_ text: String) -> String {
        "<table:table-cell office:value-type=\"string\">\(paragraph(text))</table:table-cell>"
    }

    /// Blank rows and cells stand once, with their number.
    private static func sheets(_ outline: RandomOutline) -> String {
        RandomSheet.sheets(of: outline).map { sheet in
            var (text, next) = ("", 1)
            for row in sheet.rows {
                if row.number > next {
                    text +=
                        "<table:table-row table:number-rows-repeated=\"\(row.number - next)\"><table:table-cell/></table:table-row>"
                }
                let blank = (row.cells.first?.column ?? 1) - 1
                text += "<table:table-row>"
                if blank > 0 { text += "<table:table-cell table:number-columns-repeated=\"\(blank)\"/>" }
                text += row.cells.map { cell($0.text) }.joined() + "</table:table-row>"
                next = row.number + 1
            }
            return "<table:table table:name=\"\(escaped(sheet.name))\">\(text)</table:table>"
        }.joined()
    }

    private static func drawnPages(_ outline: RandomOutline) -> String {
        outline.parts.enumerated().map { number, pieces in
            let frames = pieces.enumerated().map { position, piece in
                var role = ""
                if position == 0, case .heading = piece { role = " presentation:class=\"title\"" }
                var content = "<draw:text-box>\(piece.texts.map(paragraph).joined())</draw:text-box>"
                if case .table(let rows) = piece { content = table(rows) }
                return "<draw:frame draw:name=\"Shape \(position + 1)\"\(role)>\(content)</draw:frame>"
            }
            return "<draw:page draw:name=\"page\(number + 1)\">\(frames.joined())</draw:page>"
        }.joined()
    }
}
