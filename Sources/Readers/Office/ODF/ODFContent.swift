/// What an open element of OpenDocument holds, for the elements and words in it.
struct ODFContent: Sendable {
    /// What becomes of the words.
    enum Kind: Sendable {
        /// They belong to a paragraph or an equation.
        case words
        /// They are the mark of a note.
        case citation
        /// They name the author of a comment.
        case creator
        /// They are in the list of tracked changes.
        case changes
        /// They are left out.
        case nothing
    }

    var kind = Kind.words
    /// Whether a section around them is hidden.
    var isHidden = false
    /// Whether they are in a table of contents or another index.
    var isContents = false
    /// Whether they are in the master pages.
    var isOfMasters = false
}
