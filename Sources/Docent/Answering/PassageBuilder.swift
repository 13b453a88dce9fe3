import Documents
import Indexes

/// A passage together with the whole document that it is a part of.
struct SourcedPassage: Sendable {
    let passage: Passage
    let content: Document
}

/// Turns found chunks into numbered passages: neighbours are joined, what is already told is dropped.
struct PassageBuilder: Sendable {
    let index: Index
    /// What may be shown; hidden text only when a person asked for it.
    var layers: Set<Block.Layer> = [.body, .furniture]

    /// Passages within a budget of tokens, in the order of their best hit.
    ///
    /// - Parameters:
    ///   - found: chunks, best first.
    ///   - budget: the most tokens that the passages may have together; the first passage always fits.
    ///   - countTokens: counts the tokens of a text.
    func passages(
        from found: [FoundPassage], budget: Int, limit: Int, countTokens: @Sendable (String) -> Int
    ) async throws -> [SourcedPassage] {
        var contents: [StoredDocument.ID: Document] = [:]
        var passages: [SourcedPassage] = []
        var left = budget
        for run in Self.joined(found.filter { layers.contains($0.chunk.chunk.layer) }) {
            guard passages.count < limit, let first = run.members.first else { break }
            let id = first.document.id
            if contents[id] == nil { contents[id] = try await index.content(of: id) }
            guard let content = contents[id] else { continue }
            let passage = passage(number: passages.count + 1, run, of: content)
            let tokens = countTokens(passage.shown)
            guard tokens <= left || passages.isEmpty else { continue }
            left -= tokens
            passages.append(SourcedPassage(passage: passage, content: content))
        }
        return passages
    }

    /// Chunks of one document that touch or overlap.
    struct Run {
        var members: [FoundPassage]
        var range: Range<Int>

        /// Whether a chunk continues this run; a line feed may lie between.
        func touches(_ other: FoundPassage) -> Bool {
            guard let first = members.first, first.document.id == other.document.id,
                first.chunk.chunk.layer == other.chunk.chunk.layer
            else { return false }
            let range = other.chunk.chunk.range
            return range.lowerBound <= self.range.upperBound + 1
                && self.range.lowerBound <= range.upperBound + 1
        }

        mutating func add(_ other: FoundPassage) {
            members.append(other)
            let added = other.chunk.chunk.range
            range = min(range.lowerBound, added.lowerBound)..<max(range.upperBound, added.upperBound)
        }
    }

    static func joined(_ found: [FoundPassage]) -> [Run] {
        var runs: [Run] = []
        for item in found {
            if let place = runs.firstIndex(where: { $0.touches(item) }) {
                runs[place].add(item)
            } else {
                runs.append(Run(members: [item], range: item.chunk.chunk.range))
            }
        }
        return runs
    }

    private func passage(number: Int, _ run: Run, of content: Document) -> Passage {
        let best = run.members[0]
        let blocks = content.blocks.filter { $0.range.overlaps(run.range) }
        return Passage(
            number: number, document: best.hit.document, title: best.hit.title, headings: best.hit.headings,
            locator: content.locator(for: run.range), text: String(content[run.range]),
            shown: shown(run, content), blocks: blocks, date: best.hit.date, sha256: best.hit.sha256,
            score: best.hit.score)
    }

    /// The passage as a model sees it: headings, then the words, tables drawn with their header.
    private func shown(_ run: Run, _ content: Document) -> String {
        let headings = run.members[0].hit.headings.joined(separator: " › ")
        let body = content.markdown(of: run.range, layers: layers)
        return headings.isEmpty ? body : "\(headings)\n\(body)"
    }
}
