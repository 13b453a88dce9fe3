/// Lengths as OpenDocument writes them.
enum ODFLength {
    /// A length such as `2.5cm` in points; nil when it is none.
    static func points(_ text: String) -> Double? {
        let units: [(String, Double)] = [
            ("cm", 28.3465), ("mm", 2.83465), ("in", 72), ("pt", 1), ("pc", 12), ("px", 0.75),
        ]
        for (unit, points) in units where text.hasSuffix(unit) {
            return Double(text.dropLast(unit.utf8.count)).map { $0 * points }
        }
        return Double(text)
    }
}
