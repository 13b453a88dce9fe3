import Documents
import Indexes
import LanguageModels

/// An entry of the audit log beside what the same question finds now.
package struct Replay: Sendable, Hashable, Codable {
    /// What was logged.
    package let entry: AuditEntry
    /// What became of each chunk that was found then, and which were found now only.
    package let chunks: [Chunk]
    /// Whether the prompt would be the same, byte for byte; nil when none was sent.
    package let isPromptEqual: Bool?
    /// What changed, in plain words; empty when nothing did.
    package let changes: [String]

    private enum CodingKeys: String, CodingKey {
        case entry, chunks, changes
        case isPromptEqual = "prompt_equal"
    }

    /// A chunk then and now.
    package struct Chunk: Sendable, Hashable, Codable {
        /// Its document's path.
        package let document: String
        /// Where it stands.
        package let place: String
        /// Its rank then; nil when it was not found.
        package let then: Int?
        /// Its rank now; nil when it is not found.
        package let now: Int?
        /// Whether the file's bytes are the same; nil when it is gone, or was not found then.
        package let isFileSame: Bool?

        private enum CodingKeys: String, CodingKey {
            case document, place, then, now
            case isFileSame = "file_same"
        }
    }
}

extension Assistant {
    /// Finds again what an entry's question found, and says what changed since; nothing is sent.
    package func replay(_ entry: AuditEntry) async throws -> Replay {
        let question = entry.asked
        let query = try await standingAlone(question)
        let gathered = try await gather(
            for: question, searching: query, wholeSections: !entry.prompt.isEmpty)
        // What read whole documents found no passages then, and finds none now.
        let now = entry.job == nil ? gathered.hits.map(AuditEntry.Chunk.init) : []
        let documents = try await index.documents()
        let files = Dictionary(
            documents.map { ("\($0.collection)/\($0.path)", $0.file.sha256.hexadecimal) },
            uniquingKeysWith: { first, _ in first })
        let then = entry.chunks.map { chunk in
            Replay.Chunk(
                document: chunk.document, place: chunk.place, then: chunk.rank,
                now: now.first { $0.isAt(chunk) }?.rank,
                isFileSame: files["\(chunk.collection)/\(chunk.document)"].map { $0 == chunk.sha256 })
        }
        // Passages tell of a question's files; of whole documents the citations do.
        let cited = entry.job == nil ? [] : Self.changed(entry.answer.citations, among: documents)
        let fresh = now.filter { chunk in !entry.chunks.contains { $0.isAt(chunk) } }.map {
            Replay.Chunk(document: $0.document, place: $0.place, then: nil, now: $0.rank, isFileSame: nil)
        }
        let prompt = gathered.context(for: question, embedder: embedder).messages
        let isEqual =
            entry.prompt.isEmpty || entry.job != nil ? nil : AuditEntry.hash(of: prompt) == entry.promptSHA256
        return Replay(
            entry: entry, chunks: then + fresh, isPromptEqual: isEqual,
            changes: changes(entry, then, fresh, isPromptEqual: isEqual, cited: cited))
    }

    /// The documents of citations that are still in the index, but whose bytes are others.
    private static func changed(_ citations: [Citation], among documents: [StoredDocument]) -> [String] {
        citations.filter { citation in
            let found = documents.filter { $0.path == citation.document }
            return !found.isEmpty && !found.contains { $0.file.sha256.hexadecimal == citation.sha256 }
        }.map(\.document)
    }

    private func changes(
        _ entry: AuditEntry, _ then: [Replay.Chunk], _ fresh: [Replay.Chunk], isPromptEqual: Bool?,
        cited: [String]
    ) -> [String] {
        var changes: [String] = []
        let gone = Set(then.filter { $0.now == nil && $0.isFileSame == nil }.map(\.document)).sorted()
        let changed = Set(then.filter { $0.isFileSame == false }.map(\.document) + cited).sorted()
        if !gone.isEmpty { changes.append("no longer in the index: \(gone.joined(separator: ", "))") }
        if !changed.isEmpty { changes.append("changed since: \(changed.joined(separator: ", "))") }
        let lost = then.count { $0.now == nil }
        if lost > 0 { changes.append("\(lost) of \(then.count) passages are not found any more") }
        if !fresh.isEmpty { changes.append("\(fresh.count) passages are found that were not") }
        let moved = then.count { $0.now != nil && $0.now != $0.then }
        if moved > 0 { changes.append("\(moved) passages have another rank") }
        if isPromptEqual == false { changes.append("the prompt would be another") }
        if embeddingModel != entry.embeddingModel { changes.append("the embedding model is another") }
        if let model = languageModel?.name, model != entry.answer.model {
            changes.append("the language model is \(model)")
        }
        return changes
    }
}
