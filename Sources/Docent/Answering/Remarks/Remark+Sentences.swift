// All sentences of remarks and doubts. Nothing compares them: programs read the codes.

// MARK: Doubts

extension Doubt {
    /// The doubt in plain English, with what differs.
    public var sentence: String {
        let words = (asked: asked.map(Self.brief), found: found.map(Self.brief))
        let (asked, found) = (Self.list(words.asked), Self.list(words.found))
        let missing = "What is quoted does not mention \(asked)."
        let (quotedAsked, quotedFound) = (Self.quoted(words.asked), Self.quoted(words.found))
        return switch code {
        case .otherCode, .otherNumber, .otherThing:
            found.isEmpty ? missing : "The nearest passage is about \(found), not \(asked)."
        case .absentCode: "None of the passages found mentions \(asked)."
        case .otherSide: "This says \(quotedFound); the question says \(quotedAsked)."
        case .onlyAffirmed:
            "The question says \(quotedAsked); this tells only what is so."
        case .otherAmount: found.isEmpty ? missing : "This says \(found), not \(asked)."
        case .otherPeriod, .otherYear:
            found.isEmpty ? "This may not be for \(asked)." : "This may be for \(found), not \(asked)."
        case .otherName: missing
        case .similarName: "\(quotedFound) may be someone or something other than \(quotedAsked)."
        case .noName: "A person was asked for; nobody is named here."
        case .noYear: "A year was asked for; none is named here."
        case .fewWords: "This contains only a few of the question's words."
        case .notCompared: "The rows were not compared: another may be the one that was asked for."
        case .notComputed:
            self.asked == ["average"]
                ? "These are quotes: no average was computed." : "These are quotes: nothing was added up."
        case .notUnderstood: "Not taken into account: \(quotedAsked)."
        case .longTable: "The table has \(found) rows; only those that were found were compared."
        case .noRow: "No row meets the conditions; they may mean something other than was read."
        case .unclearRows: "It is not certain that the rows of this table are what was asked for."
        case .severalTables: "The rows are from several tables; the question may be about one of them."
        case .absentWords: "No document contains \(quotedAsked)."
        case .hiddenWord:
            "\(quotedAsked) occurs only in text that is hidden in \(found); `--hidden` includes it."
        case .nearest: "This is the closest match; it may not answer the question."
        }
    }

    /// Words on one line; a cell may hold a page.
    private static func brief(_ words: String) -> String {
        let line = words.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        return line.count > longest ? "\(line.prefix(longest))…" : line
    }

    private static let longest = 80

    private static func list(_ words: [String]) -> String {
        guard let last = words.last, words.count > 1 else { return words.first ?? "" }
        return "\(words.dropLast().joined(separator: ", ")) or \(last)"
    }

    private static func quoted(_ words: [String]) -> String {
        words.map { "“\($0)”" }.joined(separator: ", ")
    }
}

extension Remark {
    /// A doubt, told.
    static func doubt(_ doubt: Doubt) -> Remark { Remark(.doubt, doubt.sentence) }
}

// MARK: Reading the question

extension Remark {
    static func respelled(_ typed: String, as read: String) -> Remark {
        Remark(.respelled, "Read “\(typed)” as “\(read)”.")
    }

    static func operatorsCut(phrases: Int, excluded: Int) -> Remark {
        Remark(
            .operatorsCut,
            "Of the phrases and excluded words only the first \(phrases) and \(excluded) restricted the search."
        )
    }

    static func modelMissing(_ name: String) -> Remark {
        Remark(
            .modelMissing,
            "The model that this index was made with, \(name), is not installed: only words were compared. See docent doctor."
        )
    }

    static func questionCut(tokens: Int, compared: Int) -> Remark {
        Remark(
            .questionCut,
            "The question has \(tokens) tokens: by meaning its first \(compared) were compared, by words all of it."
        )
    }

    static func questionCutForReranker(tokens: Int, read: Int) -> Remark {
        Remark(
            .questionCut,
            "Passages were read again with the first \(read) of the question's \(tokens) tokens.")
    }
}

// MARK: Files that changed

extension Remark {
    static func reindexed(_ documents: [String]) -> Remark {
        Remark(
            .reindexed,
            "Indexed again while this was answered: \(documents.joined(separator: ", ")). The quotes from it are no longer proven; ask again."
        )
    }

    static func filesChanged(_ files: String) -> Remark {
        Remark(
            .filesChanged,
            "Changed or deleted since it was indexed: \(files). The quotes come from the indexed version; run docent index to update."
        )
    }
}

// MARK: What a model read and wrote

extension Remark {
    static let replyCut = Remark(.replyCut, "The model reached its token limit: the answer is cut off.")
    static let replyFiltered = Remark(
        .replyFiltered, "The provider's filter withheld part of the answer.")

    static func promptCut(read: Int, of tokens: Int, unread: [Receipt.Unread]) -> Remark {
        let names = unread.map { "[\($0.number)] \($0.document), \($0.place)" }.joined(separator: "; ")
        return Remark(
            .promptCut,
            "The server read about \(read) of \(tokens) tokens: its context is too short. "
                + (names.isEmpty ? "" : "Probably not read: \(names). ")
                + "Give the model a longer context, or set DOCENT_CONTEXT_LENGTH to what it has.")
    }

    static func fewerPassages(_ count: Int) -> Remark {
        Remark(
            .fewerPassages,
            "The model has no room for all passages; it was sent the best \(count == 1 ? "one" : "\(count)")."
        )
    }

    static func sectionCut(_ headings: [String], bytes: Int) -> Remark {
        Remark(
            .sectionCut, "Of “\(headings.joined(separator: " › "))” only the first \(bytes) bytes were read.")
    }
}

// MARK: The check of a written answer

extension Remark {
    static let linkRemoved = Remark(
        .linkRemoved, "A link or picture that no passage contains was removed from the answer.")

    static func unknownMarker(_ marker: Int) -> Remark {
        Remark(.unknownMarker, "[\(marker)] names no passage.")
    }

    /// - Parameters:
    ///   - wrong: the passages that a sentence names and that do not say it; empty where they do only with `proving`.
    ///   - named: all that it names.
    static func otherPassage(wrong: [Int], named: [Int], proving: [Int]) -> Remark {
        let what =
            wrong.isEmpty
            ? "\(Markers.list(named)) alone does"
            : "\(Markers.list(wrong)) \(wrong.count > 1 ? "do" : "does")"
        return Remark(
            .otherPassage,
            "\(what) not say this; \(Markers.list(proving)) \(proving.count > 1 ? "do" : "does").")
    }

    static func unsupported(_ sentence: String, named: [Int]) -> Remark {
        let cited = named.isEmpty ? "No" : "Neither the cited \(Markers.list(named)) nor another"
        return Remark(.unsupported, "\(cited) passage supports: “\(sentence)”")
    }

    static func unsupportedPart(_ words: String) -> Remark {
        Remark(.unsupportedPart, "No passage supports this part: “\(words)”")
    }

    static func figureComputed(_ figure: String) -> Remark {
        Remark(.figureComputed, "\(figure) stands in no passage; the rows that are cited come to it.")
    }

    static func figureMisplaced(_ figure: String) -> Remark {
        Remark(
            .figureMisplaced,
            "The figure \(figure) stands in the passage, but not for what the sentence says.")
    }

    static func figureMissing(_ figure: String, isCited: Bool) -> Remark {
        Remark(.figureMissing, "No passage\(isCited ? " cited" : "") contains the figure \(figure).")
    }

    static func otherLanguage(_ words: String) -> Remark {
        Remark(
            .otherLanguage,
            "“\(words)” is in another language than the passage: only figures and names were compared.")
    }

    static func quoteElsewhere(_ words: String, passage: Int) -> Remark {
        Remark(.quoteElsewhere, "“\(words)” stands in passage [\(passage)], not in the one named.")
    }

    static func quoteCorrected(_ quote: String) -> Remark {
        Remark(.quoteCorrected, "A quote was not exact and now is: “\(quote)”")
    }

    static func quoteRemoved(_ words: String) -> Remark {
        Remark(.quoteRemoved, "No passage contains the quote “\(words)”; it was taken out.")
    }

    static func nameMissing(_ name: String) -> Remark {
        Remark(.nameMissing, "No passage cited contains the name \(name).")
    }

    static func nameElsewhere(than name: String) -> Remark {
        Remark(.nameMissing, "The passage says this about a name other than \(name).")
    }

    static func more(_ count: Int) -> Remark { Remark(.more, "… and \(count) more.") }
}

// MARK: What a passage says otherwise

extension Remark {
    static func opposite(of words: String) -> Remark {
        Remark(.contradicted, "The passage says the opposite of: “\(words)”")
    }

    static func exchanged(_ words: String) -> Remark {
        Remark(.contradicted, "The passage states the reverse of “\(words)”.")
    }

    static func otherRank(_ row: String) -> Remark {
        Remark(.contradicted, "In the table, another row has that rank: “\(row)”")
    }

    static func otherStanding(_ title: String) -> Remark {
        Remark(.contradicted, "The passage says this of another “\(title)”.")
    }

    static func otherBound(_ figure: String) -> Remark {
        Remark(.contradicted, "The passage bounds \(figure) from the other side.")
    }

    static func otherRate(_ figure: String, by time: String) -> Remark {
        Remark(.contradicted, "The passage does not count \(figure) by the \(time).")
    }

    static func otherSide(_ word: String) -> Remark {
        Remark(.contradicted, "The passage says this of “\(word)”.")
    }
}

// MARK: What commands do

extension Remark {
    static let comparingCommand = Remark(
        .command, "`docent compare FIRST SECOND` shows the differences between two documents.")
    static let summarizingCommand = Remark(.command, "`docent summarize DOCUMENT` summarizes a document.")

    static func summarized(_ document: String) -> Remark {
        Remark(.command, "These are sentences from \(document), chosen as `docent summarize` chooses them.")
    }

    static func compared(_ left: String, _ right: String, notShown rest: Int) -> Remark {
        let more =
            rest > 0 ? " \(rest.counted("more difference")) \(rest == 1 ? "is" : "are") not shown." : ""
        return Remark(
            .command, "These are the differences that `docent compare \"\(left)\" \"\(right)\"` shows.\(more)"
        )
    }
}

// MARK: Surveys, counts and computations

extension Remark {
    static let nothingToFind = Remark(.nothingToFind, "The question names nothing to look for.")
    static let placesCounted = Remark(
        .placesCounted,
        "This counts the places that contain the question's words; whether each one qualifies was not checked."
    )
    static let notComputed = Remark(.quotesOnly, "These are quotes; nothing was added up or averaged.")
    static let notCounted = Remark(.quotesOnly, "These are quotes, not a count.")
    static let addedUp = Remark(
        .computed, "Added up from the rows that are cited; the sum itself is not quoted.")
    static let averaged = Remark(
        .computed, "Computed from the rows that are cited; the average itself is not quoted.")
    static let compared = Remark(
        .computed, "Compared from the cells that are cited; the result itself is not quoted.")
    static let orderOfRows = Remark(
        .orderOfRows, "The table has no date column; “first” and “last” refer to the order of its rows.")

    static let disagreement = Remark(
        .disagreement, "These documents give different values; each is shown with its document's date.")

    static func otherValueBefore(_ document: String) -> Remark {
        Remark(.disagreement, "An older edition gives another value: \(document).")
    }

    static func olderEditions(_ count: Int) -> Remark {
        Remark(
            .olderEditions, "\(count.counted("older edition")) left out; name the year to see what it says.")
    }

    static func rowsNotCited(_ count: Int) -> Remark {
        Remark(.rowsNotCited, "\(count) of these rows \(count == 1 ? "is" : "are") not cited.")
    }

    static func rowsOmitted(_ count: Int) -> Remark {
        Remark(
            .rowsOmitted,
            "\(count.counted("more matching row")) \(count == 1 ? "is" : "are") not quoted; `docent ask --every` shows all."
        )
    }
}
