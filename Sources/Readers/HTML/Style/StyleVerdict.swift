/// What the style of one element does to all that stands in it.
struct StyleVerdict {
    /// Whether it is left out until something shows it.
    private(set) var isUndisplayed = false
    /// Whether its place or size keeps it out of sight, which only a page that means to does.
    private(set) var isDisguised = false
    /// Whether `visibility` makes its words visible or not; nil when it says nothing.
    private(set) var isVisible: Bool?

    private let style: StyleCascade.Style
    private let page: HTMLAppearance.Page
    private let em: Double

    /// Judges a style.
    ///
    /// - Parameters:
    ///   - em: the size of the words around it, in pixels.
    ///   - isRoot: whether it is the page itself, which scripts show when all is loaded.
    init(_ style: StyleCascade.Style, page: HTMLAppearance.Page, em: Double, isRoot: Bool) {
        self.style = style
        self.page = page
        self.em = em
        guard !style.values.isEmpty else { return }
        isUndisplayed = leavesOut || fades(isRoot: isRoot) || collapses
        isDisguised = isOffScreen || isCut
        isVisible = style.values[.visibility].flatMap(visibility)
    }

    private func text(_ property: StyleProperty) -> String? { style.values[property]?.text }

    private func pixels(_ property: StyleProperty) -> Double? {
        text(property).flatMap { StyleLength.pixels($0, em: em) }
    }

    /// Whether a value hides for good: rules do unless scripts, or other states of the page, may undo it.
    private func hides(_ property: StyleProperty) -> Bool {
        guard let value = style.values[property], property.mayHide(by: value.text) else { return false }
        return value.isOwn || !page.isScripted && !style.sometimes.contains(property)
    }

    private var leavesOut: Bool { hides(.display) || hides(.contentVisibility) || hides(.officeHide) }

    private func visibility(_ value: StyleValue) -> Bool? {
        if value.text == "visible" { return true }
        return hides(.visibility) ? false : nil
    }

    private func fades(isRoot: Bool) -> Bool {
        guard let value = style.values[.opacity], StyleProperty.opacity.mayHide(by: value.text) else {
            return false
        }
        if value.isOwn { return true }
        if let animation = text(.animation), animation != "none" { return false }
        return !page.isScripted || style.values[.transition] == nil && !isRoot
    }

    /// Whether a box is cut to no height or width; a script may open it, as it does with answers to questions.
    private var collapses: Bool {
        guard text(.overflow)?.hasPrefix("hidden") == true, !isCut else { return false }
        return Self.sizes.contains { property in
            guard let length = pixels(property), length <= 1 else { return false }
            return hides(property)
        }
    }

    private static let sizes: [StyleProperty] = [.height, .maximumHeight, .width, .maximumWidth]

    private var isCut: Bool {
        if text(.overflow)?.hasPrefix("hidden") == true {
            func isTiny(_ properties: StyleProperty...) -> Bool {
                properties.contains { pixels($0).map { $0 <= 1 } ?? false }
            }
            let isOwn = Self.sizes.contains {
                style.values[$0]?.isOwn == true && isTiny($0)
            }
            if isOwn || isTiny(.height, .maximumHeight) && isTiny(.width, .maximumWidth) { return true }
        }
        if let clip = text(.clip), clip.hasPrefix("rect") {
            let sides = clip.dropFirst(5).split { ", )".contains($0) }.map { StyleLength.pixels($0) }
            if sides.count == 4, sides.allSatisfy({ $0.map { $0 <= 1 } ?? false }) { return true }
        }
        return text(.clipPath).map(Self.cutsAll) ?? false
    }

    private static func cutsAll(_ path: String) -> Bool {
        if path.hasPrefix("circle(0") { return !path.hasPrefix("circle(0.") }
        guard path.hasPrefix("inset(") else { return false }
        let sides = path.dropFirst(6).split { ", )".contains($0) }.map {
            StyleLength.percent(String($0)) ?? 0
        }
        return sides.first.map { $0 >= 50 } ?? false
    }

    private var isOffScreen: Bool {
        if [.left, .top, .right, .textIndent].contains(where: isFar) { return true }
        // A box in the middle of a page begins at half of it, and half its size before.
        if isFar(.marginLeft), !isWithin(.left) { return true }
        if isFar(.marginTop), !isWithin(.top) { return true }
        guard let transform = text(.transform) else { return false }
        if transform.contains("scale(0)") {
            return !page.isScripted || style.values[.transform]?.isOwn == true
        }
        guard transform.hasPrefix("translate"), let open = transform.firstIndex(of: "(") else { return false }
        let shifts = transform[open...].dropFirst().split { ", )".contains($0) }
        return shifts.prefix(2).contains { StyleLength.pixels($0).map { $0 <= -500 } ?? false }
    }

    private func isFar(_ property: StyleProperty) -> Bool { pixels(property).map { $0 <= -500 } ?? false }

    private func isWithin(_ property: StyleProperty) -> Bool {
        text(property).flatMap(StyleLength.percent).map { $0 > 0 } ?? false
    }
}
