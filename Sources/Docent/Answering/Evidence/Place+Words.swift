import Documents

extension Place {
    /// The words of the place that say what its content is about.
    var words: String {
        switch self {
        case .section(let headings, _): headings.joined(separator: " › ")
        case .slide(_, let title, _): title ?? ""
        case .sheet(let name): name
        case .page, .element, .lines: ""
        }
    }
}
