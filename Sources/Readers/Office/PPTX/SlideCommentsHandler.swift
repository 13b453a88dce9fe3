import Documents

/// Reads comments on a slide, plain and threaded with their replies, and the list of their authors.
struct SlideCommentsHandler: XMLHandler {
    enum Name: String, CaseIterable {
        case author = "p:cmAuthor", id, name, comment = "p:cm", authorID = "authorId", text = "p:text"
        case threadAuthor = "p188:author", thread = "p188:cm", reply = "p188:reply", body = "p188:txBody"
        case run = "a:t", paragraph = "a:p"
    }

    private(set) var authors: [String: String] = [:]
    private(set) var comments: [(author: String, text: Inline)] = []
    /// The comments that a body may belong to, the innermost last: a thread's own body follows its replies.
    private var open: [Int] = []
    private var isInBody = false
    private var isInText = false

    mutating func start(_ name: Name?, _ attributes: XMLAttributes<Name>) throws(ReaderError) {
        switch name {
        case .author, .threadAuthor: if let id = attributes[.id] { authors[id] = attributes[.name] }
        case .comment, .thread, .reply:
            open.append(comments.count)
            comments.append((attributes[.authorID] ?? "", Inline()))
        case .text: isInText = true
        case .body: isInBody = true
        case .run: isInText = isInBody
        default: break
        }
    }

    mutating func end(_ name: Name?) throws(ReaderError) {
        switch name {
        case .text, .run: isInText = false
        case .body: isInBody = false
        case .comment, .thread, .reply: _ = open.popLast()
        case .paragraph: if isInBody, let last = open.last { comments[last].text.lineBreak() }
        default: break
        }
    }

    mutating func text(_ bytes: UnsafeRawBufferPointer) throws(ReaderError) {
        if isInText, let last = open.last { unsafe comments[last].text.append(utf8: bytes) }
    }
}
