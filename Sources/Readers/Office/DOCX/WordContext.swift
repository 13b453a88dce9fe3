import Documents

/// What the parts of a word-processing document share.
struct WordContext: Sendable {
    let styles: WordStyles
    let relationships: Relationships

    /// The meaning of a paragraph style, inheritance included.
    struct Resolved: Sendable {
        let role: WordStyles.Role
        let numberingID: Int?
        let level: Int?
        let isBold: Bool
        let isHidden: Bool
        let isShaded: Bool
        let marks: RunMarks
        let ink: String?
        let size: Int?
    }

    /// Follows a style's ancestors.
    func resolve(_ style: String?) -> Resolved {
        let numbering = styles.numbering(of: style)
        return Resolved(
            role: styles.role(of: style), numberingID: numbering?.numberingID, level: numbering?.level,
            isBold: styles.flag(style, \.isBold), isHidden: styles.flag(style, \.isHidden),
            isShaded: styles.flag(style, \.isShaded),
            marks: styles.marks(of: style), ink: styles.value(style, \.ink),
            size: styles.value(style, \.size))
    }

    /// The same for another part, whose references lead elsewhere.
    func with(_ relationships: Relationships) -> WordContext {
        WordContext(styles: styles, relationships: relationships)
    }
}
