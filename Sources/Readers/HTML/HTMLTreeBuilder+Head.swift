/// The modes before the body.
extension HTMLTreeBuilder {
    mutating func startBeforeHead(_ element: HTMLElement) {
        switch element.tag {
        case .html:
            if open.isEmpty { insert(element) }
            mode = .beforeHead
        case .head:
            openHTML()
            insert(element)
            head = open.last ?? -1
            mode = .inHead
        default:
            openHTML()
            insertImplied(.head)
            head = open.last ?? -1
            mode = .inHead
            startInHead(element)
        }
    }

    mutating func startInHead(_ element: HTMLElement) {
        switch element.tag {
        case .html, .head: return
        case .noscript: insert(element)
        default:
            if startsMetadata(element) { return }
            while openKinds.last?.tag == .head || openKinds.last?.tag == .noscript { pop() }
            mode = .afterHead
            startAfterHead(element)
        }
    }

    /// Handles the elements that mean the same wherever they stand; false for others.
    mutating func startsMetadata(_ element: HTMLElement) -> Bool {
        switch element.tag {
        case .base, .basefont, .bgsound, .link, .meta: insertClosed()
        case .title: insertContent(element, .characterData)
        case .style: insertContent(element, .rawText)
        case .script: insertContent(element, .script)
        case .template: insert(element)
        default: return false
        }
        return true
    }

    /// Opens an element whose content is not markup.
    mutating func insertContent(_ element: HTMLElement, _ content: HTMLTokenizer.Content) {
        insert(element)
        guard open.last.map({ tree.nodes[Int($0)].name }) == element.name else { return }
        tokenizer.content = content
        returnMode = mode
        mode = .text
    }

    mutating func startAfterHead(_ element: HTMLElement) {
        switch element.tag {
        case .html, .head: return
        case .body:
            insert(element)
            mode = .inBody
        case .frameset, .frame: return
        case .base, .basefont, .bgsound, .link, .meta, .title, .style, .script, .template:
            _ = startsMetadata(element)
        default:
            ensureBody()
            start(element)
        }
    }

    mutating func endAroundHead(_ element: HTMLElement) {
        switch element.tag {
        case .head:
            if mode == .inHead {
                while openKinds.last?.tag == .head || openKinds.last?.tag == .noscript { pop() }
                mode = .afterHead
            }
        case .noscript:
            if openKinds.last?.tag == .noscript { pop() }
        case .template:
            if openKinds.contains(where: { $0.tag == .template }) { pop(through: element.name) }
        case .body, .html, .br, .p:
            ensureBody()
            endInBody(element)
        default: return
        }
    }
}
