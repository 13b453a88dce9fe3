/// What chunks are put together from: a block, or a sentence, row, cell or word run of a block that is too long.
struct Piece {
    /// Its UTF-8 range in the document's text.
    var range: Range<Int>
    /// How many tokens it holds.
    var tokens: Int
    /// The index of its block.
    var block: Int
    /// The layer it belongs to.
    var layer: Block.Layer
    /// Only pieces of the same run share a chunk.
    var run: Int
    /// What a chunk that begins here must repeat from before.
    var context: Context?
    /// Whether it should not end a chunk: a heading, a lead-in, a caption.
    var staysWithNext = false

    /// Words that are repeated, and how many tokens they are.
    struct Context {
        let text: String
        let tokens: Int
    }
}

/// How many tokens a section leaves for its words.
struct Allowance {
    /// What a chunk's words should hold.
    let target: Int
    /// What a chunk's words and context hold at most.
    let room: Int
    /// What the context alone holds at most.
    let context: Int

    /// The limit of the words of a chunk with a context of so many tokens.
    func limit(besides context: Int = 0) -> Int {
        max(1, min(target, room - context))
    }
}
