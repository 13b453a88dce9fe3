/// The rules of a page's style sheets that can hide words.
///
/// Reads sheets in time that grows with their length; of more rules than a page has, the first count.
struct StyleSheets {
    /// What one selector says, with the declarations of later rules of the same selector.
    struct Rule {
        let selector: StyleSelector
        var isConditional: Bool
        var values: [StyleProperty: StyleValue] = [:]
    }

    private(set) var rules: [Rule] = []
    /// Whether there are more rules than are kept.
    private(set) var isIncomplete = false
    /// Whether a sheet asks for another one, which lies elsewhere.
    private(set) var isLinked = false

    private var simple: [SimpleKey: Int] = [:]
    private var order: UInt64 = 0

    private struct SimpleKey: Hashable {
        let kind: Int
        let name: String
        let isConditional: Bool
    }

    /// How many selectors are kept at most.
    private static let most = 20_000
    /// How deep at-rules lie one within another at most.
    private static let deepest = 32

    /// Adds the rules of a sheet.
    mutating func add(_ sheet: some Sequence<UInt8>, media: StyleMedia = .holds) {
        guard media != .never else { return }
        var scanner = StyleScanner(sheet)
        var blocks = [media]
        while true {
            scanner.skipSpace()
            guard let next = scanner.next else { return }
            if next == UInt8(ascii: "}") {
                scanner.advance()
                if blocks.count > 1 { blocks.removeLast() }
            } else if next == UInt8(ascii: "@") {
                addAtRule(&scanner, &blocks)
            } else {
                let selectors = scanner.take(until: [UInt8(ascii: "{"), UInt8(ascii: "}")])
                guard scanner.next == UInt8(ascii: "{") else { continue }
                scanner.advance()
                add(selectors, scanner.takeBlock(), blocks.last ?? .holds)
            }
        }
    }

    private mutating func addAtRule(_ scanner: inout StyleScanner, _ blocks: inout [StyleMedia]) {
        let rule = scanner.take(until: [UInt8(ascii: "{"), UInt8(ascii: ";"), UInt8(ascii: "}")])
        let name = StyleScanner.word(rule.prefix(40).prefix { $0 > 0x20 && $0 != UInt8(ascii: "(") })
        let outer = blocks.last ?? .holds
        guard scanner.next == UInt8(ascii: "{") else {
            if name == "@import" { isLinked = true }
            if scanner.next == UInt8(ascii: ";") { scanner.advance() }
            return
        }
        scanner.advance()
        let inner: StyleMedia? =
            switch name {
            case "@media": StyleMedia(query: rule.dropFirst(6)).within(outer)
            case "@layer": outer
            case "@supports":
                StyleScanner.word(rule).contains("not") ? StyleMedia.sometimes.within(outer) : outer
            case "@container", "@scope", "@document": StyleMedia.sometimes.within(outer)
            default: nil
            }
        guard let inner, inner != .never, blocks.count < Self.deepest else {
            _ = scanner.takeBlock()
            return
        }
        blocks.append(inner)
    }

    private mutating func add(
        _ selectors: ArraySlice<UInt8>, _ block: ArraySlice<UInt8>, _ media: StyleMedia
    ) {
        order += 1
        let declarations = StyleDeclaration.read(block)
        guard !declarations.isEmpty else { return }
        var scanner = StyleScanner(selectors)
        while !scanner.isAtEnd {
            let written = scanner.take(until: [UInt8(ascii: ",")])
            scanner.advance()
            guard let selector = StyleSelector(written), !selector.asksForPointer else { continue }
            guard rules.count < Self.most else {
                isIncomplete = true
                return
            }
            add(declarations, to: place(of: selector, selector.isConditional || media == .sometimes))
        }
    }

    /// The rule that a selector's declarations belong to: of equal ones that name one thing there is one.
    private mutating func place(of selector: StyleSelector, _ isConditional: Bool) -> Int {
        let key = Self.key(of: selector, isConditional)
        if let key, let known = simple[key] { return known }
        rules.append(Rule(selector: selector, isConditional: isConditional))
        if let key { simple[key] = rules.count - 1 }
        return rules.count - 1
    }

    private static func key(of selector: StyleSelector, _ isConditional: Bool) -> SimpleKey? {
        guard selector.around.isEmpty else { return nil }
        let subject = selector.subject
        switch (subject.tag, subject.id, subject.classes.count) {
        case (let tag?, nil, 0): return SimpleKey(kind: 0, name: tag, isConditional: isConditional)
        case (nil, let id?, 0): return SimpleKey(kind: 1, name: id, isConditional: isConditional)
        case (nil, nil, 1): return SimpleKey(kind: 2, name: subject.classes[0], isConditional: isConditional)
        case (nil, nil, 0): return SimpleKey(kind: 3, name: "", isConditional: isConditional)
        default: return nil
        }
    }

    private mutating func add(_ declarations: [StyleDeclaration], to rule: Int) {
        let specificity = rules[rule].selector.specificity
        for declaration in declarations {
            let rank = (declaration.isImportant ? 1 << 62 : 0) | specificity << 32 | order
            rules[rule].values.take(StyleValue(declaration.value, rank: rank), for: declaration.property)
        }
    }

    // MARK: What matters

    /// Leaves out the properties of which no value hides anything, and then the rules that say nothing.
    ///
    /// - Parameters:
    ///   - matters: the concerns that are looked at whatever the sheets say.
    ///   - undone: the concern that is not looked at, since scripts may undo what rules say of it.
    mutating func prune(keeping matters: Set<StyleConcern>, without undone: StyleConcern? = nil) {
        var kept = matters
        for rule in rules where !rule.isConditional {
            for (property, value) in rule.values where !kept.contains(property.concern) {
                if property.mayHide(by: value.text) { kept.insert(property.concern) }
            }
        }
        if let undone { kept.remove(undone) }
        for index in rules.indices {
            rules[index].values = rules[index].values.filter { kept.contains($0.key.concern) }
        }
        rules.removeAll { $0.values.isEmpty }
        simple = [:]
    }
}

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
