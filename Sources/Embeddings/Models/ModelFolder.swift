import FoundationEssentials

/// A model as Hugging Face's tools lay it out: `config.json`, a vocabulary, `model.safetensors`.
struct ModelFolder: Sendable {
    let path: String
    let configuration: ModelConfiguration
    /// The tokens of a sequence that the model was made for, marks included.
    let window: Int
    let pooling: Pooling
    /// What stands before each text.
    let prompts: ModelPrompts
    /// The outputs of the classifier upon the first token; 0 for a plain encoder.
    let labels: Int
    /// What the outputs are called, by their numbers.
    let labelNames: [String: String]

    /// How the vectors of a sequence's tokens become one.
    enum Pooling: Sendable, Hashable {
        case mean
        case first
    }

    var weightsPath: String { path + "/model.safetensors" }

    private struct Architecture: Decodable {
        let architectures: [String]?
        let id2label: [String: String]?
        let num_labels: Int?
    }

    private struct SentenceSettings: Decodable {
        let max_seq_length: Int?
    }

    /// A step from a text to its vector, as `modules.json` of sentence-transformers lists them.
    private struct Module: Decodable {
        let path: String
        let type: String

        var name: String { type.split(separator: ".").last.map(String.init) ?? type }
    }

    private struct PoolingSettings: Decodable {
        let pooling_mode_cls_token: Bool?
        let pooling_mode_mean_tokens: Bool?
        let pooling_mode_max_tokens: Bool?
        let pooling_mode_mean_sqrt_len_tokens: Bool?
        let pooling_mode_weightedmean_tokens: Bool?
        let pooling_mode_lasttoken: Bool?

        /// Nil for what cannot be computed here; several at once are put side by side.
        var pooling: Pooling? {
            let others = [
                pooling_mode_max_tokens, pooling_mode_mean_sqrt_len_tokens, pooling_mode_weightedmean_tokens,
                pooling_mode_lasttoken,
            ]
            guard !others.contains(true) else { return nil }
            switch (pooling_mode_cls_token ?? false, pooling_mode_mean_tokens) {
            case (true, true), (false, false): return nil
            case (true, _): return .first
            case (false, _): return .mean
            }
        }
    }

    /// How tokens' vectors become one by the folder's list of modules, or as most models do it where there is none.
    private static func pooling(in path: String) throws(EmbeddingsError) -> Pooling {
        let modules: [Module]? = try JSONFile.readIfPresent(path + "/modules.json")
        let names = (modules ?? []).map(\.name)
        if let stranger = names.first(where: { !["Transformer", "Pooling", "Normalize"].contains($0) }) {
            throw .unsupported(path: path + "/modules.json", reason: "a module \(stranger)")
        }
        let folder = modules?.first { $0.name == "Pooling" }?.path ?? "1_Pooling"
        let file = "\(path)/\(folder)/config.json"
        let settings: PoolingSettings? = try JSONFile.readIfPresent(file)
        guard let settings else { return .mean }
        guard let pooling = settings.pooling else {
            throw .unsupported(path: file, reason: "neither mean nor first-token pooling")
        }
        return pooling
    }

    /// Reads the settings of a folder; neither vocabulary nor weights yet.
    init(path: String) throws(EmbeddingsError) {
        self.path = path
        configuration = try ModelConfiguration.read(folder: path)
        let sentence: SentenceSettings? = try JSONFile.readIfPresent(path + "/sentence_bert_config.json")
        window = max(3, min(sentence?.max_seq_length ?? configuration.longest, configuration.longest))
        pooling = try Self.pooling(in: path)
        prompts = try JSONFile.readIfPresent(path + "/config_sentence_transformers.json") ?? ModelPrompts()
        let architecture: Architecture = try JSONFile.read(path + "/config.json")
        let classifies =
            architecture.architectures?.contains { $0.hasSuffix("ForSequenceClassification") } ?? false
        labels = classifies ? max(1, architecture.id2label?.count ?? architecture.num_labels ?? 1) : 0
        guard labels <= 4096 else { throw .unsupported(path: path, reason: "\(labels) labels") }
        labelNames = architecture.id2label ?? [:]
    }

    private struct TokenizerSettings: Decodable {
        let do_lower_case: Bool?
        let strip_accents: Bool?
        let tokenize_chinese_chars: Bool?
    }

    /// Builds the tokenizer from `vocab.txt` and `tokenizer_config.json`, or where there is no such vocabulary from
    /// `tokenizer.json`, which takes longer to read.
    func tokenizer() throws(EmbeddingsError) -> any Tokenizer {
        let file: Mapping
        do {
            file = try Mapping(file: path + "/vocab.txt")
        } catch .unreadable(_, code: 2) {
            let description: TokenizerFile = try JSONFile.read(path + "/tokenizer.json")
            return try description.tokenizer(
                path: path + "/tokenizer.json", vocabularySize: configuration.vocabularySize)
        }
        let options = try wordPieceOptions()
        let vocabulary = Vocabulary(lines: unsafe [UInt8](file.bytes))
        guard vocabulary.count <= configuration.vocabularySize else {
            throw .malformed(
                path: path + "/vocab.txt", offset: 0, reason: "more pieces than config.json says")
        }
        guard let tokenizer = WordPieceTokenizer(vocabulary: vocabulary, options: options) else {
            throw .malformed(path: path + "/vocab.txt", offset: 0, reason: "no [UNK], [CLS] or [SEP]")
        }
        return tokenizer
    }

    private func wordPieceOptions() throws(EmbeddingsError) -> WordPieceTokenizer.Options {
        let settings: TokenizerSettings? = try JSONFile.readIfPresent(path + "/tokenizer_config.json")
        var options = WordPieceTokenizer.Options()
        options.lowercases = settings?.do_lower_case ?? true
        options.stripsAccents = settings?.strip_accents ?? options.lowercases
        options.splitsIdeographs = settings?.tokenize_chinese_chars ?? true
        return options
    }

    /// What changes vectors beside configuration, vocabulary and weights, where it is not as the standard model has it.
    ///
    /// No passage is longer than the standard model's window, so that wider ones change nothing.
    func peculiarities() throws(EmbeddingsError) -> [String] {
        var found: [String] = []
        if pooling != .mean { found.append("pooling \(pooling)") }
        if window < Self.standardWindow { found.append("window \(window)") }
        for role in TextRole.allCases where !prompts[role].isEmpty {
            found.append("\(role) \(prompts[role])")
        }
        let options = try wordPieceOptions()
        if options != WordPieceTokenizer.Options() {
            found.append(
                "lower \(options.lowercases) bare \(options.stripsAccents) ideographs \(options.splitsIdeographs)"
            )
        }
        return found
    }

    private static let standardWindow = 256
}
