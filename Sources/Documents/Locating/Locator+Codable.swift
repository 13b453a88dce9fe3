/// The machine-readable form: `{"display", "kind", …the parts of that kind…, "range": [from, to]}`.
extension Locator: Codable {
    private enum Key: String, CodingKey {
        case display, kind, headings, paragraph, through, slide, title, shape, sheet, cells, page, box, path,
            lines
        case range
    }

    /// Writes the machine-readable form.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Key.self)
        try container.encode(display, forKey: .display)
        try container.encodeIfPresent(cells?.description, forKey: .cells)
        try container.encode([range.lowerBound, range.upperBound], forKey: .range)
        switch place {
        case .section(let headings, let paragraphs):
            try container.encode("section", forKey: .kind)
            try container.encode(headings, forKey: .headings)
            guard paragraphs != Place.everyParagraph else { break }
            try container.encode(paragraphs.lowerBound, forKey: .paragraph)
            try container.encode(paragraphs.upperBound, forKey: .through)
        case .slide(let number, let title, let shape):
            try container.encode("slide", forKey: .kind)
            try container.encode(number, forKey: .slide)
            try container.encodeIfPresent(title, forKey: .title)
            try container.encodeIfPresent(shape, forKey: .shape)
        case .sheet(let name):
            try container.encode("cells", forKey: .kind)
            try container.encode(name, forKey: .sheet)
        case .page(let number, let box):
            try container.encode("page", forKey: .kind)
            try container.encode(number, forKey: .page)
            try container.encodeIfPresent(box, forKey: .box)
        case .element(let path):
            try container.encode("element", forKey: .kind)
            try container.encode(path, forKey: .path)
        case .lines(let lines):
            try container.encode("lines", forKey: .kind)
            try container.encode([lines.lowerBound, lines.upperBound], forKey: .lines)
        }
    }

    /// Reads the machine-readable form; ranges that run backwards are refused.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: Key.self)
        let range = try Self.bounds(container, .range)
        let cells = try container.decodeIfPresent(String.self, forKey: .cells).flatMap { CellRange($0) }
        self.init(place: try Self.place(container), cells: cells, range: range.lowerBound..<range.upperBound)
    }

    private static func place(_ container: KeyedDecodingContainer<Key>) throws -> Place {
        switch try container.decode(String.self, forKey: .kind) {
        case "section":
            let headings = try container.decode([String].self, forKey: .headings)
            guard let first = try container.decodeIfPresent(Int.self, forKey: .paragraph) else {
                return .section(headings: headings, paragraphs: Place.everyParagraph)
            }
            let last = try container.decodeIfPresent(Int.self, forKey: .through) ?? first
            return .section(headings: headings, paragraphs: first...max(first, last))
        case "slide":
            return .slide(
                number: try container.decode(Int.self, forKey: .slide),
                title: try container.decodeIfPresent(String.self, forKey: .title),
                shape: try container.decodeIfPresent(String.self, forKey: .shape))
        case "cells":
            return .sheet(name: try container.decode(String.self, forKey: .sheet))
        case "page":
            return .page(
                number: try container.decode(Int.self, forKey: .page),
                box: try container.decodeIfPresent(Place.Box.self, forKey: .box))
        case "element":
            return .element(path: try container.decode(String.self, forKey: .path))
        case "lines":
            return .lines(try bounds(container, .lines))
        case let kind:
            throw DecodingError.dataCorruptedError(
                forKey: .kind, in: container, debugDescription: "no locator is of kind \(kind)")
        }
    }

    private static func bounds(
        _ container: KeyedDecodingContainer<Key>, _ key: Key
    ) throws -> ClosedRange<Int> {
        let bounds = try container.decode([Int].self, forKey: key)
        guard bounds.count == 2, 0 <= bounds[0], bounds[0] <= bounds[1] else {
            throw DecodingError.dataCorruptedError(
                forKey: key, in: container, debugDescription: "not a pair of ascending numbers")
        }
        return bounds[0]...bounds[1]
    }
}

/// A place is coded as a locator's parts are, for the index and the reading worker.
extension Place: Codable {
    /// Writes the place as a locator without a range.
    public func encode(to encoder: any Encoder) throws {
        try Locator(place: self, range: 0..<0).encode(to: encoder)
    }

    /// Reads what ``encode(to:)`` wrote.
    public init(from decoder: any Decoder) throws {
        self = try Locator(from: decoder).place
    }
}
