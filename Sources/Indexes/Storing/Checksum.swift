/// XXH64, the fast 64-bit hash of Yann Collet, from its published description
/// (github.com/Cyan4973/xxHash, doc/xxhash_spec.md): it finds damage, and tells equal texts; it keeps no secret.
enum Checksum {
    private static let primes: (UInt64, UInt64, UInt64, UInt64, UInt64) = (
        0x9E37_79B1_85EB_CA87, 0xC2B2_AE3D_27D4_EB4F, 0x1656_67B1_9E37_79F9, 0x85EB_CA77_C2B2_AE63,
        0x27D4_EB2F_1656_67C5
    )

    /// The hash of the bytes under a seed.
    static func of(_ bytes: UnsafeRawBufferPointer, seed: UInt64 = 0) -> UInt64 {
        var offset = 0
        var hash = bytes.count >= 32 ? stripes(bytes, seed, &offset) : seed &+ primes.4
        hash &+= UInt64(bytes.count)
        while offset + 8 <= bytes.count {
            hash ^= round(0, word(bytes, offset))
            hash = rotated(hash, 27) &* primes.0 &+ primes.3
            offset += 8
        }
        if offset + 4 <= bytes.count {
            let half = UInt32(littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt32.self))
            hash ^= UInt64(half) &* primes.0
            hash = rotated(hash, 23) &* primes.1 &+ primes.2
            offset += 4
        }
        while offset < bytes.count {
            hash ^= UInt64(bytes[offset]) &* primes.4
            hash = rotated(hash, 11) &* primes.0
            offset += 1
        }
        return mixed(hash)
    }

    /// The hash of a string's UTF-8 bytes.
    static func of(_ text: String) -> UInt64 {
        var text = text
        return text.withUTF8 { of(UnsafeRawBufferPointer($0)) }
    }

    private static func stripes(
        _ bytes: UnsafeRawBufferPointer, _ seed: UInt64, _ offset: inout Int
    ) -> UInt64 {
        var (a, b) = (seed &+ primes.0 &+ primes.1, seed &+ primes.1)
        var (c, d) = (seed, seed &- primes.0)
        while offset + 32 <= bytes.count {
            a = round(a, word(bytes, offset))
            b = round(b, word(bytes, offset + 8))
            c = round(c, word(bytes, offset + 16))
            d = round(d, word(bytes, offset + 24))
            offset += 32
        }
        var hash = rotated(a, 1) &+ rotated(b, 7) &+ rotated(c, 12) &+ rotated(d, 18)
        for lane in [a, b, c, d] {
            hash ^= round(0, lane)
            hash = hash &* primes.0 &+ primes.3
        }
        return hash
    }

    private static func mixed(_ hash: UInt64) -> UInt64 {
        var hash = hash
        hash ^= hash >> 33
        hash = hash &* primes.1
        hash ^= hash >> 29
        hash = hash &* primes.2
        return hash ^ hash >> 32
    }

    @inline(__always)
    private static func round(_ lane: UInt64, _ input: UInt64) -> UInt64 {
        rotated(lane &+ input &* primes.1, 31) &* primes.0
    }

    @inline(__always)
    private static func rotated(_ value: UInt64, _ count: UInt64) -> UInt64 {
        value << count | value >> (64 - count)
    }

    @inline(__always)
    private static func word(_ bytes: UnsafeRawBufferPointer, _ offset: Int) -> UInt64 {
        UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
    }
}

/// Blobs with their checksum in front, so that no damaged byte is ever taken for content.
enum SealedBlob {
    static let overhead = 8

    /// The bytes behind their checksum.
    ///
    /// The seed ties them to their place, so that rows cannot be mixed up.
    static func sealing(_ bytes: some RandomAccessCollection<UInt8>, seed: UInt64) -> [UInt8] {
        var sealed = [UInt8](repeating: 0, count: overhead)
        sealed.reserveCapacity(overhead + bytes.count)
        sealed.append(contentsOf: bytes)
        let hash = sealed.withUnsafeBytes {
            Checksum.of(UnsafeRawBufferPointer(rebasing: $0[overhead...]), seed: seed)
        }
        sealed.withUnsafeMutableBytes { $0.storeBytes(of: hash.littleEndian, as: UInt64.self) }
        return sealed
    }

    /// The bytes behind the checksum, or nil when they are not what was sealed.
    static func opening(_ blob: UnsafeRawBufferPointer, seed: UInt64) -> UnsafeRawBufferPointer? {
        guard blob.count >= overhead else { return nil }
        let content = UnsafeRawBufferPointer(rebasing: blob[overhead...])
        let hash = UInt64(littleEndian: blob.loadUnaligned(as: UInt64.self))
        return Checksum.of(content, seed: seed) == hash ? content : nil
    }
}
