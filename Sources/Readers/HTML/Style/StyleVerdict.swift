/// What the style of one element does to all that stands in it.
///
/// Where it is not certain that words cannot be seen, they can: another state of the page, a script that knows the element or
/// an animation may show what is left out, faded or shut now.
struct StyleVerdict {
    /// Whether it is left out until something shows it.
    private(set) var isUndisplayed = false
    /// Whether its place or size keeps it out of sight, which only a page that means to does.
    private(set) var isDisguised = false
    /// Whether `visibility` makes its words visible or not; nil when it says nothing.
    private(set) var isVisible: Bool?

    private let style: StyleCascade.Style
    private let page: HTMLAppearance.Page
    private let element: HTMLStyledElement
    private let em: Double

    /// Judges a style.
    ///
    /// - Parameter em: the size of the words around the element, in pixels.
    init(
        _ style: StyleCascade.Style, of element: HTMLStyledElement, page: HTMLAppearance.Page, em: Double
    ) {
        self.style = style
        self.page = page
        self.element = element
        self.em = em
        guard !style.isEmpty else { return }
        isUndisplayed = leavesOut || fades || collapses
        isDisguised = isOffScreen || isCut
        isVisible = visibility
    }

    private func text(_ property: StyleProperty) -> String? { style.values[property]?.text }

    private func pixels(_ property: StyleProperty) -> Double? {
        text(property).flatMap { StyleLength.pixels($0, em: em) }
    }

    /// Whether a property hides, and no other state of the page undoes it.
    private func hides(_ property: StyleProperty) -> Bool {
        guard let value = style.values[property], property.mayHide(by: value.text) else { return false }
        return !style.isUndone(property) && (property == .display || !isAnimated)
    }

    private var isAnimated: Bool {
        if style.sometimes[.animation] != nil { return true }
        return text(.animation).map { $0 != "none" } ?? false
    }

    /// Whether a property hides for good, since no script shows the element.
    private func hidesForGood(_ property: StyleProperty) -> Bool {
        guard hides(property) else { return false }
        return !page.isScripted || style.values[property]?.isOwn == true && !element.isAddressable
    }

    private var leavesOut: Bool { hidesForGood(.display) || hidesForGood(.contentVisibility) }

    private var visibility: Bool? {
        if text(.visibility) == "visible" || style.sometimes[.visibility] != nil { return true }
        return hidesForGood(.visibility) ? false : nil
    }

    /// Whether the element is transparent; what scripts bring in as the page is scrolled they mostly move as well.
    private var fades: Bool {
        hidesForGood(.opacity) && !(page.isScripted && style.values[.transform] != nil)
    }

    // MARK: Cut

    /// Whether a box is cut to no height or width; a script may open it, as it does with answers to questions.
    private var collapses: Bool {
        guard isCutting, !isCut else { return false }
        return [.height, .maximumHeight, .maximumWidth].contains { isTiny($0) && hidesForGood($0) }
    }

    /// Whether the element is a box that shows nothing of what goes beyond it.
    private var isCutting: Bool {
        guard let overflow = text(.overflow), overflow.hasPrefix("hidden") || overflow.hasPrefix("clip")
        else { return false }
        // Lines have no size of their own, and the parts of tables grow with their words.
        switch text(.display) {
        case "inline", "contents": return isOutOfFlow
        case let display?: return !display.hasPrefix("table")
        case nil: return isOutOfFlow || text(.floating) != nil || !element.isInline && !element.isTablePart
        }
    }

    private var isOutOfFlow: Bool { text(.position) == "absolute" || text(.position) == "fixed" }

    private func isTiny(_ property: StyleProperty) -> Bool {
        guard hides(property), pixels(property).map({ $0 <= 1 }) ?? false else { return false }
        switch property {
        case .width, .maximumWidth: return !holds(.minimumWidth)
        default: return !holds(.minimumHeight) && !holds(.paddingTop) && !holds(.paddingBottom)
        }
    }

    /// Whether a length that a box has at least is more than nothing.
    private func holds(_ property: StyleProperty) -> Bool {
        if style.sometimes[property] != nil { return true }
        guard let value = text(property), value != "auto" else { return false }
        return pixels(property).map { $0 > 4 } ?? true
    }

    private var isCut: Bool {
        if isCutting, isTiny(.height) || isTiny(.maximumHeight), isTiny(.width) || isTiny(.maximumWidth) {
            return true
        }
        if isOutOfFlow, hides(.clip), let clip = text(.clip), clip.hasPrefix("rect") {
            let sides = clip.dropFirst(5).split { ", )".contains($0) }.map { StyleLength.pixels($0) }
            if sides.count == 4, sides.allSatisfy({ $0.map { $0 <= 1 } ?? false }) { return true }
        }
        guard hides(.clipPath), !page.isScripted else { return false }
        return text(.clipPath).map(Self.cutsAll) ?? false
    }

    private static func cutsAll(_ path: String) -> Bool {
        if path.hasPrefix("circle(0") { return !path.hasPrefix("circle(0.") }
        guard path.hasPrefix("inset(") else { return false }
        let sides = path.dropFirst(6).split { ", )".contains($0) }.prefix { $0 != "round" }.map {
            StyleLength.percent(String($0)) ?? 0
        }
        guard let top = sides.first else { return false }
        let right = sides.count > 1 ? sides[1] : top
        let bottom = sides.count > 2 ? sides[2] : top
        let left = sides.count > 3 ? sides[3] : right
        return top + bottom >= 100 || left + right >= 100
    }

    // MARK: Moved

    private var isOffScreen: Bool {
        // A picture behind moved words mostly shows them, as that of a name does.
        if hides(.textIndent), !style.paints(.groundImage) { return true }
        let isPlaced = isOutOfFlow || text(.position) == "relative" || text(.position) == "sticky"
        if isPlaced, isFar(.left, past: .right) || isFar(.right, past: .left) || isFar(.top, past: .bottom) {
            return true
        }
        // A box in the middle of a page begins at half of it, and half its size before.
        if isFar(.marginLeft, past: .paddingLeft), !isWithin(.left) { return true }
        if isFar(.marginTop, past: .paddingTop), !isWithin(.top) { return true }
        return isShiftedAway
    }

    /// Whether a shift takes the element off the screen, and nothing at its other side takes it back.
    private func isFar(_ property: StyleProperty, past other: StyleProperty) -> Bool {
        guard hides(property), let shift = pixels(property), isFar(shift) else { return false }
        return pixels(other).map { abs($0) < -shift / 2 } ?? true
    }

    /// Whether a shift moves more than any screen shows, or more than the element is wide.
    private func isFar(_ shift: Double) -> Bool {
        if let width = pixels(.width), width > 1 { return shift <= -500 && width <= -shift }
        return shift <= -1_500
    }

    private func isWithin(_ property: StyleProperty) -> Bool {
        text(property).flatMap(StyleLength.percent).map { $0 > 0 } ?? false
    }

    private var isShiftedAway: Bool {
        guard hides(.transform), !page.isScripted, let transform = text(.transform) else { return false }
        if transform.contains("scale(0)") { return true }
        guard transform.hasPrefix("translate"), let open = transform.firstIndex(of: "(") else { return false }
        let shifts = transform[open...].dropFirst().split { ", )".contains($0) }
        return shifts.prefix(2).contains { StyleLength.pixels($0).map(isFar) ?? false }
    }
}
