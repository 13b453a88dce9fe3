import Documents

/// Fields, hyperlinks and references: the result is text, the code is not.
extension WordFlow {
    private var top: Int { scopes.count - 1 }

    mutating func startField(_ name: Name, _ attributes: XMLAttributes<Name>) {
        switch name {
        case .fieldCharacter: takeFieldCharacter(attributes[.characterType])
        case .simpleField:
            fields.begin(instruction: attributes[.instructionText] ?? "")
            beginResult()
        case .checkBox: fields.change { $0.isChecked = false }
        case .checked where fields.innermost?.isChecked != nil,
            .defaultValue where fields.innermost?.isChecked != nil:
            fields.change { $0.isChecked = attributes.flag(.value) ?? true }
        case .checked, .defaultValue, .listEntry, .listResult: takeList(name, attributes)
        case .hyperlink:
            let outside = attributes[.relationship].flatMap { context.relationships[$0]?.target }
            let inside = attributes[.anchor].map { "#" + $0 }
            scopes[top].paragraph?.text.beginLink((outside ?? "") + (inside ?? ""))
        default: break
        }
    }

    /// A list to choose from: its entries, and the number of the one that is chosen or that was so at first.
    private mutating func takeList(_ name: Name, _ attributes: XMLAttributes<Name>) {
        fields.change { field in
            guard field.entries.count < 1_000 else { return }
            switch name {
            case .listEntry: field.entries.append(attributes[.value] ?? "")
            default: field.chosen = attributes.integer(.value) ?? field.chosen
            }
        }
    }

    private mutating func takeFieldCharacter(_ type: String?) {
        switch type {
        case "begin": fields.begin()
        case "separate": beginResult()
        case "end":
            guard let field = fields.end() else { return }
            if field.hasLink { scopes[top].paragraph?.text.endLink() }
            if field.entries.indices.contains(field.chosen) { appendText(field.entries[field.chosen]) }
            if let isChecked = field.isChecked { appendText(isChecked ? "☒" : "☐") }
        default: break
        }
    }

    private mutating func beginResult() {
        fields.change { $0.isInResult = true }
        guard let target = fields.innermost?.target, scopes[top].paragraph != nil else { return }
        scopes[top].paragraph?.text.beginLink(target)
        fields.change { $0.hasLink = true }
    }

    mutating func appendInstruction(_ bytes: UnsafeRawBufferPointer) {
        fields.change { field in
            guard field.instruction.utf8.count < 8192 else { return }
            unsafe field.instruction += String(decoding: bytes, as: UTF8.self)
        }
    }

    mutating func endSimpleField() {
        guard let field = fields.end(), field.hasLink else { return }
        scopes[top].paragraph?.text.endLink()
    }

    mutating func addReference(_ name: Name, _ attributes: XMLAttributes<Name>) {
        guard let id = attributes[.id] else { return }
        let reference: FlowReference =
            switch name {
            case .footnoteReference: .footnote(id: id)
            case .endnoteReference: .endnote(id: id)
            default: .comment(id: id)
            }
        scopes[top].paragraph?.after.append(.reference(reference))
    }

    mutating func addMargin(_ name: Name, _ attributes: XMLAttributes<Name>) {
        guard let part = attributes[.relationship].flatMap({ context.relationships[$0]?.part }) else {
            return
        }
        if name == .headerReference, !headerParts.contains(part) { headerParts.append(part) }
        if name == .footerReference, !footerParts.contains(part) { footerParts.append(part) }
    }

    mutating func startNote(_ attributes: XMLAttributes<Name>) {
        let type = attributes[.type]
        guard type == nil || type == "normal" else {
            content = .nothing
            return
        }
        note = attributes[.id].map { ($0, attributes[.author]) }
        scopes[0] = WordScope()
    }

    mutating func endNote() {
        endCarriedParagraph()
        if let (id, author) = note.take() { notes[id] = Note(items: scopes[0].items, author: author) }
        scopes[0] = WordScope()
    }

    mutating func startControl(_ name: Name, _ attributes: XMLAttributes<Name>) {
        switch name {
        case .control: controls.append(WordControl())
        case .placeholderShown:
            if let last = controls.indices.last {
                controls[last].isPlaceholder = attributes.flag(.value) ?? true
            }
        default:
            if let last = controls.indices.last, attributes[.value] == "Table of Contents" {
                controls[last].isContents = true
            }
        }
    }

    /// A deletion within properties marks the row or paragraph; elsewhere its content is skipped.
    mutating func startDeletion() {
        if content == .rowProperties {
            if let table = scopes[top].tables.indices.last { scopes[top].tables[table].dropsLastRow = true }
        } else {
            content = .nothing
        }
    }
}
