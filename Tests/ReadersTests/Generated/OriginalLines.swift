import Documents
import Foundation

@testable import Readers

/// A text file as its lines, counted from 1.
struct OriginalLines: OriginalFile {
    private let lines: [String]
    private let format: String

    init(_ text: String, _ format: String) {
        self.format = format
        lines = text.replacingOccurrences(of: "\r\n", with: "\n").components(separatedBy: "\n")
    }

    func words(at locator: Locator) -> Words? {
        guard case .lines(let range) = locator.place, range.upperBound <= lines.count else { return nil }
        let named = lines[range.lowerBound - 1..<range.upperBound]
        if let cells = locator.cells, format == "md" {
            return Words(texts: Self.words(of: cells, in: Array(named)), isExact: true)
        }
        return Words(
            texts: Words.of(unfolded(named)),
            isExact: locator.cells == nil && ["md", "txt", "py"].contains(format)
        )
    }

    /// The line below the head of a table only parts it from the rows.
    private static func words(of cells: CellRange, in lines: [String]) -> [String] {
        lines.enumerated().filter { $0.offset != 1 }.flatMap { offset, line in
            line.components(separatedBy: "|").dropFirst().enumerated().flatMap { column, text in
                cells.contains(CellAddress(column: column + 1, row: max(1, offset))) ? Words.of(text) : []
            }
        }
    }

    /// The lines of calendars and cards go on after a space, and write signs of their own for some others.
    private func unfolded(_ lines: ArraySlice<String>) -> String {
        let text = lines.joined(separator: "\n")
        guard ["ics", "vcf"].contains(format) else { return text }
        return text.replacingOccurrences(of: "\n ", with: "").replacingOccurrences(of: "\\n", with: " ")
    }
}
