extension MarkupTree {
    /// Puts the signs that people see in the place of letters in fonts such as Wingdings.
    mutating func showSigns() {
        guard namesFonts, Self.fonts.contains(where: { $0.first(in: bytes) != nil }) else { return }
        for index in nodes.indices where nodes[index].name >= 0 && nodes[index].to > nodes[index].from {
            guard let font = font(of: ID(index)).flatMap({ SymbolFont(named: $0) }),
                !OfficeParagraph.isLabel(ID(index), self)
            else { continue }
            showSigns(of: font, below: ID(index))
        }
    }

    /// Whether a style or a face has the letters that all of their names have; most pages need not be searched then.
    private var namesFonts: Bool {
        attributes.contains { attribute in
            guard attribute.name == HTMLName.style.rawValue || attribute.name == HTMLName.face.rawValue
            else { return false }
            let value = bytes[Int(attribute.from)..<Int(attribute.to)]
            return zip(value, value.dropFirst()).contains { pair in
                let letters = (pair.0 | 0x20, pair.1 | 0x20)
                return letters == (UInt8(ascii: "d"), UInt8(ascii: "i"))
                    || letters == (UInt8(ascii: "s"), UInt8(ascii: "y"))
            }
        }
    }

    /// What the names of such fonts have in common.
    private static let fonts = ["dings", "Symbol", "symbol"].map { ByteSearch($0) }

    /// Changes the texts below an element, but for those in another font and the bullets of office programs.
    private mutating func showSigns(of font: SymbolFont, below root: ID) {
        var current = next(after: root, below: root)
        while let node = current {
            let isElsewhere =
                !isText(node) && (self.font(of: node) != nil || OfficeParagraph.isLabel(node, self))
            if isText(node), let shown = SymbolFont.shown(string(range(node)), in: font) {
                nodes[Int(node)].from = UInt32(bytes.count)
                bytes += shown.text.utf8
                nodes[Int(node)].to = UInt32(bytes.count)
            }
            current = next(after: node, below: root, skipping: isElsewhere)
        }
    }

    /// The first font that an element names, in its style or as `<font face>`; nil when it names none.
    private func font(of node: ID) -> String? {
        if let style = value(HTMLName.style.rawValue, of: node) {
            let rules = string(style).split(separator: ";").map { $0.split(separator: ":", maxSplits: 1) }
            if let family = rules.last(where: { $0.count == 2 && Self.word($0[0]) == "font-family" }) {
                return family[1].split(separator: ",").first.map(String.init)
            }
            // The shorthand ends with the family: `font: 7.0pt "Times New Roman"`.
            if let short = rules.last(where: { $0.count == 2 && Self.word($0[0]) == "font" }) {
                return short[1].split(separator: " ").last.map(String.init)
            }
        }
        guard nodes[Int(node)].name == HTMLName.font.rawValue else { return nil }
        let face = value(HTMLName.face.rawValue, of: node).map(string)
        return face?.split(separator: ",").first.map(String.init)
    }

    private static func word(_ text: Substring) -> String {
        text.lowercased().filter { !$0.isWhitespace }
    }
}
