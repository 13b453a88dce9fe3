package import Documents

/// Reads XML of any vocabulary: documents in their sections where the vocabulary is known, else records and values
/// under the paths of their elements.
package enum XMLReader: Reader {
    package static let format = Format(rawValue: "xml")

    package static func recognises(_ source: Source) -> Recognition {
        if source.beginning.hasPrefix("<?xml") { return .certain }
        let names = ["xml", "dbk", "docbook", "tei", "dita", "ditamap", "xsd", "xsl", "nxml", "xlf", "resx"]
        guard source.beginning.hasPrefix("<"), PlainTextReader.looksLikeText(source.bytes) else { return .no }
        return names.contains(source.fileExtension) ? .certain : .named
    }

    package static func read(
        _ source: consuming Source, into builder: inout DocumentBuilder, options: ReadingOptions
    ) throws(ReaderError) {
        // Such a package is taken apart before it comes here, unless nothing of it could be found.
        if source.startHolds(FlatPackage.namespace) {
            throw .unsupported(format: "flat-opc", remedy: "Save the file as .docx, .xlsx or .pptx.")
        }
        if source.startHolds("http://schemas.microsoft.com/office/word/2003/wordml") {
            throw .unsupported(format: "wordml", remedy: "Save the file as .docx.")
        }
        let stem = source.stem
        let result = try parse(consume source, &builder, options, as: XMLFileSink.self)
        let namespace = result.namespace
        let outline: XMLOutline
        switch (consume result).tree {
        case .records(let records): outline = records
        case .document(var tree):
            if XMLVocabulary.translate(&tree, namespace: namespace, metadata: &builder) {
                let marks = HTMLLayers.marks(ofTranslated: tree)
                HTMLFlow.append(tree.moved(), marks: marks, to: &builder)
                return
            }
            outline = XMLOutline(tree)
        }
        // Headings are names of elements there, and no title.
        if builder.title == nil { builder.title = stem }
        XMLRecords.append(outline, to: &builder)
    }

    /// The text of a file; how it was encoded is noted.
    private static func text(of source: consuming Source, _ builder: inout DocumentBuilder) -> [UInt8] {
        let decoded = TextEncoding.decode(source.bytes, declared: declaredEncoding(source.beginning))
        builder.metadata.encoding = decoded.encoding
        if decoded.isDoubtful {
            builder.lose("encoding", "More than one character in a hundred could not be decoded.")
        }
        return decoded.bytes
    }

    /// Decodes and parses a file, whose bytes are then let go; what it lost stands in the builder.
    static func parse<Sink: XMLGatheringSink>(
        _ source: consuming Source, _ builder: inout DocumentBuilder, _ options: ReadingOptions,
        as sink: Sink.Type
    ) throws(ReaderError) -> XMLTree.Result<Sink.Gathered> {
        let result = try XMLTree.parse(text(of: consume source, &builder), options: options, as: sink)
        if case .damaged(_, _, let line) = result.failure {
            let place = line.map { " at line \($0)" } ?? ""
            builder.lose(
                "damaged", "The XML is not well formed\(place); something may be missing from there on.")
        }
        if result.hasUnresolvedEntities {
            builder.lose(
                "entities", "Entities that the file does not define as plain text were not followed.")
        }
        return result
    }

    static func declaredEncoding(_ beginning: String) -> String? {
        guard beginning.hasPrefix("<?xml"), let found = beginning.firstRange(of: "encoding") else {
            return nil
        }
        let rest = beginning[found.upperBound...].drop { $0 == " " || $0 == "=" || $0 == "\"" || $0 == "'" }
        return String(rest.prefix { $0.isLetter || $0.isNumber || "-_:.".contains($0) })
    }
}

/// Reads the words of SVG drawings: title, descriptions and texts.
package enum SVGReader: Reader {
    package static let format = Format(rawValue: "svg")

    package static func recognises(_ source: Source) -> Recognition {
        guard source.beginning.hasPrefix("<"), source.startHolds("<svg") else { return .no }
        return source.beginning.hasPrefix("<svg") || source.fileExtension == "svg" ? .certain : .named
    }

    package static func read(
        _ source: consuming Source, into builder: inout DocumentBuilder, options: ReadingOptions
    ) throws(ReaderError) {
        var tree = try XMLReader.parse(consume source, &builder, options, as: XMLTreeSink.self).tree
        for index in tree.nodes.indices {
            switch HTMLName(rawValue: tree.nodes[index].name) {
            case .text, .desc, .title: tree.nodes[index].name = HTMLName.p.rawValue
            default: break
            }
        }
        HTMLFlow.append(tree, marks: HTMLLayers.marks(ofTranslated: tree), to: &builder)
    }
}
