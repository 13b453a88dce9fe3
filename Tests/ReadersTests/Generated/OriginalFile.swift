import Documents
import Foundation
import FoundationXML

@testable import Readers

/// A generated file as a person would look an address up in it: in the file's own bytes, and without any of the readers.
protocol OriginalFile {
    /// The words at an address; nil when the file has no such place.
    func words(at locator: Locator) -> Words?
}

/// Words that were found, and whether the address names them alone.
struct Words {
    var texts: [String]
    /// The words of the address itself: headings that lead to what it names.
    var above: [String] = []
    /// Whether an address like this one names no word besides, as that of a paragraph or of a cell does.
    var isExact = false

    /// Letters and digits that stand together; marks of any format are none.
    static func of(_ text: some StringProtocol) -> [String] {
        text.split { !$0.isLetter && !$0.isNumber }.map { String($0) }
    }
}

extension RandomFile {
    /// The file in which addresses of a format are looked up.
    static func original(_ bytes: [UInt8], _ format: String) throws -> any OriginalFile {
        let text = String(decoding: bytes, as: UTF8.self)
        switch format {
        case "md", "adoc", "txt", "py", "jsonl", "ics", "vcf", "vtt", "srt":
            return OriginalLines(text, format)
        case "json", "records.json", "ipynb": return try OriginalValues(bytes)
        case "records.xml": return OriginalElements(root: try xml(bytes))
        case "xlsx": return try OriginalSheets(workbook: StoredMembers(bytes))
        case "ods": return OriginalSheets(openDocument: try xml(StoredMembers(bytes)["content.xml"]))
        case "fods": return OriginalSheets(openDocument: try xml(bytes))
        case "markup.xls": return OriginalSheets(markup: try xml(bytes))
        case "xls": return OriginalSheets(records: StoredStreams(bytes)["Workbook"])
        case "csv", "tsv": return OriginalSheets(separated: text, by: format == "csv" ? "," : "\t")
        case "pptx": return try OriginalSlides(presentation: StoredMembers(bytes))
        case "odp": return OriginalSlides(openDocument: try xml(StoredMembers(bytes)["content.xml"]))
        case "pdf": return try OriginalPages(bytes)
        default: return try OriginalFlow(bytes, format)
        }
    }

    static func xml(_ bytes: [UInt8]) throws -> XMLElement {
        guard let root = try XMLDocument(data: Data(bytes), options: .nodePreserveWhitespace).rootElement()
        else { throw CocoaError(.fileReadCorruptFile) }
        return root
    }
}
