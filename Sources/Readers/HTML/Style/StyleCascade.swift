/// Finds what the rules of a page say of each of its elements.
struct StyleCascade {
    /// What holds for one element.
    struct Style {
        var values: [StyleProperty: StyleValue] = [:]
        /// The properties that a conditional rule (`:target`, `@media` …) may make visible, with the most that one weighs.
        var sometimes: [StyleProperty: UInt64] = [:]

        /// Whether nothing is said.
        var isEmpty: Bool { values.isEmpty && sometimes.isEmpty }

        /// Whether some state of the page undoes what is said of a property.
        func isUndone(_ property: StyleProperty) -> Bool {
            guard let rank = sometimes[property] else { return false }
            // How specific a state is, is not looked at; no rule outweighs what an element says, unless it insists.
            guard let value = values[property], value.isOwn else { return true }
            return rank > value.rank
        }
    }

    /// Whether no rule is to be looked for.
    let isEmpty: Bool
    private let rules: [StyleSheets.Rule]
    private let tree: MarkupTree
    /// What an element, and then those around it, must be for each rule; none where the tree holds no such tag.
    private var tests: [[Test]] = []
    private var byTag: [Int32: [Int]] = [:]
    private var byClass: [Int32: [Int]] = [:]
    private var byID: [ArraySlice<UInt8>: [Int]] = [:]
    private var universal: [Int] = []
    /// The numbers of the classes that rules name.
    private var names: [String: Int32] = [:]

    /// The part of a selector that speaks of one element, by the tree's own numbers.
    private struct Test {
        var tag: Int32?
        var id: ArraySlice<UInt8>?
        var classes: [Int32] = []
        var isParent = false
    }

    /// The classes of elements that have the same, as far as rules name them.
    private var classes: [Set<Int32>] = [[]]
    private var known: [ArraySlice<UInt8>: Int32] = [:]
    /// The classes of each element that was asked for, by their position.
    private var classesOf: [Int32]
    /// How often an element may still be compared with a part of a selector; a page of good faith needs a fraction of it.
    private var budget = 0

    /// Whether the budget ran out, so that some rules were not looked at.
    var isExhausted: Bool { budget <= 0 }

    /// Prepares for a walk over all elements.
    mutating func restart() { budget = 2_000_000 + tree.nodes.count * 50 }

    /// Prepares the rules for a tree, whose elements are then asked for in the order of the document.
    init(_ sheets: StyleSheets, _ tree: MarkupTree) {
        self.tree = tree
        rules = sheets.rules
        isEmpty = sheets.rules.isEmpty
        classesOf = isEmpty ? [] : [Int32](repeating: 0, count: tree.nodes.count)
        guard !isEmpty else { return }
        let tags = Dictionary(
            tree.names.enumerated().map { ($1, Int32($0)) }, uniquingKeysWith: { first, _ in first })
        tests.reserveCapacity(rules.count)
        for (index, rule) in rules.enumerated() {
            let parts = [(rule.selector.subject, false)] + rule.selector.around
            let found = parts.compactMap { test($0, isParent: $1, tags) }
            tests.append(found.count == parts.count ? found : [])
            if let subject = tests[index].first { file(subject, index) }
        }
    }

    private mutating func test(
        _ compound: StyleSelector.Compound, isParent: Bool, _ tags: [String: Int32]
    ) -> Test? {
        var test = Test(isParent: isParent)
        if let tag = compound.tag {
            guard let number = tags[tag] else { return nil }
            test.tag = number
        }
        test.id = compound.id.map { ArraySlice(Array($0.utf8)) }
        for name in compound.classes {
            let number = names[name] ?? Int32(names.count)
            names[name] = number
            test.classes.append(number)
        }
        return test
    }

    private mutating func file(_ subject: Test, _ index: Int) {
        if let id = subject.id {
            byID[id, default: []].append(index)
        } else if let name = subject.classes.first {
            byClass[name, default: []].append(index)
        } else if let tag = subject.tag {
            byTag[tag, default: []].append(index)
        } else {
            universal.append(index)
        }
    }

    /// What the rules say of an element.
    mutating func style(of node: MarkupTree.ID) -> Style {
        var style = Style()
        guard !isEmpty, !isExhausted else { return style }
        let element = tree.nodes[Int(node)]
        if let value = tree.value(HTMLName.class.rawValue, of: node) {
            classesOf[Int(node)] = entry(of: tree.bytes[value])
        }
        take(universal, node, &style)
        if let named = byTag[element.name] { take(named, node, &style) }
        for name in classes[Int(classesOf[Int(node)])] {
            budget -= 1
            if let named = byClass[name] { take(named, node, &style) }
        }
        if !byID.isEmpty, let id = tree.value(HTMLName.id.rawValue, of: node),
            let named = byID[tree.bytes[id]]
        {
            take(named, node, &style)
        }
        // Rules that were not looked at may show what others hide.
        return isExhausted ? Style() : style
    }

    private mutating func entry(of value: ArraySlice<UInt8>) -> Int32 {
        if let position = known[value] { return position }
        let found = value.split { $0 <= 0x20 }.compactMap { names[String(decoding: $0, as: UTF8.self)] }
        let position = Int32(classes.count)
        classes.append(Set(found))
        known[value] = position
        return position
    }

    private mutating func take(_ candidates: [Int], _ node: MarkupTree.ID, _ style: inout Style) {
        for index in candidates {
            guard budget > 0 else { return }
            guard matches(tests[index], node) else { continue }
            let rule = rules[index]
            for (property, value) in rule.values {
                if !rule.isConditional {
                    style.values.take(value, for: property)
                } else if !property.hides(by: value.text) {
                    style.sometimes[property] = max(style.sometimes[property] ?? 0, value.rank)
                }
            }
        }
    }

    // MARK: Selectors

    private mutating func matches(_ tests: [Test], _ node: MarkupTree.ID) -> Bool {
        guard let subject = tests.first, matches(subject, node) else { return false }
        var current = node
        for test in tests.dropFirst() {
            current = tree.nodes[Int(current)].parent
            while current > 0, !matches(test, current) {
                if test.isParent { return false }
                current = tree.nodes[Int(current)].parent
            }
            guard current > 0 else { return false }
        }
        return true
    }

    private mutating func matches(_ test: Test, _ node: MarkupTree.ID) -> Bool {
        budget -= 1 + test.classes.count
        guard budget > 0 else { return false }
        if let tag = test.tag, tag != tree.nodes[Int(node)].name { return false }
        if let id = test.id {
            guard let value = tree.value(HTMLName.id.rawValue, of: node), tree.bytes[value] == id else {
                return false
            }
        }
        return test.classes.allSatisfy(classes[Int(classesOf[Int(node)])].contains)
    }
}
