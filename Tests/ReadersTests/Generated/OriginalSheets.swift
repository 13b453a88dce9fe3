import Documents
import Foundation
import FoundationXML

@testable import Readers

/// The cells of a workbook by the names of its sheets and their own addresses.
struct OriginalSheets: OriginalFile {
    private var sheets: [String: [CellAddress: String]] = [:]

    func words(at locator: Locator) -> Words? {
        guard case .sheet(let name) = locator.place, let sheet = sheets[name] else { return nil }
        let cells = sheet.filter { locator.cells?.contains($0.key) ?? true }
        let ordered = cells.sorted { ($0.key.row, $0.key.column) < ($1.key.row, $1.key.column) }
        return Words(
            texts: ordered.flatMap { Words.of($0.value) },
            isExact: locator.cells.map { $0.from == $0.through } ?? false)
    }

    init(workbook members: StoredMembers) throws {
        let shared = try RandomFile.xml(members["xl/t.xml"]).elements.map(\.text)
        let targets = Self.targets(try RandomFile.xml(members["xl/_rels/workbook.xml.rels"]))
        for sheet in try RandomFile.xml(members["xl/workbook.xml"]).all("sheet") {
            let part = members["xl/" + (targets[sheet.value("id") ?? ""] ?? "")]
            var cells: [CellAddress: String] = [:]
            for cell in try RandomFile.xml(part).all("c") {
                guard let address = cell.value("r").flatMap({ CellAddress($0) }) else { continue }
                cells[address] = cell.value("t") == "s" ? shared[Int(cell.text) ?? 0] : cell.text
            }
            sheets[sheet.value("name") ?? ""] = cells
        }
    }

    /// The parts that relationships lead to, by their identifiers.
    static func targets(_ relationships: XMLElement) -> [String: String] {
        Dictionary(
            relationships.elements.map { ($0.value("Id") ?? "", $0.value("Target") ?? "") },
            uniquingKeysWith: { first, _ in first })
    }

    init(openDocument root: XMLElement) {
        for table in root.all("table") {
            var cells: [CellAddress: String] = [:]
            var row = 1
            for line in table.elements {
                var column = 1
                for cell in line.elements {
                    if !cell.text.isEmpty { cells[CellAddress(column: column, row: row)] = cell.text }
                    column += cell.value("number-columns-repeated").flatMap { Int($0) } ?? 1
                }
                row += line.value("number-rows-repeated").flatMap { Int($0) } ?? 1
            }
            sheets[table.value("name") ?? ""] = cells
        }
    }

    init(markup root: XMLElement) {
        for sheet in root.all("Worksheet") {
            var cells: [CellAddress: String] = [:]
            for row in sheet.all("Row") {
                for cell in row.elements {
                    guard let number = row.value("Index").flatMap({ Int($0) }),
                        let column = cell.value("Index").flatMap({ Int($0) })
                    else { continue }
                    cells[CellAddress(column: column, row: number)] = cell.text
                }
            }
            sheets[sheet.value("Name") ?? ""] = cells
        }
    }

    /// The records of a workbook of Excel 97: names of sheets with their places, and labels with their cells.
    init(records bytes: [UInt8]) {
        func number(_ at: Int) -> Int { Int(bytes[at]) | Int(bytes[at + 1]) << 8 }
        func text(_ at: Int, _ count: Int) -> String {
            String(decoding: (0..<count).map { UInt16(number(at + $0 * 2)) }, as: UTF16.self)
        }
        var names: [Int: String] = [:]
        var (at, name) = (0, "")
        while at + 4 <= bytes.count {
            if let sheet = names[at] { name = sheet }
            let content = at + 4
            switch number(at) {
            case 0x85:
                names[number(content) | number(content + 2) << 16] = text(
                    content + 8, Int(bytes[content + 6]))
            case 0x204:
                let address = CellAddress(column: number(content + 2) + 1, row: number(content) + 1)
                sheets[name, default: [:]][address] = text(content + 9, number(content + 6))
            default: break
            }
            at = content + number(at + 2)
        }
    }

    /// Records of fields; the one sheet is called like the file.
    init(separated text: String, by mark: Character) {
        var cells: [CellAddress: String] = [:]
        for (row, line) in text.split(separator: "\r\n", omittingEmptySubsequences: false).enumerated() {
            var (field, column, isQuoted) = ("", 1, false)
            for letter in line {
                if letter == "\"" {
                    isQuoted.toggle()
                } else if letter == mark, !isQuoted {
                    cells[CellAddress(column: column, row: row + 1)] = field
                    (field, column) = ("", column + 1)
                    continue
                }
                field.append(letter)
            }
            cells[CellAddress(column: column, row: row + 1)] = field
        }
        sheets["a"] = cells
    }
}
