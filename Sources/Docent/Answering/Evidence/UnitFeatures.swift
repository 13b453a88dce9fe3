/// What is measured of a unit; all from 0 to 1, whatever the corpus.
struct UnitFeatures: Sendable, Hashable {
    /// The cosine between the question and the unit after its last heading.
    var cosine = 0.0
    /// The cosine between the question without what the most promising unit's document is about and the unit after its last heading;
    /// the same as ``cosine`` where its title and headings hold nothing of the question, or all.
    var aside = 0.0
    /// The share of the question's informative words that the unit itself holds, rare words weighing more.
    var own = 0.0
    /// The same for the unit with its headings, the document's title and path.
    var above = 0.0
    /// The same for the whole passage.
    var around = 0.0
    /// The share of the question's neighbouring words that are neighbours in the unit too.
    var phrase = 0.0
    /// The passage's fused score, over the best passage's.
    var rank = 0.0
    /// Whether it holds a thing of the expected kind: 1, 0 when it does not, a half when none is expected.
    var kind = 0.5
    /// Whether it is a heading or no more than three words.
    var isBare = 0.0
    /// Whether it is a table's row.
    var isRow = 0.0
    /// How much of a row the question names: 0.7 for one whole cell, 1 for more.
    var named = 0.0
    /// How well the question names one of the row's columns.
    var column = 0.0
    /// Whether the question points at the row: as the largest, the next, the last.
    var pointed = 0.0
    /// Whether it is a list quoted whole.
    var isList = 0.0
    /// Whether it stands in a document that a newer one replaces.
    var isOld = 0.0

    private var values: [Double] {
        [
            cosine, aside, own, above, around, phrase, rank, kind, isBare, isRow, named, column, pointed,
            isList, isOld,
        ]
    }

    /// The sum of these features, each times its weight.
    func weighed(by weights: Self) -> Double {
        zip(weights.values, values).reduce(0) { $0 + $1.0 * $1.1 }
    }
}
