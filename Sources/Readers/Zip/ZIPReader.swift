package import Documents

/// Reads archives of documents, one level deep: each member in its own format, below its name.
///
/// Packages of other programs, such as drawings, hold nothing but their own XML, and are refused.
package enum ZIPReader: Reader {
    package static let format = Format(rawValue: "zip")

    package static func recognises(_ source: Source) -> Recognition {
        switch source.container {
        case .archive, .otherPackage: .certain
        default: .no
        }
    }

    package static func read(
        _ source: Source, into builder: inout DocumentBuilder, options: ReadingOptions
    ) throws(ReaderError) {
        guard source.container != .otherPackage else { throw refusal(of: source) }
        guard options.maximumNesting > 0 else {
            builder.lose("nested", "An archive within another container was not read.")
            return
        }
        var archive = try ZipArchive(source.bytes, options: options)
        if let doubt = archive.doubt { builder.lose(doubt.code, doubt.message) }
        var inner = options
        inner.maximumNesting -= 1
        var read = 0
        for name in archive.names.sorted() where isDocument(name) && !builder.isFull {
            guard let bytes = try member(name, &archive, &builder) else { continue }
            read += add(Source(name: name, bytes: bytes), to: &builder, options: inner) ? 1 : 0
        }
        if read == 0, archive.names.contains(where: isDocument) {
            builder.lose("members", "No member of the archive could be read.")
        }
    }

    /// Why a package is refused: it lost the part that its name promises, or is of another program.
    private static func refusal(of source: Source) -> ReaderError {
        let refusal = FormatTable.refusal(of: source)
        guard case .unsupported = refusal else { return refusal }
        let name = source.fileExtension.isEmpty ? "package" : source.fileExtension
        return .unsupported(format: name, remedy: "Save the file as PDF.")
    }

    private static func isDocument(_ name: String) -> Bool {
        let last = name.split(separator: "/", omittingEmptySubsequences: false).last ?? ""
        return !last.isEmpty && !last.hasPrefix(".") && !name.hasPrefix("__MACOSX/") && last != "Thumbs.db"
    }

    private static func member(
        _ name: String, _ archive: inout ZipArchive, _ builder: inout DocumentBuilder
    ) throws(ReaderError) -> [UInt8]? {
        do {
            return try archive.read(name)
        } catch {
            switch error {
            case .tooLarge, .memoryLimit: throw error
            default:
                lose(name, error, &builder)
                return nil
            }
        }
    }

    private static func add(_ source: Source, to builder: inout DocumentBuilder, options: ReadingOptions)
        -> Bool
    {
        do {
            let document = try readDocument(source, options: options)
            builder.heading(Inline(source.name), level: 1)
            builder.append(document, below: 1, named: source.name)
            return true
        } catch {
            lose(source.name, error, &builder)
            return false
        }
    }

    private static func lose(_ name: String, _ error: ReaderError, _ builder: inout DocumentBuilder) {
        builder.lose(
            "members", "Some members of the archive could not be read", named: "\(name) (\(error))")
    }
}
