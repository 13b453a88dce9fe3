import Documents

@testable import Readers

/// The formats of Office and OpenDocument.
extension RandomFile {
    private static let schemas = "http://schemas.openxmlformats.org"
    private static let officeKind = "\(schemas)/officeDocument/2006/relationships"

    static func wordprocessing(_ outline: RandomOutline) -> String {
        func paragraph(_ text: String, _ properties: String = "") -> String {
            // A run may end within a word.
            let cut = text.index(text.startIndex, offsetBy: text.count / 2)
            let runs = [text[..<cut], text[cut...]].map {
                "<w:r><w:t xml:space=\"preserve\">\(escaped(String($0)))</w:t></w:r>"
            }
            return "<w:p><w:pPr>\(properties)</w:pPr>\(runs.joined())</w:p>"
        }
        let blocks = outline.pieces.map { piece in
            switch piece {
            case .heading(let level, let text):
                paragraph(text, "<w:outlineLvl w:val=\"\(level - 1)\"/>")
            case .paragraph(let text): paragraph(text)
            case .list(let items): items.map { paragraph($0) }.joined()
            case .table(let rows):
                "<w:tbl>"
                    + rows.map { "<w:tr>" + $0.map { "<w:tc>\(paragraph($0))</w:tc>" }.joined() + "</w:tr>" }
                    .joined() + "</w:tbl>"
            }
        }
        return "<w:document xmlns:w=\"\(schemas)/wordprocessingml/2006/main\"><w:body>\(blocks.joined())"
            + "</w:body></w:document>"
    }

    static func flatPackage(_ outline: RandomOutline) -> String {
        "<?xml version=\"1.0\"?><pkg:package xmlns:pkg=\"http://schemas.microsoft.com/office/2006/xmlPackage\">"
            + "<pkg:part pkg:name=\"/word/document.xml\"><pkg:xmlData>\(wordprocessing(outline))</pkg:xmlData></pkg:part></pkg:package>"
    }

    static func relationships(_ kind: String, _ targets: [String]) -> String {
        "<Relationships xmlns=\"\(schemas)/package/2006/relationships\">"
            + targets.enumerated().map {
                "<Relationship Id=\"r\($0)\" Type=\"\(officeKind)/\(kind)\" Target=\"\($1)\"/>"
            }.joined() + "</Relationships>"
    }

    static func workbook(_ outline: RandomOutline) -> [String: String] {
        let sheets = RandomSheet.sheets(of: outline)
        let main = "xmlns=\"\(schemas)/spreadsheetml/2006/main\""
        let names = sheets.indices.map { "s\($0).xml" }
        let list = sheets.enumerated().map {
            "<sheet name=\"\(escaped($1.name))\" sheetId=\"\($0 + 1)\" r:id=\"r\($0)\"/>"
        }
        var shared: [String] = []
        var parts = [
            "xl/workbook.xml":
                "<workbook \(main) xmlns:r=\"\(officeKind)\"><sheets>\(list.joined())</sheets></workbook>",
            "xl/_rels/workbook.xml.rels": relationships("worksheet", names).replacing(
                "</Relationships>",
                with:
                    "<Relationship Id=\"t\" Type=\"\(officeKind)/sharedStrings\" Target=\"t.xml\"/></Relationships>"
            ),
        ]
        for (name, sheet) in Swift.zip(names, sheets) {
            let rows = sheet.rows.map { row in
                let cells = row.cells.map { cell in
                    let address = CellAddress(column: cell.column, row: row.number)
                    guard cell.column % 2 == 0 else {
                        return "<c r=\"\(address)\" t=\"inlineStr\"><is><t>\(escaped(cell.text))</t></is></c>"
                    }
                    shared.append(cell.text)
                    return "<c r=\"\(address)\" t=\"s\"><v>\(shared.count - 1)</v></c>"
                }
                return "<row r=\"\(row.number)\">\(cells.joined())</row>"
            }
            parts["xl/\(name)"] = "<worksheet \(main)><sheetData>\(rows.joined())</sheetData></worksheet>"
        }
        let strings = shared.map { "<si><t>\(escaped($0))</t></si>" }
        parts["xl/t.xml"] = "<sst \(main)>\(strings.joined())</sst>"
        return parts
    }

    static func slides(_ outline: RandomOutline) -> [String: String] {
        let spaces =
            "xmlns:p=\"\(schemas)/presentationml/2006/main\" xmlns:a=\"\(schemas)/drawingml/2006/main\""
        let slides = outline.parts
        let names = slides.indices.map { "s\($0).xml" }
        let list = slides.indices.map { "<p:sldId id=\"\($0 + 256)\" r:id=\"r\($0)\"/>" }
        var parts = [
            "ppt/presentation.xml":
                "<p:presentation \(spaces) xmlns:r=\"\(officeKind)\"><p:sldIdLst>\(list.joined())</p:sldIdLst></p:presentation>",
            "ppt/_rels/presentation.xml.rels": relationships("slide", names),
        ]
        for (name, pieces) in Swift.zip(names, slides) {
            let shapes = pieces.enumerated().map { shape(named: "Shape \($0 + 1)", $1, isTitle: $0 == 0) }
            parts["ppt/\(name)"] =
                "<p:sld \(spaces)><p:cSld><p:spTree>\(shapes.joined())</p:spTree></p:cSld></p:sld>"
        }
        return parts
    }

    private static func shape(named name: String, _ piece: RandomOutline.Piece, isTitle: Bool) -> String {
        func body(_ kind: String, _ texts: [String]) -> String {
            let paragraphs = texts.map { "<a:p><a:r><a:t>\(escaped($0))</a:t></a:r></a:p>" }
            return "<\(kind)>\(paragraphs.joined())</\(kind)>"
        }
        func properties(_ kind: String, _ more: String) -> String {
            "<p:nv\(kind)><p:cNvPr id=\"2\" name=\"\(name)\"/><p:nvPr>\(more)</p:nvPr></p:nv\(kind)>"
        }
        guard case .table(let rows) = piece else {
            var mark = ""
            if isTitle, case .heading = piece { mark = "<p:ph type=\"title\"/>" }
            return "<p:sp>\(properties("SpPr", mark))\(body("p:txBody", piece.texts))</p:sp>"
        }
        let cells = rows.map {
            "<a:tr>" + $0.map { "<a:tc>\(body("a:txBody", [$0]))</a:tc>" }.joined() + "</a:tr>"
        }
        return
            "<p:graphicFrame>\(properties("GraphicFramePr", ""))<a:graphic><a:graphicData><a:tbl>\(cells.joined())</a:tbl></a:graphicData></a:graphic></p:graphicFrame>"
    }

    static func markupWorkbook(_ outline: RandomOutline) -> String {
        let sheets = RandomSheet.sheets(of: outline).map { sheet in
            let rows = sheet.rows.map { row in
                "<Row ss:Index=\"\(row.number)\">"
                    + row.cells.map {
                        "<Cell ss:Index=\"\($0.column)\"><Data ss:Type=\"String\">\(escaped($0.text))</Data></Cell>"
                    }.joined() + "</Row>"
            }
            return "<Worksheet ss:Name=\"\(escaped(sheet.name))\"><Table>\(rows.joined())</Table></Worksheet>"
        }
        let space = "urn:schemas-microsoft-com:office:spreadsheet"
        return
            "<?xml version=\"1.0\"?><Workbook xmlns=\"\(space)\" xmlns:ss=\"\(space)\">\(sheets.joined())</Workbook>"
    }
}
