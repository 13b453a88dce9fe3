package import Documents

/// Reads subtitles and transcripts in WebVTT: what is said, with its speakers and times.
package enum WebVTTReader: Reader {
    package static let format = Format(rawValue: "vtt")

    package static func recognises(_ source: Source) -> Recognition {
        source.beginning.hasPrefix("webvtt") && PlainTextReader.looksLikeText(source.bytes) ? .certain : .no
    }

    package static func read(
        _ source: Source, into builder: inout DocumentBuilder, options: ReadingOptions
    ) throws(ReaderError) {
        SubtitleFlow.append(TextLines(source.bytes, into: &builder), to: &builder)
    }
}

/// Reads subtitles in SubRip's form (SRT).
package enum SubRipReader: Reader {
    package static let format = Format(rawValue: "srt")

    package static func recognises(_ source: Source) -> Recognition {
        guard source.fileExtension == "srt", source.beginning.contains("-->") else { return .no }
        return PlainTextReader.looksLikeText(source.bytes) ? .certain : .no
    }

    package static func read(
        _ source: Source, into builder: inout DocumentBuilder, options: ReadingOptions
    ) throws(ReaderError) {
        SubtitleFlow.append(TextLines(source.bytes, into: &builder), to: &builder)
    }
}
