/// What a person is told when the documents do not answer: where was looked, and which words stand nowhere.
struct Refusal: Sendable, Hashable {
    let passages: Int
    let documents: Int
    /// The question's words that no passage holds, as they were written.
    let absent: AbsentWords

    /// The first words of every refusal.
    static let words = "Not in these documents."

    /// Whether only a part of the index was searched.
    var isNarrowed = false

    /// The refusal as a person reads it.
    var text: String {
        if documents == 0 {
            let why = "No document matches the filters."
            return
                "\(Self.words) \(isNarrowed ? why : "The index is empty; add documents with: docent index FOLDER")"
        }
        let none = absent.sentence(of: "None of them")
        return
            "\(Self.words) Searched \(passages.counted("passage")) of \(documents.counted("document")).\(none)"
    }
}
