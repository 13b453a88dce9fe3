import Documents

/// Drawings, text boxes, embedded objects and equations.
extension WordFlow {
    private var top: Int { scopes.count - 1 }

    mutating func startDrawing(_ name: Name, _ attributes: XMLAttributes<Name>) {
        switch name {
        case .alternateContent: alternatives.append(false)
        case .choice: if let last = alternatives.indices.last { alternatives[last] = true }
        case .fallback: if alternatives.last == true { content = .nothing }
        case .slideParagraph where scopes[top].isOfSlide: startParagraph()
        case .slideWords where scopes[top].isOfSlide: content = .words
        case .textBoxContent, .slideText:
            guard scopes.count < 64 else {
                content = .nothing
                return
            }
            scopes.append(WordScope())
            scopes[top].enclosingRun = run
            scopes[top].isOfSlide = name == .slideText
        case .drawingProperties: addAlternative(attributes[.descr] ?? attributes[.title])
        case .shape:
            content = attributes[.shapeID]?.contains("WaterMark") == true ? .watermark : .blocks
            addAlternative(attributes[.alternative])
        case .textPath: addTextPath(attributes[.string])
        case .chart, .extendedChart: addPart(attributes[.relationship]) { .chart(id: $0) }
        case .diagram: addPart(attributes[.data]) { .diagram(id: $0) }
        case .oleObject: addEmbedded(attributes)
        default: break
        }
    }

    private mutating func addAlternative(_ text: String?) {
        guard let text, AlternativeText.tells(text), scopes[top].paragraph != nil else { return }
        scopes[top].paragraph?.after.append(.paragraph(DraftParagraph(kind: .image, text: Inline(text))))
    }

    /// Words drawn along a line: a watermark, or an ornamental title.
    private mutating func addTextPath(_ text: String?) {
        guard let text else { return }
        let layer = content == .watermark ? Block.Layer.furniture : nil
        scopes[top].paragraph?.after.append(.paragraph(DraftParagraph(text: Inline(text), layer: layer)))
    }

    private mutating func addPart(_ relationship: String?, _ reference: (String) -> FlowReference) {
        guard let part = relationship.flatMap({ context.relationships[$0]?.part }) else { return }
        scopes[top].paragraph?.after.append(.reference(reference(part)))
    }

    private mutating func addEmbedded(_ attributes: XMLAttributes<Name>) {
        let part = attributes[.relationship].flatMap { context.relationships[$0] }
        let name = part?.target.split(separator: "/").last.map(String.init) ?? "object"
        embedded.append(name + (attributes[.progID].map { " (\($0))" } ?? ""))
        guard EmbeddedDocument.isReadable(name, program: attributes[.progID]) else { return }
        addPart(attributes[.relationship]) { .embedded(part: $0) }
    }

    /// What stood in a text box follows the paragraph that it is anchored to.
    mutating func endTextBox() {
        guard scopes.count > 1 else { return }
        if scopes[top].paragraph != nil { endParagraph() }
        endCarriedParagraph()
        let scope = scopes.removeLast()
        if scopes[top].paragraph == nil {
            for item in scope.items { scopes[top].add(item) }
        } else {
            scopes[top].paragraph?.after += scope.items
        }
        run = scope.enclosingRun
    }

    mutating func startMath(_ name: Name, _ attributes: XMLAttributes<Name>) {
        switch name {
        case .math:
            content = .equation
            if math == nil { math = EquationText() }
        case .mathText: content = .equationWords
        case .deletion, .moveFrom: content = .nothing
        default:
            if let element = name.equationElement { math?.start(element, value: attributes[.mathValue]) }
        }
    }

    mutating func endMath(_ name: Name) {
        switch name {
        case .math: if !content.isEquation { finishMath() }
        case .mathText: break
        default: if let element = name.equationElement { math?.end(element) }
        }
    }

    private mutating func finishMath() {
        guard let text = math?.text else { return }
        math = nil
        // Equations one right after the other stand on lines of their own.
        if let end = scopes[top].paragraph?.equationEnd, end == scopes[top].paragraph?.text.bytes.count {
            scopes[top].paragraph?.text.lineBreak()
        }
        scopes[top].paragraph?.text.append(text)
        scopes[top].paragraph?.hasMath = true
        let end = scopes[top].paragraph?.text.bytes.count
        scopes[top].paragraph?.equationEnd = end
    }
}

extension WordName {
    /// The part of an equation that an element is.
    var equationElement: EquationText.Element? {
        rawValue.hasPrefix("m:") ? EquationText.Element(rawValue: String(rawValue.dropFirst(2))) : nil
    }
}
