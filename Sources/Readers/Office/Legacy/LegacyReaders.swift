package import Documents

/// Reads PPT files of PowerPoint 97 to 2003 through LibreOffice.
package enum LegacySlidesReader: Reader {
    package static let format = Format(rawValue: "ppt")

    package static func recognises(_ source: Source) -> Recognition {
        CompoundFile.kind(of: source.bytes) == .slides ? .certain : .no
    }

    package static func read(
        _ source: Source, into builder: inout DocumentBuilder, options: ReadingOptions
    ) throws(ReaderError) {
        let converted = try LegacyConversion.convert(source, to: "pptx", from: "ppt", options: options)
        try PPTXReader.read(converted, into: &builder, options: options)
    }
}
