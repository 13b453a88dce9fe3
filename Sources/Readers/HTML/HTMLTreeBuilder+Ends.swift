/// The mode "in body": end tags; and SVG and MathML within HTML.
extension HTMLTreeBuilder {
    mutating func endInBody(_ element: HTMLElement) {
        switch element.tag {
        case .body, .html:
            if isInScope(.body) { mode = .afterBody }
        case .template:
            if openKinds.contains(where: { $0.tag == .template }) { pop(through: element.name) }
        case .address, .article, .aside, .blockquote, .button, .center, .details, .dialog, .dir, .div, .dl,
            .fieldset,
            .figcaption, .figure, .footer, .header, .hgroup, .listing, .main, .menu, .nav, .ol, .pre, .search,
            .section, .summary, .ul, .applet, .marquee, .object:
            endBlock(element)
        case .form:
            form = -1
            endBlock(element)
        case .p: endParagraph(element)
        case .li:
            guard isInScope(.li, list: true) else { return }
            generateImpliedEnds(except: element.name)
            pop(through: element.name)
        case .dd, .dt: endBlock(element, except: element.name)
        case .h1, .h2, .h3, .h4, .h5, .h6: endHeading()
        case .a, .b, .big, .code, .em, .font, .i, .nobr, .s, .small, .strike, .strong, .tt, .u:
            endFormatting(element)
        case .br: insertBreak()
        default: endOther(element)
        }
    }

    private mutating func insertBreak() {
        let saved = (tokenizer.name, tokenizer.attributes)
        tokenizer.name = HTMLName.br.rawValue
        tokenizer.attributes = []
        insertClosed()
        (tokenizer.name, tokenizer.attributes) = saved
    }

    private mutating func endBlock(_ element: HTMLElement, except name: Int32 = -1) {
        guard let tag = element.tag, isInScope(tag) else { return }
        generateImpliedEnds(except: name)
        pop(through: element.name)
    }

    private mutating func endParagraph(_ element: HTMLElement) {
        if openParagraphs > 0, isInScope(.p, button: true) {
            closeParagraph()
        } else {
            insertImplied(.p)
            pop()
        }
    }

    private mutating func endHeading() {
        guard isInScope({ HTMLElement(name: $0.rawValue).isHeading }) else { return }
        generateImpliedEnds()
        pop { $0.isHeading }
        pop()
    }

    private mutating func endOther(_ element: HTMLElement) {
        for position in openKinds.indices.reversed() {
            let kind = openKinds[position]
            if kind.name == element.name, !kind.isForeign {
                generateImpliedEnds(except: element.name)
                while open.count > max(position, 1) { pop() }
                return
            }
            if kind.isSpecial { return }
        }
    }

    // MARK: SVG and MathML

    /// Handles a start tag within SVG or MathML; false when it is HTML that ends the drawing.
    mutating func startsForeign(_ element: HTMLElement, in current: HTMLElement) -> Bool {
        if endsForeign(element) {
            pop { !$0.isForeign }
            return false
        }
        if element.tag == .script || element.tag == .style, !tokenizer.selfCloses {
            insert(element.foreign())
            return true
        }
        if tokenizer.selfCloses { insertClosed() } else { insert(element.foreign()) }
        return true
    }

    private func endsForeign(_ element: HTMLElement) -> Bool {
        switch element.tag {
        case .b, .big, .blockquote, .body, .br, .center, .code, .dd, .div, .dl, .dt, .em, .embed, .h1, .h2,
            .h3, .h4,
            .h5, .h6, .head, .hr, .i, .img, .li, .listing, .menu, .meta, .nobr, .ol, .p, .pre, .ruby, .s,
            .small,
            .span, .strong, .strike, .sub, .sup, .table, .tt, .u, .ul, .`var`:
            true
        case .font:
            tokenizer.attributes.contains { $0.name == HTMLName.color.rawValue }
        default: false
        }
    }

    mutating func endForeign(_ element: HTMLElement) {
        if element.tag == .br || element.tag == .p {
            pop { !$0.isForeign }
            end(element)
            return
        }
        for position in openKinds.indices.reversed() where position > 0 {
            let kind = openKinds[position]
            if !kind.isForeign {
                end(element)
                return
            }
            if kind.name == element.name {
                while open.count > position { pop() }
                return
            }
        }
    }
}
