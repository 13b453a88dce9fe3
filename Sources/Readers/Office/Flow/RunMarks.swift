import Documents

/// What the format of a run does to the meaning of its words.
struct RunMarks: Sendable, Hashable {
    var script: Script?
    var isStruck = false
}

extension Inline {
    /// Adds the words of a run with its marks.
    mutating func append(_ words: String, _ marks: RunMarks) {
        var words = words
        words.withUTF8 { unsafe append(utf8: UnsafeRawBufferPointer($0), marks) }
    }

    /// Adds the words of a run with its marks, as valid UTF-8.
    mutating func append(utf8 words: UnsafeRawBufferPointer, _ marks: RunMarks) {
        if marks.isStruck { beginMark(.struck) }
        if let script = marks.script { beginMark(.script(script)) }
        unsafe append(utf8: words)
        if marks.script != nil { endMark() }
        if marks.isStruck { endMark() }
    }
}

extension Script {
    /// A script by what `w:vertAlign` and its like say; nil on the line.
    init?(verticalAlignment value: String?) {
        switch value {
        case "superscript": self = .superscript
        case "subscript": self = .subscript
        default: return nil
        }
    }

    /// A script by how far the words are raised, or lowered when negative; nil on the line.
    init?(rise: Int) {
        if rise == 0 { return nil }
        self = rise > 0 ? .superscript : .subscript
    }
}
