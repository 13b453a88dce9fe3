@testable import Readers

/// Writes an outline in each format, as plainly as the format allows.
enum RandomFile {
    /// The names that files are written under, less their stem: more than the extension where one format has several forms.
    static let formats =
        [
            "html", "mhtml", "md", "adoc", "txt", "py", "csv", "tsv", "json", "records.json", "jsonl",
            "ipynb",
            "xml", "records.xml", "tei.xml", "svg", "rss", "rtf", "eml", "mbox", "msg", "ics", "vcf", "vtt",
            "srt",
            "docx", "flat.xml", "xlsx", "pptx", "odt", "fodt", "ods", "fods", "odp", "epub", "zip", "xls",
            "markup.xls",
        ] + (OfficeFixture.hasPDFProgram ? ["pdf"] : [])

    static func bytes(_ outline: RandomOutline, as format: String) -> [UInt8] {
        text(outline, as: format).map { Array($0.utf8) } ?? container(outline, as: format)
    }

    private static func text(_ outline: RandomOutline, as format: String) -> String? {
        switch format {
        case "html": page(outline.pieces)
        case "mhtml": savedPage(outline)
        case "md": markdown(outline.pieces)
        case "adoc": asciiDoc(outline)
        case "txt": plain(outline)
        case "py": program(outline)
        case "csv": separated(outline, by: ",", quoted: true)
        case "tsv": separated(outline, by: "\t", quoted: false)
        case "json": json(outline)
        case "records.json": records(outline)
        case "jsonl": jsonLines(outline)
        case "ipynb": notebook(outline)
        case "xml": docbook(outline)
        case "records.xml": elements(outline)
        case "tei.xml": tei(outline)
        case "svg": drawing(outline)
        case "rss": feed(outline)
        case "rtf": rtf(outline)
        case "eml": mail(outline.pieces)
        case "mbox": mailbox(outline)
        case "ics": calendar(outline)
        case "vcf": cards(outline)
        case "vtt", "srt": subtitles(outline, isWeb: format == "vtt")
        case "flat.xml": flatPackage(outline)
        case "fodt", "fods": flatDocument(outline, as: format)
        case "markup.xls": markupWorkbook(outline)
        default: nil
        }
    }

    private static func container(_ outline: RandomOutline, as format: String) -> [UInt8] {
        switch format {
        case "docx": zip(["word/document.xml": wordprocessing(outline)])
        case "xlsx": zip(workbook(outline))
        case "pptx": zip(slides(outline))
        case "odt", "ods", "odp": openDocument(outline, as: format)
        case "epub": epub(outline)
        case "zip": archive(outline)
        case "xls": oldWorkbook(outline)
        case "msg": outlookMail(outline)
        default: pages(outline)
        }
    }

    // MARK: Containers

    static func zip(_ parts: [String: String], type: String? = nil) -> [UInt8] {
        let mark = type.map { [("mimetype", ZipWriter.stored(Array($0.utf8)))] } ?? []
        let members = parts.sorted { $0.key < $1.key }.map {
            ($0.key, ZipWriter.stored(Array($0.value.utf8)))
        }
        return ZipWriter.archive(mark + members)
    }

    /// A page and a table in one archive.
    private static func archive(_ outline: RandomOutline) -> [UInt8] {
        let members = outline.parts.enumerated().map { ("part\($0 + 1).html", page($1)) }
        return zip(Dictionary(uniqueKeysWithValues: members))
    }

    static func escaped(_ text: String) -> String {
        text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing("\"", with: "&quot;")
    }

    /// The outline as rows of cells, for formats that know nothing else.
    static func rows(_ outline: RandomOutline) -> [[String]] { outline.pieces.flatMap(\.rows) }
}
