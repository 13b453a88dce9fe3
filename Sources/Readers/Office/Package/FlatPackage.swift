/// A package of Office in one XML file (Flat OPC), as a container of the parts that its readers know.
///
/// Each `pkg:part` holds its part as it stands, in `pkg:xmlData`, or in Base64, in `pkg:binaryData`.
struct FlatPackage {
    /// The namespace that tells such files.
    static let namespace: StaticString = "http://schemas.microsoft.com/office/2006/xmlpackage"

    private var bytes: [UInt8] = []
    private var directory: [UInt8] = []
    private var count = 0

    /// The same file as a container; nil for a file of any other kind.
    static func container(of source: Source) -> Source? {
        guard source.beginning.hasPrefix("<"), source.startHolds(namespace) else { return nil }
        let text = TextEncoding.decode(source.bytes, declared: XMLReader.declaredEncoding(source.beginning))
            .bytes
        var package = FlatPackage()
        var at = 0
        while let start = Self.start.first(in: text, from: at) {
            let end = Self.end.first(in: text, from: start) ?? text.count
            package.add(text[start..<end])
            at = end
        }
        guard package.count > 0 else { return nil }
        return Source(name: source.name, bytes: package.archive, nesting: source.nesting)
    }

    private static let start = ByteSearch("<pkg:part ")
    private static let end = ByteSearch("</pkg:part>")

    /// Adds a part, which begins with its own start tag.
    private mutating func add(_ part: ArraySlice<UInt8>) {
        guard let head = part.firstIndex(of: UInt8(ascii: ">")), count < 0xFFFF,
            let name = part[..<head].value(after: "pkg:name=")
        else { return }
        if let content = part[head...].content(between: "<pkg:xmlData", "</pkg:xmlData>") {
            add(name, Array(content))
        } else if let content = part[head...].content(between: "<pkg:binaryData", "</pkg:binaryData>") {
            add(name, TransferEncoding.base64(content))
        }
    }

    // MARK: The container (PKWARE APPNOTE 6.3, members stored as they are)

    private mutating func add(_ name: String, _ content: [UInt8]) {
        let name = Array(name.drop { $0 == "/" }.utf8)
        guard bytes.count + content.count < 1 << 31, name.count < 1_024 else { return }
        let offset = bytes.count
        let common =
            Self.number(20, 2) + Self.number(0x0800, 2) + [UInt8](repeating: 0, count: 6)
            + Self.number(Int(Self.checksum(content)), 4) + Self.number(content.count, 4)
            + Self.number(content.count, 4) + Self.number(name.count, 2) + Self.number(0, 2)
        bytes += Self.number(0x0403_4B50, 4) + common + name + content
        directory += Self.number(0x0201_4B50, 4) + Self.number(20, 2) + common
        directory += [UInt8](repeating: 0, count: 10) + Self.number(offset, 4) + name
        count += 1
    }

    private var archive: [UInt8] {
        bytes + directory + Self.number(0x0605_4B50, 4) + Self.number(0, 4) + Self.number(count, 2)
            + Self.number(count, 2) + Self.number(directory.count, 4) + Self.number(bytes.count, 4)
            + Self.number(0, 2)
    }

    private static func number(_ value: Int, _ width: Int) -> [UInt8] {
        (0..<width).map { UInt8(truncatingIfNeeded: value >> ($0 * 8)) }
    }

    /// The cyclic redundancy check of ISO 3309, by which libzip tests each member.
    private static func checksum(_ bytes: [UInt8]) -> UInt32 {
        var sum: UInt32 = 0xFFFF_FFFF
        for byte in bytes { sum = checksums[Int((sum ^ UInt32(byte)) & 0xFF)] ^ (sum >> 8) }
        return ~sum
    }

    private static let checksums: [UInt32] = (0..<256).map { (byte: UInt32) -> UInt32 in
        var sum = byte
        for _ in 0..<8 { sum = (sum >> 1) ^ (sum & 1 == 1 ? 0xEDB8_8320 : 0) }
        return sum
    }
}

extension ArraySlice<UInt8> {
    /// The value in quotes that follows some text.
    fileprivate func value(after text: String) -> String? {
        guard let found = firstRange(of: Array(text.utf8)), found.upperBound < endIndex else { return nil }
        let quote = self[found.upperBound]
        let value = self[(found.upperBound + 1)...].prefix { $0 != quote }
        return String(decoding: value, as: UTF8.self)
    }

    /// What lies in an element, between the end of its start tag and its end tag.
    fileprivate func content(between start: String, _ end: String) -> ArraySlice<UInt8>? {
        guard let open = firstRange(of: Array(start.utf8)),
            let from = self[open.upperBound...].firstIndex(of: UInt8(ascii: ">")),
            let close = self[from...].lastRange(of: Array(end.utf8))
        else { return nil }
        return self[(from + 1)..<close]
    }

    /// Where the last run of some bytes begins.
    private func lastRange(of wanted: [UInt8]) -> Int? {
        var at = endIndex - wanted.count
        while at >= startIndex {
            if self[at...].starts(with: wanted) { return at }
            at -= 1
        }
        return nil
    }
}
