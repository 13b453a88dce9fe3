internal import CVectorKernels

extension Precision {
    /// The instruction sets that this processor can run, the plainest first; `DOCENT_KERNELS` may name one.
    package static var instructionSets: [String] {
        var names: [String] = []
        while let name = unsafe vk_set_at(names.count) { unsafe names.append(String(cString: name)) }
        return names.reversed()
    }
}
