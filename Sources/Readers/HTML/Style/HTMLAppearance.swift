/// How the words of an element look, as far as it decides whether they can be seen.
struct HTMLAppearance {
    /// What a page is, beside its elements.
    struct Page {
        /// Whether scripts may show what the page hides.
        var isScripted = false
        /// Whether there are rules that lie elsewhere, so that the ground of the page is not known.
        var isLinked = false
        /// Whether it has pictures or coloured grounds, which words may be laid over.
        var hasBackdrops = false
        /// Whether its colours are taken for understood.
        var trustsColours = true
    }

    /// Whether the element or one around it is not there to be seen, whatever stands within.
    private(set) var isConcealed = false
    /// Whether it is invisible, which elements within may undo.
    private(set) var isInvisible = false
    /// The size of its words, in pixels.
    private var size = 16.0
    /// The colour of its words; nil when not known.
    private var ink: StyleColour?
    private var isOwnInk = true
    /// The colour behind its words; nil when not known.
    private var ground: StyleColour? = .white
    private var isGroundAssumed = true
    /// Whether shadows, outlines or filters show words whatever colour they have.
    private var isTinted = false

    /// Whether words of this look cannot be seen on a page.
    func hidesWords(on page: Page) -> Bool {
        isConcealed || isInvisible || isTiny || isBlank(on: page)
    }

    /// Whether words are too small to be seen.
    var isTiny: Bool { size < 3 }

    /// Whether words have the colour of what lies behind them, or none.
    func isBlank(on page: Page) -> Bool {
        guard let ink, !isTinted, page.trustsColours else { return false }
        if ink.alpha < 0.05 { return isOwnInk || !page.isScripted }
        guard let ground, !isGroundAssumed || !page.isLinked else { return false }
        return ink.over(ground).isLike(ground)
    }

    /// Takes over the values of an element.
    mutating func take(_ style: StyleCascade.Style, of element: HTMLStyledElement, on page: Page) {
        let verdict = StyleVerdict(style, of: element, page: page, em: size)
        if verdict.isDisguised || verdict.isUndisplayed && !element.isPanel { isConcealed = true }
        if let visible = verdict.isVisible, visible || !element.isPanel { isInvisible = !visible }
        takeSize(style, element, page)
        takeGround(style)
        if element.isPainted, style.values[.ground] == nil { ground = nil }
        if page.hasBackdrops, isGroundAssumed, Self.isLifted(style) { ground = nil }
        takeInk(style)
        // Links are written in a colour of their own.
        if element.isLink, style.values[.ink] == nil { ink = nil }
    }

    /// Takes something for painted behind the words.
    mutating func forgetGround() { ground = nil }

    // MARK: Size

    private mutating func takeSize(_ style: StyleCascade.Style, _ element: HTMLStyledElement, _ page: Page) {
        if let size = style.values[.fontSize].flatMap({ Self.size($0.text, within: size) }) {
            self.size = style.isUndone(.fontSize) ? max(size, 16) : size
        } else if style.sometimes[.fontSize] != nil || isTiny && page.isLinked && element.isAddressable {
            size = max(size, 16)
        }
    }

    private static func size(_ value: String, within outer: Double) -> Double? {
        if let percent = StyleLength.percent(value) { return outer * percent / 100 }
        if ["inherit", "unset"].contains(value) { return outer }
        return StyleLength.pixels(value, em: outer) ?? 16
    }

    // MARK: Ground

    private mutating func takeGround(_ style: StyleCascade.Style) {
        if isGroundAssumed, Self.values(.scheme, style).contains(where: { $0.contains("dark") }) {
            ground = nil
        }
        if style.sometimes[.ground] != nil || style.sometimes[.groundImage] != nil { ground = nil }
        if let value = style.values[.ground]?.text, !StyleProperty.paintsNothing(value) {
            let colour = StyleColour(value)
            if colour?.alpha != 0 {
                ground = colour.flatMap { colour in
                    colour.alpha == 1 ? colour : ground.map { colour.over($0) }
                }
                // What shines through is still only assumed.
                if colour?.alpha == 1 { isGroundAssumed = false }
            }
        }
        if let image = style.values[.groundImage]?.text, !StyleProperty.paintsNothing(image) { ground = nil }
    }

    private static func values(_ property: StyleProperty, _ style: StyleCascade.Style) -> [String] {
        if let value = style.values[property] { return [value.text] }
        return style.sometimes[property] == nil ? [] : ["dark"]
    }

    /// Whether an element is taken out of its place, so that it may lie over others.
    private static func isLifted(_ style: StyleCascade.Style) -> Bool {
        if style.sometimes[.position] != nil || style.values[.gridArea] != nil { return true }
        if let top = style.values[.marginTop]?.text, top.hasPrefix("-") { return true }
        return ["absolute", "fixed", "sticky"].contains(style.values[.position]?.text)
    }

    // MARK: Ink

    private mutating func takeInk(_ style: StyleCascade.Style) {
        if let value = style.values[.ink], !["inherit", "currentcolor", "unset"].contains(value.text) {
            (ink, isOwnInk) = (StyleColour(value.text), value.isOwn)
        }
        // Words cut out of a picture or a run of colours.
        if style.values[.groundClip]?.text.contains("text") == true || style.isUndone(.ink) { ink = nil }
        isTinted = isTinted || StyleProperty.tints.contains(where: style.paints)
    }
}
