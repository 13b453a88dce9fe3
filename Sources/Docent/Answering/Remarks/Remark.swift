/// What the reader of an answer should know of it: a code for programs, and a sentence for people.
///
/// In JSON a remark is its sentence; ``Answer`` writes the codes beside them.
public struct Remark: Sendable, Hashable, Codable {
    /// What kind of remark it is.
    public let code: Code
    /// The sentence.
    public let text: String

    package init(_ code: Code, _ text: String) { (self.code, self.text) = (code, text) }

    /// Makes a remark whose code is not known, as those of answers that were kept before remarks had codes.
    public init(_ text: String) { self.init(.other, text) }

    /// The remarks of an answer, whose codes were not kept by all versions.
    static func list(_ sentences: [String], codes: [Code]) -> [Remark] {
        guard codes.count == sentences.count else { return sentences.map { Remark($0) } }
        return zip(codes, sentences).map { Remark($0, $1) }
    }

    /// Writes the sentence.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(text)
    }

    /// Reads the sentence.
    public init(from decoder: any Decoder) throws {
        self.init(try decoder.singleValueContainer().decode(String.self))
    }

    /// The kinds of remark.
    public enum Code: String, Sendable, Hashable, Codable, CaseIterable {
        /// A reason why what is quoted may not be what was asked; see ``Answer/doubts``.
        case doubt
        /// A misspelt word was read as another.
        case respelled
        /// Only the first phrases and excluded words restricted the search.
        case operatorsCut = "operators_cut"
        /// The embedding model is missing, so that only words were compared.
        case modelMissing = "model_missing"
        /// The question is longer than a model reads.
        case questionCut = "question_cut"
        /// A quoted document was indexed anew meanwhile.
        case reindexed
        /// A quoted file has changed since it was indexed.
        case filesChanged = "files_changed"
        /// The model's reply was cut.
        case replyCut = "reply_cut"
        /// A filter withheld a part of the reply.
        case replyFiltered = "reply_filtered"
        /// The server read only a part of the prompt.
        case promptCut = "prompt_cut"
        /// Fewer passages were sent than were found.
        case fewerPassages = "fewer_passages"
        /// Only the beginning of a section was read.
        case sectionCut = "section_cut"
        /// A link or picture was removed.
        case linkRemoved = "link_removed"
        /// A marker names no passage.
        case unknownMarker = "unknown_marker"
        /// Another passage than the cited one supports a sentence.
        case otherPassage = "other_passage"
        /// No passage supports a sentence.
        case unsupported
        /// No passage supports a part of a sentence.
        case unsupportedPart = "unsupported_part"
        /// A passage says the opposite, or the same of something else.
        case contradicted
        /// The rows cited come to a figure that stands nowhere.
        case figureComputed = "figure_computed"
        /// A figure stands in the passage, but not for what the sentence says.
        case figureMisplaced = "figure_misplaced"
        /// No passage holds a figure.
        case figureMissing = "figure_missing"
        /// A sentence is in another language than its passage, so that only figures and names were compared.
        case otherLanguage = "other_language"
        /// A quote stands in another passage than the one named.
        case quoteElsewhere = "quote_elsewhere"
        /// A quote was corrected to the document's words.
        case quoteCorrected = "quote_corrected"
        /// A quote that stands nowhere was removed.
        case quoteRemoved = "quote_removed"
        /// No passage holds a name, or one says the same of another name.
        case nameMissing = "name_missing"
        /// There are more remarks than are shown.
        case more
        /// The question names nothing to look for.
        case nothingToFind = "nothing_to_find"
        /// A command does what is asked, or gave this answer.
        case command
        /// Documents, or an older edition, give another value.
        case disagreement
        /// Older editions were left out.
        case olderEditions = "older_editions"
        /// The places that hold the question's words were counted.
        case placesCounted = "places_counted"
        /// These are quotes: nothing was counted, added up or averaged.
        case quotesOnly = "quotes_only"
        /// A sum or an average was computed from the rows cited.
        case computed
        /// Rows were counted or computed with that are not cited.
        case rowsNotCited = "rows_not_cited"
        /// More rows match than are quoted.
        case rowsOmitted = "rows_omitted"
        /// The first or last row was taken by its place.
        case orderOfRows = "order_of_rows"
        /// The code was not kept.
        case other
    }
}
