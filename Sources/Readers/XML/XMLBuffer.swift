import POSIX

/// Bytes that grow, and stay at one address until they grow again.
@safe struct XMLBuffer: ~Copyable {
    private(set) var base: UnsafeMutablePointer<UInt8>
    private(set) var count = 0
    private var capacity: Int

    init(capacity: Int) {
        self.capacity = capacity
        unsafe base = UnsafeMutablePointer<UInt8>.allocate(capacity: capacity)
    }

    deinit {
        unsafe base.deallocate()
    }

    var isEmpty: Bool { count == 0 }

    /// The bytes from a position on.
    func bytes(from position: Int = 0) -> UnsafeRawBufferPointer {
        unsafe UnsafeRawBufferPointer(start: base + position, count: count - position)
    }

    mutating func append(_ byte: UInt8) {
        if count == capacity { grow(to: count + 1) }
        unsafe base[count] = byte
        count += 1
    }

    mutating func append(_ bytes: UnsafeRawBufferPointer) {
        guard let start = bytes.baseAddress else { return }
        if count + bytes.count > capacity { grow(to: count + bytes.count) }
        unsafe memcpy(base + count, start, bytes.count)
        count += bytes.count
    }

    mutating func removeAll() { count = 0 }

    mutating func removeFirst(_ number: Int) {
        count -= number
        if number > 0, count > 0 { unsafe memmove(base, base + number, count) }
    }

    private mutating func grow(to needed: Int) {
        capacity = max(needed, capacity * 2)
        let larger = UnsafeMutablePointer<UInt8>.allocate(capacity: capacity)
        unsafe memcpy(larger, base, count)
        unsafe base.deallocate()
        unsafe base = unsafe larger
    }
}
