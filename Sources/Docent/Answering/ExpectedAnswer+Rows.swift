extension ExpectedAnswer {
    /// Whether a row cannot hold what is asked for: it has no value that is measured so where a weight, a length or a
    /// temperature is asked for, and no word beyond those of the question where a person is.
    ///
    /// - Parameter asked: the words of the question.
    func isMissed(by row: [RowCell], asked: Set<String>) -> Bool {
        switch self {
        case .mass: Self.lacks(.mass, row)
        case .length: Self.lacks(.length, row)
        case .heat: Self.lacks(.temperature, row)
        case .name: !row.contains { Self.hasWord($0.value, beyond: asked) }
        default: false
        }
    }

    private static func lacks(_ measure: TableMeasure, _ row: [RowCell]) -> Bool {
        !row.contains { TableMeasure(header: $0.header, values: [$0.value]) == measure }
    }

    private static func hasWord(_ value: String, beyond asked: Set<String>) -> Bool {
        value.split { !$0.isLetter && !$0.isNumber }.contains { word in
            word.first?.isLetter == true && !asked.contains(word.lowercased())
        }
    }
}
