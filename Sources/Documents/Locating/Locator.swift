/// The place of a block in the terms of its own format, as a person would describe it.
public enum Place: Sendable, Hashable {
    /// A run of paragraphs below a path of headings; the heading itself is paragraph 0.
    case section(headings: [String], paragraphs: ClosedRange<Int>)
    /// A slide by its number from 1, with its title, and the name of the shape.
    indirect case slide(number: Int, title: String?, shape: String?)
    /// A sheet of a workbook; the cells are in ``Locator/cells``.
    case sheet(name: String)
    /// A page by its number from 1, with the box on it when known.
    indirect case page(number: Int, box: Box?)
    /// An element of an XML file by its path, such as `/catalog/item[3]/price`.
    case element(path: String)
    /// Lines of a text file, from 1.
    case lines(ClosedRange<Int>)

    /// A rectangle on a page, in points from the upper left corner.
    public struct Box: Sendable, Hashable, Codable {
        /// The left edge.
        public let left: Double
        /// The upper edge.
        public let top: Double
        /// The right edge.
        public let right: Double
        /// The lower edge.
        public let bottom: Double

        /// Makes a box.
        package init(left: Double, top: Double, right: Double, bottom: Double) {
            self.left = left
            self.top = top
            self.right = right
            self.bottom = bottom
        }

        /// The smallest box around both.
        package func union(_ other: Self) -> Self {
            Self(
                left: min(left, other.left), top: min(top, other.top), right: max(right, other.right),
                bottom: max(bottom, other.bottom))
        }
    }
}

/// The address of some words of a document: the place in the file's own terms, and their range in the text.
public struct Locator: Sendable, Hashable {
    /// Where the words stand, in the file's own terms.
    public let place: Place
    /// The cells, when the words stand in a table: A1 addresses on a sheet, else counted within the table.
    public let cells: CellRange?
    /// The UTF-8 range in the document's text.
    public let range: Range<Int>

    /// Makes a locator.
    package init(place: Place, cells: CellRange? = nil, range: Range<Int>) {
        self.place = place
        self.cells = cells
        self.range = range
    }
}

extension Locator {
    static let wholeDocument = "Whole document"

    /// The address as a person reads it, such as `Travel › Hotels ¶3`, `Slide 4 “Roadmap”` or `Budget!B7:D9`.
    public var display: String {
        switch place {
        case .section(let headings, let paragraphs):
            let path = headings.joined(separator: " › ")
            let cell = cells.map { " [\($0)]" } ?? ""
            guard paragraphs != Place.everyParagraph else {
                return path.isEmpty ? Self.wholeDocument : path + cell
            }
            guard paragraphs.upperBound > 0 else { return path }
            let number = Self.span(max(1, paragraphs.lowerBound)...paragraphs.upperBound)
            return (path.isEmpty ? "¶" : path + " ¶") + number + cell
        case .slide(let number, let title, let shape):
            let named = title.map { " “\($0)”" } ?? ""
            let within = shape.map { ", \($0)" } ?? ""
            return "Slide \(number)\(named)\(within)" + (cells.map { " [\($0)]" } ?? "")
        case .sheet(let name):
            return cells.map { "\(name)!\($0)" } ?? name
        case .page(let number, _):
            return "Page \(number)" + (cells.map { " [\($0)]" } ?? "")
        case .element(let path):
            return path + (cells.map { " [\($0)]" } ?? "")
        case .lines(let lines):
            let numbers = (lines.count == 1 ? "Line " : "Lines ") + Self.span(lines)
            return numbers + (cells.map { " [\($0)]" } ?? "")
        }
    }

    private static func span(_ range: ClosedRange<Int>) -> String {
        range.count == 1 ? String(range.lowerBound) : "\(range.lowerBound)–\(range.upperBound)"
    }
}
