import Documents

/// Reads the data of a SmartArt diagram: its points' texts as a nested list.
struct DiagramHandler: XMLHandler {
    enum Name: String, CaseIterable {
        case point = "dgm:pt", connection = "dgm:cxn", text = "a:t", paragraph = "a:p", lineBreak = "a:br"
        case model = "modelId", type, source = "srcId", destination = "destId", order = "srcOrd"
    }

    private var texts: [String: Inline] = [:]
    private var types: [String: String] = [:]
    private var order: [String] = []
    private var children: [String: [(order: Int, id: String)]] = [:]
    private var parented: Set<String> = []
    private var current = ""
    private var isText = false

    mutating func start(_ name: Name?, _ attributes: XMLAttributes<Name>) throws(ReaderError) {
        switch name {
        case .point:
            current = attributes[.model] ?? ""
            types[current] = attributes[.type] ?? "node"
            order.append(current)
        case .connection: takeConnection(attributes)
        case .text: isText = true
        case .lineBreak: texts[current, default: Inline()].append(" ")
        default: break
        }
    }

    private mutating func takeConnection(_ attributes: XMLAttributes<Name>) {
        guard attributes[.type] ?? "parOf" == "parOf", let source = attributes[.source],
            let destination = attributes[.destination], parented.insert(destination).inserted
        else { return }
        children[source, default: []].append((attributes.integer(.order) ?? 0, destination))
    }

    mutating func end(_ name: Name?) throws(ReaderError) {
        if name == .text { isText = false }
        if name == .paragraph { texts[current]?.append(" ") }
    }

    mutating func text(_ bytes: UnsafeRawBufferPointer) throws(ReaderError) {
        if isText { unsafe texts[current, default: Inline()].append(utf8: bytes) }
    }

    /// The texts from the root down, each below its parent.
    func items() -> [FlowItem] {
        var items: [FlowItem] = []
        var waiting = order.reversed().filter { !parented.contains($0) }.map { ($0, -1) }
        var seen: Set<String> = []
        while let (id, depth) = waiting.popLast() {
            guard seen.insert(id).inserted else { continue }
            let isShown = ["node", "asst"].contains(types[id] ?? "")
            if isShown, let text = texts[id], !text.isEmpty {
                items.append(
                    .paragraph(DraftParagraph(kind: .listItem(depth: max(depth, 0), marker: "•"), text: text))
                )
            }
            let below = (children[id] ?? []).sorted { $0.order < $1.order }
            waiting += below.reversed().map { ($0.id, min(depth + 1, 8)) }
        }
        return items
    }
}
