import Documents
import GRDB

extension SearchFilter {
    /// What a filter asks of a document `d` in a collection `c`, as a condition of SQL; nil when all documents pass.
    ///
    /// A path passes when a pattern matches it, when it is the pattern itself, brackets and all, or when the pattern
    /// names a folder above it. A document without a date of its own has that of its file; a date without a day is the
    /// first one of its month or year.
    var condition: (sql: String, arguments: StatementArguments)? {
        var conditions: [String] = []
        var arguments = StatementArguments()
        func anyOf(_ test: String, _ values: [String], times: Int = 1) {
            guard !values.isEmpty else { return }
            conditions.append("(" + values.map { _ in test }.joined(separator: " OR ") + ")")
            arguments += StatementArguments(values.flatMap { repeatElement($0, count: times) })
        }
        let folders = paths.map { $0.hasSuffix("/") ? String($0.dropLast()) : $0 }
        anyOf("c.name = ?", collections)
        anyOf("d.path GLOB ? OR d.path = ? OR d.path GLOB ? || '/*'", folders, times: 3)
        anyOf("d.format = ?", formats.map(\.rawValue))
        anyOf("\(Self.date) >= ?", after.map { [DocumentDate.iso8601($0) ?? $0] } ?? [])
        anyOf("\(Self.date) < ?", before.map { [DocumentDate.iso8601($0) ?? $0] } ?? [])
        for bounds in outer ?? [] {
            guard let condition = bounds.condition else { continue }
            conditions.append("(\(condition.sql))")
            arguments += condition.arguments
        }
        return conditions.isEmpty ? nil : (conditions.joined(separator: " AND "), arguments)
    }

    /// The date of a document as ISO 8601 from the day on; an index may hold dates that were kept as files wrote them.
    private static let date = """
        CASE WHEN d.date GLOB '[12][0-9][0-9][0-9]' THEN d.date || '-01-01'
        WHEN d.date GLOB '[12][0-9][0-9][0-9]-[01][0-9]' THEN d.date || '-01'
        WHEN d.date GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]*' THEN d.date
        ELSE strftime('%Y-%m-%dT%H:%M:%SZ', d.modified / 1000000000, 'unixepoch') END
        """
}
