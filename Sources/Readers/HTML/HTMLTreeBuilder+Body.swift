/// The mode "in body": start tags.
extension HTMLTreeBuilder {
    mutating func startInBody(_ element: HTMLElement) {
        if mode == .afterBody { mode = .inBody }
        switch element.tag {
        case .html, .body, .head, .frameset, .frame, .caption, .col, .colgroup, .tbody, .td, .tfoot, .th,
            .thead, .tr:
            return
        case .base, .basefont, .bgsound, .link, .meta, .title, .style, .script, .template:
            _ = startsMetadata(element)
        case .address, .article, .aside, .blockquote, .center, .details, .dialog, .dir, .div, .dl, .fieldset,
            .figcaption, .figure, .footer, .header, .hgroup, .main, .menu, .nav, .ol, .p, .search, .section,
            .summary, .ul:
            closeParagraph()
            insert(element)
        case .h1, .h2, .h3, .h4, .h5, .h6:
            closeParagraph()
            if openKinds.last?.isHeading == true { pop() }
            insert(element)
        case .pre, .listing:
            closeParagraph()
            insert(element)
            ignoresLineFeed = true
        case .li: startItem(element) { $0 == .li }
        case .dd, .dt: startItem(element) { $0 == .dd || $0 == .dt }
        case .form: startForm(element)
        case .table:
            closeParagraph()
            insert(element)
            mode = .inTable
        default: startInline(element)
        }
    }

    private mutating func startForm(_ element: HTMLElement) {
        guard form < 0 || openKinds.contains(where: { $0.tag == .template }) else { return }
        closeParagraph()
        insert(element)
        form = open.last ?? -1
    }

    private mutating func startItem(_ element: HTMLElement, _ isSibling: (HTMLName) -> Bool) {
        for position in openKinds.indices.reversed() {
            let kind = openKinds[position]
            if let tag = kind.tag, isSibling(tag), !kind.isForeign {
                generateImpliedEnds(except: kind.name)
                pop(through: kind.name)
                break
            }
            if kind.isSpecial, kind.tag != .address, kind.tag != .div, kind.tag != .p { break }
        }
        closeParagraph()
        insert(element)
    }

    private mutating func startInline(_ element: HTMLElement) {
        switch element.tag {
        case .a:
            if isOpen(.a) { endFormatting(element) }
            insert(element)
        case .nobr:
            if isInScope(.nobr) { endFormatting(element) }
            insert(element)
        case .button:
            if isInScope(.button) {
                generateImpliedEnds()
                pop(through: element.name)
            }
            insert(element)
        case .area, .br, .embed, .img, .image, .keygen, .wbr, .input, .param, .source, .track:
            insertClosed()
        case .hr:
            closeParagraph()
            insertClosed()
        case .option, .optgroup:
            if openKinds.last?.tag == .option { pop() }
            insert(element)
        case .rb, .rtc, .rp, .rt:
            if isInScope(.ruby) {
                generateImpliedEnds(
                    except: element.tag == .rp || element.tag == .rt ? HTMLName.rtc.rawValue : -1)
            }
            insert(element)
        default: startOther(element)
        }
    }

    private mutating func startOther(_ element: HTMLElement) {
        switch element.tag {
        case .plaintext:
            closeParagraph()
            insert(element)
            tokenizer.content = .plainText
        case .textarea:
            insertContent(element, .characterData)
            ignoresLineFeed = true
        case .xmp:
            closeParagraph()
            insertContent(element, .rawText)
        case .iframe, .noembed: insertContent(element, .rawText)
        case .select:
            insert(element)
            mode = .inSelect
        case .svg, .math:
            if tokenizer.selfCloses { insertClosed() } else { insert(element.foreign()) }
        default: insert(element)
        }
    }

    // MARK: Scopes

    /// Closes an open paragraph, as the start of a block does.
    mutating func closeParagraph() {
        guard openParagraphs > 0, isInScope(.p, button: true) else { return }
        generateImpliedEnds(except: HTMLName.p.rawValue)
        pop(through: HTMLName.p.rawValue)
    }

    /// Whether an element is open and no boundary lies above it.
    func isInScope(_ name: HTMLName, button: Bool = false, list: Bool = false) -> Bool {
        isInScope(button: button, list: list) { $0 == name }
    }

    /// Whether one of some elements is open and no boundary lies above it.
    func isInScope(button: Bool = false, list: Bool = false, _ isWanted: (HTMLName) -> Bool) -> Bool {
        for kind in openKinds.reversed() {
            if let tag = kind.tag, !kind.isForeign, isWanted(tag) { return true }
            if kind.endsScope { return false }
            if button, kind.tag == .button { return false }
            if list, kind.tag == .ol || kind.tag == .ul { return false }
        }
        return false
    }

    /// Whether an element is open within the innermost table.
    func isInTableScope(_ name: HTMLName) -> Bool { isInTableScope { $0 == name } }

    /// Whether one of some elements is open within the innermost table.
    func isInTableScope(_ isWanted: (HTMLName) -> Bool) -> Bool {
        for kind in openKinds.reversed() {
            if let tag = kind.tag, isWanted(tag) { return true }
            if kind.tag == .table || kind.tag == .html || kind.tag == .template { return false }
        }
        return false
    }

    private func isOpen(_ name: HTMLName) -> Bool {
        for kind in openKinds.reversed() {
            if kind.tag == name { return true }
            if kind.endsScope { return false }
        }
        return false
    }

    mutating func generateImpliedEnds(except name: Int32 = -1) {
        while let current = openKinds.last, current.hasImpliedEnd, current.name != name { pop() }
    }

    /// Closes a formatting element; one that still holds an open block stays open in the tree.
    mutating func endFormatting(_ element: HTMLElement) {
        guard let position = openKinds.lastIndex(where: { $0.name == element.name && !$0.isForeign }) else {
            return
        }
        guard !openKinds[position...].dropFirst().contains(where: \.endsScope) else { return }
        if openKinds[position...].dropFirst().contains(where: \.isSpecial) {
            open.remove(at: position)
            openKinds.remove(at: position)
            return
        }
        while open.count > position { pop() }
    }
}
