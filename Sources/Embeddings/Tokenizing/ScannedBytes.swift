internal import CVectorKernels

/// Memory for what every search goes through, from end to end or here and there, in large pages where the system has
/// them.
package enum ScannedBytes {
    /// Puts zeroes after the lines up to `count`.
    static func grow(_ lines: inout [SIMD64<UInt8>], to count: Int) {
        guard count > lines.count else { return }
        if count > lines.capacity { lines = moved(lines, room: count + count / 8) { $0 } }
        lines.append(contentsOf: repeatElement(.zero, count: count - lines.count))
    }

    /// The values in new memory, followed by values that nothing was written to, `count` together.
    package static func grown<Value: BitwiseCopyable>(_ values: [Value], to count: Int) -> [Value] {
        moved(values, room: count) { _ in count }
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
