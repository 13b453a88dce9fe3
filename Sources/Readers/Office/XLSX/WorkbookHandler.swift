/// What a workbook says about its sheets, from `workbook.xml`.
struct WorkbookHandler: XMLHandler {
    enum Name: String, CaseIterable {
        case properties = "workbookPr", date1904, sheet, name, state, relationship = "r:id", definedName
    }

    /// One sheet of the workbook.
    struct Sheet: Sendable {
        let name: String
        let relationship: String
        let isHidden: Bool
    }

    private(set) var sheets: [Sheet] = []
    private(set) var dates = DateSystem.from1900
    private(set) var definedNames: [(name: String, target: String)] = []
    private var definedName: String?
    private var target: [UInt8] = []

    mutating func start(_ name: Name?, _ attributes: XMLAttributes<Name>) throws(ReaderError) {
        switch name {
        case .properties: dates = attributes.flag(.date1904) == true ? .from1904 : .from1900
        case .sheet:
            let state = attributes[.state] ?? "visible"
            sheets.append(
                Sheet(
                    name: attributes[.name] ?? "Sheet\(sheets.count + 1)",
                    relationship: attributes[.relationship] ?? "", isHidden: state != "visible"))
        case .definedName:
            definedName = attributes[.name].flatMap { $0.hasPrefix("_xlnm") ? nil : $0 }
            target = []
        default: break
        }
    }

    mutating func end(_ name: Name?) throws(ReaderError) {
        guard name == .definedName, let definedName, definedNames.count < 1000 else { return }
        definedNames.append((definedName, String(decoding: target, as: UTF8.self)))
        self.definedName = nil
    }

    mutating func text(_ bytes: UnsafeRawBufferPointer) throws(ReaderError) {
        if definedName != nil, target.count < 8192 { unsafe target.append(contentsOf: bytes) }
    }
}
