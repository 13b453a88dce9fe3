package import Documents

/// Reads JSON: lists of records as tables, other values beside their keys, each under its path.
package enum JSONReader: Reader {
    package static let format = Format(rawValue: "json")

    package static func recognises(_ source: Source) -> Recognition {
        guard let first = source.beginning.first, PlainTextReader.looksLikeText(source.bytes) else {
            return .no
        }
        if JSONLinesReader.recognises(source) == .certain { return .no }
        let isNamed = ["json", "geojson", "webmanifest"].contains(source.fileExtension)
        if isNamed { return first == "{" || first == "[" ? .certain : .named }
        guard source.fileExtension.isEmpty, first == "{" else { return .no }
        return source.beginning.dropFirst().drop { $0.isWhitespace }.first == "\"" ? .named : .no
    }

    package static func read(
        _ source: Source, into builder: inout DocumentBuilder, options: ReadingOptions
    ) throws(ReaderError) {
        do throws(ReaderError) {
            let value = try JSONValue.parse(source, into: &builder, options: options)
            JSONFlow.append(value, at: "", to: &builder)
        } catch {
            guard case .damaged = error else { throw error }
            // Settings with comments, and files that were cut off, still say something.
            guard (try? SourceCodeReader.read(source, into: &builder, options: options)) != nil else {
                throw error
            }
            builder.lose("damaged", "The file is not valid JSON; its lines are kept as they are.")
        }
    }
}

/// Reads files of one JSON value a line, also where their name promises a single one.
package enum JSONLinesReader: Reader {
    package static let format = Format(rawValue: "jsonl")

    package static func recognises(_ source: Source) -> Recognition {
        guard PlainTextReader.looksLikeText(source.bytes) else { return .no }
        switch source.fileExtension {
        case "jsonl", "ndjson": return .certain
        case "json": return holdsLines(source.bytes) ? .certain : .no
        default: return .no
        }
    }

    /// Whether the first line is a whole object or array, and another one begins below it.
    private static func holdsLines(_ bytes: [UInt8]) -> Bool {
        guard let start = bytes.firstIndex(where: { "{[".utf8.contains($0) }), start <= 3,
            let end = bytes[start...].firstIndex(of: 0x0A),
            let next = bytes[end...].first(where: { $0 > 0x20 }), next == bytes[start]
        else { return false }
        var parser = JSONParser(Array(bytes[start..<end]), maximumDepth: 512)
        return (try? parser.parseDocument()) != nil
    }

    package static func read(
        _ source: Source, into builder: inout DocumentBuilder, options: ReadingOptions
    ) throws(ReaderError) {
        let text = TextLines(source.bytes, into: &builder)
        var bad = 0
        for (number, line) in text.numbered where !line.isBlank {
            var parser = JSONParser(Array(text.bytes[line.from..<line.to]), maximumDepth: 512)
            do throws(ReaderError) {
                let value = try parser.parseDocument()
                builder.append(.paragraph, JSONFlow.sentence(value), place: .lines(number...number))
            } catch {
                bad += 1
                builder.append(.paragraph, text.text(line), place: .lines(number...number))
            }
            if builder.isFull { return }
        }
        if bad > 0 { builder.lose("damaged", "\(bad) lines are not JSON; they are kept as they are.") }
    }
}
