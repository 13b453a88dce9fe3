package import Documents

/// Reads RTF with a parser of our own.
package enum RTFReader: Reader {
    package static let format = Format(rawValue: "rtf")

    package static func recognises(_ source: Source) -> Recognition {
        source.bytes.starts(with: Array("{\\rtf".utf8)) ? .certain : .no
    }

    package static func read(
        _ source: consuming Source, into builder: inout DocumentBuilder, options: ReadingOptions
    ) throws(ReaderError) {
        var parser = RTFParser(source.bytes, maximumText: options.maximumTextBytes)
        _ = consume source
        try parser.parse()
        parser.apply(to: &builder)
    }
}
