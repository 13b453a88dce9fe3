import Documents
import FoundationEssentials
import GRDB

extension SearchFilter {
    /// What a filter asks of a document `d` in a collection `c`, as a condition of SQL; nil when all documents pass.
    ///
    /// A path passes when a pattern matches it, or when the pattern matches a folder above it; brackets in a pattern may also
    /// stand for themselves. A document without a date of its own has that of its file; a date without a day is the first one
    /// of its month or year.
    ///
    /// However many values there are, each kind is one argument: SQLite takes neither many variables nor deep expressions.
    var condition: (sql: String, arguments: StatementArguments)? {
        var conditions: [String] = []
        var arguments = StatementArguments()
        func add(_ condition: String, _ argument: String) {
            conditions.append(condition)
            arguments += [argument]
        }
        func oneOf(_ column: String, _ values: [String]) {
            guard !values.isEmpty else { return }
            add("\(column) IN (SELECT value FROM json_each(?))", Self.list(values))
        }
        oneOf("c.name", collections)
        if !paths.isEmpty { add(Self.matchesPath, Self.list(paths.flatMap(Self.patterns))) }
        oneOf("d.path", documents.flatMap { [$0, ComposedText.composed($0)] })
        oneOf("d.format", formats.map(\.rawValue))
        if let after { add("\(Self.date) >= ?", DocumentDate.iso8601(after) ?? after) }
        if let before { add("\(Self.date) < ?", DocumentDate.iso8601(before) ?? before) }
        for condition in (outer ?? []).compactMap(\.condition) {
            conditions.append("(\(condition.sql))")
            arguments += condition.arguments
        }
        return conditions.isEmpty ? nil : (conditions.joined(separator: " AND "), arguments)
    }

    private static let matchesPath = """
        EXISTS (WITH pattern(text) AS MATERIALIZED (SELECT value FROM json_each(?))
        SELECT 1 FROM pattern WHERE d.path GLOB pattern.text)
        """

    /// The patterns of the paths that a path given by a person lets through.
    private static func patterns(_ path: String) -> [String] {
        let path = path.hasSuffix("/") ? String(path.dropLast()) : path
        let own = [path, path + "/*"]
        return path.contains("[") ? own + own.map { $0.replacing("[", with: "[[]") } : own
    }

    /// Values as a JSON array.
    private static func list(_ values: [String]) -> String {
        (try? JSONEncoder().encode(values)).map { String(decoding: $0, as: UTF8.self) } ?? "[]"
    }

    /// The date of a document as ISO 8601 from the day on; an index may hold dates that were kept as files wrote them.
    private static let date = """
        CASE WHEN d.date GLOB '[12][0-9][0-9][0-9]' THEN d.date || '-01-01'
        WHEN d.date GLOB '[12][0-9][0-9][0-9]-[01][0-9]' THEN d.date || '-01'
        WHEN d.date GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]*' THEN d.date
        ELSE strftime('%Y-%m-%dT%H:%M:%SZ', d.modified / 1000000000, 'unixepoch') END
        """
}
