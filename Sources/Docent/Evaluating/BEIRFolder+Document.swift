import Documents
import Readers

extension BEIRFolder.Entry {
    /// The entry as a document, read as a file with its text would be.
    ///
    /// Markup is read as a page, so that the rows and cells of its tables are known and no tag is taken for a word. Of any
    /// other text each line is a paragraph, whatever signs stand in it: `p < .05` is no markup.
    var document: Document {
        var builder = page ?? paragraphs
        if let title, !title.isEmpty { builder.title = title }
        if builder.blockCount == 0, let title { builder.append(.paragraph, title) }
        return builder.build()
    }

    private var paragraphs: DocumentBuilder {
        var builder = DocumentBuilder(format: Format(rawValue: "text"))
        for paragraph in text.split(separator: "\n") { builder.append(.paragraph, paragraph) }
        return builder
    }

    /// The text read as a page; nil when it is none.
    private var page: DocumentBuilder? {
        guard text.contains("<") else { return nil }
        let source = Source(name: "text", bytes: Array(text.utf8))
        guard HTMLReader.recognises(source) > .no || holdsTable else { return nil }
        var builder = DocumentBuilder(format: HTMLReader.format)
        guard (try? HTMLReader.read(source, into: &builder, options: ReadingOptions())) != nil else {
            return nil
        }
        return builder.blockCount > 0 ? builder : nil
    }

    /// Whether a whole table stands in the text.
    private var holdsTable: Bool {
        let text = text.lowercased()
        return ["<table", "<tr", "</table>"].allSatisfy { text.contains($0) }
    }
}
