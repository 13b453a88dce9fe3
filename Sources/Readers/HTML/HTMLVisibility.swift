/// Which elements of a page hide their words from the people who look at it.
///
/// Looks at the `hidden` attribute, at inline styles and at the rules of `style` elements: not displayed, invisible,
/// transparent, tiny, cut off, moved off the screen, or in the colour of its ground. What a click of the reader shows, such
/// as a tab or the answer to a question, is not hidden, unless it is disguised as well; nor is what rules leave out of a
/// page whose scripts may show it.
struct HTMLVisibility {
    /// Whether a page has more rules than are looked at.
    private(set) var isIncomplete = false

    private struct Flags: OptionSet {
        let rawValue: UInt8
        /// Its words cannot be seen.
        static let hidden = Flags(rawValue: 1)
        /// It is left out by what it says of itself.
        static let undisplayed = Flags(rawValue: 2)
        /// It hides its words by what it says of itself.
        static let hiding = Flags(rawValue: 4)
    }

    /// The flags of each node, or none where the page hides nothing.
    private var flags: [Flags] = []

    /// Looks at all elements of a page.
    ///
    /// - Parameters:
    ///   - isLetter: whether it is shown where no script runs, and no sheet lies elsewhere.
    ///   - linked: the style sheet that a reference leads to, where it is at hand.
    init(
        _ tree: MarkupTree, isLetter: Bool = true, linked: (String) -> [UInt8]? = { _ in nil }
    ) {
        var page = HTMLAppearance.Page()
        var sheets = HTMLStyles.sheets(of: tree, linked: linked)
        page.isScripted = !isLetter && !sheets.rules.isEmpty && HTMLScripts.mayShowWords(tree)
        page.isLinked = !isLetter && (sheets.isLinked || HTMLStyles.isLinked(tree))
        page.hasPictures = !isLetter && !sheets.rules.isEmpty && HTMLStyles.hasPictures(tree)
        let says = HTMLStyles.saysOfItself(tree)
        guard says || !sheets.rules.isEmpty else { return }
        // The colours of rules count where elements have some of their own.
        sheets.prune(keeping: says ? [.coloured] : [], without: page.isScripted ? .shown : nil)
        guard says || !sheets.rules.isEmpty else { return }
        let asks = tree.attributes.contains {
            $0.name == HTMLName.ariaControls.rawValue || $0.name == HTMLName.ariaExpanded.rawValue
        }
        var walk = Walk(tree, sheets, page)
        flags = walk.flags(disclosed: [])
        if asks { flags = walk.flags(disclosed: disclosed(by: tree)) }
        isIncomplete = sheets.isIncomplete || walk.cascade.isExhausted
    }

    /// Whether the words of an element cannot be seen.
    func isHidden(_ node: MarkupTree.ID) -> Bool { !flags.isEmpty && flags[Int(node)].contains(.hidden) }

    /// Whether none of the elements within one are in sight.
    func hidesAll(below node: MarkupTree.ID, _ tree: MarkupTree) -> Bool {
        var current = tree.next(after: node, below: node)
        while let inner = current {
            if !tree.isText(inner), !isHidden(inner) { return false }
            current = tree.next(after: inner, below: node)
        }
        return true
    }

    /// Whether an element says of itself that it is not shown, and no control opens it.
    func isUndisplayed(_ node: MarkupTree.ID) -> Bool {
        !flags.isEmpty && flags[Int(node)].contains(.undisplayed)
    }

    /// The ids that `aria-controls` names, and those that a link with `aria-expanded` leads to; a control that is hidden
    /// itself shows nothing.
    private func disclosed(by tree: MarkupTree) -> Set<[UInt8]> {
        var ids: Set<[UInt8]> = []
        for (index, node) in tree.nodes.enumerated() where node.name >= 0 && node.to > node.from {
            guard !flags[index].contains(.hiding) else { continue }
            let id = MarkupTree.ID(index)
            if let names = tree.value(HTMLName.ariaControls.rawValue, of: id) {
                ids.formUnion(tree.bytes[names].split { $0 <= 0x20 }.map(Array.init))
            }
            if tree.value(HTMLName.ariaExpanded.rawValue, of: id) != nil,
                let target = tree.value(HTMLName.href.rawValue, of: id),
                tree.bytes[target].first == UInt8(ascii: "#")
            {
                ids.insert(Array(tree.bytes[target].dropFirst()))
            }
        }
        return ids
    }

    /// The walk over all elements, each after those around it.
    private struct Walk {
        let tree: MarkupTree
        let page: HTMLAppearance.Page
        let order: [MarkupTree.ID]
        var cascade: StyleCascade

        init(_ tree: MarkupTree, _ sheets: StyleSheets, _ page: HTMLAppearance.Page) {
            self.tree = tree
            self.page = page
            order = tree.documentOrder
            cascade = StyleCascade(sheets, tree)
        }

        /// The flags of all nodes.
        ///
        /// - Parameter disclosed: the elements that controls of the page show and hide, by their ids.
        mutating func flags(disclosed: Set<[UInt8]>) -> [Flags] {
            var flags = [Flags](repeating: [], count: tree.nodes.count)
            var looks = [HTMLAppearance()]
            var lookOf = [Int32](repeating: 0, count: tree.nodes.count)
            for node in order.dropFirst() where tree.nodes[Int(node)].name >= 0 {
                let parent = Int(tree.nodes[Int(node)].parent)
                lookOf[Int(node)] = lookOf[parent]
                flags[Int(node)] = flags[parent].intersection(.hidden)
                guard var style = style(of: node) else { continue }
                let isHidden = HTMLStyles.takeOwn(of: node, tree, into: &style)
                let outer = looks[Int(lookOf[parent])]
                guard isHidden || !style.isEmpty || isLink(node) else { continue }
                var look = outer
                look.take(style, on: page, isPanel: isPanel(node, disclosed), isRoot: isRoot(node))
                if isLink(node) { look.beginLink(style) }
                let isLeftOut = isHidden && !isPanel(node, disclosed)
                if isLeftOut { look.conceal() }
                looks.append(look)
                lookOf[Int(node)] = Int32(looks.count - 1)
                flags[Int(node)] = Self.flags(of: look, within: outer, isLeftOut, page)
            }
            return flags
        }

        private static func flags(
            of look: HTMLAppearance, within outer: HTMLAppearance, _ isLeftOut: Bool,
            _ page: HTMLAppearance.Page
        ) -> Flags {
            var flags: Flags = look.hidesWords(on: page) ? .hidden : []
            let hidesAll = look.isConcealed && !outer.isConcealed || look.isInvisible && !outer.isInvisible
            if isLeftOut || hidesAll { flags.insert(.undisplayed) }
            if isLeftOut || hidesAll || flags.contains(.hidden) && !outer.hidesWords(on: page) {
                flags.insert(.hiding)
            }
            return flags
        }

        /// What the rules say of an element; nil where neither they nor the element say anything.
        private mutating func style(of node: MarkupTree.ID) -> StyleCascade.Style? {
            if !cascade.isEmpty { return cascade.style(of: node) }
            return tree.hasAttributes(node) ? StyleCascade.Style() : nil
        }

        private func isLink(_ node: MarkupTree.ID) -> Bool {
            tree.nodes[Int(node)].name == HTMLName.a.rawValue
                && tree.value(HTMLName.href.rawValue, of: node) != nil
        }

        private func isRoot(_ node: MarkupTree.ID) -> Bool {
            let name = tree.nodes[Int(node)].name
            return name == HTMLName.html.rawValue || name == HTMLName.body.rawValue
        }

        /// Whether a click shows an element: a tab's panel, an expander's content, or what a control names.
        private func isPanel(_ node: MarkupTree.ID, _ disclosed: Set<[UInt8]>) -> Bool {
            func value(_ name: HTMLName) -> ArraySlice<UInt8>? {
                tree.value(name.rawValue, of: node).map { tree.bytes[$0] }
            }
            if !disclosed.isEmpty, let id = value(.id), disclosed.contains(Array(id)) { return true }
            if let role = value(.role), StyleScanner.word(role) == "tabpanel" { return true }
            return value(.class)?.split { $0 <= 0x20 }.contains { $0.elementsEqual("expand-content".utf8) }
                ?? false
        }
    }
}
