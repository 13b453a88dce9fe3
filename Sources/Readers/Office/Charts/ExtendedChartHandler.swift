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
    private var cursor = ChartCursor<Name>()

    mutating func start(_ name: Name?, _ attributes: XMLAttributes<Name>) throws(ReaderError) {
        guard cursor.open(name) else { return }
        switch name {
        case .data: sets.append((attributes[.id] ?? "", ChartData.Series()))
        case .level:
            cursor.format = attributes[.format] ?? ""
            if cursor.isWithin(.words), let last = sets.indices.last { sets[last].series.levels.append([:]) }
        case .point: cursor.point = attributes.integer(.index) ?? 0
        case .series: series.append((Inline(), ""))
        case .dataID:
            if let last = series.indices.last { series[last].dataID = attributes[.number] ?? "" }
        default: break
        }
    }

    mutating func end(_ name: Name?) throws(ReaderError) {
        guard let words = cursor.close(name) else { return }
        switch name {
        case .point: addPoint(words)
        case .value:
            if cursor.isWithin(.seriesText), let last = series.indices.last {
                series[last].name.append(words)
            }
        case .text: if cursor.isWithin(.title), !cursor.isWithin(.axis) { titled.title.append(words) }
        case .paragraph: titled.title.append(" ")
        default: break
        }
    }

    private mutating func addPoint(_ text: String) {
        guard let last = sets.indices.last else { return }
        if cursor.isWithin(.words) {
            sets[last].series.add(category: text, at: cursor.point)
        } else if cursor.isWithin(.numbers) {
            sets[last].series.values[cursor.point] = (ChartData.shown(text, cursor.format), Double(text))
        }
    }

    mutating func text(_ bytes: UnsafeRawBufferPointer) throws(ReaderError) {
        unsafe cursor.take(bytes)
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
