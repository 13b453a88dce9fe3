/// The parts of an office file as plain text, so that the fuzzer changes their words and not their checksums:
/// each part is the byte 1, its name, a line feed and its content.
struct PackedParts {
    private var members: [UInt8] = []
    private var directory: [UInt8] = []
    private var count = 0

    /// The zip file of the parts; other bytes stay as they are.
    static func file(_ bytes: [UInt8]) -> [UInt8] {
        guard bytes.first == 1 else { return bytes }
        var parts = PackedParts()
        for part in bytes.split(separator: 1) {
            let end = part.firstIndex(of: 0x0A) ?? part.endIndex
            parts.add(part[..<end], part[end...].dropFirst())
        }
        return parts.file
    }

    private mutating func add(_ name: ArraySlice<UInt8>, _ content: ArraySlice<UInt8>) {
        let common =
            Self.number(20, 2) + Self.number(0, 6) + Self.number(0x5A21, 2) + Self.number(Self.checksum(content), 4)
            + Self.number(content.count, 4) + Self.number(content.count, 4) + Self.number(name.count, 2)
            + Self.number(0, 2)
        directory += Self.number(0x0201_4B50, 4) + Self.number(20, 2) + common + Self.number(0, 10)
        directory += Self.number(members.count, 4) + name
        members += Self.number(0x0403_4B50, 4) + common + name
        members += content
        count += 1
    }

    private var file: [UInt8] {
        members + directory + Self.number(0x0605_4B50, 4) + Self.number(0, 4) + Self.number(count, 2)
            + Self.number(count, 2) + Self.number(directory.count, 4) + Self.number(members.count, 4)
            + Self.number(0, 2)
    }

    private static func number(_ value: Int, _ width: Int) -> [UInt8] {
        (0..<width).map { UInt8(truncatingIfNeeded: value >> ($0 * 8)) }
    }

    private static let table: [UInt32] = (0..<256).map { byte in
        (0..<8).reduce(UInt32(byte)) { sum, _ in sum & 1 == 1 ? sum >> 1 ^ 0xEDB8_8320 : sum >> 1 }
    }

    private static func checksum(_ bytes: ArraySlice<UInt8>) -> Int {
        Int(~bytes.reduce(~UInt32(0)) { $0 >> 8 ^ table[Int(UInt8(truncatingIfNeeded: $0) ^ $1)] })
    }
}
