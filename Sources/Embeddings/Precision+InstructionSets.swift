internal import CVectorKernels

extension Precision {
    /// The instruction sets that this processor can run, the plainest first; `DOCENT_KERNELS` may name one.
    public static var instructionSets: [String] {
        ["scalar", "neon", "avx2", "avx512", "avxvnni", "avx512vnni", "avx512bf16"].filter {
            unsafe vk_check_set($0) >= 0
        }
    }
}
