/// Table styles tell nothing about paragraphs.
extension WordStylesHandler {
    /// A part without its table styles, which templates hold by the hundred and which would take most of the time of a
    /// short document.
    static func withoutTableStyles(_ bytes: [UInt8]) -> [UInt8] {
        let (begin, end) = (Array("<w:style w:type=\"table\"".utf8), Array("</w:style>".utf8))
        var kept: [UInt8] = []
        kept.reserveCapacity(bytes.count)
        var position = 0
        while let start = find(begin, in: bytes, from: position) {
            let tag = start + begin.count
            guard let tagEnd = bytes[tag...].firstIndex(of: 0x3E), bytes[tagEnd - 1] != 0x2F,
                let last = find(end, in: bytes, from: tagEnd)
            else { break }
            kept += bytes[position..<start]
            position = last + end.count
        }
        kept += bytes[position...]
        return kept
    }

    /// Where a run of at least eight bytes stands first, at a position or after it.
    private static func find(_ wanted: [UInt8], in bytes: [UInt8], from start: Int) -> Int? {
        unsafe bytes.withUnsafeBytes { source in
            let first = unsafe wanted.withUnsafeBytes { unsafe $0.loadUnaligned(as: UInt64.self) }
            var at = start
            while at + wanted.count <= source.count {
                if unsafe source.loadUnaligned(fromByteOffset: at, as: UInt64.self) == first,
                    unsafe source[at..<at + wanted.count].elementsEqual(wanted)
                {
                    return at
                }
                at += 1
            }
            return nil
        }
    }
}
