import Docent
import POSIX

/// Which embedding model a command needs.
enum EmbeddingChoice: Sendable {
    /// None: the command does not search.
    case none
    /// The one that is named, else the one that the index was made with, else the one in use.
    case chosen(String?)
}

extension Settings {
    /// Opens the index and the models that a command works with.
    func assistant(
        at flag: String?, access: Assistant.Access, embeddingModel: EmbeddingChoice = .chosen(nil),
        languageModel: (any LanguageModel)? = nil, reranker: String? = nil
    ) async throws -> Assistant {
        if access == .readWrite { try makeDataFolder(for: flag) }
        let configuration = AssistantConfiguration(
            indexPath: indexPath(flag), access: access,
            embeddingModel: {
                switch embeddingModel {
                case .none: .none
                case .chosen(let name): .installed(name: name ?? string("docent.embedding.model"))
                }
            }(), languageModel: languageModel, readerProgram: Self.programPath,
            auditPath: string("docent.audit"), reranker: reranker ?? string("docent.rerank.model"))
        return try await Assistant.open(configuration)
    }

    /// The terminal as answers from an index are printed on it.
    func terminal(for assistant: Assistant) async throws -> Terminal {
        var terminal = Terminal(environment: environment)
        terminal.namesCollections = try await assistant.hasSeveralCollections()
        return terminal
    }

    /// What opens the index for reading, now and whenever another is put in its place.
    func opening(
        at flag: String?, languageModel name: String?
    ) throws -> @Sendable () async throws -> Assistant {
        let writer = try languageModel(named: name)
        return { try await assistant(at: flag, access: .readOnly, languageModel: writer) }
    }

    /// The language model that is configured; nil quotes.
    func languageModel(named name: String?) throws -> (any LanguageModel)? {
        if name == "none" { return nil }
        var variables = modelVariables
        if let name { variables["DOCENT_MODEL"] = name }
        guard let configuration = try LanguageModelConfiguration(environment: variables) else {
            let wanted = name ?? variables["DOCENT_MODEL"] ?? ""
            if !wanted.isEmpty, wanted != "none" { throw DocentError.languageModelMissing }
            return nil
        }
        return try configuration.makeModel()
    }

    /// The path of this program, which runs itself again to read files apart from the index.
    static var programPath: String {
        var path = [CChar](repeating: 0, count: Int(PATH_MAX))
        let count = readlink("/proc/self/exe", &path, path.count - 1)
        guard count > 0 else { return CommandLine.arguments[0] }
        return String(decoding: path.prefix(count).map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }
}
