/// The numbers between two ends, each of which may belong to them or not: `up to 60`, `less than 60`, `10–20`.
struct NumberSpan: Sendable, Hashable {
    var lower = -Double.infinity
    var upper = Double.infinity
    var holdsLower = true
    var holdsUpper = true

    /// The numbers from one to another, both included.
    init(_ lower: Double, _ upper: Double) {
        (self.lower, self.upper) = (lower, upper)
    }

    /// The numbers on one side of a number.
    init(_ bound: NumberBound, _ number: Double) {
        if bound.isUpper {
            (upper, holdsUpper) = (number, bound.holds)
        } else {
            (lower, holdsLower) = (number, bound.holds)
        }
    }

    func contains(_ number: Double) -> Bool {
        (lower < number || holdsLower && number == lower) && (number < upper || holdsUpper && number == upper)
    }

    /// Whether a number lies in both: where they only touch, both ends must belong to them.
    func overlaps(_ other: Self) -> Bool {
        reaches(other) && other.reaches(self)
    }

    /// Whether it ends no earlier than another begins.
    private func reaches(_ other: Self) -> Bool {
        other.lower < upper || other.lower == upper && other.holdsLower && holdsUpper
    }

    /// Whether it leaves less room than another: of two without an end, the one that ends or begins nearer to the other end.
    func isNarrower(than other: Self) -> Bool {
        let (width, otherWidth) = (upper - lower, other.upper - other.lower)
        if width.isFinite || otherWidth.isFinite { return width < otherWidth }
        return upper < other.upper || lower > other.lower
    }

    /// The same numbers, each changed by what grows with it.
    func converted(_ change: (Double) -> Double) -> Self {
        var converted = self
        (converted.lower, converted.upper) = (change(lower), change(upper))
        return converted
    }
}
