/// A number in digits with its marks, read in every way that its marks allow.
package struct Numeral {
    /// The possible values: one, or two for a single mark before three digits (`1.234`), that of a whole number first.
    package let readings: [Double]
    /// Where it ends.
    package let end: Int
    /// The marks between its digits, in order; a space or apostrophe by its last byte.
    package let marks: [UInt8]

    /// Reads the numeral that begins at a digit.
    package init(_ bytes: [UInt8], from start: Int) {
        var groups: [(digits: [UInt8], mark: Mark?)] = [([], nil)]
        var at = start
        while at < bytes.count {
            if (0x30...0x39).contains(bytes[at]) {
                groups[groups.count - 1].digits.append(bytes[at])
                at += 1
            } else if let mark = Mark(bytes, at), mark.joins(bytes, at, to: groups) {
                groups.append(([], mark))
                at += mark.width
            } else {
                break
            }
        }
        end = at
        readings = Self.readings(groups)
        marks = groups.compactMap { $0.mark?.bytes.last }
    }

    private static func readings(_ groups: [(digits: [UInt8], mark: Mark?)]) -> [Double] {
        let all = groups.flatMap(\.digits)
        guard let last = groups.last, let mark = last.mark else { return [value(all, decimals: 0)] }
        let decimal = value(all, decimals: last.digits.count)
        let marks = groups.compactMap(\.mark)
        let repeats = marks.dropLast().contains(mark)
        let mayGroup = last.digits.count == 3 && groups[0].digits.count <= 3 && groups[0].digits != [0x30]
        if !mark.mayBeDecimal || repeats { return [value(all, decimals: 0)] }
        if mayGroup, marks.count == 1 { return [value(all, decimals: 0), decimal] }
        return [decimal]
    }

    private static func value(_ digits: [UInt8], decimals: Int) -> Double {
        let whole = digits.dropLast(decimals).reduce(0.0) { $0 * 10 + Double($1 - 0x30) }
        var scale = 1.0
        let fraction = digits.suffix(decimals).reduce(0.0) { sum, digit in
            scale *= 10
            return sum * 10 + Double(digit - 0x30)
        }
        return whole + fraction / scale
    }

    /// A mark between digits.
    private struct Mark: Equatable {
        let bytes: [UInt8]
        var width: Int { bytes.count }
        var mayBeDecimal: Bool { bytes == [0x2E] || bytes == [0x2C] }

        private static let all: [[UInt8]] = [
            [0x2E], [0x2C], [0x27], [0x20], [0xC2, 0xA0], [0xE2, 0x80, 0xAF], [0xE2, 0x80, 0x89],
            [0xE2, 0x80, 0x99],
        ]

        init?(_ text: [UInt8], _ at: Int) {
            guard let bytes = Self.all.first(where: { text[at...].starts(with: $0) }) else { return nil }
            self.bytes = bytes
        }

        /// Whether digits follow that belong to the number: three behind a space or apostrophe.
        func joins(_ text: [UInt8], _ at: Int, to groups: [(digits: [UInt8], mark: Mark?)]) -> Bool {
            let digits = text[(at + width)...].prefix { (0x30...0x39).contains($0) }.prefix(4).count
            guard digits > 0 else { return false }
            if mayBeDecimal { return groups.count < 8 }
            return digits == 3 && groups[0].digits.count <= 3
                && groups.allSatisfy { $0.mark == nil || $0.mark == self }
        }
    }
}
