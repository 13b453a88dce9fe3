package import Documents

/// Reads documents of Word 97 to 2003 (DOC): through LibreOffice where it is installed, which knows their numbering, else
/// by themselves.
package enum DOCReader: Reader {
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
        do throws(ReaderError) {
            let converted = try LegacyConversion.convert(source, to: "docx", from: "doc", options: options)
            try DOCXReader.read(converted, into: &builder, options: options)
        } catch {
            guard builder.blockCount == 0, let storage = CompoundStorage(source.bytes),
                let document = try DOCText(storage)
            else { throw error }
            DOCFlow.append(document, to: &builder)
        }
    }
}
