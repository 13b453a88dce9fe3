@testable import Readers

/// Pages, XML of several vocabularies, and what holds pages.
extension RandomFile {
    static func body(_ pieces: [RandomOutline.Piece]) -> String {
        pieces.map { piece in
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

    static func page(_ pieces: [RandomOutline.Piece]) -> String {
        "<!DOCTYPE html><html><head><meta charset=\"utf-8\"/><title>t</title></head><body>\(body(pieces))</body></html>"
    }

    static func docbook(_ outline: RandomOutline) -> String {
        let blocks = nested(outline, "section") { piece in
            switch piece {
            case .heading(_, let text): "<title>\(escaped(text))</title>"
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
        return "<article xmlns='http://docbook.org/ns/docbook'>\(blocks)</article>"
    }

    static func tei(_ outline: RandomOutline) -> String {
        let blocks = nested(outline, "div") { piece in
            switch piece {
            case .heading(_, let text): "<head>\(escaped(text))</head>"
            case .paragraph(let text): "<p>\(escaped(text))</p>"
            case .list(let items):
                "<list>" + items.map { "<item>\(escaped($0))</item>" }.joined() + "</list>"
            case .table(let rows):
                "<table>"
                    + rows.map { "<row>" + $0.map { "<cell>\(escaped($0))</cell>" }.joined() + "</row>" }
                    .joined() + "</table>"
            }
        }
        return "<TEI xmlns='http://www.tei-c.org/ns/1.0'><text><body>\(blocks)</body></text></TEI>"
    }

    /// Each heading opens an element within as many others as its level says, as far as there are so many.
    private static func nested(
        _ outline: RandomOutline, _ name: String, _ write: (RandomOutline.Piece) -> String
    ) -> String {
        var (text, depth) = ("<\(name)>", 1)
        for piece in outline.pieces {
            if case .heading(let level, _) = piece {
                let wanted = min(level, depth + 1)
                text += String(repeating: "</\(name)>", count: max(0, depth - wanted + 1)) + "<\(name)>"
                depth = wanted
            }
            text += write(piece)
        }
        return text + String(repeating: "</\(name)>", count: depth)
    }

    /// A vocabulary that nobody knows: groups, values, records and paragraphs.
    static func elements(_ outline: RandomOutline) -> String {
        let blocks = outline.pieces.map { piece in
            switch piece {
            case .heading(_, let text): "</part><part kind=\"\(escaped(text))\">"
            case .paragraph(let text): "<p>\(escaped(text))</p>"
            case .list(let items):
                "<points>" + items.map { "<point>\(escaped($0))</point>" }.joined() + "</points>"
            case .table(let rows):
                rows.map { row in
                    "<entry>"
                        + row.enumerated().map { "<c\($0)>\(escaped($1))</c\($0)>" }.joined()
                        + "</entry>"
                }.joined()
            }
        }
        return "<register><part>\(blocks.joined())</part></register>"
    }

    static func drawing(_ outline: RandomOutline) -> String {
        let texts = rows(outline).joined().enumerated().map { number, text in
            "<text x=\"10\" y=\"\(number * 20)\">\(escaped(text))</text>"
        }
        return "<svg xmlns=\"http://www.w3.org/2000/svg\">\(texts.joined())</svg>"
    }

    static func feed(_ outline: RandomOutline) -> String {
        let items = outline.pieces.map { piece in
            let texts = piece.texts.map(escaped)
            let more = texts.dropFirst().map { escaped("<p>\($0)</p>") }.joined()
            return
                "<item><title>\(texts[0])</title>\(more.isEmpty ? "" : "<description>\(more)</description>")</item>"
        }
        return "<rss version=\"2.0\"><channel><title>t</title>\(items.joined())</channel></rss>"
    }

    static func epub(_ outline: RandomOutline) -> [UInt8] {
        let chapters = outline.parts
        let names = chapters.indices.map { "c\($0)" }
        var parts = [
            "META-INF/container.xml":
                "<container xmlns=\"urn:oasis:names:tc:opendocument:xmlns:container\"><rootfiles><rootfile full-path=\"b.opf\"/></rootfiles></container>",
            "b.opf":
                "<package xmlns=\"http://www.idpf.org/2007/opf\" version=\"3.0\"><manifest>"
                + names.map {
                    "<item id=\"\($0)\" href=\"\($0).xhtml\" media-type=\"application/xhtml+xml\"/>"
                }.joined() + "</manifest><spine>" + names.map { "<itemref idref=\"\($0)\"/>" }.joined()
                + "</spine></package>",
        ]
        for (name, chapter) in Swift.zip(names, chapters) {
            parts["\(name).xhtml"] =
                "<html xmlns=\"http://www.w3.org/1999/xhtml\"><head><title>t</title></head><body>\(body(chapter))</body></html>"
        }
        return zip(parts, type: "application/epub+zip")
    }

    // MARK: Mails

    static func mail(_ pieces: [RandomOutline.Piece]) -> String {
        "From: a@example.org\r\nTo: b@example.org\r\nSubject: t\r\nMIME-Version: 1.0\r\n"
            + "Content-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n"
            + page(pieces)
    }

    static func mailbox(_ outline: RandomOutline) -> String {
        outline.parts.map { "From a@example.org Mon Mar  2 10:00:00 2026\r\n\(mail($0))\r\n\r\n" }.joined()
    }

    static func savedPage(_ outline: RandomOutline) -> String {
        "From: <Saved by a browser>\r\nSubject: t\r\nMIME-Version: 1.0\r\n"
            + "Content-Type: multipart/related; type=\"text/html\"; boundary=\"b\"\r\n\r\n--b\r\n"
            + "Content-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n"
            + "Content-Location: https://example.org/\r\n\r\n\(page(outline.pieces))\r\n--b--\r\n"
    }
}
