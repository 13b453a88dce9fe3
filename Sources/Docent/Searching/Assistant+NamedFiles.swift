import Indexes

extension Assistant {
    /// Evidence with the passages of those files first that a question names, such as `contacts.vcf`.
    ///
    /// - Parameter vector: waits for the question's vector.
    func beginning(
        _ evidence: [RankedCandidate], withFilesNamedBy query: Query, limit: Int,
        awaiting vector: @escaping @Sendable () throws -> [Float]?
    ) async throws -> [RankedCandidate] {
        let names = FormatNames.fileNames(in: query.text).prefix(Self.mostNamedFiles)
        guard !names.isEmpty, limit > 0 else { return evidence }
        let bounds = SearchFilter(paths: names.flatMap { [$0, "*/\($0)"] }).within(query.filter)
        // By its title every passage of a document is found.
        let titles = try await index.documents(within: bounds).map(\.title)
        guard !titles.isEmpty else { return evidence }
        let text = ([query.text] + titles.prefix(Self.mostNamedFiles)).joined(separator: " ")
        let found = try await index.search(
            LexicalQuery(text: text, phrases: query.phrases, excluded: query.excluded), awaiting: vector,
            filter: bounds, limit: limit
        ).candidates
        guard !found.isEmpty else { return evidence }
        let least = evidence.first?.score ?? 0
        let named = found.map {
            RankedCandidate(
                candidate: $0, score: least + Double($0.score), notes: ["stands first: its file is named"])
        }
        let known = Set(found.map(\.chunk))
        return named + evidence.filter { !known.contains($0.candidate.chunk) }
    }

    /// How many files of a question are looked for.
    private static let mostNamedFiles = 3
}
