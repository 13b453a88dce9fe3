import ArgumentParser
import Docent

/// Where the index is.
struct IndexLocation: ParsableArguments {
    @Option(
        name: .customLong("index"),
        help: "The index file (default: $DOCENT_INDEX, or a file in your data folder).")
    var path: String?
}

/// How to print.
struct PrintingOptions: ParsableArguments {
    @Flag(help: "Print JSON.")
    var json = false

    @Flag(name: .shortAndLong, help: "Do not show progress.")
    var quiet = false
}

/// Where to look for passages.
struct ScopeOptions: ParsableArguments {
    @Option(name: .customLong("collection"), help: "Search only this collection; may be repeated.")
    var collections: [String] = []

    @Option(
        name: .customLong("path"),
        help: "Search only documents whose path matches, such as 'hr/*'; may be repeated.")
    var paths: [String] = []

    @Option(
        name: .customLong("type"),
        help: "Search only documents of this format, such as docx, md or word; may be repeated.")
    var formats: [String] = []

    @Option(help: "Search only documents dated on or after this day, such as 2026-01-31.")
    var after: String?

    @Option(help: "Search only documents dated before this day.")
    var before: String?

    @Flag(help: "Also search text that is hidden in its file.")
    var hidden = false

    func validate() throws {
        do { try filter.check() } catch { throw ValidationError("\(error)") }
    }

    /// The restrictions as a filter of an index.
    ///
    /// - Throws: what says that a collection, a format or a date is none.
    func filter(in assistant: Assistant) async throws -> SearchFilter {
        try await assistant.check(filter)
        return filter
    }

    /// The restrictions as a filter.
    private var filter: SearchFilter {
        var filter = SearchFilter(
            collections: collections, paths: paths,
            formats: formats.flatMap { FormatNames.formats(named: $0) },
            after: after, before: before)
        filter.includesHidden = hidden
        return filter
    }
}

/// What a question on the command line must have.
enum QuestionWords {
    /// Refuses a command without a question or a batch, with both, or with restrictions alone.
    ///
    /// What begins with a minus sign outside of quotation marks never comes here: it is an option to the command line.
    static func check(_ question: String?, orBatch batch: String?) throws {
        guard let question else {
            guard batch == nil else { return }
            throw ValidationError(
                "The question is missing: give one, or --batch FILE. To exclude passages that contain a word, "
                    + "put the whole question in quotation marks: 'pipe joint -glue'.")
        }
        guard batch == nil else { throw ValidationError("Give either a question or --batch FILE, not both.") }
        guard !question.allSatisfy(\.isWhitespace) else { throw ValidationError("The question is empty.") }
        if Query(parsing: question).lacksQuestion { throw ValidationError("\(DocentError.questionMissing)") }
    }
}

/// Which language model writes the answers.
struct LanguageModelOption: ParsableArguments {
    @Option(
        name: .customLong("model"),
        help: "The language model that answers, such as gpt-4o-mini; 'none' quotes passages instead.")
    var name: String?
}

/// Which model reorders the best passages.
struct RerankOptions: ParsableArguments {
    @Option(
        name: .customLong("rerank"),
        help: "Rerank the best passages with this cross-encoder (name or folder).")
    var model: String?
}

/// What is done with sentences of a language model that no passage supports.
struct UnsupportedOptions: ParsableArguments {
    /// The ways of treating them.
    enum Handling: String, ExpressibleByArgument, CaseIterable {
        case mark, remove, repair
    }

    @Option(
        help:
            "What to do with sentences that no passage supports: mark, remove, or repair (asks the model once more)."
    )
    var unsupported = Handling.mark

    @Flag(help: "Short for --unsupported remove.")
    var strict = false

    /// What was chosen.
    var chosen: UnsupportedHandling {
        switch strict ? .remove : unsupported {
        case .mark: .mark
        case .remove: .remove
        case .repair: .repair
        }
    }
}
