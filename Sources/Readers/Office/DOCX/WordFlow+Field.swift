import Documents

/// Fields, hyperlinks and references: the result is text, the code is not.
extension WordFlow {
    private var top: Int { scopes.count - 1 }

    /// Whether any open field is still at its code.
    var isInFieldCode: Bool {
        fields.contains { !$0.isInResult }
    }

    /// The fields that are still at their code, which swallow all words behind them when the part ends.
    var unendedFields: Set<Int> { Set(fields.filter { !$0.isInResult }.map(\.number)) }

    mutating func startField(_ name: Name, _ attributes: XMLAttributes<Name>) {
        switch name {
        case .fieldCharacter: takeFieldCharacter(attributes[.characterType])
        case .simpleField:
            fields.append(WordField(instruction: attributes[.instructionText] ?? ""))
            beginResult()
        case .checkBox: if let last = fields.indices.last { fields[last].isChecked = false }
        case .checked, .defaultValue:
            if let last = fields.indices.last, fields[last].isChecked != nil {
                fields[last].isChecked = attributes.flag(.value) ?? true
            } else {
                takeList(name, attributes)
            }
        case .listEntry, .listResult: takeList(name, attributes)
        case .hyperlink:
            let outside = attributes[.relationship].flatMap { context.relationships[$0]?.target }
            let inside = attributes[.anchor].map { "#" + $0 }
            scopes[top].paragraph?.text.beginLink((outside ?? "") + (inside ?? ""))
        default: break
        }
    }

    /// A list to choose from: its entries, and the number of the one that is chosen or that was so at first.
    private mutating func takeList(_ name: Name, _ attributes: XMLAttributes<Name>) {
        guard let last = fields.indices.last, fields[last].entries.count < 1_000 else { return }
        switch name {
        case .listEntry: fields[last].entries.append(attributes[.value] ?? "")
        default: fields[last].chosen = attributes.integer(.value) ?? fields[last].chosen
        }
    }

    private mutating func takeFieldCharacter(_ type: String?) {
        switch type {
        case "begin":
            fieldCount += 1
            guard fields.count < 256, !endlessFields.contains(fieldCount) else { return }
            fields.append(WordField(number: fieldCount))
        case "separate": beginResult()
        case "end":
            guard let field = fields.popLast() else { return }
            if field.hasLink { scopes[top].paragraph?.text.endLink() }
            if field.entries.indices.contains(field.chosen) { appendText(field.entries[field.chosen]) }
            if let isChecked = field.isChecked { appendText(isChecked ? "☒" : "☐") }
        default: break
        }
    }

    private mutating func beginResult() {
        guard let last = fields.indices.last else { return }
        fields[last].isInResult = true
        guard let target = fields[last].target, scopes[top].paragraph != nil else { return }
        scopes[top].paragraph?.text.beginLink(target)
        fields[last].hasLink = true
    }

    mutating func appendInstruction(_ bytes: UnsafeRawBufferPointer) {
        guard let last = fields.indices.last, fields[last].instruction.utf8.count < 8192 else { return }
        unsafe fields[last].instruction += String(decoding: bytes, as: UTF8.self)
    }

    mutating func endSimpleField() {
        guard let field = fields.popLast(), field.hasLink else { return }
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
