package import Embeddings
public import Indexes
public import LanguageModels

/// What an assistant works with.
public struct AssistantConfiguration: Sendable {
    /// Where the index is.
    public var indexPath: String
    /// Whether the index may be changed.
    public var access: Assistant.Access
    /// Which embedding model turns questions and passages into vectors.
    public var embeddingModel: EmbeddingSelection
    /// The language model that writes answers; nil quotes.
    public var languageModel: (any LanguageModel)?
    /// The path of the program whose hidden `parse-worker` command reads files in processes of their own, within limits of time
    /// and memory, so that a hostile file costs only itself: that of `docent`, or of a program that calls
    /// ``ReadingProcess/run()`` first thing when its first argument is ``ReadingProcess/command``.
    ///
    /// Nil reads in this process, which a file that crashes, hangs or fills the memory then takes with it.
    public var readerProgram: String?
    /// Where each answer is logged with its prompt, chained by hashes; nil logs nothing.
    public var auditPath: String?
    /// The model that reads the best passages with the question, by name or folder; nil leaves their order.
    public var reranker: String?

    /// Makes a configuration.
    public init(
        indexPath: String, access: Assistant.Access = .readOnly,
        embeddingModel: EmbeddingSelection = .installed(name: nil), languageModel: (any LanguageModel)? = nil,
        readerProgram: String? = nil, auditPath: String? = nil, reranker: String? = nil
    ) {
        self.indexPath = indexPath
        self.access = access
        self.embeddingModel = embeddingModel
        self.languageModel = languageModel
        self.readerProgram = readerProgram
        self.auditPath = auditPath
        self.reranker = reranker
    }

    /// Which embedding model to use.
    public enum EmbeddingSelection: Sendable, Hashable {
        /// None: full text alone.
        case none
        /// The named one, else the one that the index was made with, else the one in use; none when none is installed.
        case installed(name: String?)
    }
}

/// Docent itself: an index and the models that work on it.
///
/// All steps are safe to call from many tasks at once; what blocks runs on threads of its own.
public final class Assistant: Sendable {
    /// Whether an index may be changed.
    public typealias Access = IndexAccess

    /// The index.
    package let index: Index
    /// The embedding model; nil when there is none and full text works alone.
    package let embedder: (any Embedder)?
    /// The name of the embedding model.
    public let embeddingModel: String?
    /// The language model; nil when answers are quoted.
    public let languageModel: (any LanguageModel)?
    /// The model that reads the best passages with the question; nil leaves their order.
    package let reranker: Reranker?
    let readerProgram: String?
    /// The log of all answers; nil logs nothing.
    package let audit: AuditLog?

    /// Makes an assistant from parts that are open already.
    package init(
        index: Index, embedder: (any Embedder)?, embeddingModel: String?,
        languageModel: (any LanguageModel)? = nil, readerProgram: String? = nil,
        audit: AuditLog? = nil, reranker: Reranker? = nil
    ) {
        self.index = index
        self.embedder = embedder
        self.embeddingModel = embeddingModel
        self.languageModel = languageModel
        self.readerProgram = readerProgram
        self.audit = audit
        self.reranker = reranker
    }

    /// Opens the index, and the embedding model that it needs.
    ///
    /// - Throws: ``IndexError``, `EmbeddingsError` when an installed model cannot be loaded.
    public static func open(_ configuration: AssistantConfiguration) async throws -> Assistant {
        let index = try await BlockingWork.run {
            configuration.access == .readWrite
                ? try Index.create(at: configuration.indexPath)
                : try Index.open(at: configuration.indexPath, access: .readOnly)
        }
        let recorded = try await index.model()
        let (embedder, name) = try await BlockingWork.run {
            try EmbeddingModels().load(configuration.embeddingModel, recorded: recorded)
        }
        let reranker = try await BlockingWork.run { try configuration.reranker.map { try Reranker($0) } }
        return Assistant(
            index: index, embedder: embedder, embeddingModel: name,
            languageModel: configuration.languageModel,
            readerProgram: configuration.readerProgram,
            audit: configuration.auditPath.map { AuditLog(path: $0) }, reranker: reranker)
    }
}
