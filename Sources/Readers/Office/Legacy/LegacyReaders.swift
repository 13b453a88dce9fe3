package import Documents

/// Reads DOC files of Word 97 to 2003 through LibreOffice.
package enum LegacyTextReader: Reader {
    package static let format = Format(rawValue: "doc")

    package static func recognises(_ source: Source) -> Recognition {
        switch CompoundFile.kind(of: source.bytes) {
        case .text, .encrypted, .other: .certain
        default: .no
        }
    }

    package static func read(
        _ source: Source, into builder: inout DocumentBuilder, options: ReadingOptions
    ) throws(ReaderError) {
        switch CompoundFile.kind(of: source.bytes) {
        case .encrypted: throw .encrypted
        case .text: break
        default:
            throw .unsupported(format: "ole", remedy: "Save the content as DOCX, XLSX, PPTX or PDF.")
        }
        let converted = try LegacyConversion.convert(source, to: "docx", from: "doc", options: options)
        try DOCXReader.read(converted, into: &builder, options: options)
    }
}

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
