import Documents

/// The charts, diagrams and whole documents that a document's text refers to, by part name.
struct DrawingParts {
    private var charts: [String: DraftTable] = [:]
    private var diagrams: [String: [FlowItem]] = [:]
    private var documents: [String: Document] = [:]

    /// None.
    init() {}

    /// Reads every chart, diagram and document that the pieces refer to.
    init(
        _ items: [FlowItem], _ package: inout OfficePackage, _ builder: inout DocumentBuilder
    ) throws(ReaderError) {
        var waiting = items.filter(\.isCompound)
        var tried: Set<String> = []
        while let item = waiting.popLast() {
            switch item {
            case .paragraph: continue
            case .table(let table):
                waiting += table.rows.flatMap(\.cells).flatMap { $0.items.filter(\.isCompound) }
            case .reference(.chart(let part)):
                charts[part] = try Self.chart(part, &package, &builder)
            case .reference(.diagram(let part)):
                diagrams[part] = try package.parseOptional(part, DiagramHandler(), &builder)?.items()
            case .reference(.document(let part)), .reference(.embedded(let part)):
                guard tried.insert(part).inserted else { continue }
                documents[part] = try package.document(part, &builder)
            case .reference: continue
            }
        }
    }

    /// A chart as a table; one that holds neither data nor a title is a loss.
    static func chart(
        _ part: String, _ package: inout OfficePackage, _ builder: inout DocumentBuilder
    ) throws(ReaderError) -> DraftTable? {
        guard let found = try package.parseOptional(part, ChartHandler(), &builder)?.data else { return nil }
        if !found.series.isEmpty { return found.table() }
        let data = try package.parseOptional(part, ExtendedChartHandler(), &builder)?.data ?? found
        if data.series.isEmpty, data.title.isEmpty {
            builder.lose("chart", "Some charts contain no data that could be read", named: part)
        }
        return data.table()
    }

    /// Adds what a reference leads to.
    func add(_ reference: FlowReference, to builder: inout DocumentBuilder) {
        switch reference {
        case .chart(let part): if let table = charts[part] { builder.append([.table(table)]) }
        case .diagram(let part): builder.append(diagrams[part] ?? [])
        case .document(let part):
            if let document = documents[part] { builder.append(document, below: 0, named: part) }
        case .embedded(let part):
            if let document = documents[part] { builder.append(document, below: nil, named: part) }
        default: break
        }
    }
}
