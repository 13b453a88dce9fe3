/// Path patterns, as in search filters.
///
/// `*` and `**` match any characters, `?` matches one, `[…]` one of those listed, and `[^…]` one that is not listed. A pattern
/// also matches the path that it spells out, brackets included.
enum Glob {
    /// Whether one of the patterns matches the whole path, or the path lies in a folder that it names.
    static func matchesAny(_ patterns: [String], _ path: String) -> Bool {
        let path = Array(path.unicodeScalars)
        return patterns.contains { pattern in
            let pattern = pattern.hasSuffix("/") ? String(pattern.dropLast()) : pattern
            return [Piece.pieces(of: pattern), Piece.literal(pattern)].contains { pieces in
                matches(pieces, path) || matches(pieces + Piece.literal("/") + [.anything], path)
            }
        }
    }

    /// A part of a pattern.
    private enum Piece: Hashable {
        case anything
        case one
        case scalar(Unicode.Scalar)
        case among(Set<ClosedRange<UInt32>>, isExcluded: Bool)

        /// Whether it stands for one character.
        func matches(_ scalar: Unicode.Scalar) -> Bool {
            switch self {
            case .anything: false
            case .one: true
            case .scalar(let own): own == scalar
            case .among(let ranges, let isExcluded):
                ranges.contains { $0.contains(scalar.value) } != isExcluded
            }
        }

        /// Every bracket for itself.
        static func literal(_ text: String) -> [Piece] {
            text.unicodeScalars.map { $0 == "*" ? .anything : $0 == "?" ? .one : .scalar($0) }
        }

        static func pieces(of pattern: String) -> [Piece] {
            var rest = pattern.unicodeScalars[...]
            var pieces: [Piece] = []
            while let scalar = rest.popFirst() {
                switch scalar {
                case "*": pieces.append(.anything)
                case "?": pieces.append(.one)
                case "[":
                    guard let set = Self.set(&rest) else { return literal(pattern) }
                    pieces.append(set)
                default: pieces.append(.scalar(scalar))
                }
            }
            return pieces
        }

        /// What follows an opening bracket; nil when it is never closed.
        private static func set(_ rest: inout Substring.UnicodeScalarView) -> Piece? {
            let isExcluded = rest.first == "^"
            if isExcluded { rest.removeFirst() }
            var ranges: Set<ClosedRange<UInt32>> = []
            var isFirst = true
            while let scalar = rest.popFirst() {
                if scalar == "]", !isFirst { return .among(ranges, isExcluded: isExcluded) }
                isFirst = false
                let next = rest.dropFirst().first
                if rest.first == "-", let next, next != "]" {
                    rest = rest.dropFirst(2)
                    if scalar.value <= next.value { ranges.insert(scalar.value...next.value) }
                } else {
                    ranges.insert(scalar.value...scalar.value)
                }
            }
            return nil
        }
    }

    /// Matches with one backtracking point, so that the time stays within pattern × path.
    private static func matches(_ pattern: [Piece], _ path: [Unicode.Scalar]) -> Bool {
        var (p, t, star, mark) = (0, 0, -1, 0)
        while t < path.count {
            if p < pattern.count, pattern[p].matches(path[t]) {
                p += 1
                t += 1
            } else if p < pattern.count, pattern[p] == .anything {
                star = p
                mark = t
                p += 1
            } else if star >= 0 {
                p = star + 1
                mark += 1
                t = mark
            } else {
                return false
            }
        }
        return pattern[p...].allSatisfy { $0 == .anything }
    }
}
