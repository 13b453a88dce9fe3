/// Embeddings of several texts: one flat buffer, a row a text.
public struct EmbeddingMatrix: Sendable, Hashable {
    /// The floats of a row.
    public let dimension: Int
    /// All rows, one after the other; `count * dimension` floats.
    public let values: [Float]

    /// The number of rows.
    public var count: Int { dimension == 0 ? 0 : values.count / dimension }

    /// Makes a matrix from whole rows.
    /// - Precondition: `values.count` is a multiple of `dimension`.
    package init(dimension: Int, values: [Float]) {
        precondition(dimension > 0 ? values.count.isMultiple(of: dimension) : values.isEmpty)
        self.dimension = dimension
        self.values = values
    }

    /// The embedding of the text at this position.
    public subscript(row: Int) -> ArraySlice<Float> {
        values[row * dimension..<(row + 1) * dimension]
    }
}
