import Documents

/// What a sheet's part says after its cells but is needed with them: merged cells, hyperlinks, the filter.
///
/// The few elements are found by their bytes, since the cells in between would otherwise be parsed twice.
@safe struct SheetTail {
    private(set) var merges: [CellRange] = []
    private(set) var links: [CellAddress: String] = [:]
    private(set) var filter: CellRange?

    init() {}

    init(_ bytes: [UInt8], relationships: Relationships) {
        let tail = Self.tail(of: bytes)
        var position = tail.startIndex
        while let open = tail[position...].firstIndex(of: UInt8(ascii: "<")) {
            let end = tail[open...].firstIndex(of: UInt8(ascii: ">")) ?? tail.endIndex
            take(String(decoding: tail[open..<end], as: UTF8.self), relationships)
            position = end
        }
    }

    /// The bytes after the last cell.
    private static func tail(of bytes: [UInt8]) -> ArraySlice<UInt8> {
        let mark = Array("sheetData".utf8)
        var position = bytes.count - mark.count
        while position >= 0 {
            if bytes[position] == mark[0], bytes[position..<position + mark.count].elementsEqual(mark) {
                return bytes[position...]
            }
            position -= 1
        }
        return bytes[bytes.count...]
    }

    private mutating func take(_ element: String, _ relationships: Relationships) {
        if element.contains("mergeCell ") {
            if let range = Self.attribute("ref", element).flatMap({ CellRange($0) }), merges.count < 100_000 {
                merges.append(range)
            }
        } else if element.contains("hyperlink ") {
            takeLink(element, relationships)
        } else if element.contains("autoFilter ") {
            filter = Self.attribute("ref", element).flatMap { CellRange($0) }
        }
    }

    private mutating func takeLink(_ element: String, _ relationships: Relationships) {
        guard let cell = Self.attribute("ref", element).flatMap({ CellRange($0) })?.from else { return }
        let outside = Self.attribute("r:id", element).flatMap { relationships[$0]?.target }
        let inside = Self.attribute("location", element).map { "#" + $0 }
        if outside != nil || inside != nil { links[cell] = (outside ?? "") + (inside ?? "") }
    }

    /// A value with its character references read.
    private static func unescaped(_ value: Substring) -> String {
        guard value.utf8.contains(UInt8(ascii: "&")) else { return String(value) }
        let bytes = Array(value.utf8)
        var result: [UInt8] = []
        var at = 0
        while at < bytes.count {
            if bytes[at] == UInt8(ascii: "&"),
                let (text, end) = HTMLReference.read(bytes, at, bytes.count, inAttribute: true)
            {
                result += text.utf8
                at = end
            } else {
                result.append(bytes[at])
                at += 1
            }
        }
        return String(decoding: result, as: UTF8.self)
    }

    private static func attribute(_ name: String, _ element: String) -> String? {
        guard let at = element.range(of: " " + name + "=") else { return nil }
        let rest = element[at...]
        guard let quote = rest.first, quote == "\"" || quote == "'" else { return nil }
        return unescaped(rest.dropFirst().prefix { $0 != quote })
    }
}

extension String {
    /// Where the text after a first occurrence begins.
    fileprivate func range(of word: String) -> Index? {
        let source = utf8
        let target = Array(word.utf8)
        var position = source.startIndex
        while position < source.endIndex {
            if source[position...].starts(with: target) {
                return source.index(position, offsetBy: target.count)
            }
            position = source.index(after: position)
        }
        return nil
    }
}
