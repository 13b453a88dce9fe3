import Documents

/// Reads a chart of the kinds that came with Office 2016, such as waterfall, sunburst and funnel ([MS-ODRAWXML],
/// section 2.24.3): its data stand before its series, which refer to them.
struct ExtendedChartHandler: XMLHandler {
    enum Name: String, CaseIterable {
        case data = "cx:data", words = "cx:strDim", numbers = "cx:numDim", level = "cx:lvl", point = "cx:pt"
        case series = "cx:series", dataID = "cx:dataId", seriesText = "cx:txData", value = "cx:v"
        case title = "cx:title", axis = "cx:axis", text = "a:t", paragraph = "a:p"
        case id, type, index = "idx", number = "val", format = "formatCode"
    }

    private var titled = ChartData()
    private var series: [(name: Inline, dataID: String)] = []
    private var sets: [(id: String, series: ChartData.Series)] = []
    private var path: [Name] = []
    private var index = 0
    private var format = ""
    private var buffer: [UInt8] = []

    mutating func start(_ name: Name?, _ attributes: XMLAttributes<Name>) throws(ReaderError) {
        guard let name else { return }
        path.append(name)
        buffer.removeAll(keepingCapacity: true)
        switch name {
        case .data: sets.append((attributes[.id] ?? "", ChartData.Series()))
        case .level:
            format = attributes[.format] ?? ""
            if path.contains(.words), let last = sets.indices.last { sets[last].series.levels.append([:]) }
        case .point: index = attributes.integer(.index) ?? 0
        case .series: series.append((Inline(), ""))
        case .dataID:
            if let last = series.indices.last { series[last].dataID = attributes[.number] ?? "" }
        default: break
        }
    }

    mutating func end(_ name: Name?) throws(ReaderError) {
        guard let name, path.last == name else { return }
        let text = String(decoding: buffer, as: UTF8.self)
        buffer.removeAll(keepingCapacity: true)
        switch name {
        case .point: addPoint(text)
        case .value:
            if path.contains(.seriesText), let last = series.indices.last { series[last].name.append(text) }
        case .text: if path.contains(.title), !path.contains(.axis) { titled.title.append(text) }
        case .paragraph: titled.title.append(" ")
        default: break
        }
        path.removeLast()
    }

    private mutating func addPoint(_ text: String) {
        guard let last = sets.indices.last else { return }
        if path.contains(.words) {
            sets[last].series.add(category: text, at: index)
        } else if path.contains(.numbers) {
            sets[last].series.values[index] = (ChartData.shown(text, format), Double(text))
        }
    }

    mutating func text(_ bytes: UnsafeRawBufferPointer) throws(ReaderError) {
        if buffer.count < 65_536 { unsafe buffer.append(contentsOf: bytes) }
    }

    /// The chart with its data at the series that refer to them.
    var data: ChartData {
        var data = titled
        let named = series.isEmpty ? sets.map { (name: Inline(), dataID: $0.id) } : series
        for one in named {
            guard var found = sets.first(where: { $0.id == one.dataID })?.series else { continue }
            found.name = one.name
            data.series.append(found)
        }
        return data
    }
}
