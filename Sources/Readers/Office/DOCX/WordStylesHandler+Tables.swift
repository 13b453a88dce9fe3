/// Table styles tell nothing about paragraphs.
extension WordStylesHandler {
    private static let begin = ByteSearch("<w:style w:type=\"table\"")
    private static let end = ByteSearch("</w:style>")

    /// A part without its table styles, which templates hold by the hundred and which would take most of the time of a
    /// short document.
    static func withoutTableStyles(_ bytes: [UInt8]) -> [UInt8] {
        var kept: [UInt8] = []
        kept.reserveCapacity(bytes.count / 4)
        var position = 0
        while let start = begin.first(in: bytes, from: position) {
            guard let tagEnd = bytes[(start + begin.count)...].firstIndex(of: 0x3E),
                bytes[tagEnd - 1] != 0x2F,
                let last = end.first(in: bytes, from: tagEnd)
            else { break }
            kept += bytes[position..<start]
            position = last + end.count
        }
        kept += bytes[position...]
        return kept
    }
}
