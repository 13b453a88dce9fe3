/// Whether an element hides its content from the people who look at the page.
///
/// Looks at the `hidden` attribute and at inline styles: not displayed, invisible, transparent, tiny, moved off the
/// screen, or in the colour of its ground. What a click of the reader shows, such as a tab or the answer to a question, is
/// not hidden, unless it is disguised as well.
struct HTMLVisibility {
    /// The elements that controls of the page show and hide, by their ids.
    private let disclosed: Set<[UInt8]>

    init(_ tree: MarkupTree) {
        let asks = tree.attributes.contains {
            $0.name == HTMLName.ariaControls.rawValue || $0.name == HTMLName.ariaExpanded.rawValue
        }
        disclosed = asks ? Self.disclosed(by: tree) : []
    }

    /// Whether an element's attributes hide it.
    func isHidden(_ node: MarkupTree.ID, _ tree: MarkupTree) -> Bool {
        let element = tree.nodes[Int(node)]
        for position in Int(element.from)..<Int(element.to) {
            let attribute = tree.attributes[position]
            if attribute.name == HTMLName.hidden.rawValue {
                if !isUntilFound(attribute, tree), !isPanel(node, tree) { return true }
            } else if attribute.name == HTMLName.style.rawValue {
                let style = Self.declarations(tree.bytes[Int(attribute.from)..<Int(attribute.to)])
                if Self.isDisguised(style) || isGroundColoured(node, style, tree) { return true }
                if Self.isUndisplayed(style), !isPanel(node, tree) { return true }
            }
        }
        return false
    }

    /// Whether an element is not shown at all, neither it nor a control that opens it.
    func isUndisplayed(_ node: MarkupTree.ID, _ tree: MarkupTree) -> Bool {
        if let value = tree.value(HTMLName.hidden.rawValue, of: node),
            Self.word(tree.bytes[value]) != "until-found"
        {
            return !isPanel(node, tree)
        }
        // Cells are many: of the properties that hide, and of few others, the names have a y.
        guard let style = tree.value(HTMLName.style.rawValue, of: node),
            tree.bytes[style].contains(where: { $0 | 0x20 == UInt8(ascii: "y") })
        else { return false }
        return Self.isUndisplayed(Self.declarations(tree.bytes[style])) && !isPanel(node, tree)
    }

    private func isUntilFound(_ attribute: MarkupTree.Attribute, _ tree: MarkupTree) -> Bool {
        Self.word(tree.bytes[Int(attribute.from)..<Int(attribute.to)]) == "until-found"
    }

    /// Whether a click shows an element: a tab's panel, an expander's content, or what a control names.
    private func isPanel(_ node: MarkupTree.ID, _ tree: MarkupTree) -> Bool {
        func value(_ name: HTMLName) -> ArraySlice<UInt8>? {
            tree.value(name.rawValue, of: node).map { tree.bytes[$0] }
        }
        if let id = value(.id), disclosed.contains(Array(id)) { return true }
        if let role = value(.role), Self.word(role) == "tabpanel" { return true }
        return value(.class)?.split { $0 <= 0x20 }.contains { $0.elementsEqual("expand-content".utf8) }
            ?? false
    }

    /// The ids that `aria-controls` names, and those that a link with `aria-expanded` leads to; a control that is hidden
    /// itself shows nothing.
    private static func disclosed(by tree: MarkupTree) -> Set<[UInt8]> {
        var ids: Set<[UInt8]> = []
        let none = HTMLVisibility(disclosed: [])
        for (index, node) in tree.nodes.enumerated() where node.name >= 0 && node.to > node.from {
            let id = MarkupTree.ID(index)
            if let names = tree.value(HTMLName.ariaControls.rawValue, of: id), !none.isHidden(id, tree) {
                ids.formUnion(tree.bytes[names].split { $0 <= 0x20 }.map(Array.init))
            }
            if tree.value(HTMLName.ariaExpanded.rawValue, of: id) != nil,
                let target = tree.value(HTMLName.href.rawValue, of: id),
                tree.bytes[target].first == UInt8(ascii: "#"), !none.isHidden(id, tree)
            {
                ids.insert(Array(tree.bytes[target].dropFirst()))
            }
        }
        return ids
    }

    private init(disclosed: Set<[UInt8]>) { self.disclosed = disclosed }

    // MARK: Styles

    private static func declarations(_ style: some Collection<UInt8>) -> [String: String] {
        var declarations: [String: String] = [:]
        for part in style.split(separator: UInt8(ascii: ";")) {
            let pair = part.split(separator: UInt8(ascii: ":"), maxSplits: 1)
            guard pair.count == 2 else { continue }
            declarations[word(pair[0])] = word(pair[1]).replacing("!important", with: "")
        }
        return declarations
    }

    private static func isUndisplayed(_ style: [String: String]) -> Bool {
        if style["display"] == "none" || ["hidden", "collapse"].contains(style["visibility"]) { return true }
        if style["mso-hide"] == "all" { return true }
        return style["opacity"].flatMap(number).map { $0 < 0.05 } ?? false
    }

    private static func isDisguised(_ style: [String: String]) -> Bool {
        isTiny(style) || isOffScreen(style)
    }

    private static func word(_ bytes: some Sequence<UInt8>) -> String {
        let kept = bytes.filter { $0 > 0x20 }.map { $0 &- 0x41 < 26 ? $0 | 0x20 : $0 }
        return String(decoding: kept, as: UTF8.self)
    }

    private static func isTiny(_ style: [String: String]) -> Bool {
        if let size = style["font-size"], let value = number(size), !size.contains("%") {
            let pixels = size.hasSuffix("em") ? value * 16 : value
            if pixels < 3 { return true }
        }
        guard style["overflow"] == "hidden" else { return false }
        return ["width", "height", "max-height", "max-width"].contains { name in
            style[name].flatMap(number).map { $0 <= 1 && style[name]?.contains("%") == false } ?? false
        }
    }

    private static func isOffScreen(_ style: [String: String]) -> Bool {
        ["left", "top", "right", "text-indent", "margin-left", "margin-top"].contains { name in
            style[name].flatMap(number).map { $0 <= -500 } ?? false
        }
    }

    /// Whether an element's text has the colour of what lies behind it: pages are white unless they say.
    private func isGroundColoured(_ node: MarkupTree.ID, _ style: [String: String], _ tree: MarkupTree)
        -> Bool
    {
        guard let text = style["color"].map(Self.colour) else { return false }
        if text == "transparent" { return true }
        let ground =
            Self.ground(style) ?? tree.ancestors(of: node).lazy.compactMap { self.ground(of: $0, tree) }.first
        return text == ground ?? "#ffffff"
    }

    /// The colour that an element lays behind its content; nil when what surrounds it shows through.
    private func ground(of node: MarkupTree.ID, _ tree: MarkupTree) -> String? {
        if let style = tree.value(HTMLName.style.rawValue, of: node).map({ tree.bytes[$0] }),
            style.contains(where: { $0 | 0x20 == UInt8(ascii: "k") }),
            let ground = Self.ground(Self.declarations(style))
        {
            return ground
        }
        return tree.value(HTMLName.bgcolor.rawValue, of: node).map { Self.colour(Self.word(tree.bytes[$0])) }
    }

    private static func ground(_ style: [String: String]) -> String? {
        guard let value = style["background-color"] ?? style["background"],
            !["none", "transparent", "inherit", "initial", "unset", ""].contains(value)
        else { return nil }
        let ground = colour(value)
        return ground == "transparent" ? nil : ground
    }

    private static func colour(_ value: String) -> String {
        switch value {
        case "white", "#fff", "rgb(255,255,255)", "rgba(255,255,255,1)": "#ffffff"
        case "black", "#000", "rgb(0,0,0)": "#000000"
        case _ where value.hasPrefix("rgba(") && value.hasSuffix(",0)"): "transparent"
        case _ where value.count == 4 && value.hasPrefix("#"):
            "#" + value.dropFirst().map { "\($0)\($0)" }.joined()
        default: value
        }
    }

    private static func number(_ value: String) -> Double? {
        Double(value.prefix { $0.isNumber || $0 == "." || $0 == "-" })
    }
}
