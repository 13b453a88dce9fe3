extension LocatorReference: CustomStringConvertible, LosslessStringConvertible {
    /// The reference as one string.
    package var description: String {
        var parts = place.map { Self.parts(of: $0, cells) } ?? []
        if let cells, !isSheet { parts.append("cells=\(cells)") }
        if let range { parts.append("range=\(range.lowerBound)-\(range.upperBound)") }
        let path = Self.escaped(path, besides: "")
        return parts.isEmpty ? path : "\(path)#\(parts.joined(separator: "&"))"
    }

    private var isSheet: Bool {
        if case .sheet = place { true } else { false }
    }

    private static func parts(of place: Place, _ cells: CellRange?) -> [String] {
        switch place {
        case .section(let headings, let paragraphs):
            let path = headings.map { escaped($0, besides: "/") }.joined(separator: "/")
            let number = paragraphs == Place.everyParagraph ? nil : "paragraph=\(text(of: paragraphs))"
            let section = path.isEmpty && number != nil ? nil : "section=\(path)"
            return [section, number].compactMap(\.self)
        case .slide(let number, _, let shape):
            return ["slide=\(number)"] + (shape.map { ["shape=\(escaped($0, besides: ""))"] } ?? [])
        case .sheet(let name):
            let name = escaped(name, besides: "!=")
            return [cells.map { "\(name)!\($0)" } ?? "sheet=\(name)"]
        case .page(let number, let box):
            let corners = box.map { "box=\($0.left),\($0.top),\($0.right),\($0.bottom)" }
            return ["page=\(number)"] + (corners.map { [$0] } ?? [])
        case .element(let path): return ["element=\(escaped(path, besides: ""))"]
        case .lines(let lines): return ["lines=\(text(of: lines))"]
        }
    }

    private static func text(of range: ClosedRange<Int>) -> String {
        range.lowerBound == range.upperBound
            ? "\(range.lowerBound)" : "\(range.lowerBound)-\(range.upperBound)"
    }

    /// Escapes what separates parts, control characters and the percent sign.
    private static func escaped(_ text: String, besides more: String) -> String {
        let special = Set("%#&\(more)".utf8)
        var bytes: [UInt8] = []
        for byte in text.utf8 {
            guard byte < 0x20 || byte == 0x7F || special.contains(byte) else {
                bytes.append(byte)
                continue
            }
            bytes += [0x25, digit(byte >> 4), digit(byte & 15)]
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    private static func digit(_ value: UInt8) -> UInt8 {
        value < 10 ? 0x30 + value : 0x37 + value
    }

    // MARK: Parsing

    /// Parses what ``description`` prints, or what a person types; nil when what follows `#` is no address.
    package init?(_ text: String) {
        guard let mark = text.lastIndex(of: "#") else {
            self.init(path: text.percentDecoded)
            return
        }
        var address = Address()
        for part in text[text.index(after: mark)...].split(separator: "&", omittingEmptySubsequences: false) {
            guard address.add(part) else { return nil }
        }
        self.init(
            path: text[..<mark].percentDecoded, place: address.place, cells: address.cells,
            range: address.range)
    }
}

/// The parts of an address while they are parsed.
private struct Address {
    private var headings: [String]?
    private var paragraphs: ClosedRange<Int>?
    private var single: Place?
    private(set) var cells: CellRange?
    private(set) var range: Range<Int>?

    /// The place that the parts make.
    var place: Place? {
        if let single { return single }
        guard headings != nil || paragraphs != nil else { return nil }
        return .section(headings: headings ?? [], paragraphs: paragraphs ?? Place.everyParagraph)
    }

    /// Takes one part; false when it is none.
    mutating func add(_ part: Substring) -> Bool {
        guard let equals = part.firstIndex(of: "=") else { return addCells(part) }
        let value = part[part.index(after: equals)...]
        let text = value.percentDecoded
        switch part[..<equals] {
        case "section":
            headings = value.isEmpty ? [] : value.split(separator: "/").map(\.percentDecoded)
        case "paragraph": return set(&paragraphs, Self.numbers(value))
        case "sheet": single = .sheet(name: text)
        case "slide": return set(&single, Int(text).map { .slide(number: $0, title: nil, shape: nil) })
        case "shape":
            guard case .slide(let number, _, _) = single else { return false }
            single = .slide(number: number, title: nil, shape: text)
        case "page": return set(&single, Int(text).map { .page(number: $0, box: nil) })
        case "box":
            guard case .page(let number, _) = single, let box = Self.box(value) else { return false }
            single = .page(number: number, box: box)
        case "element": single = .element(path: text)
        case "lines": return set(&single, Self.numbers(value).map { .lines($0) })
        case "cells": return set(&cells, CellRange(value))
        case "range": return set(&range, Self.numbers(value).map { $0.lowerBound..<$0.upperBound })
        default: return false
        }
        return true
    }

    private mutating func addCells(_ part: Substring) -> Bool {
        if let mark = part.lastIndex(of: "!") {
            single = .sheet(name: part[..<mark].percentDecoded)
            return set(&cells, CellRange(part[part.index(after: mark)...]))
        }
        return set(&cells, CellRange(part))
    }

    private func set<Value>(_ part: inout Value?, _ value: Value?) -> Bool {
        part = value
        return value != nil
    }

    private static func numbers(_ text: Substring) -> ClosedRange<Int>? {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false).map { Int($0) }
        guard parts.count <= 2, let first = parts.first ?? nil, let last = parts.last ?? nil, first <= last,
            first >= 0
        else { return nil }
        return first...last
    }

    private static func box(_ text: Substring) -> Place.Box? {
        let corners = text.split(separator: ",").compactMap { Double($0) }
        guard corners.count == 4 else { return nil }
        return Place.Box(left: corners[0], top: corners[1], right: corners[2], bottom: corners[3])
    }
}
