@testable import Readers

/// What a generated file says, before any format: every word is unique, so that a lost one is seen.
struct RandomOutline {
    enum Piece {
        case heading(level: Int, String)
        case paragraph(String)
        case list([String])
        case table([[String]])

        /// The piece as rows of cells, for formats that know nothing else.
        var rows: [[String]] {
            switch self {
            case .heading(_, let text), .paragraph(let text): [[text]]
            case .list(let items): [items]
            case .table(let rows): rows
            }
        }

        /// The texts of the piece in their order.
        var texts: [String] { Array(rows.joined()) }
    }

    let seed: Int
    private(set) var pieces: [Piece] = []
    private(set) var words: [String] = []
    private var random: Seeded

    init(seed: Int) {
        self.seed = seed
        random = Seeded(state: UInt64(seed) &* 0x2545_F491_4F6C_DD1D)
        for _ in 0..<Int.random(in: 1...14, using: &random) { pieces.append(piece()) }
    }

    /// The pieces in one to three parts, for formats of several sheets, slides, chapters or messages.
    var parts: [[Piece]] {
        var random = Seeded(state: UInt64(seed))
        var parts: [[Piece]] = [[]]
        for piece in pieces {
            if parts.count < 3, !parts[parts.count - 1].isEmpty, Int.random(in: 0..<4, using: &random) == 0 {
                parts.append([])
            }
            parts[parts.count - 1].append(piece)
        }
        return parts
    }

    private mutating func piece() -> Piece {
        switch Int.random(in: 0..<10, using: &random) {
        case 0...2: .heading(level: Int.random(in: 1...6, using: &random), text(3))
        case 3...6: .paragraph(text(30))
        case 7: .list(several(6) { $0.text(6) })
        default: table()
        }
    }

    private mutating func table() -> Piece {
        let columns = Int.random(in: 1...5, using: &random)
        let rows = Int.random(in: 1...6, using: &random)
        return .table((0..<rows).map { _ in (0..<columns).map { _ in text(3) } })
    }

    private mutating func several(_ most: Int, _ make: (inout Self) -> String) -> [String] {
        (0..<Int.random(in: 1...most, using: &random)).map { _ in make(&self) }
    }

    /// One to so many words, some of them in other scripts, some with marks that formats must escape.
    private mutating func text(_ most: Int) -> String {
        (0..<Int.random(in: 1...most, using: &random)).map { _ in word() }.joined(separator: " ")
    }

    private mutating func word() -> String {
        let spices = ["", "", "", "é", "ß", "会議", "я", "ω", "&", "<b", "\"q", "'s", ";", "{}", "#", "%", "𝛼"]
        let spice = spices[Int.random(in: spices.indices, using: &random)]
        words.append("w\(words.count + 1)x")
        return words[words.count - 1] + spice
    }
}
