package import Documents

/// Reads Jupyter notebooks: prose as Markdown, code as code, what the code printed below it, each under its cell.
package enum NotebookReader: Reader {
    package static let format = Format(rawValue: "ipynb")

    package static func recognises(_ source: Source) -> Recognition {
        source.fileExtension == "ipynb" && source.beginning.hasPrefix("{") ? .certain : .no
    }

    package static func read(
        _ source: Source, into builder: inout DocumentBuilder, options: ReadingOptions
    ) throws(ReaderError) {
        let notebook = try JSONValue.parse(source, into: &builder, options: options)
        let language =
            notebook["metadata"]?["language_info"]?["name"]?.string
            ?? notebook["metadata"]?["kernelspec"]?["language"]?.string
        if let title = notebook["metadata"]?["title"]?.string { builder.title = title }
        // Until format 3 the cells lay in worksheets.
        let sheets = notebook["worksheets"]?.items ?? [notebook]
        for (sheet, cells) in sheets.enumerated().map({ ($0, $1["cells"]?.items ?? []) }) {
            let path = notebook["worksheets"] == nil ? "/cells" : "/worksheets[\(sheet + 1)]/cells"
            for (position, cell) in cells.enumerated() where !builder.isFull {
                add(cell, at: .element(path: "\(path)[\(position + 1)]"), language, to: &builder)
            }
        }
        builder.place = nil
    }

    private static func add(
        _ cell: JSONValue, at place: Place, _ language: String?, to builder: inout DocumentBuilder
    ) {
        let source = (cell["source"] ?? cell["input"])?.text ?? ""
        switch cell["cell_type"]?.string {
        case "code":
            addVerbatim(source, language, place, to: &builder)
            for output in cell["outputs"]?.items ?? [] { add(output: output, at: place, to: &builder) }
        case "heading":
            builder.place = place
            builder.heading(Inline(source), level: 1)
        case "raw": addVerbatim(source, nil, place, to: &builder)
        default:
            var parser = MarkdownBlocks(TextLines(Array(source.utf8)), builder, in: place)
            builder = DocumentBuilder(format: format)
            parser.run(from: 1)
            builder = parser.builder
        }
    }

    /// What a cell printed or showed: text before anything else, never pictures.
    private static func add(output: JSONValue, at place: Place, to builder: inout DocumentBuilder) {
        let data = output["data"] ?? output
        if let text = (output["text"] ?? data["text/plain"])?.text {
            addVerbatim(text, nil, place, to: &builder)
        } else if let error = output["evalue"]?.string {
            addVerbatim((output["ename"]?.string.map { $0 + ": " } ?? "") + error, nil, place, to: &builder)
        } else if let html = data["text/html"]?.text {
            builder.place = place
            HTMLReader.append(Array(html.utf8), isXML: false, to: &builder, withMetadata: false)
        }
    }

    private static func addVerbatim(
        _ text: String, _ language: String?, _ place: Place, to builder: inout DocumentBuilder
    ) {
        var code = Inline()
        code.appendVerbatim(text)
        builder.append(.code(language: language), code, place: place)
    }
}
