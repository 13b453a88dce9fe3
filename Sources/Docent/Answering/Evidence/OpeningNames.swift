import Documents

/// The names in what opens each passage's document, such as the parties of a contract: what follows is about them, though it
/// may call them the Supplier or you.
struct OpeningNames: Sendable {
    /// The stems of the names, a set for each passage.
    let names: [Set<String>]

    /// How well a name is held that only opens the document.
    static let share = 0.7

    /// - Parameter language: the question's, by whose function words names are told from others.
    init(of passages: [SourcedPassage], _ language: QuestionLanguage) {
        var known: [String: Set<String>] = [:]
        names = passages.map { source in
            let key = source.passage.sha256 + source.passage.document
            let names = known[key] ?? Words(Self.opening(of: source.content), language: language).names
            known[key] = names
            return names
        }
    }

    /// The words of a document before its second heading and its first long paragraph: an address, a salutation, the parties.
    private static func opening(of document: Document) -> String {
        var text = ""
        for (place, block) in document.blocks.enumerated() {
            if case .heading = block.kind, place > 0 { break }
            guard block.table == nil, block.range.count <= longestLine,
                text.utf8.count + block.range.count <= longest
            else { break }
            text += document.text.slice(block.range) + "\n"
        }
        return text
    }

    private static let longest = 600
    private static let longestLine = 240
}
