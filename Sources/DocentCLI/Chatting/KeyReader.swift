import POSIX

/// Turns the bytes of a terminal into keys.
struct KeyReader {
    private let descriptor: Int32

    init(descriptor: Int32 = STDIN_FILENO) { self.descriptor = descriptor }

    /// The next key, waiting for it.
    func next() -> LineBuffer.Key {
        guard let byte = byte() else { return .endOfInput }
        switch byte {
        case 0x01: return .home
        case 0x02: return .left
        case 0x03: return .interrupt
        case 0x04: return .endOfInput
        case 0x05: return .end
        case 0x06: return .right
        case 0x08, 0x7F: return .backspace
        case 0x0A, 0x0D: return .enter
        case 0x0B: return .deleteToEnd
        case 0x0C: return .clearScreen
        case 0x0E: return .down
        case 0x10: return .up
        case 0x15: return .deleteToStart
        case 0x17: return .deleteWord
        case 0x1B: return escape()
        case 0..<0x20: return .ignored
        default: return character(byte)
        }
    }

    private func byte() -> UInt8? {
        var byte: UInt8 = 0
        while true {
            let count = read(descriptor, &byte, 1)
            if count == 1 { return byte }
            if count < 0, errno == EINTR { continue }
            return nil
        }
    }

    private func character(_ lead: UInt8) -> LineBuffer.Key {
        var bytes = [lead]
        let more = lead >= 0xF0 ? 3 : lead >= 0xE0 ? 2 : lead >= 0xC0 ? 1 : 0
        for _ in 0..<more { if let next = byte() { bytes.append(next) } }
        return String(decoding: bytes, as: UTF8.self).first.map { .character($0) } ?? .ignored
    }

    /// Whether something more comes at once, as it does within a key.
    private var hasMore: Bool {
        var input = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
        return poll(&input, 1, 50) > 0
    }

    /// A key that terminals send as several bytes: `ESC [ … letter`, `ESC O letter`, `ESC letter`; the escape key alone takes
    /// no other with it.
    private func escape() -> LineBuffer.Key {
        guard hasMore, let kind = byte() else { return .ignored }
        if kind == UInt8(ascii: "b") { return .wordLeft }
        if kind == UInt8(ascii: "f") { return .wordRight }
        guard kind == UInt8(ascii: "[") || kind == UInt8(ascii: "O") else { return .ignored }
        var parameters = ""
        while let next = byte() {
            guard (0x30...0x3B).contains(next) else {
                return Self.key(Character(Unicode.Scalar(next)), parameters)
            }
            parameters.append(Character(Unicode.Scalar(next)))
        }
        return .ignored
    }

    private static func key(_ letter: Character, _ parameters: String) -> LineBuffer.Key {
        let isWordwise = parameters.hasSuffix(";5") || parameters.hasSuffix(";3")
        switch letter {
        case "A": return .up
        case "B": return .down
        case "C": return isWordwise ? .wordRight : .right
        case "D": return isWordwise ? .wordLeft : .left
        case "H": return .home
        case "F": return .end
        case "~": return ["3": .delete, "1": .home, "7": .home, "4": .end, "8": .end][parameters] ?? .ignored
        default: return .ignored
        }
    }
}
