import Documents
import Readers

/// What pages of one site have word for word in common though they are about different things: their frame.
struct SharedFrame {
    private let shared: Set<String>

    /// How many pages must have a block.
    private static let fewest = 3
    /// The most bytes of a block that may belong to a frame.
    private static let longest = 400

    init(of passages: [SourcedPassage]) {
        var pages: [Passage.Page: Set<String>] = [:]
        for source in passages where source.content.format == HTMLReader.format {
            let page = Passage.Page(source.passage)
            if pages[page] == nil { pages[page] = Self.blocks(of: source.content) }
        }
        let unlike = Self.unlike(pages.sorted { $0.key.document < $1.key.document }.map(\.value))
        var counts: [String: Int] = [:]
        if unlike.count >= Self.fewest {
            for block in unlike.joined() where block.utf8.count <= Self.longest {
                counts[block, default: 0] += 1
            }
        }
        shared = Set(counts.filter { $0.value >= Self.fewest }.keys)
    }

    func holds(_ unit: EvidenceUnit, in source: SourcedPassage) -> Bool {
        guard !shared.isEmpty, unit.cells.isEmpty, source.content.format == HTMLReader.format else {
            return false
        }
        return source.content.blocks(overlapping: unit.range).allSatisfy {
            shared.contains(String(source.content[$0.range]))
        }
    }

    private static func blocks(of page: Document) -> Set<String> {
        Set(page.blocks.filter { $0.table == nil && $0.layer != .hidden }.map { String(page[$0.range]) })
    }

    /// The pages that are no editions or copies of each other: those have at least half of their words in common.
    private static func unlike(_ pages: [Set<String>]) -> [Set<String>] {
        pages.reduce(into: []) { kept, page in
            let isLike = kept.contains { bytes($0.intersection(page)) * 2 >= min(bytes($0), bytes(page)) }
            if !isLike { kept.append(page) }
        }
    }

    private static func bytes(_ blocks: Set<String>) -> Int { blocks.reduce(0) { $0 + $1.utf8.count } }
}

extension Passage {
    /// The document that a passage belongs to.
    fileprivate struct Page: Hashable {
        let document: String
        let sha256: String

        init(_ passage: Passage) { (document, sha256) = (passage.document, passage.sha256) }
    }
}
