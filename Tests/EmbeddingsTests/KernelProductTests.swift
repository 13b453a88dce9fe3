import CVectorKernels
import Foundation
import Testing

/// Law: each instruction set of this CPU gives the scalar set's products, norms and attention, at any length.
@Suite struct KernelProductTests {
    static let sets = KernelTests.sets
    static let lengths = KernelTests.lengths.filter { $0 > 0 }
    static let elements = [VK_F32, VK_BF16, VK_I16, VK_I8, VK_I8_BLOCKS]

    /// How far a product of so many inputs from -1 to 1 may be from the exact one: the step of either side's numbers, added up
    /// by chance.
    static func slack(_ element: vk_element, _ inputs: Int) -> Float {
        let step: Float =
            switch element {
            case VK_F32: 1e-5
            case VK_BF16: 0.01
            case VK_I16: 0.004
            default: 0.02
            }
        return step * (1 + Float(inputs).squareRoot())
    }

    /// A product with all that may follow it, rows packed by the set in use.
    static func product(_ element: vk_element, _ x: [Float], _ weights: [Float], inputs: Int, bias: [Float])
        -> [Float]
    {
        let rows = x.count / inputs, outputs = weights.count / inputs
        let groups = vk_groups(element, inputs)
        var packed = [UInt8](repeating: 0, count: outputs * groups * 4)
        var scale = [Float](repeating: 1, count: outputs), sum = scale
        vk_pack_matrix(element, weights, outputs, inputs, nil, 0, &packed, &scale, &sum)
        var left = [UInt8](repeating: 1, count: rows * groups * 4)
        var rowScale = [Float](repeating: 1, count: rows), rowOffset = rowScale
        vk_pack_rows(
            element, x, inputs, rows, inputs, nil, vk_i16_limit(inputs), &left, groups * 4, &rowScale,
            &rowOffset)
        let isScaled = element == VK_I16 || element == VK_I8
        var out = [Float](repeating: .nan, count: rows * outputs)
        bias.withUnsafeBufferPointer { bias in
            scale.withUnsafeBufferPointer { scale in
                sum.withUnsafeBufferPointer { sum in
                    rowScale.withUnsafeBufferPointer { rowScale in
                        rowOffset.withUnsafeBufferPointer { rowOffset in
                            var epilogue = vk_epilogue(
                                bias: bias.baseAddress, column_scale: isScaled ? scale.baseAddress : nil,
                                column_sum: element == VK_I8 ? sum.baseAddress : nil,
                                row_scale: isScaled ? rowScale.baseAddress : nil,
                                row_offset: element == VK_I8 ? rowOffset.baseAddress : nil, activation: 0)
                            vk_matmul(
                                element, left, groups * 4, packed, &out, outputs, rows, outputs, groups,
                                &epilogue)
                        }
                    }
                }
            }
        }
        return out
    }

    @Test(arguments: sets + ["scalar"], lengths)
    func `products in every precision are near to the exact ones`(
        set: String, inputs: Int
    ) {
        var random = Seeded(state: UInt64(inputs) + 11)
        let rows = 5, outputs = 32
        let x = random.floats(rows * inputs), weights = random.floats(outputs * inputs),
            bias = random.floats(outputs)
        let exact = (0..<rows * outputs).map { at in
            let (row, column) = at.quotientAndRemainder(dividingBy: outputs)
            let sum = (0..<inputs).reduce(0.0) {
                $0 + Double(x[row * inputs + $1]) * Double(weights[column * inputs + $1])
            }
            return Float(sum) + bias[column]
        }
        for element in Self.elements {
            let (mine, expected) = KernelTests.both(set) {
                Self.product(element, x, weights, inputs: inputs, bias: bias)
            }
            let slack = Self.slack(element, inputs)
            #expect(zip(mine, exact).allSatisfy { abs($0 - $1) <= slack }, "\(element)")
            #expect(zip(mine, expected).allSatisfy { abs($0 - $1) <= slack }, "\(element)")
        }
    }

    @Test(arguments: sets, lengths) func `norms of layers agree at any length and address`(
        set: String, length: Int
    ) {
        var random = Seeded(state: UInt64(length) + 12)
        let rows = 3
        let x = random.floats(rows * length + 1), y = random.floats(rows * length + 1)
        let gamma = random.floats(length + 1), beta = random.floats(length + 1)
        for offset in 0...1 {
            let (mine, expected) = KernelTests.both(set) {
                var out = x
                out.withUnsafeMutableBufferPointer { out in
                    y.withUnsafeBufferPointer { y in
                        gamma.withUnsafeBufferPointer { gamma in
                            beta.withUnsafeBufferPointer { beta in
                                vk_layer_norm(
                                    out.baseAddress! + offset, y.baseAddress! + 1 - offset,
                                    gamma.baseAddress! + offset,
                                    beta.baseAddress! + offset, 1e-12, rows, length)
                            }
                        }
                    }
                }
                return out
            }
            #expect(zip(mine, expected).allSatisfy { abs($0 - $1) <= 1e-4 * (1 + abs($1)) })
            // What stands before and after the rows is nobody's to write to.
            #expect(mine[offset == 0 ? rows * length : 0] == x[offset == 0 ? rows * length : 0])
        }
    }

    @Test(arguments: sets, [1, 2, 7, 8, 9, 31, 33, 100]) func `attention agrees with a plain softmax`(
        set: String, length: Int
    ) {
        for dim in [4, 12, 32, 36, 64] {
            var random = Seeded(state: UInt64(length * dim) + 13)
            let stride = 3 * dim
            let x = random.floats(length * stride).map { $0 * 2 }
            let scale = 1 / Float(dim).squareRoot()
            let exact = Self.attention(x, length, dim, scale)
            for element in Self.elements {
                let (mine, expected) = KernelTests.both(set) {
                    let workspace = UnsafeMutableRawPointer.allocate(
                        byteCount: vk_attention_workspace(length, dim), alignment: 64)
                    defer { workspace.deallocate() }
                    var out = [Float](repeating: .nan, count: length * dim)
                    x.withUnsafeBufferPointer { x in
                        let q = x.baseAddress!
                        vk_attention(
                            element, q, q + dim, q + 2 * dim, stride, length, dim, scale, &out, dim, workspace
                        )
                    }
                    return out
                }
                let slack: Float = element == VK_F32 ? 1e-4 : element == VK_I8 ? 0.05 : 0.02
                #expect(zip(mine, exact).allSatisfy { abs($0 - $1) <= slack }, "\(element), \(dim)")
                #expect(zip(mine, expected).allSatisfy { abs($0 - $1) <= slack }, "\(element), \(dim)")
            }
        }
    }

    /// Softmax of one head, in double precision.
    private static func attention(_ x: [Float], _ length: Int, _ dim: Int, _ scale: Float) -> [Float] {
        func row(_ index: Int, _ part: Int) -> ArraySlice<Float> {
            x[(index * 3 + part) * dim..<(index * 3 + part + 1) * dim]
        }
        return (0..<length).flatMap { query in
            let scores = (0..<length).map { key in
                zip(row(query, 0), row(key, 1)).reduce(0.0) { $0 + Double($1.0) * Double($1.1) }
                    * Double(scale)
            }
            let most = scores.max() ?? 0
            let weights = scores.map { exp($0 - most) }
            let total = weights.reduce(0, +)
            return (0..<dim).map { at in
                Float(
                    (0..<length).reduce(0.0) {
                        $0 + weights[$1] * Double(row($1, 2)[row($1, 2).startIndex + at])
                    } / total)
            }
        }
    }
}
