import FoundationEssentials

/// The shape of a BERT-family encoder, as `config.json` of its folder says.
struct ModelConfiguration: Sendable, Hashable, Codable {
    let modelType: String
    let hiddenSize: Int
    let layers: Int
    let heads: Int
    let intermediateSize: Int
    let vocabularySize: Int
    let positions: Int
    let tokenTypes: Int
    let epsilon: Float
    let activation: String
    let paddingToken: Int
    let positionKind: String

    /// The floats of a head.
    var headSize: Int { hiddenSize / heads }
    /// The row of the position table that the first token takes: RoBERTa's begin after the padding's.
    var firstPosition: Int { modelType.contains("roberta") ? paddingToken + 1 : 0 }
    /// The longest sequence that the position table allows.
    var longest: Int { positions - firstPosition }

    enum CodingKeys: String, CodingKey {
        case modelType = "model_type"
        case hiddenSize = "hidden_size"
        case layers = "num_hidden_layers"
        case heads = "num_attention_heads"
        case intermediateSize = "intermediate_size"
        case vocabularySize = "vocab_size"
        case positions = "max_position_embeddings"
        case tokenTypes = "type_vocab_size"
        case epsilon = "layer_norm_eps"
        case activation = "hidden_act"
        case paddingToken = "pad_token_id"
        case positionKind = "position_embedding_type"
    }

    init(from decoder: any Decoder) throws {
        let values = try decoder.container(keyedBy: CodingKeys.self)
        modelType = try values.decodeIfPresent(String.self, forKey: .modelType) ?? "bert"
        hiddenSize = try values.decode(Int.self, forKey: .hiddenSize)
        layers = try values.decode(Int.self, forKey: .layers)
        heads = try values.decode(Int.self, forKey: .heads)
        intermediateSize = try values.decode(Int.self, forKey: .intermediateSize)
        vocabularySize = try values.decode(Int.self, forKey: .vocabularySize)
        positions = try values.decode(Int.self, forKey: .positions)
        tokenTypes = try values.decodeIfPresent(Int.self, forKey: .tokenTypes) ?? 2
        epsilon = try values.decodeIfPresent(Float.self, forKey: .epsilon) ?? 1e-12
        activation = try values.decodeIfPresent(String.self, forKey: .activation) ?? "gelu"
        paddingToken = try values.decodeIfPresent(Int.self, forKey: .paddingToken) ?? 0
        positionKind = try values.decodeIfPresent(String.self, forKey: .positionKind) ?? "absolute"
    }

    /// Reads and checks a model folder's `config.json`.
    static func read(folder: String) throws(EmbeddingsError) -> Self {
        let path = folder + "/config.json"
        let configuration: Self = try JSONFile.read(path)
        if let fault = configuration.fault { throw .unsupported(path: path, reason: fault) }
        return configuration
    }

    /// Why this encoder cannot run the model, if so.
    ///
    /// The bounds keep sizes computed from it far from overflow.
    private var fault: String? {
        let families = ["bert", "roberta", "xlm-roberta", "camembert"]
        if !families.contains(modelType) { return "model_type \(modelType)" }
        if positionKind != "absolute" { return "position_embedding_type \(positionKind)" }
        if activationCode == nil { return "hidden_act \(activation)" }
        let small = 1...4096
        let sizes = [hiddenSize, layers, heads, positions, tokenTypes]
        guard sizes.allSatisfy(small.contains), (1...32768).contains(intermediateSize),
            (1...4_000_000).contains(vocabularySize), (0..<vocabularySize).contains(paddingToken), longest > 2
        else { return "a size out of range" }
        guard hiddenSize.isMultiple(of: heads), hiddenSize.isMultiple(of: 16),
            intermediateSize.isMultiple(of: 16)
        else { return "sizes that are not multiples of 16" }
        // The kernels take four floats of a head at once.
        if !headSize.isMultiple(of: 4) { return "heads of \(headSize) floats, no multiple of 4" }
        return nil
    }

    /// The kernels' number for the activation, in float precision.
    var activationCode: Int32? {
        switch activation {
        case "gelu", "gelu_python": 1
        case "gelu_new", "gelu_pytorch_tanh", "gelu_fast": 3
        case "relu": 4
        default: nil
        }
    }
}
