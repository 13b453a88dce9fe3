internal import CVectorKernels

/// A model ready to run: all that the kernels read, in one mapping.
final class PreparedModel: Sendable {
    let configuration: ModelConfiguration
    let precision: Precision
    let layout: PreparedLayout
    private let mapping: Mapping

    init(configuration: ModelConfiguration, precision: Precision, layout: PreparedLayout, mapping: Mapping) {
        self.configuration = configuration
        self.precision = precision
        self.layout = layout
        self.mapping = mapping
    }

    func pointer(_ part: PreparedLayout.Part) -> UnsafeRawPointer? {
        unsafe mapping.bytes.baseAddress.map { unsafe $0 + part.offset }
    }

    func floats(_ part: PreparedLayout.Part) -> UnsafePointer<Float>? {
        unsafe pointer(part)?.assumingMemoryBound(to: Float.self)
    }

    /// A float of a part.
    func value(_ part: PreparedLayout.Part, _ index: Int) -> Float {
        precondition(index >= 0 && (index + 1) * 4 <= part.count)
        return unsafe floats(part).map { unsafe $0[index] } ?? 0
    }

    /// The dot product of a row of a part and a vector.
    func dot(_ part: PreparedLayout.Part, row: Int, _ vector: [Float]) -> Float {
        precondition(row >= 0 && (row + 1) * vector.count * 4 <= part.count)
        return unsafe floats(part).map { unsafe vk_dot_f32($0 + row * vector.count, vector, vector.count) }
            ?? 0
    }

    private func linear(_ part: PreparedLayout.Linear) -> vk_linear {
        unsafe vk_linear(
            packed: pointer(part.packed), bias: floats(part.bias), column_scale: floats(part.columnScale),
            column_sum: floats(part.columnSum),
            smoothing: precision.isSmoothed ? floats(part.smoothing) : nil,
            inputs: UInt32(part.inputs), outputs: UInt32(part.outputs))
    }

    /// Calls a body with the kernels' view of the model, valid during the call.
    /// - Parameter greatest: Room for the largest size of each matrix's inputs, to be raised on the way.
    func withEncoder<Result>(
        greatest: UnsafeMutablePointer<Float>? = nil, _ body: (UnsafePointer<vk_encoder>) -> Result
    ) -> Result {
        let layers = unsafe layout.layers.map { layer in
            unsafe vk_layer(
                attention: linear(layer.attention), output: linear(layer.output), up: linear(layer.up),
                down: linear(layer.down), attention_gamma: floats(layer.attentionGamma),
                attention_beta: floats(layer.attentionBeta), gamma: floats(layer.gamma),
                beta: floats(layer.beta))
        }
        let c = configuration
        var activation = c.activationCode ?? 1
        // Its error is far below the step of all but float32.
        if activation == 1, precision != .float32 { activation = 2 }
        return unsafe layers.withUnsafeBufferPointer { layers in
            var encoder = unsafe vk_encoder(
                layers: layers.baseAddress, layer_count: UInt32(c.layers), hidden: UInt32(c.hiddenSize),
                heads: UInt32(c.heads), intermediate: UInt32(c.intermediateSize), element: precision.element,
                activation: activation, epsilon: c.epsilon, scale: 1 / Float(c.headSize).squareRoot(),
                greatest: greatest)
            return unsafe withUnsafePointer(to: &encoder) { unsafe body($0) }
        }
    }
}
