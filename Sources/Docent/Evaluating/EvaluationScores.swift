import FoundationEssentials

/// What each question of an evaluation scored, to be kept in a file and compared with a later run.
package struct EvaluationScores: Sendable, Hashable, Codable {
    /// Each question's scores by the name of the measure, 0 to 1; a measure that a question does not have is left out.
    package private(set) var scores: [String: [String: Double]] = [:]

    /// Begins with none.
    init() {}

    mutating func add(_ question: String, _ measures: [String: Double]) { scores[question] = measures }

    /// Reads what ``write(to:)`` wrote.
    ///
    /// - Throws: ``DocentError/evaluationUnusable(path:reason:)``.
    package init(path: String) throws {
        guard let data = try? Data(contentsOf: URL(filePath: path)) else {
            throw DocentError.evaluationUnusable(path: path, reason: "cannot be read")
        }
        do {
            self = try JSONDecoder().decode(Self.self, from: data)
        } catch {
            throw DocentError.evaluationUnusable(
                path: path, reason: "contains no scores; `docent eval … --record FILE` writes them")
        }
    }

    /// Writes the scores as JSON.
    ///
    /// - Throws: ``DocentError/evaluationUnusable(path:reason:)``.
    package func write(to path: String) throws {
        do {
            try JSONEncoder.steady.encode(self).write(to: URL(filePath: path))
        } catch {
            throw DocentError.evaluationUnusable(path: path, reason: "cannot be written")
        }
    }
}
