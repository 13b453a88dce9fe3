import Documents
import GRDB

extension SearchFilter {
    /// What a filter asks of a document `d` in a collection `c`, as a condition of SQL; nil when all documents pass.
    ///
    /// A path passes when a pattern matches it, when it is the pattern itself, brackets and all, or when the pattern
    /// names a folder above it. A document without a date of its own has that of its file.
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
        let date = "coalesce(d.date, strftime('%Y-%m-%dT%H:%M:%SZ', d.modified / 1000000000, 'unixepoch'))"
        anyOf("\(date) >= ?", after.map { [$0] } ?? [])
        anyOf("\(date) < ?", before.map { [$0] } ?? [])
        return conditions.isEmpty ? nil : (conditions.joined(separator: " AND "), arguments)
    }
}
