/// Writes small zip containers for tests, also such as no program would write.
enum ZipWriter {
    /// A member's packed bytes, and what its directory says of them.
    struct Member {
        var packed: [UInt8]
        var size: Int
        var method: UInt16
        var checksum: UInt32 = 0
    }

    /// A member that is not packed.
    static func stored(_ bytes: [UInt8]) -> Member {
        Member(packed: bytes, size: bytes.count, method: 0, checksum: checksum(bytes))
    }

    /// A member of so many zeros, packed with the Deflate method by hand: one literal, then longest matches.
    static func zeros(count: Int) -> Member {
        var bits = BitWriter()
        bits.write(0b1, 1)
        bits.write(0b01, 2)
        bits.writeReversed(0x30, 8)
        var left = count - 1
        while left >= 258 {
            bits.writeReversed(0b11000101, 8)
            bits.writeReversed(0, 5)
            left -= 258
        }
        for _ in 0..<left { bits.writeReversed(0x30, 8) }
        bits.writeReversed(0, 7)
        return Member(packed: bits.finished, size: count, method: 8)
    }

    /// A container of members.
    static func archive(_ members: [(name: String, member: Member)]) -> [UInt8] {
        var bytes: [UInt8] = []
        var directory: [UInt8] = []
        for (name, member) in members {
            let offset = bytes.count
            let common = header(name, member)
            bytes += number(0x0403_4B50, 4)
            bytes += common
            bytes += Array(name.utf8)
            bytes += member.packed
            directory += number(0x0201_4B50, 4)
            directory += number(20, 2)
            directory += common
            directory += [UInt8](repeating: 0, count: 10)
            directory += number(offset, 4)
            directory += Array(name.utf8)
        }
        let parts: [(Int, Int)] = [
            (0x0605_4B50, 4), (0, 4), (members.count, 2), (members.count, 2), (directory.count, 4),
            (bytes.count, 4), (0, 2),
        ]
        bytes += directory
        for (value, width) in parts { bytes += number(value, width) }
        return bytes
    }

    private static func header(_ name: String, _ member: Member) -> [UInt8] {
        var bytes: [UInt8] = []
        let parts: [(Int, Int)] = [
            (20, 2), (0, 2), (Int(member.method), 2), (0, 2), (0x5A21, 2), (Int(member.checksum), 4),
            (member.packed.count, 4), (member.size, 4), (name.utf8.count, 2), (0, 2),
        ]
        for (value, width) in parts { bytes += number(value, width) }
        return bytes
    }

    private static func number(_ value: Int, _ width: Int) -> [UInt8] {
        (0..<width).map { UInt8(truncatingIfNeeded: value >> ($0 * 8)) }
    }

    private static func checksum(_ bytes: [UInt8]) -> UInt32 {
        var sum = ~UInt32(0)
        for byte in bytes {
            sum ^= UInt32(byte)
            for _ in 0..<8 {
                let carries = sum & 1 == 1
                sum >>= 1
                if carries { sum ^= 0xEDB8_8320 }
            }
        }
        return ~sum
    }
}

/// Writes bits from the lowest of each byte on.
private struct BitWriter {
    private var bytes: [UInt8] = []
    private var current: UInt8 = 0
    private var used = 0

    mutating func write(_ value: Int, _ count: Int) {
        for bit in 0..<count { writeBit(value >> bit & 1) }
    }

    mutating func writeReversed(_ value: Int, _ count: Int) {
        for bit in (0..<count).reversed() { writeBit(value >> bit & 1) }
    }

    private mutating func writeBit(_ bit: Int) {
        current |= UInt8(bit) << UInt8(used)
        used += 1
        guard used == 8 else { return }
        bytes.append(current)
        current = 0
        used = 0
    }

    var finished: [UInt8] { used > 0 ? bytes + [current] : bytes }
}
