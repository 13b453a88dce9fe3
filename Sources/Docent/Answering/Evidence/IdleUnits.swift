/// Puts what says something of the question before what only stands below a heading or in a table that does.
enum IdleUnits {
    /// How much more of the question's words a unit must hold, and how much lower its score may be.
    private static let more = 0.3, reach = 2.0

    /// Scored units, the first of them exchanged for one that holds more of the question and as well the kind of thing that is
    /// asked for; not where that is a row that the question names.
    static func behindTelling(_ scored: [ScoredUnit]) -> [ScoredUnit] {
        guard let place = scored.firstIndex(where: { $0.features.isBare == 0 }) else { return scored }
        let best = scored[place]
        guard best.features.pointed + best.features.named == 0,
            let telling = scored.indices.dropFirst(place + 1).first(where: {
                scored[$0].score >= best.score - reach && tells(scored[$0].features, beyond: best.features)
            })
        else { return scored }
        var ordered = scored
        let first = ordered.remove(at: telling)
        ordered.insert(
            ScoredUnit(unit: first.unit, features: first.features, score: best.score), at: place)
        return ordered
    }

    private static func tells(_ features: UnitFeatures, beyond best: UnitFeatures) -> Bool {
        features.isBare == 0 && features.isRow <= best.isRow && features.own >= best.own + more
            && features.kind >= best.kind
            && features.isOld <= best.isOld && features.isSum <= best.isSum
    }
}
