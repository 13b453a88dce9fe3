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

    private(set) var data = ChartData()
    private var path: [Name] = []
    private var index = 0
    private var format = ""
    private var buffer: [UInt8] = []

    mutating func start(_ name: Name?, _ attributes: XMLAttributes<Name>) throws(ReaderError) {
        guard let name else { return }
        path.append(name)
        buffer.removeAll(keepingCapacity: true)
        switch name {
        case .series: data.series.append(ChartData.Series())
        case .level: if let last = data.series.indices.last { data.series[last].levels.append([:]) }
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
        if let last = data.series.indices.last, path.contains(.series) {
            takeSeries(text, last)
        } else if path.contains(.title) {
            if path.contains(.categoryAxis) || path.contains(.dateAxis) {
                data.categoryTitle.append(text)
            } else if path.contains(.valueAxis) {
                data.valueTitle.append(text)
            } else {
                data.title.append(text)
            }
        }
    }

    private mutating func takeSeries(_ text: String, _ last: Int) {
        if path.contains(.categories) || path.contains(.xValues) {
            data.series[last].add(category: ChartData.shown(text, format), at: index)
        } else if path.contains(.values) || path.contains(.yValues) {
            data.series[last].values[index] = (ChartData.shown(text, format), Double(text))
        } else if path.contains(.seriesText) {
            data.series[last].name.append(text)
        }
    }
}
