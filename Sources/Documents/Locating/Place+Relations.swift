/// How places relate: which is around two of them, and which blocks one names.
extension Place {
    /// The paragraphs of a whole section with its subsections, as an address without a paragraph means.
    package static let everyParagraph = 0...Int(Int32.max)

    /// The narrowest place around both; this one when nothing but the document is.
    package func union(_ other: Self) -> Self {
        switch (self, other) {
        case (.section(let left, let first), .section(let right, let last)):
            return Self.union(left, first, right, last) ?? self
        case (
            .slide(let number, let title, let shape), .slide(let otherNumber, let otherTitle, let otherShape)
        ):
            guard number == otherNumber else { return self }
            return .slide(
                number: number, title: title ?? otherTitle, shape: shape == otherShape ? shape : nil)
        case (.page(let number, let box), .page(let otherNumber, let otherBox)):
            guard number == otherNumber, let box, let otherBox else { return .page(number: number, box: nil) }
            return .page(number: number, box: box.union(otherBox))
        case (.element(let path), .element(let otherPath)):
            return .element(path: Self.commonElement(path, otherPath))
        case (.lines(let lines), .lines(let otherLines)):
            let from = min(lines.lowerBound, otherLines.lowerBound)
            return .lines(from...max(lines.upperBound, otherLines.upperBound))
        default: return self
        }
    }

    private static func union(
        _ left: [String], _ first: ClosedRange<Int>, _ right: [String], _ last: ClosedRange<Int>
    ) -> Self? {
        if left == right {
            let from = min(first.lowerBound, last.lowerBound)
            return .section(headings: left, paragraphs: from...max(first.upperBound, last.upperBound))
        }
        let common = zip(left, right).prefix { $0 == $1 }.map(\.0)
        return .section(headings: common, paragraphs: everyParagraph)
    }

    /// The path of the innermost element around both; `/` is the whole file.
    private static func commonElement(_ left: String, _ right: String) -> String {
        let common = zip(steps(of: left), steps(of: right)).prefix { $0 == $1 }
        return common.isEmpty ? wholeFile : common.map(\.0).joined()
    }

    private static let wholeFile = "/"

    /// A path cut before each slash and each bracket, so that entries of one list have their list in common.
    private static func steps(of path: String) -> [Substring] {
        let marks = path.indices.filter { path[$0] == "/" || path[$0] == "[" }
        return zip(marks, marks.dropFirst() + [path.endIndex]).map { path[$0..<$1] }
    }

    /// Whether a block at `place` belongs to what this place names.
    func names(_ place: Place) -> Bool {
        switch (self, place) {
        case (.section(let headings, let paragraphs), .section(let path, let numbers)):
            if paragraphs == Self.everyParagraph { return path.starts(with: headings) }
            return path == headings && paragraphs.overlaps(numbers)
        case (.slide(let number, _, let shape), .slide(let other, _, let otherShape)):
            return number == other && (shape == nil || shape == otherShape)
        case (.sheet(let name), .sheet(let other)): return name == other
        case (.page(let number, let box), .page(let other, let otherBox)):
            guard number == other else { return false }
            guard let box, let otherBox else { return true }
            return box.contains(otherBox)
        case (.element(let path), .element(let other)):
            guard path != Self.wholeFile, path != other else { return true }
            let next = other.utf8.dropFirst(path.utf8.count).first
            return other.hasPrefix(path) && (next == UInt8(ascii: "/") || next == UInt8(ascii: "["))
        case (.lines(let lines), .lines(let other)): return lines.overlaps(other)
        default: return false
        }
    }

    /// Whether this place begins another section of the same name.
    func restarts(after place: Place) -> Bool {
        guard case .section(let headings, let numbers) = self, case .section(let path, let before) = place
        else {
            return false
        }
        return headings == path && numbers.lowerBound <= before.upperBound && numbers.lowerBound == 0
    }
}

extension Place.Box {
    /// Whether another box lies within this one, to a hundredth of a point.
    func contains(_ other: Self) -> Bool {
        left <= other.left + 0.01 && top <= other.top + 0.01 && right >= other.right - 0.01
            && bottom >= other.bottom - 0.01
    }
}
