/// Finds what the rules of a page say of each of its elements.
struct StyleCascade {
    /// What holds for one element.
    struct Style {
        var values: [StyleProperty: StyleValue] = [:]
        /// The properties that rules set in some states of the page only, to what does not hide.
        var sometimes: Set<StyleProperty> = []

        /// Whether nothing is said.
        var isEmpty: Bool { values.isEmpty && sometimes.isEmpty }
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

    /// The classes of elements that have the same, and the rules that name one of them.
    private struct Classes {
        let names: Set<Int32>
        let rules: [Int]
    }

    private var classes: [Classes] = [Classes(names: [], rules: [])]
    private var known: [ArraySlice<UInt8>: Int32] = [:]
    /// The classes of each element that was asked for, by their position.
    private var classesOf: [Int32]
    /// How often an element may still be compared with a part of a selector; a page of good faith needs a fraction of it.
    private var budget: Int

    /// Whether there was more to compare than is borne, so that some rules were not looked at.
    var isExhausted: Bool { budget <= 0 }

    /// Prepares the rules for a tree, whose elements are then asked for in the order of the document.
    init(_ sheets: StyleSheets, _ tree: MarkupTree) {
        self.tree = tree
        rules = sheets.rules
        isEmpty = sheets.rules.isEmpty
        budget = 2_000_000 + tree.nodes.count * 50
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
        guard !isEmpty else { return style }
        let element = tree.nodes[Int(node)]
        if let value = tree.value(HTMLName.class.rawValue, of: node) {
            classesOf[Int(node)] = entry(of: tree.bytes[value])
        }
        take(universal, node, &style)
        if let named = byTag[element.name] { take(named, node, &style) }
        take(classes[Int(classesOf[Int(node)])].rules, node, &style)
        if !byID.isEmpty, let id = tree.value(HTMLName.id.rawValue, of: node),
            let named = byID[tree.bytes[id]]
        {
            take(named, node, &style)
        }
        return style
    }

    private mutating func entry(of value: ArraySlice<UInt8>) -> Int32 {
        if let position = known[value] { return position }
        let found = value.split { $0 <= 0x20 }.compactMap { names[String(decoding: $0, as: UTF8.self)] }
        let position = Int32(classes.count)
        let own = Set(found)
        classes.append(Classes(names: own, rules: own.flatMap { byClass[$0] ?? [] }))
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
                } else if !property.mayHide(by: value.text) || property == .ink {
                    style.sometimes.insert(property)
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
        return test.classes.allSatisfy(classes[Int(classesOf[Int(node)])].names.contains)
    }
}
