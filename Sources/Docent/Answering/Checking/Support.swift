import Documents

/// What supports a claim.
struct Support: Sendable {
    /// A unit that holds a part of the claim.
    struct Proof: Sendable {
        let source: ProofSource
        let unit: ProofUnit
        let share: Double
        let figures: Int

        func isBetter(than other: Proof) -> Bool {
            share != other.share
                ? share > other.share
                : figures != other.figures
                    ? figures > other.figures : unit.range.count < other.unit.range.count
        }
    }

    /// The share of the claim's words that its proofs hold, from 0 to 1.
    let share: Double
    let proofs: [Proof]
    /// The figures that no proof holds.
    let stray: [Figure]
    /// The unit that has other figures in the place of some of them.
    var opposing: ProofUnit?
}
