/// Path patterns: `*` and `**` match any characters, `?` matches one.
enum Glob {
    /// Whether one of the patterns matches the whole path, or the path lies in a folder that it names.
    static func matchesAny(_ patterns: [String], _ path: String) -> Bool {
        patterns.contains { pattern in
            let pattern = pattern.hasSuffix("/") ? String(pattern.dropLast()) : pattern
            return matches(Array(pattern.utf8), Array(path.utf8)) || path.hasPrefix(pattern + "/")
        }
    }

    /// Matches with one backtracking point, so that the time stays within pattern × path.
    private static func matches(_ pattern: [UInt8], _ path: [UInt8]) -> Bool {
        var (p, t, star, mark) = (0, 0, -1, 0)
        while t < path.count {
            if p < pattern.count, pattern[p] == UInt8(ascii: "?") || pattern[p] == path[t],
                pattern[p] != UInt8(ascii: "*")
            {
                p += 1
                t += 1
            } else if p < pattern.count, pattern[p] == UInt8(ascii: "*") {
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
        return pattern[p...].allSatisfy { $0 == UInt8(ascii: "*") }
    }
}
