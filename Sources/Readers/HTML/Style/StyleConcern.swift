/// A way in which style can hide words; the properties of one concern count together.
enum StyleConcern: CaseIterable {
    case shown, faded, cut, moved, small, coloured
}

extension StyleProperty {
    /// The way of hiding that the property belongs to; nil for what only tells whether others hide.
    var concern: StyleConcern? {
        switch self {
        case .display, .visibility, .contentVisibility: .shown
        case .opacity: .faded
        case .width, .height, .maximumWidth, .maximumHeight, .clip, .clipPath: .cut
        case .left, .top, .right, .textIndent, .marginLeft, .marginTop, .transform: .moved
        case .fontSize: .small
        case .ink: .coloured
        default: nil
        }
    }

    /// Whether the property tells something where some ways of hiding are looked at.
    func matters(to kept: Set<StyleConcern>) -> Bool {
        if let concern, kept.contains(concern) { return true }
        return switch self {
        case .display, .overflow, .minimumWidth, .minimumHeight, .paddingTop, .paddingBottom, .floating:
            kept.contains(.cut)
        case .width, .bottom, .paddingLeft: kept.contains(.moved)
        case .groundImage: !kept.isDisjoint(with: [.coloured, .moved])
        case .ground, .groundClip, .scheme, .textShadow, .textStroke, .textFill, .filter,
            .blend, .marginTop, .gridArea:
            kept.contains(.coloured)
        case .position: !kept.isDisjoint(with: [.cut, .moved, .coloured])
        case .animation: true
        default: false
        }
    }

    /// Whether a value is one that hides, be it together with others.
    func mayHide(by value: String) -> Bool {
        switch self {
        case .display: value == "none"
        case .visibility, .contentVisibility: value == "hidden" || value == "collapse"
        case .opacity: (Double(value) ?? StyleLength.percent(value)).map { $0 < 0.05 } ?? false
        case .width, .height, .maximumWidth, .maximumHeight:
            StyleLength.pixels(value).map { $0 <= 1 } ?? false
        case .clip, .clipPath: value != "auto" && value != "none"
        case .left, .top, .right, .textIndent, .marginLeft, .marginTop:
            StyleLength.pixels(value).map { $0 <= -500 } ?? false
        case .transform: value.contains("translate") || value.contains("scale")
        case .fontSize:
            StyleLength.pixels(value).map { $0 < 5 } ?? StyleLength.percent(value).map { $0 < 40 } ?? false
        case .ink: true
        default: false
        }
    }

    /// Whether a value hides whatever lies behind it.
    func hides(by value: String) -> Bool { self != .ink && mayHide(by: value) }

    /// Whether a pointer that lies on the element can change what the property hides: on what is not there none can lie.
    var followsPointer: Bool {
        switch self {
        case .opacity, .ink, .ground, .groundImage, .filter, .textShadow: true
        default: false
        }
    }

    /// What lies behind words.
    static let grounds: [StyleProperty] = [.ground, .groundImage]
    /// What shows words whatever colour they have.
    static let tints: [StyleProperty] = [.textShadow, .textStroke, .textFill, .filter, .blend]

    /// Whether a value of a ground or a tint leaves all as it is.
    static func paintsNothing(_ value: String) -> Bool {
        switch value {
        case "none", "normal", "inherit", "initial", "unset", "", "transparent", "0", "0px": true
        default: false
        }
    }
}

extension StyleCascade.Style {
    /// Whether a ground or a tint changes how things look, be it at times.
    func paints(_ property: StyleProperty) -> Bool {
        if sometimes[property] != nil { return true }
        return values[property].map { !StyleProperty.paintsNothing($0.text) } ?? false
    }
}
