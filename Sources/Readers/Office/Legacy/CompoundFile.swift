/// What an OLE compound file holds, told by the names of its streams.
enum CompoundFile {
    /// The kinds that matter.
    enum Kind: Sendable, Equatable {
        case text, sheets, slides, mail, encrypted, other
    }

    /// The kind of some bytes; nil when they are no compound file.
    ///
    /// The outermost storage tells it: a workbook may hold documents, and they their own streams.
    static func kind(of bytes: [UInt8]) -> Kind? {
        guard isOne(bytes) else { return nil }
        let members = CompoundStorage(bytes)?.members() ?? []
        let names = Set(members.map { $0.name.lowercased() })
        let found = kinds.first { stream, _ in
            members.isEmpty ? contains(stream, bytes) : names.contains(stream.lowercased())
        }
        return found?.kind ?? .other
    }

    private static let kinds: [(stream: String, kind: Kind)] = [
        ("__properties_version1.0", .mail), ("EncryptedPackage", .encrypted), ("WordDocument", .text),
        ("PowerPoint Document", .slides), ("Workbook", .sheets), ("Book", .sheets),
    ]

    /// Whether bytes begin as every compound file does.
    static func isOne(_ bytes: [UInt8]) -> Bool {
        bytes.starts(with: [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1])
    }

    /// Whether a stream's name stands at the start of an entry of a directory that cannot be followed; each begins at a
    /// multiple of 128.
    private static func contains(_ name: String, _ bytes: [UInt8]) -> Bool {
        let wide: [UInt8] = name.utf8.flatMap { [UInt8]([$0, 0]) } + [0, 0]
        var position = 512
        while position + 128 <= bytes.count {
            if bytes[position] == wide[0], bytes[position..<position + wide.count].elementsEqual(wide) {
                return true
            }
            position += 128
        }
        return false
    }
}
