import Documents

/// Reads a DrawingML chart: its titles, and its data from the caches that every producer writes.
struct ChartHandler: XMLHandler {
    enum Name: String, CaseIterable {
        case title = "c:title", series = "c:ser", seriesText = "c:tx", categories = "c:cat", values = "c:val"
        case xValues = "c:xVal", yValues = "c:yVal", point = "c:pt", value = "c:v", text = "a:t"
        case paragraph = "a:p", categoryAxis = "c:catAx", dateAxis = "c:dateAx", valueAxis = "c:valAx"
        case format = "c:formatCode", index = "idx", numbers = "c:numCache", level = "c:lvl"
        case formatAttribute = "formatCode"
    }

    /// One series: a name, and values by position.
    private struct Series {
        var name = Inline()
        var categories: [Int: String] = [:]
        var values: [Int: (text: String, number: Double?, format: String?)] = [:]
    }

    private var title = Inline()
    private var categoryTitle = Inline()
    private var valueTitle = Inline()
    private var series: [Series] = []
    private var path: [Name] = []
    private var index = 0
    private var format = ""
    private var buffer: [UInt8] = []

    mutating func start(_ name: Name?, _ attributes: XMLAttributes<Name>) throws(ReaderError) {
        guard let name else { return }
        path.append(name)
        buffer.removeAll(keepingCapacity: true)
        switch name {
        case .series: series.append(Series())
        case .point:
            index = attributes.integer(.index) ?? 0
            if let own = attributes[.formatAttribute] { format = own }
        case .numbers: format = ""
        default: break
        }
    }

    mutating func end(_ name: Name?) throws(ReaderError) {
        guard let name, path.last == name else { return }
        path.removeLast()
        switch name {
        case .value, .text: take(String(decoding: buffer, as: UTF8.self))
        case .format: format = String(decoding: buffer, as: UTF8.self)
        case .paragraph: take(" ")
        default: break
        }
        buffer.removeAll(keepingCapacity: true)
    }

    mutating func text(_ bytes: UnsafeRawBufferPointer) throws(ReaderError) {
        switch path.last {
        case .value, .text, .format: if buffer.count < 65_536 { unsafe buffer.append(contentsOf: bytes) }
        default: break
        }
    }

    private mutating func take(_ text: String) {
        if let last = series.indices.last, path.contains(.series) {
            takeSeries(text, last)
        } else if path.contains(.title) {
            if path.contains(.categoryAxis) || path.contains(.dateAxis) {
                categoryTitle.append(text)
            } else if path.contains(.valueAxis) {
                valueTitle.append(text)
            } else {
                title.append(text)
            }
        }
    }

    private mutating func takeSeries(_ text: String, _ last: Int) {
        if path.contains(.categories) || path.contains(.xValues) {
            let before = series[last].categories[index].map { text + " › " + $0 }
            series[last].categories[index] = before ?? Self.shown(text, format)
        } else if path.contains(.values) || path.contains(.yValues) {
            series[last].values[index] = (Self.shown(text, format), Double(text), format)
        } else if path.contains(.seriesText) {
            series[last].name.append(text)
        }
    }

    private static func shown(_ text: String, _ format: String) -> String {
        guard let number = Double(text) else { return text }
        return NumberFormat(format.isEmpty ? "General" : format).text(of: number)
    }

    /// The chart as a table: categories down, series across.
    func table() -> DraftTable {
        var table = DraftTable()
        var caption = title
        if !valueTitle.isEmpty { caption.append(valueTitle, spaced: true) }
        table.caption = caption.isEmpty ? nil : caption
        let names = series.map(\.name)
        table.rows.append(Self.row([categoryTitle] + names, isHeader: true))
        let positions = Set(series.flatMap { Array($0.values.keys) + Array($0.categories.keys) }).sorted()
        for position in positions.prefix(10_000) {
            let category = series.lazy.compactMap { $0.categories[position] }.first ?? ""
            var row = Self.row([Inline(category)] + series.map { Inline($0.values[position]?.text ?? "") })
            for (column, one) in series.enumerated() {
                if let number = one.values[position]?.number {
                    row.cells[column + 1].value = .number(number, format: nil)
                }
            }
            table.rows.append(row)
        }
        return table
    }

    private static func row(_ texts: [Inline], isHeader: Bool = false) -> DraftTable.Row {
        DraftTable.Row(
            cells: texts.enumerated().map { column, text in
                DraftTable.Cell(column: column + 1, items: [.paragraph(DraftParagraph(text: text))])
            }, isHeader: isHeader)
    }
}
