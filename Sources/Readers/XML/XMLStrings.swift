/// Strings of one file, each kept once at one address, with a zero byte behind it.
@safe struct XMLStrings: ~Copyable {
    /// One string.
    @safe struct Entry {
        let start: UnsafePointer<UInt8>
        let count: Int
        fileprivate let hash: UInt64
    }

    private(set) var entries: [Entry] = []
    private var slots = [Int32](repeating: -1, count: 128)
    private var chunks: [UnsafeMutablePointer<UInt8>] = unsafe []
    /// The size of the last chunk, and how much of it is used.
    private var size = 0
    private var used = 0

    deinit {
        unsafe chunks.forEach { unsafe $0.deallocate() }
    }

    /// The number of a string, the next one when it is new.
    mutating func number(of start: UnsafePointer<UInt8>, _ count: Int) -> Int {
        let hash = unsafe XMLHash.of(start, count)
        let mask = slots.count - 1
        var position = Int(truncatingIfNeeded: hash) & mask
        while slots[position] >= 0 {
            let number = Int(slots[position])
            let entry = entries[number]
            if entry.hash == hash, entry.count == count, unsafe XMLHash.equal(entry.start, start, count) {
                return number
            }
            position = (position + 1) & mask
        }
        let number = entries.count
        slots[position] = Int32(number)
        unsafe entries.append(Entry(start: keep(start, count), count: count, hash: hash))
        if number * 2 > slots.count { grow() }
        return number
    }

    private mutating func keep(_ start: UnsafePointer<UInt8>, _ count: Int) -> UnsafePointer<UInt8> {
        if used + count >= size {
            size = max(2_048, count + 1)
            used = 0
            unsafe chunks.append(UnsafeMutablePointer<UInt8>.allocate(capacity: size))
        }
        let kept = unsafe chunks[chunks.count - 1] + used
        unsafe kept.update(from: start, count: count)
        unsafe kept[count] = 0
        used += count + 1
        return unsafe UnsafePointer(kept)
    }

    private mutating func grow() {
        slots = [Int32](repeating: -1, count: slots.count * 2)
        let mask = slots.count - 1
        for number in entries.indices {
            var position = Int(truncatingIfNeeded: entries[number].hash) & mask
            while slots[position] >= 0 { position = (position + 1) & mask }
            slots[position] = Int32(number)
        }
    }
}

/// A hash of short byte strings, other in each process.
enum XMLHash {
    private static let seed = UInt64.random(in: .min ... .max)
    private static let factor: UInt64 = 0x9E37_79B9_7F4A_7C15

    static func of(_ start: UnsafePointer<UInt8>, _ count: Int, space: Int = 0) -> UInt64 {
        let raw = unsafe UnsafeRawPointer(start)
        var hash = seed ^ UInt64(truncatingIfNeeded: count &+ space &* 256) &* factor
        var at = 0
        while at + 8 <= count {
            hash = unsafe mixed(hash ^ raw.loadUnaligned(fromByteOffset: at, as: UInt64.self))
            at += 8
        }
        guard at < count else { return hash }
        if count >= 8 {
            return unsafe mixed(hash ^ raw.loadUnaligned(fromByteOffset: count - 8, as: UInt64.self))
        }
        if count >= 4 {
            let first = unsafe UInt64(raw.loadUnaligned(as: UInt32.self))
            let last = unsafe UInt64(raw.loadUnaligned(fromByteOffset: count - 4, as: UInt32.self))
            return mixed(hash ^ (first << 32 | last))
        }
        let (first, middle, last) = unsafe (start[0], start[count >> 1], start[count - 1])
        return mixed(hash ^ (UInt64(first) << 16 | UInt64(middle) << 8 | UInt64(last)))
    }

    private static func mixed(_ value: UInt64) -> UInt64 {
        let product = value.multipliedFullWidth(by: factor)
        return product.high ^ product.low
    }

    static func equal(_ left: UnsafePointer<UInt8>, _ right: UnsafePointer<UInt8>, _ count: Int) -> Bool {
        var at = 0
        while at < count {
            guard unsafe left[at] == right[at] else { return false }
            at += 1
        }
        return true
    }
}
