/// The modes within tables and selections.
extension HTMLTreeBuilder {
    mutating func startInTable(_ element: HTMLElement) {
        switch element.tag {
        case .caption:
            clear { $0 == .table }
            insert(element)
            mode = .inCaption
        case .colgroup:
            clear { $0 == .table }
            insert(element)
            mode = .inColumnGroup
        case .col:
            clear { $0 == .table }
            insertImplied(.colgroup)
            mode = .inColumnGroup
            startInColumnGroup(element)
        case .tbody, .tfoot, .thead:
            clear { $0 == .table }
            insert(element)
            mode = .inTableBody
        case .td, .th, .tr:
            clear { $0 == .table }
            insertImplied(.tbody)
            mode = .inTableBody
            startInTableBody(element)
        case .table:
            guard isInTableScope(.table) else { return }
            pop(through: element.name)
            resetMode()
            start(element)
        case .style, .script, .template: _ = startsMetadata(element)
        case .input where isHiddenInput: insertClosed()
        case .form:
            if form < 0 {
                form = insertClosed()
            }
        default:
            fosters = true
            startInBody(element)
            fosters = false
        }
    }

    private var isHiddenInput: Bool {
        tokenizer.attributes.contains { attribute in
            attribute.name == HTMLName.type.rawValue
                && String(decoding: tokenizer.bytes[Int(attribute.from)..<Int(attribute.to)], as: UTF8.self)
                    .lowercased() == "hidden"
        }
    }

    mutating func endInTable(_ element: HTMLElement) {
        switch element.tag {
        case .table:
            guard isInTableScope(.table) else { return }
            pop(through: element.name)
            resetMode()
        case .body, .caption, .col, .colgroup, .html, .tbody, .td, .tfoot, .th, .thead, .tr: return
        default:
            fosters = true
            endInBody(element)
            fosters = false
        }
    }

    /// Closes elements down to one of some, or to a template.
    private mutating func clear(to isWanted: (HTMLName) -> Bool) {
        pop { kind in kind.tag.map { isWanted($0) || $0 == .template } ?? false }
    }

    private static func isBody(_ name: HTMLName) -> Bool {
        name == .tbody || name == .thead || name == .tfoot
    }

    // MARK: Captions and columns

    mutating func startInCaption(_ element: HTMLElement) {
        switch element.tag {
        case .caption, .col, .colgroup, .tbody, .td, .tfoot, .th, .thead, .tr:
            guard endCaption() else { return }
            startInTable(element)
        default: startInBody(element)
        }
    }

    mutating func endInCaption(_ element: HTMLElement) {
        switch element.tag {
        case .caption: _ = endCaption()
        case .table:
            if endCaption() { endInTable(element) }
        case .body, .col, .colgroup, .html, .tbody, .td, .tfoot, .th, .thead, .tr: return
        default: endInBody(element)
        }
    }

    private mutating func endCaption() -> Bool {
        guard isInTableScope(.caption) else { return false }
        pop(through: HTMLName.caption.rawValue)
        mode = .inTable
        return true
    }

    mutating func startInColumnGroup(_ element: HTMLElement) {
        switch element.tag {
        case .col: insertClosed()
        case .template: _ = startsMetadata(element)
        case .html: return
        default:
            guard openKinds.last?.tag == .colgroup else { return }
            pop()
            mode = .inTable
            startInTable(element)
        }
    }

    mutating func endInColumnGroup(_ element: HTMLElement) {
        guard element.tag != .col, openKinds.last?.tag == .colgroup else { return }
        pop()
        mode = .inTable
        if element.tag != .colgroup { endInTable(element) }
    }

    // MARK: Rows and cells

    mutating func startInTableBody(_ element: HTMLElement) {
        switch element.tag {
        case .tr:
            clear(to: Self.isBody)
            insert(element)
            mode = .inRow
        case .td, .th:
            clear(to: Self.isBody)
            insertImplied(.tr)
            mode = .inRow
            startInRow(element)
        case .caption, .col, .colgroup, .tbody, .tfoot, .thead:
            if endTableBody() { startInTable(element) }
        default: startInTable(element)
        }
    }

    mutating func endInTableBody(_ element: HTMLElement) {
        switch element.tag {
        case .tbody, .tfoot, .thead:
            guard let tag = element.tag, isInTableScope(tag) else { return }
            _ = endTableBody()
        case .table:
            if endTableBody() { endInTable(element) }
        case .body, .caption, .col, .colgroup, .html, .td, .th, .tr: return
        default: endInTable(element)
        }
    }

    private mutating func endTableBody() -> Bool {
        guard isInTableScope(Self.isBody) else { return false }
        clear(to: Self.isBody)
        pop()
        mode = .inTable
        return true
    }

    mutating func startInRow(_ element: HTMLElement) {
        switch element.tag {
        case .td, .th:
            clear { $0 == .tr }
            insert(element)
            mode = .inCell
        case .caption, .col, .colgroup, .tbody, .tfoot, .thead, .tr:
            if endRow() { startInTableBody(element) }
        default: startInTable(element)
        }
    }

    mutating func endInRow(_ element: HTMLElement) {
        switch element.tag {
        case .tr: _ = endRow()
        case .table:
            if endRow() { endInTableBody(element) }
        case .tbody, .tfoot, .thead:
            guard let tag = element.tag, isInTableScope(tag) else { return }
            if endRow() { endInTableBody(element) }
        case .body, .caption, .col, .colgroup, .html, .td, .th: return
        default: endInTable(element)
        }
    }

    private mutating func endRow() -> Bool {
        guard isInTableScope(.tr) else { return false }
        clear { $0 == .tr }
        pop()
        mode = .inTableBody
        return true
    }

    mutating func startInCell(_ element: HTMLElement) {
        switch element.tag {
        case .caption, .col, .colgroup, .tbody, .td, .tfoot, .th, .thead, .tr:
            guard isInTableScope({ $0 == .td || $0 == .th }) else { return }
            closeCell()
            start(element)
        default: startInBody(element)
        }
    }

    mutating func endInCell(_ element: HTMLElement) {
        switch element.tag {
        case .td, .th:
            guard let tag = element.tag, isInTableScope(tag) else { return }
            pop(through: element.name)
            mode = .inRow
        case .body, .caption, .col, .colgroup, .html: return
        case .table, .tbody, .tfoot, .thead, .tr:
            guard let tag = element.tag, isInTableScope(tag) else { return }
            closeCell()
            end(element)
        default: endInBody(element)
        }
    }

    private mutating func closeCell() {
        pop { $0.tag == .td || $0.tag == .th }
        pop()
        mode = .inRow
    }

    // MARK: Selections

    mutating func startInSelect(_ element: HTMLElement) {
        switch element.tag {
        case .option:
            if openKinds.last?.tag == .option { pop() }
            insert(element)
        case .optgroup:
            if openKinds.last?.tag == .option { pop() }
            if openKinds.last?.tag == .optgroup { pop() }
            insert(element)
        case .select: endSelect()
        case .input, .keygen, .textarea:
            guard isOpenSelect else { return }
            endSelect()
            start(element)
        case .caption, .table, .tbody, .tfoot, .thead, .tr, .td, .th:
            guard openKinds.contains(where: { $0.tag == .table }) else { return }
            endSelect()
            start(element)
        case .script, .template: _ = startsMetadata(element)
        default: return
        }
    }

    mutating func endInSelect(_ element: HTMLElement) {
        switch element.tag {
        case .option:
            if openKinds.last?.tag == .option { pop() }
        case .optgroup:
            if openKinds.last?.tag == .option, openKinds.dropLast().last?.tag == .optgroup { pop() }
            if openKinds.last?.tag == .optgroup { pop() }
        case .select: endSelect()
        case .template: endInBody(element)
        case .caption, .table, .tbody, .tfoot, .thead, .tr, .td, .th:
            guard let tag = element.tag, isInTableScope(tag) else { return }
            endSelect()
            end(element)
        default: return
        }
    }

    private var isOpenSelect: Bool { openKinds.contains { $0.tag == .select } }

    private mutating func endSelect() {
        guard isOpenSelect else { return }
        pop(through: HTMLName.select.rawValue)
        resetMode()
    }

    /// Chooses the mode by what is open.
    mutating func resetMode() {
        for kind in openKinds.reversed() where !kind.isForeign {
            switch kind.tag {
            case .select: mode = .inSelect
            case .td, .th: mode = .inCell
            case .tr: mode = .inRow
            case .tbody, .thead, .tfoot: mode = .inTableBody
            case .caption: mode = .inCaption
            case .colgroup: mode = .inColumnGroup
            case .table: mode = .inTable
            case .head, .template, .body, .html: mode = .inBody
            default: continue
            }
            return
        }
        mode = .inBody
    }
}
