import Documents

/// Paragraphs, spans, lists and notes.
extension ODFFlow {
    mutating func startParagraph(_ name: Name, _ attributes: XMLAttributes<Name>) {
        if scopes[top].paragraph != nil { endParagraph() }
        var paragraph = ODFParagraph()
        let style = resolve(attributes[.styleName])
        paragraph.role = style?.role ?? .body
        if name == .heading {
            paragraph.outlineLevel = min(max(attributes.integer(.outlineLevel) ?? 1, 1), 10)
            paragraph.isListHeader = attributes.flag(.isListHeader) ?? false
            if attributes.flag(.restartNumbering) == true, let level = paragraph.outlineLevel {
                headingCounts[level - 1] = min(max(attributes.integer(.startValue) ?? 1, 0), 1_000_000) - 1
            }
        }
        scopes[top].spans.removeAll(keepingCapacity: true)
        startSpan(style)
        scopes[top].paragraph = paragraph
    }

    mutating func startSpan(_ style: ODFStyles.Resolved?) {
        var span = scopes[top].spans.last ?? ODFSpan()
        if let style { span.take(style) }
        scopes[top].spans.append(span)
    }

    /// What a style says, each looked up once.
    mutating func resolve(_ style: String?) -> ODFStyles.Resolved? {
        guard let style else { return nil }
        if let known = resolved[style] { return known }
        let found = styles.resolve(style)
        resolved[style] = found
        return found
    }

    mutating func append(_ bytes: UnsafeRawBufferPointer) {
        let span = scopes[top].spans.last ?? ODFSpan()
        let isHidden = isHidden(span)
        unsafe scopes[top].paragraph?.append(bytes, in: span, isHidden: isHidden)
    }

    private func isHidden(_ span: ODFSpan) -> Bool {
        let isOnPage =
            scopes.count == 1 && !scopes[0].grounds.contains(where: \.isColoured) && pages.isEmpty
            && regions == nil
        return span.isHidden || span.isTiny == true || content.isHidden
            || (span.isWhite == true && isOnPage && !span.hasBackground)
    }

    mutating func appendSign(_ name: Name, _ attributes: XMLAttributes<Name>) {
        guard let role = scopes[top].paragraph?.role, !changes.areDeleting else { return }
        let isCode = role == .code
        switch name {
        case .lineBreak:
            if isCode {
                scopes[top].paragraph?.text.appendVerbatim("\n")
            } else {
                scopes[top].paragraph?.text.lineBreak()
            }
        case .space where isCode:
            let count = min(max(attributes.integer(.count) ?? 1, 1), 200)
            scopes[top].paragraph?.text.appendVerbatim(String(repeating: " ", count: count))
        default:
            if isCode {
                scopes[top].paragraph?.text.appendVerbatim("\t")
            } else {
                scopes[top].paragraph?.text.append(" ")
            }
        }
    }

    mutating func endParagraph() {
        guard var paragraph = scopes[top].paragraph.take() else { return }
        if paragraph.isHidden {
            paragraph.text.append(paragraph.hidden, spaced: true)
            (paragraph.hidden, paragraph.text) = (paragraph.text, Inline())
        }
        let isContents = content.isContents || paragraph.role == .contents
        if !paragraph.text.isEmpty {
            var draft = DraftParagraph(text: paragraph.text)
            draft.isBold = paragraph.hasBold && !paragraph.hasPlain || paragraph.role == .tableHeading
            (draft.kind, draft.text) = isContents ? (.paragraph, paragraph.text) : kind(of: paragraph)
            if isContents { draft.layer = .furniture }
            draft.text.fit()
            scopes[top].add(.paragraph(draft))
        }
        if !paragraph.hidden.isEmpty {
            scopes[top].add(.paragraph(DraftParagraph(text: paragraph.hidden, layer: .hidden)))
        }
        for item in paragraph.after { scopes[top].add(item) }
    }

    private mutating func kind(of paragraph: ODFParagraph) -> (Block.Kind, Inline) {
        let marker = scopes[top].lists.takeMarker(styles)
        if let level = paragraph.outlineLevel ?? Self.level(paragraph.role) {
            let number = marker ?? headingNumber(level, paragraph)
            guard let number, number.contains(where: { $0.isNumber || $0.isLetter }) else {
                return (.heading(level: level), paragraph.text)
            }
            return (.heading(level: level), Inline(marker: number, before: paragraph.text))
        }
        if let marker { return (.listItem(depth: scopes[top].lists.depth, marker: marker), paragraph.text) }
        switch paragraph.role {
        case .caption: return (.caption, paragraph.text)
        case .quote: return (.quote, paragraph.text)
        case .code: return (.code(language: nil), paragraph.text)
        case .term: return (.term, paragraph.text)
        case .definition: return (.definition, paragraph.text)
        default: return (.paragraph, paragraph.text)
        }
    }

    private static func level(_ role: WordStyles.Role) -> Int? {
        switch role {
        case .heading(let level): level
        case .title: 1
        default: nil
        }
    }

    private mutating func headingNumber(_ level: Int, _ paragraph: ODFParagraph) -> String? {
        guard paragraph.outlineLevel != nil, !paragraph.isListHeader, let shown = styles.outline[level],
            shown.numeral != .none
        else { return nil }
        headingCounts[level - 1] = headingCounts[level - 1].map { $0 + 1 } ?? shown.start
        for deeper in level..<12 { headingCounts[deeper] = nil }
        return shown.marker(depth: level - 1, counts: headingCounts, levels: styles.outline)
    }

    mutating func startList(_ name: Name, _ attributes: XMLAttributes<Name>) {
        if name == .list {
            scopes[top].lists.start(
                style: attributes[.styleName], continues: attributes.flag(.continues) ?? false,
                continuesList: attributes[.continuesList], id: attributes[.id])
        } else {
            scopes[top].lists.startItem(
                isHeader: name == .listHeader, startValue: attributes.integer(.startValue))
        }
    }

    mutating func startNote(_ name: Name, _ attributes: XMLAttributes<Name>) {
        switch name {
        case .note:
            let kind = attributes[.noteClass] ?? "footnote"
            noteCounts[kind, default: 0] += 1
            scopes.append(ODFScope(kind: .note(label: String(noteCounts[kind] ?? 1))))
        case .annotation: scopes.append(ODFScope(kind: .annotation(author: "")))
        case .citation: content.kind = .citation
        case .creator: content.kind = .creator
        default: break
        }
    }

    /// Names the note or comment that is open: by its mark, by its author.
    mutating func name(with bytes: UnsafeRawBufferPointer) {
        let words = unsafe String(decoding: bytes, as: UTF8.self)
        switch (content.kind, scopes[top].kind) {
        case (.citation, .note): scopes[top].kind = .note(label: words)
        case (.creator, .annotation(let before)): scopes[top].kind = .annotation(author: before + words)
        default: break
        }
    }

    mutating func endNote() {
        guard scopes.count > 1 else { return }
        if scopes[top].paragraph != nil { endParagraph() }
        let scope = scopes.removeLast()
        let kind: Block.Kind
        switch scope.kind {
        case .note(let label): kind = .footnote(label: label)
        case .annotation(let author): kind = .comment(author: author.isEmpty ? nil : author)
        default: return
        }
        if !scope.words.isEmpty { addAfter(.paragraph(DraftParagraph(kind: kind, text: scope.words))) }
    }

    /// Adds a piece after the paragraph that it is anchored to, or where blocks stand.
    mutating func addAfter(_ item: FlowItem) {
        if scopes[top].paragraph != nil {
            scopes[top].paragraph?.after.append(item)
        } else {
            scopes[top].add(item)
        }
    }
}
