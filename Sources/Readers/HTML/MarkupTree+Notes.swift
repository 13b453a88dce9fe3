extension MarkupTree {
    /// Whether a link leads to a note, by its class or its role: its words are the note's mark, and no part of the word before.
    func isNoteReference(_ link: ID) -> Bool {
        guard hasAttributes(link) else { return false }
        if let role = value(HTMLName.role.rawValue, of: link), string(role) == "doc-noteref" { return true }
        guard let classes = value(HTMLName.class.rawValue, of: link) else { return false }
        return string(classes).lowercased().split(whereSeparator: \.isWhitespace).contains {
            Self.noteClasses.contains(String($0))
        }
    }

    private static let noteClasses: Set<String> = [
        "footnote-ref", "footnote-reference", "footnoteref", "footnote_ref", "footnote-anchor", "noteref",
        "note-ref", "fnref", "fn-ref", "endnote-ref", "sdfootnoteanc", "sdendnoteanc", "msofootnotereference",
        "msoendnotereference", "fnnum",
    ]
}
