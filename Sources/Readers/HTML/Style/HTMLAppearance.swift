/// How the words of an element look, as far as it decides whether they can be seen.
struct HTMLAppearance {
    /// What a page is, beside its elements.
    struct Page {
        /// Whether scripts may show what rules of the page hide.
        var isScripted = false
        /// Whether there are rules that lie elsewhere, so that the ground of the page is not known.
        var isLinked = false
        /// Whether it has pictures, which words may be laid over.
        var hasPictures = false
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

    /// Whether words of this look cannot be seen on a page.
    func hidesWords(on page: Page) -> Bool {
        if isConcealed || isInvisible || size < 3 { return true }
        guard let ink else { return false }
        if ink.alpha < 0.05 { return true }
        guard let ground, !isGroundAssumed || isOwnInk || !page.isLinked else { return false }
        return ink.over(ground).isLike(ground)
    }

    /// Takes what hides an element with all that it holds.
    mutating func conceal() { isConcealed = true }

    /// Takes over the values of an element.
    mutating func take(
        _ style: StyleCascade.Style, on page: Page, isPanel: @autoclosure () -> Bool, isRoot: Bool
    ) {
        let verdict = StyleVerdict(style, page: page, em: size, isRoot: isRoot)
        if verdict.isDisguised || verdict.isUndisplayed && !isPanel() { isConcealed = true }
        if let visible = verdict.isVisible, visible || !isPanel() { isInvisible = !visible }
        if let size = style.values[.fontSize].flatMap({ Self.size($0.text, within: size) }) {
            self.size = size
        }
        takeGround(style)
        if page.hasPictures, isGroundAssumed, let position = style.values[.position], !position.isOwn,
            position.text == "absolute" || position.text == "fixed"
        {
            ground = nil
        }
        takeInk(style)
    }

    /// Links are written in a colour of their own.
    mutating func beginLink(_ style: StyleCascade.Style) {
        if style.values[.ink] == nil { ink = nil }
    }

    private static func size(_ value: String, within outer: Double) -> Double? {
        if let percent = StyleLength.percent(value) { return outer * percent / 100 }
        if ["inherit", "unset"].contains(value) { return outer }
        return StyleLength.pixels(value, em: outer) ?? 16
    }

    private mutating func takeGround(_ style: StyleCascade.Style) {
        if style.sometimes.contains(.ground) || style.sometimes.contains(.groundImage) { ground = nil }
        if let value = style.values[.ground]?.text, !Self.passes.contains(value) {
            let colour = StyleColour(value)
            if colour?.alpha != 0 {
                ground = colour.flatMap { colour in
                    colour.alpha == 1 ? colour : ground.map { colour.over($0) }
                }
                isGroundAssumed = false
            }
        }
        if let image = style.values[.groundImage]?.text, !Self.passes.contains(image) { ground = nil }
    }

    private static let passes: Set<String> = ["none", "inherit", "initial", "unset", ""]

    private mutating func takeInk(_ style: StyleCascade.Style) {
        if let value = style.values[.ink], !["inherit", "currentcolor", "unset"].contains(value.text) {
            (ink, isOwnInk) = (StyleColour(value.text), value.isOwn)
        }
        // Words cut out of a picture or a run of colours.
        if style.values[.groundClip]?.text == "text" || style.sometimes.contains(.ink) { ink = nil }
    }
}
