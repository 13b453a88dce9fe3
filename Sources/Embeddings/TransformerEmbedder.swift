import FoundationEssentials

/// Embeds texts in this process with a BERT-family model.
package final class TransformerEmbedder: Embedder {
    /// The arithmetic in use.
    package let precision: Precision
    /// What the vectors are points of, whatever the precision.
    package let space: EmbeddingSpace
    /// The tokens of a text that the model sees, its marks included, beside the words that it wants before each text.
    package let window: Int
    /// The model's tokenizer.
    package let tokenizer: any Tokenizer
    private let encoder: Encoder
    private let prompts: ModelPrompts
    private let sequenceWindow: Int

    /// Opens a model folder.
    /// - Parameters:
    ///   - folder: A folder with `config.json`, `vocab.txt` or `tokenizer.json`, and `model.safetensors`.
    ///   - precision: The arithmetic; by default the fastest that keeps the vectors' quality here.
    ///   - threads: Threads that a call of ``embed(_:)`` may use; by default one a core.
    package init(folder path: String, precision: Precision? = nil, threads: Int? = nil)
        throws(EmbeddingsError)
    {
        let folder = try ModelFolder(path: path)
        self.precision = precision ?? .preferred
        let tokenizer = try folder.tokenizer()
        self.tokenizer = tokenizer
        prompts = folder.prompts
        sequenceWindow = folder.window
        window = max(3, folder.window - folder.prompts.tokens { tokenizer.tokens($0, limit: .max).count })
        let prepared = try PreparedModel.open(folder: folder, precision: self.precision)
        space = EmbeddingSpace(
            dimension: prepared.model.configuration.hiddenSize,
            fingerprint: ModelFingerprint.of(
                prepared.fingerprint, peculiarities: try folder.peculiarities()))
        encoder = Encoder(
            model: prepared.model, pooling: folder.pooling,
            threads: threads ?? Threads.all)
    }

    /// The tokens of a text as the model counts them, marks included, before any truncation.
    package func tokenCount(_ text: String) -> Int { tokenizer.count(text) }

    /// One vector of unit length a text, in order; what lies beyond ``window`` tokens is not seen.
    package func embed(_ texts: [String], as role: TextRole) throws(EmbeddingsError) -> EmbeddingMatrix {
        let prompt = prompts[role]
        return EmbeddingMatrix(
            dimension: space.dimension,
            values: encoder.vectors(texts.map { tokenizer.ids(prompt + $0, window: sequenceWindow) }))
    }
}
