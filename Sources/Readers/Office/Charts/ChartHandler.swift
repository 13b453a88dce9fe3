import Documents

/// Reads a DrawingML chart: its titles, and its data from the caches that every producer writes.
struct ChartHandler: XMLHandler {
    enum Name: String, CaseIterable {
        case title = "c:title", series = "c:ser", seriesText = "c:tx", categories = "c:cat", values = "c:val"
        case xValues = "c:xVal", yValues = "c:yVal", point = "c:pt", value = "c:v", text = "a:t"
        case paragraph = "a:p", categoryAxis = "c:catAx", dateAxis = "c:dateAx", valueAxis = "c:valAx"
        case format = "c:formatCode", index = "idx", numbers = "c:numCache", level = "c:lvl"
        case formatAttribute = "formatCode", labels = "c:dLbls"
    }

    private(set) var data = ChartData()
    private var cursor = ChartCursor<Name>()

    mutating func start(_ name: Name?, _ attributes: XMLAttributes<Name>) throws(ReaderError) {
        guard cursor.open(name) else { return }
        switch name {
        case .series: data.series.append(ChartData.Series())
        case .level: if let last = data.series.indices.last { data.series[last].levels.append([:]) }
        case .point:
            cursor.point = attributes.integer(.index) ?? 0
            if let own = attributes[.formatAttribute] { cursor.format = own }
        case .numbers: cursor.format = ""
        default: break
        }
    }

    mutating func end(_ name: Name?) throws(ReaderError) {
        guard let words = cursor.close(name) else { return }
        switch name {
        case .value, .text: take(words)
        case .format: cursor.format = words
        case .paragraph: take(" ")
        default: break
        }
    }

    mutating func text(_ bytes: UnsafeRawBufferPointer) throws(ReaderError) {
        unsafe cursor.take(bytes)
    }

    private mutating func take(_ text: String) {
        if let last = data.series.indices.last, cursor.isWithin(.series) {
            takeSeries(text, last)
        } else if cursor.isWithin(.title) {
            if cursor.isWithin(.categoryAxis) || cursor.isWithin(.dateAxis) {
                data.categoryTitle.append(text)
            } else if cursor.isWithin(.valueAxis) {
                data.valueTitle.append(text)
            } else {
                data.title.append(text)
            }
        }
    }

    private mutating func takeSeries(_ text: String, _ last: Int) {
        if cursor.isWithin(.labels) { return }
        if cursor.isWithin(.categories) || cursor.isWithin(.xValues) {
            data.series[last].add(category: ChartData.shown(text, cursor.format), at: cursor.point)
        } else if cursor.isWithin(.values) || cursor.isWithin(.yValues) {
            data.series[last].values[cursor.point] = (ChartData.shown(text, cursor.format), Double(text))
        } else if cursor.isWithin(.seriesText) {
            data.series[last].name.append(text)
        }
    }
}
