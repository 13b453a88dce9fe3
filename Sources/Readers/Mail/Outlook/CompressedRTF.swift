/// Rich text as Outlook packs it ([MS-OXRTFCP]).
enum CompressedRTF {
    /// What every packed text may refer to before it has begun.
    private static let beginning = Array(
        """
        {\\rtf1\\ansi\\mac\\deff0\\deftab720{\\fonttbl;}{\\f0\\fnil \\froman \\fswiss \\fmodern \\fscript \\fdecor MS Sans \
        SerifSymbolArialTimes New RomanCourier{\\colortbl\\red0\\green0\\blue0\\r\\n\\par \
        \\pard\\plain\\f0\\fs20\\b\\i\\u\\tab\\tx
        """.replacing("\\r\\n", with: "\r\n").utf8)

    /// The rich text; as much as can be unpacked of damaged bytes.
    static func unpack(_ bytes: [UInt8]) -> [UInt8] {
        guard bytes.count > 16 else { return [] }
        // "MELA" says that nothing is packed.
        if bytes.number(at: 8, width: 4) == 0x414C_454D { return Array(bytes[16...]) }
        let size = min(Int(bytes.number(at: 4, width: 4) ?? 0), bytes.count * 20)
        var window = beginning + [UInt8](repeating: 0, count: 4_096 - beginning.count)
        var write = beginning.count
        var result: [UInt8] = []
        var position = 16
        while position < bytes.count, result.count < size {
            let control = bytes[position]
            position += 1
            for bit in 0..<8 where position < bytes.count && result.count < size {
                guard control & 1 << UInt8(bit) != 0 else {
                    put(bytes[position], &window, &write, &result)
                    position += 1
                    continue
                }
                guard position + 1 < bytes.count else { return result }
                let pair = Int(bytes[position]) << 8 | Int(bytes[position + 1])
                position += 2
                if pair >> 4 == write { return result }
                for step in 0..<(pair & 15) + 2 {
                    put(window[(pair >> 4 + step) & 4_095], &window, &write, &result)
                }
            }
        }
        return result
    }

    private static func put(
        _ byte: UInt8, _ window: inout [UInt8], _ write: inout Int, _ result: inout [UInt8]
    ) {
        result.append(byte)
        window[write] = byte
        write = (write + 1) & 4_095
    }
}
