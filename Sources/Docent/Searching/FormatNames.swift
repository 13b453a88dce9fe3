package import Documents
import Readers

/// What people call formats: `type:` and `--type` take a format's own name, the extension of its files, and usual names.
package enum FormatNames {
    /// The formats that a name means, such as two for `word`; a name that is none stands for itself, and
    /// ``SearchFilter/check()`` refuses it.
    package static func formats(named name: String) -> [Format] {
        let name = String(name.lowercased().drop { $0 == "." })
        if known.contains(name) { return [Format(rawValue: name)] }
        if let formats = others[name] { return formats.map { Format(rawValue: $0) } }
        return [Format(rawValue: SourceCodeReader.extensions.contains(name) ? "code" : name)]
    }

    /// The names of all formats, in the order of the alphabet.
    package static let all = known.sorted()

    /// The names of files in a text: words with the ending of a format behind a point.
    static func fileNames(in text: String) -> [String] {
        text.split(whereSeparator: \.isWhitespace).compactMap { word in
            let name = Words.trimmed(word) { !$0.isLetter && !$0.isNumber && $0 != "_" }
            guard let point = name.lastIndex(of: "."), point > name.startIndex else { return nil }
            let ending = name[name.index(after: point)...].lowercased()
            return known.contains(ending) || others[ending] != nil ? name : nil
        }
    }

    private static let known = Set(FormatTable.readers.map { $0.format.rawValue })

    private static let others: [String: [String]] = {
        var others: [String: [String]] = [:]
        for (formats, names) in [
            (["docx", "doc"], "word"), (["docx"], "docm dotx dotm"), (["doc"], "dot"),
            (["xlsx", "xls"], "excel"), (["xlsx"], "xlsm xltx xltm"), (["xls"], "xlt"),
            (["xlsx", "xls", "ods", "csv"], "spreadsheet spreadsheets table sheet tabelle tableur"),
            (["pptx", "ppt"], "powerpoint"), (["pptx"], "pptm ppsx potx"), (["ppt"], "pps pot"),
            (["pptx", "ppt", "odp"], "slides presentation präsentation présentation"),
            (["email"], "eml mht mhtml"), (["msg"], "outlook"),
            (["email", "mbox", "msg"], "mail mails emails e-mail"),
            (["mbox"], "mailbox"), (["markdown"], "md mdown mkd mdx qmd rmd"),
            (["html"], "htm xhtml xht web webpage"), (["text"], "txt log nfo asc plain"),
            (["asciidoc"], "adoc asciidoctor"), (["csv"], "tsv tab"), (["ipynb"], "notebook jupyter"),
            (["json"], "geojson webmanifest"), (["jsonl"], "ndjson"), (["feed"], "rss atom"),
            (["image"], "png jpg jpeg gif tif tiff bmp webp picture scan bild"), (["vtt"], "webvtt"),
            (["srt"], "subrip"), (["srt", "vtt"], "subtitles untertitel"),
            (["odt"], "fodt ott"), (["ods"], "fods ots"), (["odp"], "fodp otp"),
            (["epub"], "book ebook"), (["xml"], "docbook dbk tei dita ditamap xsd xsl nxml xlf resx"),
            (["code"], "source program"),
        ] {
            for name in names.split(separator: " ") { others[String(name)] = formats }
        }
        return others
    }()
}

extension SearchFilter {
    /// Refuses what would find nothing by a slip of the keyboard, which would seem to be an answer.
    ///
    /// - Throws: ``DocentError``: `formatUnknown`, `dateMalformed`.
    package func check() throws(DocentError) {
        for filter in all {
            if let format = filter.formats.first(where: { !FormatNames.all.contains($0.rawValue) }) {
                throw .formatUnknown(name: format.rawValue)
            }
            for (name, date) in [("after", filter.after), ("before", filter.before)] {
                if let date, !Self.isDate(date) { throw .dateMalformed(field: name, date: date) }
            }
        }
    }
}
