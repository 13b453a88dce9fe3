/// The walk over all elements of a page, each after those around it, that tells which hide their words.
struct HTMLVisibilityWalk {
    private let tree: MarkupTree
    var page: HTMLAppearance.Page
    private let order: MarkupTree.Order
    private let names: HTMLStyledElement.Names
    private var own: HTMLOwnStyles
    private(set) var cascade: StyleCascade
    /// The elements over which others without words are laid, such as the picture of a banner.
    private var stages: Set<MarkupTree.ID> = []
    /// Whether any words seem to have the colour of their ground.
    private(set) var hasBlanks = false

    init(_ tree: MarkupTree, _ sheets: StyleSheets, _ own: HTMLOwnStyles, _ page: HTMLAppearance.Page) {
        self.tree = tree
        self.page = page
        self.own = own
        order = tree.documentOrder
        names = HTMLStyledElement.Names(tree)
        cascade = StyleCascade(sheets, tree)
    }

    /// Whether words seem to have the colour of their ground on a page on which something may lie behind them, so that
    /// another walk that knows of it is due.
    var needsBackdrops: Bool { hasBlanks && !stages.isEmpty }

    /// The flags of all nodes.
    ///
    /// - Parameter disclosed: the elements that controls of the page show and hide, by their ids.
    mutating func flags(disclosed: Set<[UInt8]>) -> [HTMLVisibility.Flags] {
        var flags = [HTMLVisibility.Flags](repeating: [], count: tree.nodes.count)
        var looks = [HTMLAppearance()]
        if HTMLStyles.isDarkAtTimes(tree) { looks[0].forgetGround() }
        var lookOf = [Int32](repeating: 0, count: tree.nodes.count)
        let stages = stages
        cascade.restart()
        for node in order.dropFirst() where tree.nodes[Int(node)].name >= 0 {
            let parent = Int(tree.nodes[Int(node)].parent)
            lookOf[Int(node)] = lookOf[parent]
            flags[Int(node)] = flags[parent].intersection([.hidden, .blank])
            let isStage = stages.contains(node)
            guard var style = style(of: node) ?? (isStage ? StyleCascade.Style() : nil) else { continue }
            own.take(of: node, into: &style)
            let outer = looks[Int(lookOf[parent])]
            let element = HTMLStyledElement(
                tree: tree, node: node, names: names, isPanel: isPanel(node, disclosed))
            guard
                !style.isEmpty || isStage || element.isLink || element.isPainted
                    || outer.isTiny && page.isLinked
            else { continue }
            var look = outer
            look.take(style, of: element, on: page)
            if isStage { look.forgetGround() }
            noteBackdrop(style, element)
            looks.append(look)
            lookOf[Int(node)] = Int32(looks.count - 1)
            flags[Int(node)] = self.flags(of: look, within: outer)
        }
        return flags
    }

    private mutating func flags(of look: HTMLAppearance, within outer: HTMLAppearance) -> HTMLVisibility.Flags
    {
        var flags: HTMLVisibility.Flags = look.hidesWords(on: page) ? .hidden : []
        if look.isBlank(on: page) {
            hasBlanks = true
            flags.insert(.blank)
        }
        let hidesAll = look.isConcealed && !outer.isConcealed || look.isInvisible && !outer.isInvisible
        if hidesAll { flags.insert(.undisplayed) }
        if hidesAll || flags.contains(.hidden) && !outer.hidesWords(on: page) { flags.insert(.hiding) }
        return flags
    }

    /// What the rules say of an element; nil where neither they nor the element say anything.
    private mutating func style(of node: MarkupTree.ID) -> StyleCascade.Style? {
        if !cascade.isEmpty { return cascade.style(of: node) }
        return tree.hasAttributes(node) ? StyleCascade.Style() : nil
    }

    // MARK: Backdrops

    /// Remembers where an element without words lies over others, as pictures and shades of banners do.
    private mutating func noteBackdrop(_ style: StyleCascade.Style, _ element: HTMLStyledElement) {
        guard page.hasBackdrops, let position = style.values[.position]?.text,
            position == "absolute" || position == "fixed"
        else { return }
        guard StyleProperty.grounds.contains(where: style.paints) || showsPicture(element),
            !holdsWords(element.node)
        else { return }
        stages.insert(tree.nodes[Int(element.node)].parent)
    }

    /// How many nodes within an element are looked at.
    private static let mostWithin = 64

    private func within(_ node: MarkupTree.ID) -> some Sequence<MarkupTree.ID> {
        sequence(state: node) { current in
            guard let next = tree.next(after: current, below: node) else { return nil }
            current = next
            return next
        }.prefix(Self.mostWithin)
    }

    private func showsPicture(_ element: HTMLStyledElement) -> Bool {
        element.isPicture || within(element.node).contains { HTMLStyles.isPicture(tree.nodes[Int($0)].name) }
    }

    private func holdsWords(_ node: MarkupTree.ID) -> Bool {
        within(node).contains { inner in
            guard tree.isText(inner) else { return false }
            return tree.bytes[tree.range(inner)].contains { $0 > 0x20 }
        }
    }

    // MARK: Panels

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
