/// The rules of a page's style sheets that can hide words.
///
/// Reads sheets in time that grows with their length; rules beyond 20,000 are left out.
struct StyleSheets {
    /// What one selector says, with the declarations of later rules of the same selector.
    struct Rule {
        let selector: StyleSelector
        var isConditional: Bool
        var values: [StyleProperty: StyleValue] = [:]
    }

    var rules: [Rule] = []
    /// Whether there are more rules than are kept.
    var isIncomplete = false
    /// Whether a sheet asks for another one, which lies elsewhere.
    var isLinked = false

    var simple: [SimpleKey: Int] = [:]
    var order: UInt64 = 0
    /// The layers of the sheets, in their order.
    private var layers: [String] = []
    /// How many bytes of selectors rules within rules may still be written out to.
    var nestingRoom = 1 << 20

    /// What a selector of one part names.
    enum SimpleKey: Hashable {
        case tag(String, isConditional: Bool)
        case id(String, isConditional: Bool)
        case named(String, isConditional: Bool)
        case any(isConditional: Bool)
    }

    /// What stands around a rule.
    struct Context {
        var media: StyleMedia
        /// The layer of the rule; nil when it stands in none.
        var layer: String?
        /// How many rules it lies in.
        var depth = 0
    }

    /// How many selectors are kept at most.
    static let most = 20_000
    /// How deep at-rules lie one within another at most.
    private static let deepest = 32

    /// Adds the rules of a sheet.
    mutating func add(_ sheet: some Sequence<UInt8>, media: StyleMedia = .holds) {
        guard media != .never else { return }
        var scanner = StyleScanner(sheet)
        var blocks = [Context(media: media)]
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
                add(Self.parts(of: selectors), scanner.takeBlock(), blocks[blocks.count - 1])
            }
        }
    }

    private mutating func addAtRule(_ scanner: inout StyleScanner, _ blocks: inout [Context]) {
        let rule = scanner.take(until: [UInt8(ascii: "{"), UInt8(ascii: ";"), UInt8(ascii: "}")])
        guard scanner.next == UInt8(ascii: "{") else {
            addStatement(rule)
            if scanner.next == UInt8(ascii: ";") { scanner.advance() }
            return
        }
        scanner.advance()
        guard let inner = context(of: rule, within: blocks[blocks.count - 1]), blocks.count < Self.deepest
        else {
            _ = scanner.takeBlock()
            return
        }
        blocks.append(inner)
    }

    private mutating func addStatement(_ rule: ArraySlice<UInt8>) {
        switch Self.name(of: rule) {
        case "@import": isLinked = true
        case "@layer":
            for name in StyleScanner.word(rule.dropFirst(6)).split(separator: ",") {
                note(layer: name.filter { $0 != " " })
            }
        default: break
        }
    }

    private static func name(of rule: ArraySlice<UInt8>) -> String {
        StyleScanner.word(rule.prefix(40).prefix { $0 > 0x20 && $0 != UInt8(ascii: "(") })
    }

    /// What holds within an at-rule; nil where nothing of it can hide or show words.
    mutating func context(of rule: ArraySlice<UInt8>, within outer: Context) -> Context? {
        var inner = outer
        switch Self.name(of: rule) {
        case "@media": inner.media = StyleMedia(query: rule.dropFirst(6)).within(outer.media)
        case "@layer":
            let name = StyleScanner.word(rule.dropFirst(6))
            inner.layer = "\(outer.layer ?? "")/\(name.isEmpty ? String(layers.count) : name)"
            note(layer: inner.layer ?? "")
        case "@supports":
            if StyleScanner.word(rule).contains("not") {
                inner.media = StyleMedia.sometimes.within(outer.media)
            }
        case "@container", "@scope", "@document": inner.media = StyleMedia.sometimes.within(outer.media)
        default: return nil
        }
        return inner.media == .never ? nil : inner
    }

    private mutating func note(layer name: String) {
        let name = name.hasPrefix("/") ? name : "/" + name
        if layers.count < Self.mostLayers, !layers.contains(name) { layers.append(name) }
    }

    /// How many layers are told apart.
    private static let mostLayers = 14

    // MARK: Rules

    /// The selectors of a list.
    static func parts(of list: ArraySlice<UInt8>) -> [ArraySlice<UInt8>] {
        var scanner = StyleScanner(list)
        var parts: [ArraySlice<UInt8>] = []
        while !scanner.isAtEnd {
            parts.append(scanner.take(until: [UInt8(ascii: ",")]))
            scanner.advance()
        }
        return parts
    }

    mutating func add(
        _ selectors: [ArraySlice<UInt8>], _ block: ArraySlice<UInt8>, _ context: Context
    ) {
        order += 1
        let declarations = StyleDeclaration.read(block)
        if !declarations.isEmpty {
            for written in selectors {
                guard let selector = StyleSelector(written) else { continue }
                let told = Self.told(declarations, by: selector, context.media)
                guard !told.isEmpty else { continue }
                guard rules.count < Self.most else {
                    isIncomplete = true
                    return
                }
                let isConditional = selector.isConditional || context.media != .holds
                add(told, to: place(of: selector, isConditional), context.layer)
            }
        }
        if block.contains(UInt8(ascii: "{")) { addNested(block, in: selectors, context) }
    }

    /// What of the declarations a selector says of an element where it holds at times only.
    private static func told(
        _ declarations: [StyleDeclaration], by selector: StyleSelector, _ media: StyleMedia
    ) -> [StyleDeclaration] {
        guard selector.isPart || selector.asksForPointer || media == .printed else { return declarations }
        return declarations.filter { declaration in
            if selector.isPart {
                return StyleProperty.grounds.contains(declaration.property)
                    && !StyleProperty.paintsNothing(declaration.value)
            }
            if media == .printed { return declaration.property.concern == .shown }
            return declaration.property.followsPointer
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
        case (let tag?, nil, 0): return .tag(tag, isConditional: isConditional)
        case (nil, let id?, 0): return .id(id, isConditional: isConditional)
        case (nil, nil, 1): return .named(subject.classes[0], isConditional: isConditional)
        case (nil, nil, 0): return .any(isConditional: isConditional)
        default: return nil
        }
    }

    private mutating func add(_ declarations: [StyleDeclaration], to rule: Int, _ layer: String?) {
        let specificity = rules[rule].selector.specificity
        // What stands in no layer weighs more than what does; for what is important it is the other way round.
        let level = UInt64(layer.map { layers.firstIndex(of: $0) ?? Self.mostLayers } ?? Self.mostLayers + 1)
        for declaration in declarations {
            // What hides at times does not count, and must not outweigh what shows at others.
            if rules[rule].isConditional, declaration.property.hides(by: declaration.value) { continue }
            let isImportant = declaration.isImportant
            let weight = (isImportant ? 15 - level : level) << 56
            let rank = (isImportant ? 1 << 62 : 0) | weight | specificity << 32 | order
            rules[rule].values.take(StyleValue(declaration.value, rank: rank), for: declaration.property)
        }
    }
}
