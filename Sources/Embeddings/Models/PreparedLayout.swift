/// Where each part of a prepared model lies: a header, then parts aligned to 64 bytes in a fixed order.
///
/// It follows from the configuration and the precision alone, so that a prepared file needs no table of contents.
struct PreparedLayout: Sendable {
    /// A run of bytes.
    struct Part: Sendable {
        let offset: Int
        let count: Int
    }

    /// A packed matrix with what its epilogue reads.
    struct Linear: Sendable {
        let packed, bias, columnScale, columnSum, smoothing: Part
        let inputs, outputs: Int
    }

    struct Layer: Sendable {
        let attention, output, up, down: Linear
        let attentionGamma, attentionBeta, gamma, beta: Part
    }

    static let headerSize = 4096
    let words, positions, types, gamma, beta: Part
    let layers: [Layer]
    let pooler, poolerBias, classifier, classifierBias: Part
    /// Bytes of the whole.
    let count: Int

    /// - Parameter labels: The outputs of a classifier upon the pooled first token; 0 for a plain encoder.
    init(_ c: ModelConfiguration, _ precision: Precision, labels: Int) {
        var end = Self.headerSize
        func part(_ bytes: Int) -> Part {
            defer { end += (bytes + 63) / 64 * 64 }
            return Part(offset: end, count: bytes)
        }
        func linear(_ inputs: Int, _ outputs: Int) -> Linear {
            let groups = precision.groups(inputs: inputs)
            return Linear(
                packed: part(outputs * groups * 4), bias: part(outputs * 4), columnScale: part(outputs * 4),
                columnSum: part(outputs * 4), smoothing: part(inputs * 4), inputs: inputs, outputs: outputs)
        }
        let hidden = c.hiddenSize
        words = part(c.vocabularySize * hidden * (precision == .float32 ? 4 : 2))
        positions = part(c.positions * hidden * 4)
        types = part(c.tokenTypes * hidden * 4)
        gamma = part(hidden * 4)
        beta = part(hidden * 4)
        layers = (0..<c.layers).map { _ in
            Layer(
                attention: linear(hidden, 3 * hidden), output: linear(hidden, hidden),
                up: linear(hidden, c.intermediateSize), down: linear(c.intermediateSize, hidden),
                attentionGamma: part(hidden * 4), attentionBeta: part(hidden * 4), gamma: part(hidden * 4),
                beta: part(hidden * 4))
        }
        pooler = part(labels > 0 ? hidden * hidden * 4 : 0)
        poolerBias = part(labels > 0 ? hidden * 4 : 0)
        classifier = part(labels * hidden * 4)
        classifierBias = part(labels * 4)
        count = end
    }
}
