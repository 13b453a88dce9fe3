import Documents

extension JSONValue {
    /// The value that a source holds; its encoding is noted.
    static func parse(
        _ source: Source, into builder: inout DocumentBuilder, options: ReadingOptions
    ) throws(ReaderError) -> JSONValue {
        let decoded = TextEncoding.decode(source.bytes)
        builder.metadata.encoding = decoded.encoding
        var parser = JSONParser(decoded.bytes, maximumDepth: min(options.maximumDepth, 512))
        return try parser.parseDocument()
    }

    /// The value of a key, when this is an object that has it.
    subscript(key: String) -> JSONValue? {
        guard case .object(let members) = content else { return nil }
        return members.first { $0.key == key }?.value
    }

    /// The values of an array.
    var items: [JSONValue]? {
        guard case .array(let values) = content else { return nil }
        return Array(values)
    }

    /// The value, when it is a string.
    var string: String? {
        guard case .string(let text) = content else { return nil }
        return text
    }

    /// A string, or an array of strings that make one text.
    var text: String? {
        string ?? items.map { $0.compactMap(\.string).joined() }
    }
}
