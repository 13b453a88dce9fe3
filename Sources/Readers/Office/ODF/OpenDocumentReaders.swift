package import Documents

/// Reads OpenDocument texts: ODT and their templates, and flat FODT.
package enum ODTReader: Reader {
    package static let format = Format(rawValue: "odt")

    package static func recognises(_ source: Source) -> Recognition {
        ODFParts.recognises(source, .odfText)
    }

    package static func read(
        _ source: Source, into builder: inout DocumentBuilder, options: ReadingOptions
    ) throws(ReaderError) {
        var parts = try ODFParts(source, format: format, options: options)
        try parts.read(into: &builder)
    }
}

/// Reads OpenDocument spreadsheets: ODS and their templates, and flat FODS.
package enum ODSReader: Reader {
    package static let format = Format(rawValue: "ods")

    package static func recognises(_ source: Source) -> Recognition {
        ODFParts.recognises(source, .odfSheets)
    }

    package static func read(
        _ source: Source, into builder: inout DocumentBuilder, options: ReadingOptions
    ) throws(ReaderError) {
        var parts = try ODFParts(source, format: format, options: options)
        try parts.read(into: &builder)
    }
}

/// Reads OpenDocument presentations and drawings: ODP, ODG and their templates, and flat FODP.
package enum ODPReader: Reader {
    package static let format = Format(rawValue: "odp")

    package static func recognises(_ source: Source) -> Recognition {
        ODFParts.recognises(source, .odfSlides)
    }

    package static func read(
        _ source: Source, into builder: inout DocumentBuilder, options: ReadingOptions
    ) throws(ReaderError) {
        var parts = try ODFParts(source, format: format, options: options)
        try parts.read(into: &builder)
    }
}
