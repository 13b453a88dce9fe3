import Documents

/// What two aligned sections have that is not equal, and which of it belongs together; or what one has that has no other.
struct OpenSection: Sendable {
    let path: [String]
    let lefts: [DocumentPart.Unit]
    let rights: [DocumentPart.Unit]
    /// The unit of the right for one of the left, by where that begins.
    private var partners: [Int: DocumentPart.Unit] = [:]

    init(_ left: DocumentPart?, _ right: DocumentPart?) {
        let equal = EqualUnits(left?.units ?? [], right?.units ?? [])
        path = right?.path ?? left?.path ?? []
        lefts = (left?.units ?? []).filter { !equal.left.contains($0.range.lowerBound) }
        rights = (right?.units ?? []).filter { !equal.right.contains($0.range.lowerBound) }
    }

    /// Keeps which units belong together.
    ///
    /// - Parameter numbers: for each of the left the position among those of the right; nil for none.
    mutating func pair(_ lefts: [DocumentPart.Unit], _ rights: [DocumentPart.Unit], _ numbers: [Int?]) {
        for (unit, number) in zip(lefts, numbers) {
            partners[unit.range.lowerBound] = number.map { rights[$0] }
        }
    }

    func partner(of unit: DocumentPart.Unit) -> DocumentPart.Unit? { partners[unit.range.lowerBound] }

    /// Those of the left that belong to none of the right.
    var openLefts: [DocumentPart.Unit] { lefts.filter { partner(of: $0) == nil } }

    /// Those of the right that belong to none of the left.
    var openRights: [DocumentPart.Unit] {
        let taken = Set(partners.values.map(\.range.lowerBound))
        return rights.filter { !taken.contains($0.range.lowerBound) }
    }
}

/// The units that two documents have in common, as often as both have them, by where they begin.
struct EqualUnits: Sendable {
    let left: Set<Int>
    let right: Set<Int>

    init(_ lefts: [DocumentPart.Unit], _ rights: [DocumentPart.Unit]) {
        left = Self.held(lefts, by: rights)
        right = Self.held(rights, by: lefts)
    }

    /// The first ones that the others have too: of three copies two, where the others are two.
    private static func held(_ units: [DocumentPart.Unit], by others: [DocumentPart.Unit]) -> Set<Int> {
        var left = others.reduce(into: [:]) { $0[$1.key, default: 0] += 1 }
        return units.reduce(into: []) { held, unit in
            guard let count = left[unit.key], count > 0 else { return }
            left[unit.key] = count - 1
            held.insert(unit.range.lowerBound)
        }
    }
}

extension [DocumentPart.Unit] {
    /// Those that are so and those that are not, each in their order.
    func parted(by isSo: (Element) -> Bool) -> (yes: Self, no: Self) {
        (filter(isSo), filter { !isSo($0) })
    }
}
