import POSIX

/// Logarithms, whose global names would hide behind members of the same name.
enum Logarithm {
    /// The logarithm to base 2.
    static func base2(_ value: Double) -> Double { log2(value) }
}
