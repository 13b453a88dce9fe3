/// The named character references of HTML (WHATWG HTML, section 13.5).
enum HTMLEntities {
    /// The characters that a name such as `eacute` stands for.
    static func text(of name: String) -> String? {
        switch name {
        case "amp": "&"
        case "lt": "<"
        case "gt": ">"
        case "quot": "\""
        case "apos": "'"
        case "nbsp": "\u{A0}"
        default: characters[name]
        }
    }

    /// Whether old pages may write the name without its semicolon.
    static func isLegacy(_ name: String) -> Bool { legacy.contains(name) }

    private static let legacy = Set(HTMLEntityTable.legacy.split(separator: " ").map(String.init))

    private static let characters: [String: String] = {
        var table: [String: String] = [:]
        table.reserveCapacity(2_200)
        for entry in HTMLEntityTable.names.split(separator: " ") {
            let parts = entry.split(separator: ":")
            guard parts.count == 2 else { continue }
            table[String(parts[0])] = text(hexadecimal: parts[1])
        }
        return table
    }()

    private static func text(hexadecimal: Substring) -> String {
        var text = ""
        for code in hexadecimal.split(separator: "+") {
            if let scalar = UInt32(code, radix: 16).flatMap(Unicode.Scalar.init) {
                text.unicodeScalars.append(scalar)
            }
        }
        return text
    }
}
