/// Short prefixes for the namespaces that readers know, the same for every edition of a standard.
///
/// Names are compared as `prefix:local`; a namespace whose prefix is empty gives plain local names, as a name
/// without a namespace does. Names in unknown namespaces match nothing.
enum XMLNamespace {
    /// The prefix of a namespace, or nil when no reader knows it.
    static func prefix(of uri: String) -> String? {
        prefixes[uri] ?? strict(uri)
    }

    /// The number of a namespace's prefix, or nil when no reader knows the namespace; 0 for plain local names.
    static func number(of uri: UnsafePointer<UInt8>) -> Int? {
        if let number = unsafe spellings.value(uri, space: 0) { return number }
        return unsafe strict(String(cString: uri)).map { number(ofPrefix: $0) }
    }

    /// The number of a prefix, 0 for none; one that no namespace has matches nothing.
    static func number(ofPrefix prefix: String) -> Int { numbers[prefix] ?? -1 }

    private static let numbers: [String: Int] = {
        let others = Set(prefixes.values).subtracting([""]).sorted()
        let numbered = others.enumerated().map { ($1, $0 + 1) }
        return Dictionary(numbered + [("", 0)], uniquingKeysWith: { first, _ in first })
    }()

    private static let spellings = XMLSpellings(
        prefixes.map { (0, $0.key, number(ofPrefix: $0.value)) })

    private static func strict(_ uri: String) -> String? {
        guard uri.hasPrefix("http://purl.oclc.org/ooxml/") else { return nil }
        return prefixes[uri.replacingPrefix()]
    }

    private static let prefixes: [String: String] = [
        "http://www.w3.org/XML/1998/namespace": "xml",
        "http://www.w3.org/1999/xhtml": "",
        "http://www.w3.org/1999/xlink": "xlink",
        "http://www.w3.org/2000/svg": "svg",
        "http://docbook.org/ns/docbook": "",
        "http://www.tei-c.org/ns/1.0": "",
        "http://www.w3.org/2005/Atom": "",
        "http://purl.org/rss/1.0/": "",
        "http://purl.org/rss/1.0/modules/content/": "content",
        "http://purl.org/dc/elements/1.1/": "dc",
        "http://purl.org/dc/terms/": "dcterms",
        // Office Open XML, transitional.
        "http://schemas.openxmlformats.org/spreadsheetml/2006/main": "",
        "http://schemas.openxmlformats.org/wordprocessingml/2006/main": "w",
        "http://schemas.openxmlformats.org/presentationml/2006/main": "p",
        "http://schemas.openxmlformats.org/drawingml/2006/main": "a",
        "http://schemas.openxmlformats.org/drawingml/2006/chart": "c",
        "http://schemas.microsoft.com/office/drawing/2014/chartex": "cx",
        "http://schemas.openxmlformats.org/drawingml/2006/diagram": "dgm",
        "http://schemas.openxmlformats.org/drawingml/2006/picture": "pic",
        "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing": "wp",
        "http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing": "xdr",
        "http://schemas.openxmlformats.org/officeDocument/2006/relationships": "r",
        "http://schemas.openxmlformats.org/officeDocument/2006/math": "m",
        "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties": "ep",
        "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties": "cp",
        "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes": "vt",
        "http://schemas.openxmlformats.org/package/2006/relationships": "",
        "http://schemas.openxmlformats.org/package/2006/content-types": "",
        "http://schemas.openxmlformats.org/package/2006/metadata/core-properties": "core",
        "http://schemas.openxmlformats.org/markup-compatibility/2006": "mc",
        "http://schemas.microsoft.com/office/word/2010/wordml": "w14",
        "http://schemas.microsoft.com/office/word/2012/wordml": "w15",
        "http://schemas.microsoft.com/office/word/2010/wordprocessingShape": "wps",
        "http://schemas.microsoft.com/office/word/2010/wordprocessingGroup": "wpg",
        "http://schemas.microsoft.com/office/word/2010/wordprocessingDrawing": "wp14",
        "http://schemas.microsoft.com/office/drawing/2008/diagram": "dsp",
        "http://schemas.microsoft.com/office/spreadsheetml/2009/9/main": "x14",
        "http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments": "tc",
        "http://schemas.microsoft.com/office/powerpoint/2010/main": "p14",
        "http://schemas.microsoft.com/office/powerpoint/2018/8/main": "p188",
        "urn:schemas-microsoft-com:vml": "v",
        "urn:schemas-microsoft-com:office:office": "o",
        "urn:schemas-microsoft-com:office:word": "w10",
        "urn:schemas-microsoft-com:office:spreadsheet": "ss",
        "urn:schemas-microsoft-com:office:excel": "x",
        // OpenDocument.
        "urn:oasis:names:tc:opendocument:xmlns:office:1.0": "office",
        "urn:oasis:names:tc:opendocument:xmlns:text:1.0": "text",
        "urn:oasis:names:tc:opendocument:xmlns:table:1.0": "table",
        "urn:oasis:names:tc:opendocument:xmlns:style:1.0": "style",
        "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0": "draw",
        "urn:oasis:names:tc:opendocument:xmlns:presentation:1.0": "presentation",
        "urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0": "svg",
        "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0": "fo",
        "urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0": "number",
        "urn:oasis:names:tc:opendocument:xmlns:meta:1.0": "meta",
        "urn:oasis:names:tc:opendocument:xmlns:chart:1.0": "chart",
        "urn:oasis:names:tc:opendocument:xmlns:form:1.0": "form",
        "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0": "manifest",
        "urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0": "calcext",
        "urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0": "loext",
        "http://www.w3.org/1998/Math/MathML": "math",
        // EPUB.
        "http://www.idpf.org/2007/opf": "",
        "http://www.w3.org/2001/04/xmlenc#": "enc",
        "http://www.idpf.org/2007/ops": "epub",
        "http://www.daisy.org/z3986/2005/ncx/": "",
        "urn:oasis:names:tc:opendocument:xmlns:container": "",
    ]
}

extension String {
    /// Maps a strict Office Open XML namespace (ISO/IEC 29500-1) to its transitional twin.
    fileprivate func replacingPrefix() -> String {
        let twins = [
            "extendedProperties": "extended-properties", "customProperties": "custom-properties",
        ]
        var parts = dropFirst("http://purl.oclc.org/ooxml/".count).split(separator: "/").map(String.init)
        if let last = parts.last { parts[parts.count - 1] = twins[last] ?? last }
        guard let first = parts.first else { return self }
        parts.insert("2006", at: min(1, parts.count))
        return "http://schemas.openxmlformats.org/" + ([first] + parts.dropFirst()).joined(separator: "/")
    }
}
