@testable import Readers

/// Pages as they are printed: each line stands at its place, and nothing says what belongs together.
extension RandomFile {
    static func pages(_ outline: RandomOutline) -> [UInt8] {
        var writer = PageWriter()
        for piece in outline.pieces {
            switch piece {
            case .heading(_, let text): writer.add([text], size: 18)
            case .paragraph(let text): writer.add(writer.wrapped(text), size: 11)
            case .list(let items): for item in items { writer.add(writer.wrapped("- " + item), size: 11) }
            case .table(let rows): writer.add(rows)
            }
        }
        return writer.file
    }
}

/// Writes PDF files in one of the fonts that every program has, with the letters that it has.
struct PageWriter {
    private(set) var pages: [String]
    private var top = 770

    /// Begins with pages of their own instructions.
    init(pages: [String] = [""]) { self.pages = pages }

    mutating func add(_ lines: [String], size: Int) {
        if top - lines.count * (size + 3) < 60 { turn() }
        for line in lines {
            write(line, at: 72, size)
            top -= size + 3
        }
        top -= 16
    }

    /// Cells side by side, in letters so small that none reaches the next column.
    mutating func add(_ rows: [[String]]) {
        if top - rows.count * 14 < 60 { turn() }
        for row in rows {
            for (column, cell) in row.enumerated() { write(cell, at: 72 + column * 95, 6) }
            top -= 14
        }
        top -= 16
    }

    func wrapped(_ text: String) -> [String] {
        var lines = [""]
        for word in text.split(separator: " ") {
            if lines[lines.count - 1].count + word.count > 70 { lines.append("") }
            lines[lines.count - 1] += lines[lines.count - 1].isEmpty ? word : " " + word
        }
        return lines
    }

    private mutating func turn() {
        pages.append("")
        top = 770
    }

    private mutating func write(_ text: String, at left: Int, _ size: Int) {
        let letters = text.unicodeScalars.filter { $0.value < 0x100 }.map { letter in
            if "()\\".unicodeScalars.contains(letter) { return "\\\(letter)" }
            return letter.value < 0x80 ? String(letter) : "\\" + String(letter.value, radix: 8)
        }
        pages[pages.count - 1] += "BT /F \(size) Tf \(left) \(top) Td (\(letters.joined())) Tj ET\n"
    }

    var file: [UInt8] {
        let kids = pages.indices.map { "\($0 * 2 + 4) 0 R" }.joined(separator: " ")
        var objects = [
            "<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[\(kids)]/Count \(pages.count)>>",
            "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
        ]
        for (index, page) in pages.enumerated() {
            objects.append(
                "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F 3 0 R>>>>/Contents \(index * 2 + 5) 0 R>>"
            )
            objects.append("<</Length \(page.utf8.count)>>\nstream\n\(page)endstream")
        }
        var (text, places) = ("%PDF-1.4\n", [Int]())
        for (index, object) in objects.enumerated() {
            places.append(text.utf8.count)
            text += "\(index + 1) 0 obj\n\(object)\nendobj\n"
        }
        let start = text.utf8.count
        text += "xref\n0 \(objects.count + 1)\n0000000000 65535 f \n"
        for place in places {
            text += String(repeating: "0", count: 10 - String(place).count) + "\(place) 00000 n \n"
        }
        return Array(
            (text + "trailer\n<</Size \(objects.count + 1)/Root 1 0 R>>\nstartxref\n\(start)\n%%EOF\n").utf8)
    }
}
