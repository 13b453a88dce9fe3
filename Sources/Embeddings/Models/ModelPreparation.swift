internal import CVectorKernels

/// Fills a prepared model from the tensors of a model folder: matrices packed and quantised for the kernels.
struct ModelPreparation {
    let configuration: ModelConfiguration
    let precision: Precision
    let layout: PreparedLayout
    let labels: Int
    let weights: Safetensors
    /// By layer and matrix, what inputs are multiplied with before they are quantised, so that no channel drowns the
    /// others (SmoothQuant, Xiao 2022); empty: not.
    var smoothing: [[[Float]]] = []
    private let prefixes = ["", "bert.", "roberta.", "model."]

    init(
        configuration: ModelConfiguration, precision: Precision, layout: PreparedLayout, labels: Int,
        weights: Safetensors
    ) {
        self.configuration = configuration
        self.precision = precision
        self.layout = layout
        self.labels = labels
        self.weights = weights
    }

    /// Writes every part but the header.
    func fill(_ out: UnsafeMutableRawPointer) throws(EmbeddingsError) {
        let c = configuration, hidden = c.hiddenSize
        try unsafe fillWords(out)
        try unsafe copy(
            "embeddings.position_embeddings.weight", [c.positions, hidden], layout.positions, out)
        try unsafe copy("embeddings.token_type_embeddings.weight", [c.tokenTypes, hidden], layout.types, out)
        try unsafe copyNorm("embeddings.LayerNorm", layout.gamma, layout.beta, out)
        for (number, layer) in layout.layers.enumerated() {
            try unsafe fillLayer(number, layer, out)
        }
        if labels > 0 { try unsafe fillClassifier(out) }
    }

    /// For each of a layer's matrices the size of the weights that each input meets: the largest in attention, the root mean
    /// square in the feed-forward network.
    func weightSizes(layer: Int) throws(EmbeddingsError) -> [[Float]] {
        let c = configuration, name = "encoder.layer.\(layer)."
        let square = [c.hiddenSize, c.hiddenSize]
        var attention = [Float](repeating: 0, count: c.hiddenSize)
        for part in ["query", "key", "value"] {
            let sizes = try greatestByInput(name + "attention.self.\(part).weight", square)
            for input in sizes.indices { attention[input] = max(attention[input], sizes[input]) }
        }
        return [
            attention, try greatestByInput(name + "attention.output.dense.weight", square),
            try meanByInput(name + "intermediate.dense.weight", [c.intermediateSize, c.hiddenSize]),
            try meanByInput(name + "output.dense.weight", [c.hiddenSize, c.intermediateSize]),
        ]
    }

    private func greatestByInput(_ name: String, _ shape: [Int]) throws(EmbeddingsError) -> [Float] {
        try overOutputs(name, shape) { max($0, abs($1)) }
    }

    /// Root mean squares.
    private func meanByInput(_ name: String, _ shape: [Int]) throws(EmbeddingsError) -> [Float] {
        try overOutputs(name, shape) { $0 + $1 * $1 }.map { ($0 / Float(shape[0])).squareRoot() }
    }

    /// Takes the weights that each input meets together, from 0.
    private func overOutputs(
        _ name: String, _ shape: [Int], _ together: (Float, Float) -> Float
    ) throws(EmbeddingsError) -> [Float] {
        let weights = try floats(name, shape)
        var result = [Float](repeating: 0, count: shape[1])
        for row in stride(from: 0, to: weights.count, by: shape[1]) {
            for input in 0..<shape[1] { result[input] = together(result[input], weights[row + input]) }
        }
        return result
    }

    private func fillWords(_ out: UnsafeMutableRawPointer) throws(EmbeddingsError) {
        let shape = [configuration.vocabularySize, configuration.hiddenSize]
        if precision == .float32 {
            return try unsafe copy("embeddings.word_embeddings.weight", shape, layout.words, out)
        }
        let words = try floats("embeddings.word_embeddings.weight", shape)
        unsafe vk_pack_bf16(
            words, words.count, pointer(layout.words, out).assumingMemoryBound(to: UInt16.self))
    }

    private func fillLayer(
        _ number: Int, _ layer: PreparedLayout.Layer, _ out: UnsafeMutableRawPointer
    ) throws(EmbeddingsError) {
        let name = "encoder.layer.\(number)."
        let inputs = ["query", "key", "value"].map { name + "attention.self." + $0 }
        try unsafe fill(layer.attention, inputs, smoothing(number, 0), out)
        try unsafe fill(layer.output, [name + "attention.output.dense"], smoothing(number, 1), out)
        try unsafe fill(layer.up, [name + "intermediate.dense"], smoothing(number, 2), out)
        try unsafe fill(layer.down, [name + "output.dense"], smoothing(number, 3), out)
        try unsafe copyNorm(
            name + "attention.output.LayerNorm", layer.attentionGamma, layer.attentionBeta, out)
        try unsafe copyNorm(name + "output.LayerNorm", layer.gamma, layer.beta, out)
    }

    private func smoothing(_ layer: Int, _ matrix: Int) -> [Float]? {
        layer < smoothing.count ? smoothing[layer][matrix] : nil
    }

    /// Packs matrices side by side into one.
    private func fill(
        _ linear: PreparedLayout.Linear, _ names: [String], _ smoothing: [Float]?,
        _ out: UnsafeMutableRawPointer
    ) throws(EmbeddingsError) {
        let outputs = linear.outputs / names.count
        for (index, name) in names.enumerated() {
            let matrix = try floats(name + ".weight", [outputs, linear.inputs])
            let bias = try floats(name + ".bias", [outputs])
            unsafe put(bias, linear.bias, at: index * outputs, out)
            unsafe vk_pack_matrix(
                precision.element, matrix, outputs, linear.inputs, smoothing, index * outputs,
                pointer(linear.packed, out), floatPointer(linear.columnScale, out),
                floatPointer(linear.columnSum, out))
        }
        let ones = [Float](repeating: 1, count: linear.inputs)
        unsafe put(smoothing ?? ones, linear.smoothing, at: 0, out)
    }

    private func fillClassifier(_ out: UnsafeMutableRawPointer) throws(EmbeddingsError) {
        let hidden = configuration.hiddenSize
        try unsafe copy("pooler.dense.weight", [hidden, hidden], layout.pooler, out)
        try unsafe copy("pooler.dense.bias", [hidden], layout.poolerBias, out)
        try unsafe copy("classifier.weight", [labels, hidden], layout.classifier, out)
        try unsafe copy("classifier.bias", [labels], layout.classifierBias, out)
    }

    private func copyNorm(
        _ name: String, _ gamma: PreparedLayout.Part, _ beta: PreparedLayout.Part,
        _ out: UnsafeMutableRawPointer
    ) throws(EmbeddingsError) {
        try unsafe copy(name + ".weight", [configuration.hiddenSize], gamma, out)
        try unsafe copy(name + ".bias", [configuration.hiddenSize], beta, out)
    }

    private func copy(
        _ name: String, _ shape: [Int], _ part: PreparedLayout.Part, _ out: UnsafeMutableRawPointer
    ) throws(EmbeddingsError) {
        unsafe put(try floats(name, shape), part, at: 0, out)
    }

    private func floats(_ name: String, _ shape: [Int]) throws(EmbeddingsError) -> [Float] {
        try weights.floats(weights.name(name, prefixes: prefixes) ?? name, shape: shape)
    }

    private func put(
        _ values: [Float], _ part: PreparedLayout.Part, at index: Int, _ out: UnsafeMutableRawPointer
    ) {
        precondition((index + values.count) * 4 <= part.count)
        let room = unsafe UnsafeMutableRawBufferPointer(
            start: out + part.offset + index * 4, count: values.count * 4)
        unsafe values.withUnsafeBytes { unsafe room.copyMemory(from: $0) }
    }

    private func pointer(_ part: PreparedLayout.Part, _ out: UnsafeMutableRawPointer)
        -> UnsafeMutableRawPointer
    {
        unsafe out + part.offset
    }

    private func floatPointer(
        _ part: PreparedLayout.Part, _ out: UnsafeMutableRawPointer
    ) -> UnsafeMutablePointer<Float> {
        unsafe pointer(part, out).assumingMemoryBound(to: Float.self)
    }
}
