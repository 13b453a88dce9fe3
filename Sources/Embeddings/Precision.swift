internal import CVectorKernels

/// The arithmetic that the encoder multiplies matrices in; all else is done in 32-bit floats.
public enum Precision: String, Sendable, Hashable, CaseIterable {
    /// 32-bit floats.
    case float32
    /// Weights and activations as bfloat16, summed in 32-bit floats.
    case bfloat16
    /// Weights by channel and activations by token in 11 bits or so, summed exactly: near to floats.
    case int16
    /// Weights by channel and activations by token in eight bits, summed exactly.
    case int8

    /// The fastest that keeps the vectors' quality, on this CPU.
    public static var preferred: Self {
        if vk_has_fast_i8() != 0 { return .int8 }
        return instructionSet == "scalar" ? .float32 : .int16
    }

    /// The instruction set that the kernels use here, such as `avx2`.
    public static var instructionSet: String { unsafe String(cString: vk_set_name()) }

    /// Numbers in the four bytes that the kernels multiply at once.
    var perGroup: Int {
        switch self {
        case .float32: 1
        case .bfloat16, .int16: 2
        case .int8: 4
        }
    }

    var element: vk_element {
        switch self {
        case .float32: VK_F32
        case .bfloat16: VK_BF16
        case .int16: VK_I16
        case .int8: VK_I8
        }
    }
}
