import Documents
import Indexes

/// A passage together with the whole document that it is a part of.
struct SourcedPassage: Sendable {
    let passage: Passage
    let content: Document
    /// What may be quoted of it; hidden text only when a person asked for it.
    var layers: Set<Block.Layer> = [.body, .furniture]
    /// When its file was changed last, in nanoseconds since 1970, when known.
    var modified: Int64?

    /// The proof at a range of the document's text; `marker` is its number.
    ///
    /// - Parameter row: what is told of it where it is a row of a table.
    func citation(
        _ marker: Int, _ range: Range<Int>, support: Double? = nil, of row: ToldRow? = nil
    ) -> Citation {
        Citation(
            marker, range, of: content, at: passage.document, in: passage.collection, title: passage.title,
            section: content.headings(above: range), sha256: passage.sha256, support: support, of: row)
    }

    /// The proof at a range, compared byte for byte with the document's text; nil when it differs.
    func proof(
        _ marker: Int, _ range: Range<Int>, support: Double, of row: ToldRow? = nil
    ) -> Citation? {
        let citation = citation(marker, range, support: (support * 1000).rounded() / 1000, of: row)
        return citation.verified ? citation : nil
    }

    /// Whether hidden text was asked for.
    var showsHidden: Bool { layers.contains(.hidden) }

    /// What the file hides of the blocks that it touches, unless that was asked for.
    var hiddenRanges: [Range<Int>] {
        showsHidden ? [] : passage.blocks.flatMap(\.hiddenRanges)
    }

    /// Whether it was cut from a document of the index.
    func isPart(of document: StoredDocument) -> Bool {
        passage.document == document.path && passage.sha256 == document.file.sha256.hexadecimal
    }
}

/// Turns found chunks into numbered passages: neighbours are joined, what is already told is dropped.
struct PassageBuilder: Sendable {
    let index: Index
    /// What may be shown; hidden text only when a person asked for it.
    var layers: Set<Block.Layer> = [.body, .furniture]
    /// Whether a passage becomes the whole section that it stands in, where a third of the budget holds that.
    var widensToSections = false

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
            let isTold = passages.contains { told in
                told.passage.locator.range.clamped(to: run.range) == run.range
                    && told.isPart(of: first.document)
            }
            guard !isTold else { continue }
            var passage = passage(number: passages.count + 1, run, of: content)
            var tokens = countTokens(passage.shown)
            if widensToSections,
                let section = try await section(around: run, of: content, most: budget / 3 * Self.tokenBytes)
            {
                let whole = self.passage(number: passages.count + 1, section, of: content)
                let more = countTokens(whole.shown)
                if more <= min(left, budget / 3) { (passage, tokens) = (whole, more) }
            }
            guard tokens <= left || passages.isEmpty else { continue }
            left -= tokens
            passages.append(
                SourcedPassage(
                    passage: passage, content: content, layers: layers, modified: first.document.file.modified
                ))
        }
        return passages
    }

    /// The run with the chunks before and after it up to the next heading, slide or sheet; nil when there are none, or more
    /// than so many bytes.
    private func section(around run: Run, of content: Document, most: Int) async throws -> Run? {
        guard let first = run.members.first?.chunk else { return nil }
        var reach = Self.reach
        while true {
            let numbers = first.id - reach...first.id + reach
            let near = try await index.chunks(Array(numbers)).filter { $0.document == first.document }
            guard let place = near.firstIndex(where: { $0.id == first.id }) else { return nil }
            let goesOn = { (number: Int) in
                Self.continues(near[number].chunk, near[number - 1].chunk, in: content)
            }
            var (from, to) = (place, place)
            while from > 0, goesOn(from) { from -= 1 }
            while to + 1 < near.count, goesOn(to + 1) { to += 1 }
            var section = run
            section.range =
                min(
                    run.range.lowerBound, near[from].chunk.range.lowerBound)..<max(
                    run.range.upperBound, near[to].chunk.range.upperBound)
            guard section.range.count <= most else { return nil }
            let isBegun = from > 0 || near[0].id > numbers.lowerBound
            if isBegun, to + 1 < near.count || near[to].id < numbers.upperBound {
                return section.range == run.range ? nil : section
            }
            reach *= 4
        }
    }

    /// How many chunks are looked at first on either side of one: those of most sections.
    private static let reach = 8
    /// The most bytes of a token, as far as words go.
    private static let tokenBytes = 16

    /// Whether a chunk belongs to the same section as the one before it.
    private static func continues(_ chunk: Chunk, _ before: Chunk, in content: Document) -> Bool {
        guard chunk.layer == before.layer else { return false }
        switch (chunk.locator.place, before.locator.place) {
        case (.slide(let number, _, _), .slide(let last, _, _)): return number == last
        case (.sheet(let name), .sheet(let last)): return name == last
        case (.slide, _), (_, .slide), (.sheet, _), (_, .sheet): return false
        default: break
        }
        let opening = content.blocks.partitioningIndex { $0.range.upperBound > chunk.range.lowerBound }
        guard opening < content.blocks.count, case .heading = content.blocks[opening].kind else {
            return true
        }
        return false
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
        let blocks = Array(content.blocks(overlapping: run.range))
        return Passage(
            number: number, document: best.hit.document, collection: best.hit.collection,
            title: best.hit.title, headings: best.hit.headings,
            locator: content.locator(for: run.range), text: String(content[run.range]),
            shown: shown(run, content), blocks: blocks, date: best.hit.date, sha256: best.hit.sha256,
            score: best.hit.score)
    }

    /// The passage as a model sees it: headings, then the words, tables drawn with their header.
    private func shown(_ run: Run, _ content: Document) -> String {
        let headings = run.members[0].hit.headings.joined(separator: " › ")
        let body = content.markdown(of: run.range, layers: layers, repeatsMerged: true)
        return headings.isEmpty ? body : "\(headings)\n\(body)"
    }
}
