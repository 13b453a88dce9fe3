import Documents
import Foundation
import FoundationXML

@testable import Readers

/// Running text in the order of the file: addresses are the headings above, and a number below them.
struct OriginalFlow: OriginalFile {
    private typealias Piece = RandomOutline.Piece

    private var pieces: [Piece] = []

    init(_ bytes: [UInt8], _ format: String) throws {
        let text = String(decoding: bytes, as: UTF8.self)
        switch format {
        case "eml": try add(mail: text)
        case "mbox":
            let messages = text.components(separatedBy: "From a@example.org ").dropFirst()
            for message in messages { try add(mail: message) }
        case "mhtml": add(try Self.page(in: text))
        case "msg": add(StoredStreams(bytes))
        case "rss": try add(feed: RandomFile.xml(bytes))
        case "rtf": add(richText: text)
        case "docx": add(try RandomFile.xml(StoredMembers(bytes)["word/document.xml"]))
        case "odt": add(try RandomFile.xml(StoredMembers(bytes)["content.xml"]))
        case "epub":
            let members = StoredMembers(bytes)
            for name in members.names where name.hasSuffix("html") { add(try RandomFile.xml(members[name])) }
        case "zip":
            let members = StoredMembers(bytes)
            for name in members.names { add(try RandomFile.xml(members[name]), below: name) }
        default: add(try RandomFile.xml(bytes))
        }
    }

    // MARK: Addresses

    func words(at locator: Locator) -> Words? {
        guard case .section(let headings, let paragraphs) = locator.place else { return nil }
        var path: [(level: Int, name: String)] = []
        var counts: [[String]: Int] = [:]
        var number = 0
        var words = Words(texts: [], isExact: paragraphs.count == 1)
        for piece in pieces {
            number += 1
            if case .heading(let level, let text) = piece {
                path.removeAll { $0.level >= level }
                let name = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
                // A further heading of one name at one place is told by its number.
                let count = counts[path.map(\.name) + [name], default: 0] + 1
                counts[path.map(\.name) + [name]] = count
                path.append((level, count == 1 ? name : "\(name) (\(count))"))
                number = 0
            }
            let names = path.map(\.name)
            let isNamed =
                paragraphs == Place.everyParagraph
                ? names.starts(with: headings) : names == headings && paragraphs.contains(number)
            if isNamed { words.texts += Self.words(of: piece, locator.cells) }
        }
        words.above = headings.flatMap { Words.of($0) }
        return words
    }

    private static func words(of piece: Piece, _ cells: CellRange?) -> [String] {
        guard let cells else { return piece.texts.flatMap { Words.of($0) } }
        return piece.rows.enumerated().flatMap { row, texts in
            texts.enumerated().flatMap { column, text in
                cells.contains(CellAddress(column: column + 1, row: row + 1)) ? Words.of(text) : []
            }
        }
    }

    // MARK: Contents

    /// The headings, paragraphs and tables of a tree, as its vocabulary calls them.
    private mutating func add(_ element: XMLElement, sections: Int = 0) {
        let name = element.plainName
        switch name {
        case "h1", "h2", "h3", "h4", "h5", "h6": addHeading(element, name.dropFirst())
        case "h": addHeading(element, element.value("outline-level"))
        case "p", "para", "li", "item",
            "text" where element.elements.isEmpty:
            if let level = element.all("outlineLvl").first?.value("val").flatMap({ Int($0) }) {
                pieces.append(.heading(level: level + 1, element.text))
            } else {
                pieces.append(.paragraph(element.text))
            }
        case "title", "head":
            // What names a page as a whole is no part of its text.
            if sections > 0 { pieces.append(.heading(level: sections, element.text)) }
        case "table", "tbl", "informaltable":
            let rows = ["tr", "table-row", "row"].flatMap { element.all($0) }
            let cells = rows.map { $0.elements.map(\.text) }
            // Pages lay text out in tables of one row or column.
            let isNarrow = cells.count == 1 || cells.allSatisfy { $0.count == 1 }
            let isText = element.name == name && name != "tbl" && isNarrow
            pieces += isText ? cells.joined().map { .paragraph($0) } : [.table(cells)]
        default:
            let isSection = ["article", "section", "div"].contains(name)
            for inner in element.elements { add(inner, sections: sections + (isSection ? 1 : 0)) }
        }
    }

    private mutating func addHeading(_ element: XMLElement, _ level: (some StringProtocol)?) {
        pieces.append(.heading(level: level.flatMap { Int($0) } ?? 0, element.text))
    }

    /// A page within another file, whose headings stand a level below its name.
    private mutating func add(_ page: XMLElement, below name: String) {
        let start = pieces.count + 1
        pieces.append(.heading(level: 1, name))
        add(page)
        for index in pieces.indices[start...] {
            guard case .heading(let level, let text) = pieces[index] else { continue }
            pieces[index] = .heading(level: level + 1, text)
        }
    }

    private static func page(in text: String) throws -> XMLElement {
        let start = text.range(of: "<!DOCTYPE")?.lowerBound ?? text.startIndex
        let end = text.range(of: "</html>")?.upperBound ?? text.endIndex
        return try RandomFile.xml(Array(text[start..<end].utf8))
    }

    private mutating func add(mail text: String) throws {
        let header = text.components(separatedBy: "\r\n\r\n")[0].components(separatedBy: "\r\n")
        for name in ["Subject: ", "From: ", "To: "] {
            guard let line = header.first(where: { $0.hasPrefix(name) }) else { continue }
            let isTitle = name == "Subject: "
            pieces.append(isTitle ? .heading(level: 1, String(line.dropFirst(9))) : .paragraph(line))
        }
        add(try Self.page(in: text))
    }

    private mutating func add(_ mail: StoredStreams) {
        func text(_ tag: String) -> String {
            String(data: Data(mail["__substg1.0_\(tag)001F"]), encoding: .utf16LittleEndian) ?? ""
        }
        pieces.append(.heading(level: 1, text("0037")))
        pieces += text("1000").components(separatedBy: "\r\n\r\n").map { .paragraph($0) }
    }

    private mutating func add(feed: XMLElement) throws {
        for element in feed.elements.flatMap(\.elements) {
            guard element.plainName == "item" else {
                pieces.append(.heading(level: 1, element.text))
                continue
            }
            for part in element.elements {
                if part.plainName == "title" {
                    pieces.append(.heading(level: 2, part.text))
                } else {
                    add(try RandomFile.xml(Array("<html>\(part.text)</html>".utf8)))
                }
            }
        }
    }

    // MARK: Rich text

    /// A paragraph or a row stands on each line; rows that follow each other are one table.
    private mutating func add(richText text: String) {
        for line in text.components(separatedBy: "\n").dropFirst() where line.hasPrefix("\\") {
            let level = line.firstMatch(of: /\\outlinelevel(\d)/).flatMap { Int($0.1) }
            let edges = /\\cellx\d+/
            let cells = line.replacing(edges, with: "").components(separatedBy: "\\cell").map(Self.plain)
            if line.hasPrefix("\\trowd") {
                let row = cells.filter { !$0.isEmpty }
                if case .table(let rows) = pieces.last {
                    pieces[pieces.count - 1] = .table(rows + [row])
                } else {
                    pieces.append(.table([row]))
                }
            } else {
                pieces.append(level.map { .heading(level: $0 + 1, cells[0]) } ?? .paragraph(cells[0]))
            }
        }
    }

    /// The letters of rich text, without its control words.
    private static func plain(_ text: String) -> String {
        var (units, rest) = ([UInt16](), text[...])
        while let letter = rest.first {
            if let match = rest.prefixMatch(of: /\\u(-?\d+)\?/), let number = Int(match.1) {
                units.append(UInt16(truncatingIfNeeded: number))
                rest = rest[match.range.upperBound...]
            } else if let match = rest.prefixMatch(of: /\\[a-z]+\d* ?/) {
                rest = rest[match.range.upperBound...]
            } else {
                if letter != "\\" { units += Array(letter.utf16) }
                rest = rest.dropFirst()
            }
        }
        return String(decoding: units, as: UTF16.self)
    }
}
