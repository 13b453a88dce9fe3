/// A way in which style can hide words; the properties of one concern count together.
enum StyleConcern: CaseIterable {
    case shown, faded, cut, moved, small, coloured
}

extension StyleProperty {
    /// The way of hiding that the property belongs to.
    var concern: StyleConcern {
        switch self {
        case .display, .visibility, .contentVisibility, .officeHide: .shown
        case .opacity, .transition, .animation: .faded
        case .overflow, .width, .height, .maximumWidth, .maximumHeight, .clip, .clipPath: .cut
        case .left, .top, .right, .textIndent, .marginLeft, .marginTop, .transform: .moved
        case .fontSize: .small
        case .ink, .ground, .groundImage, .groundClip, .position: .coloured
        }
    }

    /// Whether a value is one that hides, be it together with others.
    func mayHide(by value: String) -> Bool {
        switch self {
        case .display: value == "none"
        case .visibility, .contentVisibility: value == "hidden" || value == "collapse"
        case .officeHide: value == "all"
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
        case .overflow, .transition, .animation, .ground, .groundImage, .groundClip, .position: false
        }
    }
}
