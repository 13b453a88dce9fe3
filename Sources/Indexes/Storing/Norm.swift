import Documents

/// What ranking and filtering need of every chunk, in four bytes: its layer, whether it has a vector, and the
/// number of words in its body, in its headings and context, and in its document's title.
struct Norm: Sendable, Hashable {
    static let width = 4
    static let column = Column(table: "norms", width: width)

    var bits: UInt32

    /// The norm of a chunk that is there.
    ///
    /// Counts beyond what the bits hold (65,535, 255 and 31) are cut.
    init(layer: Block.Layer, hasVector: Bool, body: Int, heads: Int, title: Int) {
        bits =
            Self.code(layer) | (hasVector ? 4 : 0) | UInt32(min(title, 31)) << 3
            | UInt32(min(heads, 255)) << 8 | UInt32(min(body, 65_535)) << 16
    }

    init(bits: UInt32) {
        self.bits = bits
    }

    /// Whether the chunk is there.
    var isLive: Bool { bits & 3 != 0 }
    /// Whether a vector is stored; of a chunk that is gone too, until the index is compacted.
    var hasVector: Bool {
        get { bits & 4 != 0 }
        set { bits = newValue ? bits | 4 : bits & ~4 }
    }
    /// Words in the title of the document.
    var title: Int { Int(bits >> 3 & 31) }
    /// Words in headings and context.
    var heads: Int { Int(bits >> 8 & 255) }
    /// Words in the chunk's own text.
    var body: Int { Int(bits >> 16) }

    /// The chunk is gone.
    mutating func remove() { bits &= ~3 }

    /// Whether the chunk is there, in one of the layers of a mask from ``mask(_:)``.
    func isIn(_ mask: UInt32) -> Bool { mask >> (bits & 3) & 1 == 1 }

    /// A mask of layers.
    static func mask(_ layers: Set<Block.Layer>) -> UInt32 {
        layers.reduce(0) { $0 | 1 << code($1) }
    }

    private static func code(_ layer: Block.Layer) -> UInt32 {
        switch layer {
        case .body: 1
        case .furniture: 2
        case .hidden: 3
        }
    }
}
