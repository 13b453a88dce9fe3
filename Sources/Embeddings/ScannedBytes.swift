internal import CVectorKernels

/// Memory for bytes that are scanned from end to end, in large pages where the system has them.
package enum ScannedBytes {
    /// Puts zeroes after the bytes up to `count`.
    package static func grow(_ bytes: inout [UInt8], to count: Int) {
        guard count > bytes.count else { return }
        if count > bytes.capacity { bytes = moved(bytes, room: count + count / 8) }
        bytes.append(contentsOf: repeatElement(0, count: count - bytes.count))
    }

    /// The bytes in new memory of so much room.
    private static func moved(_ bytes: [UInt8], room count: Int) -> [UInt8] {
        unsafe [UInt8](unsafeUninitializedCapacity: count) { room, filled in
            unsafe vk_prefer_large_pages(room.baseAddress, room.count)
            filled = unsafe room.update(fromContentsOf: bytes)
        }
    }
}
