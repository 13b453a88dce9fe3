/// The parameters of a header field, as `charset=utf-8; name="a; b.csv"` (RFC 2045, section 5.1), also those that come in
/// numbered pieces, as `filename*0*=utf-8''na%C3%AF; filename*1="ve.pdf"` (RFC 2231).
struct MailParameters {
    private var values: [(key: String, value: [UInt8])] = []

    init(_ field: [UInt8]) {
        for part in Self.split(field).dropFirst() {
            guard let sign = part.firstIndex(of: UInt8(ascii: "=")) else { continue }
            let key = String(decoding: part[..<sign], as: UTF8.self).filter { !$0.isWhitespace }
            values.append((key.lowercased(), Self.unquoted(part[(sign + 1)...])))
        }
    }

    /// The value of a parameter, decoded.
    subscript(name: String) -> String? {
        if let value = first(name) { return EncodedWord.decode(value) }
        if let value = first(name + "*") {
            return EncodedWord.percentDecoded(String(decoding: value, as: UTF8.self))
        }
        return joined(name)
    }

    private func first(_ key: String) -> [UInt8]? { values.first { $0.key == key }?.value }

    /// The pieces of a value in their order; a piece whose key ends in `*` is encoded, the others are as they are.
    private func joined(_ name: String) -> String? {
        var pieces: [UInt8] = []
        var isEncoded = false
        for number in 0..<1_000 {
            if let piece = first("\(name)*\(number)*") {
                pieces += piece
                isEncoded = isEncoded || number == 0
            } else if let piece = first("\(name)*\(number)") {
                pieces += isEncoded ? piece.flatMap { $0 == 0x25 ? Array("%25".utf8) : [$0] } : piece
            } else {
                break
            }
        }
        guard !pieces.isEmpty else { return nil }
        return isEncoded
            ? EncodedWord.percentDecoded(String(decoding: pieces, as: UTF8.self)) : EncodedWord.decode(pieces)
    }

    /// The parts between semicolons that stand outside of quotation marks.
    private static func split(_ field: [UInt8]) -> [ArraySlice<UInt8>] {
        var parts: [ArraySlice<UInt8>] = []
        var isQuoted = false
        var start = 0
        var at = 0
        while at < field.count {
            switch field[at] {
            case UInt8(ascii: "\\") where isQuoted: at += 1
            case UInt8(ascii: "\""): isQuoted.toggle()
            case UInt8(ascii: ";") where !isQuoted:
                parts.append(field[start..<at])
                start = at + 1
            default: break
            }
            at += 1
        }
        return parts + [field[min(start, field.count)...]]
    }

    private static func unquoted(_ value: ArraySlice<UInt8>) -> [UInt8] {
        let bare = MarkdownLine.trimmed(value)
        guard bare.first == UInt8(ascii: "\"") else { return bare.filter { $0 != UInt8(ascii: "\"") } }
        var result: [UInt8] = []
        var isEscaped = false
        for byte in bare.dropFirst() {
            if !isEscaped, byte == UInt8(ascii: "\"") { break }
            // Programs write paths with single backslashes all the same.
            if isEscaped, byte != UInt8(ascii: "\""), byte != UInt8(ascii: "\\") {
                result.append(UInt8(ascii: "\\"))
            }
            isEscaped = !isEscaped && byte == UInt8(ascii: "\\")
            if !isEscaped { result.append(byte) }
        }
        return result
    }
}
