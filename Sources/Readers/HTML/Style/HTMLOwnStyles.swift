/// What the elements of a page say themselves of how they look: by `style`, by `hidden`, and by attributes of old.
struct HTMLOwnStyles {
    /// Whether any element says of itself how it looks.
    private(set) var says = false
    /// The ways in which elements may hide words by what they say.
    private(set) var concerns: Set<StyleConcern> = []
    /// Whether any element has a ground of its own.
    private(set) var paints = false

    private let tree: MarkupTree
    /// The attributes that name a picture which scripts lay behind words.
    private var backdrops: Set<Int32> = []
    /// What values of `style` say; pages repeat the same few.
    private var known: [ArraySlice<UInt8>: [StyleDeclaration]] = [:]

    /// How many values are remembered.
    private static let most = 4_096

    init(_ tree: MarkupTree) {
        self.tree = tree
        for (number, name) in tree.names.enumerated() where name.hasPrefix("data-") {
            if Self.backdrops.contains(where: { name.contains($0) }) { backdrops.insert(Int32(number)) }
        }
        for attribute in tree.attributes { note(attribute) }
    }

    private static let backdrops = ["bg", "background", "image", "parallax"]

    private mutating func note(_ attribute: MarkupTree.Attribute) {
        switch HTMLName(rawValue: attribute.name) {
        case .style:
            says = true
            for declaration in declarations(value(attribute)) {
                let property = declaration.property
                if let concern = property.concern, property.mayHide(by: declaration.value) {
                    concerns.insert(concern)
                }
                if property == .ground || property == .groundImage { paints = true }
            }
        case .hidden:
            says = true
            concerns.insert(.shown)
        case .color:
            says = true
            concerns.insert(.coloured)
        case .bgcolor, .background: paints = true
        default: if backdrops.contains(attribute.name) { paints = true }
        }
    }

    private func value(_ attribute: MarkupTree.Attribute) -> ArraySlice<UInt8> {
        tree.bytes[Int(attribute.from)..<Int(attribute.to)]
    }

    private mutating func declarations(_ value: ArraySlice<UInt8>) -> [StyleDeclaration] {
        if let found = known[value] { return found }
        let found = StyleDeclaration.read(value)
        if known.count < Self.most { known[value] = found }
        return found
    }

    /// Adds what an element says itself of how it looks.
    mutating func take(of node: MarkupTree.ID, into style: inout StyleCascade.Style) {
        let element = tree.nodes[Int(node)]
        for position in Int(element.from)..<Int(element.to) {
            let attribute = tree.attributes[position]
            switch HTMLName(rawValue: attribute.name) {
            case .style:
                for declaration in declarations(value(attribute)) {
                    style.values.take(StyleValue(own: declaration), for: declaration.property)
                }
            case .hidden where StyleScanner.word(value(attribute)) != "until-found":
                hint(.display, "none", &style)
            case .bgcolor: hint(.ground, colour(attribute), &style)
            case .background where attribute.to > attribute.from: hint(.groundImage, "image", &style)
            case .color where element.name == HTMLName.font.rawValue: hint(.ink, colour(attribute), &style)
            default: if backdrops.contains(attribute.name) { hint(.groundImage, "image", &style) }
            }
        }
    }

    private func colour(_ attribute: MarkupTree.Attribute) -> String {
        let text = StyleScanner.word(value(attribute))
        return text.count == 6 && text.allSatisfy(\.isHexDigit) ? "#" + text : text
    }

    /// Old attributes weigh less than any rule.
    private func hint(_ property: StyleProperty, _ text: String, _ style: inout StyleCascade.Style) {
        guard style.values[property] == nil else { return }
        style.values[property] = StyleValue(text, rank: 0, isOwn: true)
    }
}
