import Documents

/// Paragraphs: their properties, and what they become.
extension WordFlow {
    private var top: Int { scopes.count - 1 }

    mutating func startParagraph() {
        if scopes[top].paragraph != nil { endParagraph() }
        var paragraph = WordParagraph()
        if let carried = scopes[top].carried {
            paragraph.text = carried.text
            paragraph.hidden = carried.hidden
            paragraph.after = carried.after
            paragraph.hasOnlyMath = carried.hasOnlyMath
            scopes[top].carried = nil
        }
        scopes[top].paragraph = paragraph
        run = WordRun()
    }

    mutating func startParagraphProperty(_ name: Name, _ attributes: XMLAttributes<Name>) {
        switch name {
        case .paragraphStyle: scopes[top].paragraph?.style = attributes[.value]
        case .level: scopes[top].paragraph?.level = attributes.integer(.value)
        case .numberingID: scopes[top].paragraph?.numberingID = attributes.integer(.value)
        case .outlineLevel: scopes[top].paragraph?.outlineLevel = attributes.integer(.value)
        case .shading: scopes[top].paragraph?.isShaded = Self.isDark(attributes)
        case .deletion, .moveFrom: scopes[top].paragraph?.isContinued = true
        case .frame where attributes[.dropCap].map({ $0 != "none" }) == true:
            // A large first letter is a frame of its own, yet part of the next paragraph's first word.
            scopes[top].paragraph?.isContinued = true
        case .paragraphPropertiesChange, .runPropertiesChange, .sectionPropertiesChange: content = .nothing
        case .headerReference, .footerReference: addMargin(name, attributes)
        default: break
        }
    }

    mutating func endParagraphProperties() {
        guard let style = scopes[top].paragraph?.style else { return }
        let role = resolve(style).role
        scopes[top].paragraph?.role = role
    }

    mutating func endParagraph() {
        guard let paragraph = scopes[top].paragraph.take() else { return }
        if paragraph.isContinued {
            scopes[top].carried = paragraph
            return
        }
        finish(paragraph)
    }

    /// Ends a paragraph whose mark was deleted where no other follows that its words could join.
    mutating func endCarriedParagraph() {
        guard let paragraph = scopes[top].carried.take(),
            !paragraph.text.isEmpty || !paragraph.hidden.isEmpty || !paragraph.after.isEmpty
        else { return }
        finish(paragraph)
    }

    private mutating func finish(_ paragraph: WordParagraph) {
        let style = resolve(paragraph.style)
        if style.isHidden || (paragraph.text.isEmpty && !paragraph.hidden.isEmpty) {
            addHidden(paragraph)
            return
        }
        addShown(paragraph, style)
    }

    private mutating func addHidden(_ paragraph: WordParagraph) {
        var text = paragraph.text
        text.append(paragraph.hidden, spaced: true)
        scopes[top].add(.paragraph(DraftParagraph(text: text, layer: .hidden)))
        for item in paragraph.after { scopes[top].add(item) }
    }

    private mutating func addShown(_ paragraph: WordParagraph, _ style: WordContext.Resolved) {
        var draft = DraftParagraph(text: paragraph.text)
        draft.isBold =
            paragraph.hasBoldText && !paragraph.hasPlainText || style.role == .tableHeading
        draft.size = Int32(clamping: paragraph.size)
        (draft.kind, draft.text) = kind(of: paragraph, style)
        let isContents = style.role == .contents || controls.contains(where: \.isContents)
        if isContents {
            draft.layer = .furniture
            if case .heading = draft.kind { draft.kind = .paragraph }
        }
        draft.text.fit()
        if !draft.text.isEmpty { scopes[top].add(.paragraph(draft)) }
        if !paragraph.hidden.isEmpty {
            scopes[top].add(.paragraph(DraftParagraph(text: paragraph.hidden, layer: .hidden)))
        }
        for item in paragraph.after { scopes[top].add(item) }
    }

    private mutating func kind(
        of paragraph: WordParagraph, _ style: WordContext.Resolved
    ) -> (Block.Kind, Inline) {
        let marker = marker(of: paragraph, style)
        switch headingLevel(paragraph, style) {
        case let level?:
            if case .number(let number) = marker {
                return (.heading(level: level), Inline(marker: number, before: paragraph.text))
            }
            return (.heading(level: level), paragraph.text)
        case nil: break
        }
        switch marker {
        case .bullet(let sign):
            return (.listItem(depth: shownDepth(of: paragraph, style), marker: sign), paragraph.text)
        case .number(let number):
            return (.listItem(depth: shownDepth(of: paragraph, style), marker: number), paragraph.text)
        case .none: break
        }
        switch style.role {
        case .caption: return (.caption, paragraph.text)
        case .quote: return (.quote, paragraph.text)
        case .code: return (.code(language: nil), paragraph.text)
        case .term: return (.term, paragraph.text)
        case .definition: return (.definition, paragraph.text)
        default:
            return (paragraph.hasMath && paragraph.hasOnlyMath ? .formula : .paragraph, paragraph.text)
        }
    }

    private func headingLevel(_ paragraph: WordParagraph, _ style: WordContext.Resolved) -> Int? {
        if let level = paragraph.outlineLevel { return level < 9 ? level + 1 : nil }
        return switch style.role {
        case .heading(let level): level
        case .title: 1
        default: nil
        }
    }

    /// The list that a paragraph is in: its own, else its style's.
    private mutating func marker(
        of paragraph: WordParagraph, _ style: WordContext.Resolved
    ) -> WordNumbering.Marker {
        let own = paragraph.numberingID ?? style.numberingID
        guard let numberingID = own, numberingID > 0 else { return .none }
        return numbering.next(numberingID, level: depth(of: paragraph, style))
    }

    private func depth(of paragraph: WordParagraph, _ style: WordContext.Resolved) -> Int {
        if let level = paragraph.level { return level }
        if paragraph.numberingID == nil, let level = style.level { return level }
        if let name = paragraph.style, let numberingID = paragraph.numberingID ?? style.numberingID {
            return numbering.level(ofStyle: name, in: numberingID) ?? 0
        }
        return 0
    }

    /// The depth that a list item is shown at: "List Bullet 2" has a list of its own, yet is one step in.
    private func shownDepth(of paragraph: WordParagraph, _ style: WordContext.Resolved) -> Int {
        let depth = depth(of: paragraph, style)
        guard depth == 0,
            let name = paragraph.style.flatMap({ context.styles.styles[$0]?.name.lowercased() }),
            name.hasPrefix("list "), let digit = name.last?.wholeNumberValue, (2...5).contains(digit)
        else { return depth }
        return digit - 1
    }

    static func isDark(_ attributes: XMLAttributes<Name>) -> Bool {
        guard let fill = attributes[.fill] else { return false }
        return fill != "auto" && fill.uppercased() != "FFFFFF"
    }
}
