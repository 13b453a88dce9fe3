/// What an OLE compound file holds, told by the names of its streams.
enum CompoundFile {
    /// The kinds that matter.
    enum Kind: Sendable, Equatable {
        case text, sheets, slides, mail, encrypted, other
    }

    /// The kind of some bytes; nil when they are no compound file.
    static func kind(of bytes: [UInt8]) -> Kind? {
        guard isOne(bytes) else { return nil }
        if contains("__properties_version1.0", bytes), isMail(bytes) { return .mail }
        if contains("EncryptedPackage", bytes) { return .encrypted }
        if contains("WordDocument", bytes) { return .text }
        if contains("PowerPoint Document", bytes) { return .slides }
        if contains("Workbook", bytes) || contains("Book", bytes) { return .sheets }
        return .other
    }

    /// Whether bytes begin as every compound file does.
    static func isOne(_ bytes: [UInt8]) -> Bool {
        bytes.starts(with: [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1])
    }

    /// Whether the outermost storage is a mail, and not a document that holds one.
    private static func isMail(_ bytes: [UInt8]) -> Bool {
        CompoundStorage(bytes)?.members().contains { $0.name == "__properties_version1.0" } == true
    }

    /// Whether a stream's name stands at the start of a directory entry, which begins at a multiple of 128.
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
