/// The compact binary form of places, within that of blocks.
extension ByteWriter {
    /// Writes a place; headings that equal the ones before are not repeated.
    mutating func place(_ place: Place, headings before: inout [String]?) {
        switch place {
        case .section(let headings, let paragraphs):
            section(headings, before: &before)
            number(paragraphs.lowerBound)
            number(paragraphs.upperBound &- paragraphs.lowerBound)
        case .slide(let number, let title, let shape):
            byte(2)
            self.number(number)
            optional(title)
            optional(shape)
        case .sheet(let name):
            byte(3)
            repeated(name)
        case .page(let number, let box):
            byte(box == nil ? 4 : 5)
            self.number(number)
            if let box { [box.left, box.top, box.right, box.bottom].forEach { double($0) } }
        case .element(let path):
            byte(6)
            string(path)
        case .lines(let lines):
            byte(7)
            number(lines.lowerBound)
            number(lines.upperBound &- lines.lowerBound)
        }
    }

    private mutating func section(_ headings: [String], before: inout [String]?) {
        guard headings != before else { return byte(1) }
        before = headings
        byte(0)
        number(headings.count)
        headings.forEach { repeated($0) }
    }
}

extension ByteReader {
    /// Reads a place.
    mutating func place(headings before: inout [String]?) throws(DocumentsError) -> Place {
        switch try byte() {
        case 0:
            before = try headings()
            return .section(headings: before ?? [], paragraphs: try closedRange("paragraphs"))
        case 1:
            guard let before else { throw damaged("headings") }
            return .section(headings: before, paragraphs: try closedRange("paragraphs"))
        case 2:
            return .slide(
                number: try number("slide"), title: try optional("slide"), shape: try optional("slide"))
        case 3: return .sheet(name: try repeated("sheet"))
        case 4: return .page(number: try number("page"), box: nil)
        case 5:
            let number = try number("page")
            let box = Place.Box(
                left: try double(), top: try double(), right: try double(), bottom: try double())
            return .page(number: number, box: box)
        case 6: return .element(path: try string("element"))
        case 7: return .lines(try closedRange("lines"))
        default: throw damaged("place")
        }
    }

    private mutating func headings() throws(DocumentsError) -> [String] {
        var headings: [String] = []
        for _ in 0..<(try count("headings")) { headings.append(try repeated("heading")) }
        return headings
    }

    private mutating func closedRange(_ part: String) throws(DocumentsError) -> ClosedRange<Int> {
        let first = try number(part)
        let further = try number(part, limit: Int(Int32.max) - first)
        return first...first + further
    }
}
