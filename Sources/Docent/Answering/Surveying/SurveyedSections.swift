import Documents
import Indexes

/// The sections of the documents that a filter admits, as passages.
///
/// They are read a document at a time, in the order of the documents, so that no more than one is in memory.
struct SurveyedSections: Sendable {
    private let index: Index
    private let layers: Set<Block.Layer>
    private var waiting: ArraySlice<StoredDocument>
    /// How many sections have been read.
    private(set) var read = 0

    init(of documents: [StoredDocument], in index: Index, layers: Set<Block.Layer>) {
        self.index = index
        self.layers = layers
        waiting = documents.filter { $0.chunks > 0 }[...]
    }

    /// The sections of the next document that has any; nil after the last.
    mutating func next() async throws -> [SourcedPassage]? {
        while let stored = waiting.popFirst() {
            guard let content = try await index.content(of: stored.id) else { continue }
            let sections = try await chunks(of: stored).enumerated().map { place, chunk in
                section(read + place + 1, chunk, stored, content)
            }
            read += sections.count
            if !sections.isEmpty { return sections }
        }
        return nil
    }

    /// Hands out the words of all sections that are still to be read, with their headings.
    func forEachText(_ body: (String) -> Void) async throws {
        for stored in waiting {
            for chunk in try await chunks(of: stored) { body(chunk.embeddedText) }
        }
    }

    private func chunks(of stored: StoredDocument) async throws -> [Chunk] {
        try await index.chunks(of: stored.id).map(\.chunk).filter { layers.contains($0.layer) }
    }

    private func section(
        _ number: Int, _ chunk: Chunk, _ stored: StoredDocument, _ content: Document
    ) -> SourcedPassage {
        let body = content.markdown(of: chunk.range, layers: layers, repeatsMerged: true)
        let headings = chunk.headings.joined(separator: " › ")
        return SourcedPassage(
            passage: Passage(
                number: number, document: stored.path, collection: stored.collection, title: stored.title,
                headings: chunk.headings, locator: chunk.locator, text: chunk.text,
                shown: headings.isEmpty ? body : headings + "\n" + body,
                blocks: Array(content.blocks(overlapping: chunk.range)), date: stored.date,
                sha256: stored.file.sha256.hexadecimal, score: 1),
            content: content, layers: layers)
    }
}
