@testable import Readers

/// The office formats.
extension RandomFile {
    private static let schemas = "http://schemas.openxmlformats.org"

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

    static func workbook(_ outline: RandomOutline) -> [String: String] {
        let cells = rows(outline).enumerated().map { number, row in
            "<row r=\"\(number + 1)\">"
                + row.enumerated().map { column, text in
                    let name = String(Character(Unicode.Scalar(UInt8(65 + column))))
                    return
                        "<c r=\"\(name)\(number + 1)\" t=\"inlineStr\"><is><t>\(escaped(text))</t></is></c>"
                }.joined() + "</row>"
        }
        let main = "xmlns=\"\(schemas)/spreadsheetml/2006/main\""
        let kind = "\(schemas)/officeDocument/2006/relationships"
        return [
            "xl/workbook.xml":
                "<workbook \(main) xmlns:r=\"\(kind)\"><sheets><sheet name=\"S\" sheetId=\"1\" r:id=\"a\"/></sheets></workbook>",
            "xl/_rels/workbook.xml.rels":
                "<Relationships xmlns=\"\(schemas)/package/2006/relationships\"><Relationship Id=\"a\" Type=\"\(kind)/worksheet\" Target=\"sheet.xml\"/></Relationships>",
            "xl/sheet.xml": "<worksheet \(main)><sheetData>\(cells.joined())</sheetData></worksheet>",
        ]
    }

    static func slides(_ outline: RandomOutline) -> [String: String] {
        let spaces =
            "xmlns:p=\"\(schemas)/presentationml/2006/main\" xmlns:a=\"\(schemas)/drawingml/2006/main\""
        let kind = "\(schemas)/officeDocument/2006/relationships"
        let paragraphs = rows(outline).joined().map { "<a:p><a:r><a:t>\(escaped($0))</a:t></a:r></a:p>" }
        let shape = "<p:sp><p:nvSpPr><p:nvPr/></p:nvSpPr><p:txBody>\(paragraphs.joined())</p:txBody></p:sp>"
        return [
            "ppt/presentation.xml":
                "<p:presentation \(spaces) xmlns:r=\"\(kind)\"><p:sldIdLst><p:sldId id=\"256\" r:id=\"a\"/></p:sldIdLst></p:presentation>",
            "ppt/_rels/presentation.xml.rels":
                "<Relationships xmlns=\"\(schemas)/package/2006/relationships\"><Relationship Id=\"a\" Type=\"\(kind)/slide\" Target=\"slide.xml\"/></Relationships>",
            "ppt/slide.xml": "<p:sld \(spaces)><p:cSld><p:spTree>\(shape)</p:spTree></p:cSld></p:sld>",
        ]
    }

    private static let open = ["office", "text", "table"].map {
        "xmlns:\($0)=\"urn:oasis:names:tc:opendocument:xmlns:\($0):1.0\""
    }.joined(separator: " ")

    static func openText(_ outline: RandomOutline) -> String {
        let blocks = outline.pieces.map { piece in
            switch piece {
            case .heading(let level, let text):
                "<text:h text:outline-level=\"\(level)\">\(escaped(text))</text:h>"
            case .paragraph(let text): "<text:p>\(escaped(text))</text:p>"
            case .list(let items):
                "<text:list>"
                    + items.map { "<text:list-item><text:p>\(escaped($0))</text:p></text:list-item>" }
                    .joined()
                    + "</text:list>"
            case .table(let rows): table(rows)
            }
        }
        return
            "<office:document-content \(open)><office:body><office:text>\(blocks.joined())</office:text></office:body></office:document-content>"
    }

    static func openSheet(_ outline: RandomOutline) -> String {
        "<office:document-content \(open)><office:body><office:spreadsheet>\(table(rows(outline)))</office:spreadsheet></office:body></office:document-content>"
    }

    private static func table(_ rows: [[String]]) -> String {
        "<table:table table:name=\"S\">"
            + rows.map { row in
                "<table:table-row>"
                    + row.map {
                        "<table:table-cell office:value-type=\"string\"><text:p>\(escaped($0))</text:p></table:table-cell>"
                    }.joined() + "</table:table-row>"
            }.joined() + "</table:table>"
    }

    static func epub(_ outline: RandomOutline) -> [UInt8] {
        let parts = [
            "META-INF/container.xml":
                "<container xmlns=\"urn:oasis:names:tc:opendocument:xmlns:container\"><rootfiles><rootfile full-path=\"b.opf\"/></rootfiles></container>",
            "b.opf":
                "<package xmlns=\"http://www.idpf.org/2007/opf\" version=\"3.0\"><manifest><item id=\"a\" href=\"a.xhtml\" media-type=\"application/xhtml+xml\"/></manifest><spine><itemref idref=\"a\"/></spine></package>",
            "a.xhtml":
                "<html xmlns=\"http://www.w3.org/1999/xhtml\"><head><title>t</title></head><body>\(body(outline))</body></html>",
        ]
        let members = parts.sorted { $0.key < $1.key }.map {
            ($0.key, ZipWriter.stored(Array($0.value.utf8)))
        }
        return ZipWriter.archive(
            [("mimetype", ZipWriter.stored(Array("application/epub+zip".utf8)))] + members)
    }
}
