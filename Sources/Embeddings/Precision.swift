internal import CVectorKernels

/// The arithmetic that the encoder multiplies matrices in; all else is done in 32-bit floats.
package enum Precision: String, Sendable, Hashable, CaseIterable {
    /// 32-bit floats.
    case float32
    /// Weights and activations as bfloat16, summed in 32-bit floats.
    case bfloat16
    /// Weights by channel and activations by token in 11 bits or so, summed exactly: near to floats.
    case int16
    /// Weights by channel and activations by token in eight bits, summed exactly.
    case int8
    /// Weights and activations in eight bits with a scale for every 64 inputs, each 64 summed exactly: for CPUs that
    /// multiply bytes only in 16 bits.
    case int8Blocks = "int8-blocks"

    /// The fastest that keeps the vectors' quality, on this CPU.
    package static var preferred: Self {
        if vk_has_fast_i8() != 0 { return .int8 }
        switch instructionSet {
        case "scalar": return .float32
        case "avx2": return .int8Blocks
        default: return .int16
        }
    }

    /// The instruction set that the kernels use here, such as `avx2`.
    package static var instructionSet: String { unsafe String(cString: vk_set_name()) }

    /// Groups of four bytes that a channel of so many inputs takes.
    func groups(inputs: Int) -> Int { vk_groups(element, inputs) }

    /// Whether activations are smoothed before they are quantised.
    var isSmoothed: Bool { self == .int8 || self == .int8Blocks }

    var element: vk_element {
        switch self {
        case .float32: VK_F32
        case .bfloat16: VK_BF16
        case .int16: VK_I16
        case .int8: VK_I8
        case .int8Blocks: VK_I8_BLOCKS
        }
    }
}
