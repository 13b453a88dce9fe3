/// The targets of Markdown's links as whoever draws them takes them: `https\:\/\/…` and `https&#58;…` lead where `https://…` does.
enum LinkTargets {
    /// The text with the words alone of links, and without the definitions, whose disguised targets nobody told.
    static func withoutUntold(_ text: String, _ told: ToldAddresses) -> String {
        guard text.contains("\\") || text.contains("&") else { return text }
        var kept = ""
        var rest = text[...]
        while let mark = rest.firstRange(of: "]") {
            let behind = rest[mark.upperBound...]
            guard let opening = behind.first, opening == "(" || opening == ":" else {
                kept += rest[..<mark.upperBound]
                rest = behind
                continue
            }
            let target = behind.dropFirst().prefix { opening == "(" ? $0 != ")" : !$0.isNewline }
            if isDisguised(target, told) {
                kept += rest[..<mark.lowerBound]
                if let start = kept.lastIndex(of: "[") { kept.remove(at: start) }
                rest = rest[target.endIndex...]
                if rest.first == ")" { rest = rest.dropFirst() }
            } else {
                kept += rest[..<behind.index(after: behind.startIndex)]
                rest = behind.dropFirst()
            }
        }
        return kept + rest
    }

    /// Whether a target is written so that it is an address only once it is read, and one that nobody told.
    private static func isDisguised(_ target: Substring, _ told: ToldAddresses) -> Bool {
        let read = plain(target)
        guard read != target, let address = Address.first(in: read[...]) else { return false }
        return !told.hold(read[address])
    }

    /// A target without backslashes before signs, and with the characters that numbers and names stand for (CommonMark 0.31,
    /// sections 2.4 and 2.5).
    private static func plain(_ target: Substring) -> String {
        let named = names.reduce(String(target)) { $0.replacing($1.key, with: $1.value) }
        let numbered = named.replacing(#/&#([xX]?)([0-9a-fA-F]{1,7});/#) { found in
            let number = UInt32(found.output.2, radix: found.output.1.isEmpty ? 10 : 16)
            return number.flatMap(Unicode.Scalar.init).map { String(Character($0)) } ?? ""
        }
        return numbered.replacing(#/\\([!-\/:-@\[-`{-~])/#) { String($0.output.1) }
    }

    private static let names = [
        "&colon;": ":", "&sol;": "/", "&period;": ".", "&bsol;": "\\", "&amp;": "&", "&Tab;": "",
        "&NewLine;": "",
    ]
}
