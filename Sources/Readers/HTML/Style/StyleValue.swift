/// The value of a property, and how much it weighs against others.
struct StyleValue {
    let text: String
    /// Of two values the one of the greater rank holds.
    let rank: UInt64
    /// Whether it stands at the element itself.
    var isOwn = false

    init(_ text: String, rank: UInt64, isOwn: Bool = false) {
        (self.text, self.rank, self.isOwn) = (text, rank, isOwn)
    }

    /// The value of a sheet that comes after others.
    func later(by order: UInt64) -> StyleValue { StyleValue(text, rank: rank + order, isOwn: isOwn) }

    /// A value that an element's own `style` gives.
    init(own declaration: StyleDeclaration) {
        self.init(declaration.value, rank: (declaration.isImportant ? 1 << 62 : 0) | 1 << 60, isOwn: true)
    }
}

extension [StyleProperty: StyleValue] {
    /// Takes a value unless one that weighs more is there.
    mutating func take(_ value: StyleValue, for property: StyleProperty) {
        if let known = self[property], known.rank > value.rank { return }
        self[property] = value
    }
}
