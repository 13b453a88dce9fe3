/// Whether an element hides its content from the people who look at the page.
///
/// Looks at the `hidden` attribute and at inline styles: not displayed, invisible, transparent, tiny, moved off the
/// screen, or in the colour of its ground.
enum HTMLVisibility {
    /// Whether an element's attributes hide it.
    static func isHidden(_ node: MarkupTree.ID, _ tree: MarkupTree) -> Bool {
        let element = tree.nodes[Int(node)]
        for position in Int(element.from)..<Int(element.to) {
            let attribute = tree.attributes[position]
            if attribute.name == HTMLName.hidden.rawValue { return true }
            guard attribute.name == HTMLName.style.rawValue else { continue }
            if isHiding(tree.bytes[Int(attribute.from)..<Int(attribute.to)]) { return true }
        }
        return false
    }

    /// Whether the declarations of a style hide what they apply to.
    static func isHiding(_ style: some Collection<UInt8>) -> Bool {
        var declarations: [String: String] = [:]
        for part in style.split(separator: UInt8(ascii: ";")) {
            let pair = part.split(separator: UInt8(ascii: ":"), maxSplits: 1)
            guard pair.count == 2 else { continue }
            declarations[word(pair[0])] = word(pair[1]).replacing("!important", with: "")
        }
        if declarations["display"] == "none" { return true }
        if ["hidden", "collapse"].contains(declarations["visibility"]) { return true }
        if let opacity = declarations["opacity"].flatMap(number), opacity < 0.05 { return true }
        return isTiny(declarations) || isOffScreen(declarations) || isGroundColoured(declarations)
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

    /// White text counts as hidden also when the ground is not named, since pages are white unless they say.
    private static func isGroundColoured(_ style: [String: String]) -> Bool {
        guard let text = style["color"].map(colour) else { return false }
        let ground = (style["background-color"] ?? style["background"]).map(colour)
        if text == "transparent" { return true }
        return ground.map { $0 == text } ?? (text == "#ffffff")
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
