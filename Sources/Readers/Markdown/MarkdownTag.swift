/// The tags of HTML in lines of Markdown, by their grammar (CommonMark, section 6.6); what is none is text.
struct MarkdownTag {
    private let bytes: ArraySlice<UInt8>
    private var at: Int

    /// How far a tag that begins with a sign reaches at most.
    private static let longest = 4_000

    private init(_ bytes: ArraySlice<UInt8>) {
        self.bytes = bytes
        at = bytes.startIndex
    }

    /// Where the tag ends with which some bytes begin: behind its `>`; nil when they begin with none.
    static func end(of bytes: ArraySlice<UInt8>) -> Int? {
        var tag = MarkdownTag(bytes.prefix(longest))
        guard tag.take("<") else { return nil }
        if tag.take("!--") { return tag.passed("-->") }
        if tag.take("?") { return tag.passed("?>") }
        if tag.take("![CDATA[") { return tag.passed("]]>") }
        if tag.take("!") { return tag.isAtLetter ? tag.passed(">") : nil }
        let closes = tag.take("/")
        guard tag.takeName() else { return nil }
        if !closes {
            while tag.takeAttribute() {}
        }
        tag.takeSpace()
        if !closes { _ = tag.take("/") }
        return tag.take(">") ? tag.at : nil
    }

    private var next: UInt8? { at < bytes.endIndex ? bytes[at] : nil }

    private var isAtLetter: Bool { next.map(HTMLTokenizer.isLetter) ?? false }

    private mutating func take(_ text: StaticString) -> Bool {
        guard text.withUTF8Buffer({ unsafe bytes[at...].starts(with: $0) }) else { return false }
        at += text.utf8CodeUnitCount
        return true
    }

    /// The end of the first mark from here on.
    private func passed(_ mark: String) -> Int? {
        bytes[at...].firstRange(of: mark.utf8)?.upperBound
    }

    @discardableResult
    private mutating func takeSpace() -> Bool {
        let start = at
        while let byte = next, byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D { at += 1 }
        return at > start
    }

    private mutating func takeName() -> Bool {
        guard isAtLetter else { return false }
        takeAll { HTMLTokenizer.isLetter($0) || $0 &- 0x30 < 10 || $0 == UInt8(ascii: "-") }
        return true
    }

    private mutating func takeAll(_ isWanted: (UInt8) -> Bool) {
        while let byte = next, isWanted(byte) { at += 1 }
    }

    /// Takes white space and an attribute, or nothing.
    private mutating func takeAttribute() -> Bool {
        let start = at
        guard takeSpace(), let first = next,
            HTMLTokenizer.isLetter(first) || first == UInt8(ascii: "_") || first == UInt8(ascii: ":")
        else {
            at = start
            return false
        }
        takeAll { HTMLTokenizer.isLetter($0) || $0 &- 0x30 < 10 || "_:.-".utf8.contains($0) }
        let end = at
        takeSpace()
        guard take("=") else {
            at = end
            return true
        }
        takeSpace()
        return takeValue()
    }

    private mutating func takeValue() -> Bool {
        guard let quote = next else { return false }
        guard quote == 0x22 || quote == 0x27 else {
            let start = at
            takeAll { $0 > 0x20 && !"\"'=<>`".utf8.contains($0) }
            return at > start
        }
        guard let close = bytes[(at + 1)...].firstIndex(of: quote) else { return false }
        at = close + 1
        return true
    }
}
