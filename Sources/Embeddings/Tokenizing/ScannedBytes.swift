internal import CVectorKernels

/// Memory for what every search goes through, from end to end or here and there, in large pages where the system has
/// them.
package enum ScannedBytes {
    /// Puts zeroes after the bytes up to `count`.
    package static func grow(_ bytes: inout [UInt8], to count: Int) {
        guard count > bytes.count else { return }
        if count > bytes.capacity { bytes = moved(bytes, room: count + count / 8) }
        bytes.append(contentsOf: repeatElement(0, count: count - bytes.count))
    }

    /// The values in new memory, followed by values that nothing was written to, `count` together.
    package static func grown<Value: BitwiseCopyable>(_ values: [Value], to count: Int) -> [Value] {
        moved(values, room: count) { _ in count }
    }

    /// The bytes in new memory of so much room.
    private static func moved(_ bytes: [UInt8], room count: Int) -> [UInt8] {
        moved(bytes, room: count) { $0 }
    }

    private static func moved<Value: BitwiseCopyable>(
        _ values: [Value], room count: Int, filled: (_ moved: Int) -> Int
    ) -> [Value] {
        unsafe [Value](unsafeUninitializedCapacity: count) { room, used in
            unsafe vk_prefer_large_pages(room.baseAddress, room.count * MemoryLayout<Value>.stride)
            used = filled(unsafe room.update(fromContentsOf: values))
        }
    }
}
