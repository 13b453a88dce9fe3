/// Which elements of a page hide their words from the people who look at it.
///
/// Looks at the `hidden` attribute, at inline styles and at the rules of `style` elements: not displayed, invisible,
/// transparent, tiny, cut off, moved off the screen, or in the colour of its ground. What a click of the reader shows, such
/// as a tab or the answer to a question, is not hidden, unless it is disguised as well; nor is what scripts, other screens or
/// paper may show. Where it is not certain that words cannot be seen, they are shown.
struct HTMLVisibility {
    /// Whether a page has more rules than are looked at.
    private(set) var isIncomplete = false

    struct Flags: OptionSet {
        let rawValue: UInt8
        /// Its words cannot be seen.
        static let hidden = Flags(rawValue: 1)
        /// It is left out by what it says of itself.
        static let undisplayed = Flags(rawValue: 2)
        /// It hides its words by what it says of itself.
        static let hiding = Flags(rawValue: 4)
        /// Its words have the colour of their ground.
        static let blank = Flags(rawValue: 8)
    }

    /// The flags of each node, or none where the page hides nothing.
    private var flags: [Flags] = []

    /// Looks at all elements of a page.
    ///
    /// - Parameters:
    ///   - isLetter: whether it is shown where no sheet lies elsewhere.
    ///   - linked: the style sheet that a reference leads to, where it is at hand; nil for a page that is shown without
    ///     others, be it as a letter or as far as is known.
    init(_ tree: MarkupTree, isLetter: Bool = true, linked: ((String) -> StyleSheets?)? = nil) {
        let isMail = isLetter && linked == nil
        var found = HTMLStyles.sheets(of: tree, linked: linked ?? { _ in nil })
        let own = HTMLOwnStyles(tree)
        guard own.says || !found.sheets.rules.isEmpty else { return }
        var page = HTMLAppearance.Page()
        page.isScripted = !isMail && HTMLScripts.mayShowWords(tree)
        page.isLinked = !isMail && (found.sheets.isLinked || found.lacksSome)
        page.hasBackdrops = own.paints || found.sheets.paintsGrounds || HTMLStyles.hasPictures(tree)
        isIncomplete = found.sheets.isIncomplete
        // Rules that were not read may show what others hide, as scripts may.
        if isIncomplete { page.isScripted = true }
        // The colours of rules count where elements have some of their own.
        found.sheets.prune(
            keeping: own.concerns, without: page.isScripted ? [.shown, .faded] : [])
        guard !own.concerns.isEmpty || !found.sheets.rules.isEmpty else { return }
        var walk = HTMLVisibilityWalk(tree, found.sheets, own, page)
        flags = walk.flags(disclosed: [])
        let asks = tree.attributes.contains {
            $0.name == HTMLName.ariaControls.rawValue || $0.name == HTMLName.ariaExpanded.rawValue
        }
        if asks || walk.needsBackdrops {
            flags = walk.flags(disclosed: asks ? disclosed(by: tree) : [])
        }
        if walk.hasBlanks, Self.isMostlyBlank(flags, tree) {
            walk.page.trustsColours = false
            flags = walk.flags(disclosed: asks ? disclosed(by: tree) : [])
        }
        isIncomplete = isIncomplete || walk.cascade.isExhausted
    }

    /// Whether more than a third of a page's words would be hidden by their colour: nobody makes such a page, so that its
    /// colours were not understood.
    private static func isMostlyBlank(_ flags: [Flags], _ tree: MarkupTree) -> Bool {
        var (all, blank) = (0, 0)
        for node in tree.nodes where node.name == MarkupTree.text && node.parent >= 0 {
            let weight = Int(HTMLLayers.weight(tree.bytes, Int(node.from), Int(node.to)))
            all += weight
            if flags[Int(node.parent)].contains(.blank) { blank += weight }
        }
        return all > 1_000 && blank * 3 > all
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
}
