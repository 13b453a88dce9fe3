/// What the elements of XML of an unknown vocabulary are by their content: values, records of values, or running text.
struct XMLShape {
    private let tree: MarkupTree
    /// How many bytes of text lie below each node, as far as it matters.
    private var lengths: [UInt16]
    /// The position of each element among its siblings of the same name, from 1; 0 when it is the only one.
    private var ordinals: [Int32]
    private var contents: [Content]
    /// The names of elements that hold words beside elements, as paragraphs do.
    private var mixed: Set<Int32> = []
    /// The numbers of names that stand for paragraphs everywhere.
    private let paragraphs: Set<Int32>

    /// What an element is.
    enum Kind: Sendable {
        /// One value: words, or attributes alone.
        case value
        /// Values below each other, no more than a person would put in a row.
        case record
        /// A paragraph.
        case prose
        /// Anything else: what holds other elements.
        case group
    }

    /// The most values of a record, and the most names on the way to one.
    private static let mostValues = 40
    private static let mostNames = 8
    /// The longest value in bytes; what is longer is a paragraph.
    private static let longestValue = 500

    init(_ tree: MarkupTree) {
        self.tree = tree
        lengths = [UInt16](repeating: 0, count: tree.nodes.count)
        ordinals = [Int32](repeating: 0, count: tree.nodes.count)
        contents = [Content](repeating: Content(), count: tree.nodes.count)
        let names: Set<String> = ["p", "para", "paragraph", "li", "pre", "blockquote", "div"]
        paragraphs = Set(tree.names.indices.filter { names.contains(tree.names[$0]) }.map { Int32($0) })
        measure()
        for parent in tree.nodes.indices where contents[parent].hasElements { countChildren(of: parent) }
        findContents()
    }

    private mutating func measure() {
        // Children come behind their parents.
        for index in tree.nodes.indices.dropFirst().reversed() {
            let node = tree.nodes[index]
            let parent = Int(node.parent)
            if node.name == MarkupTree.text {
                lengths[index] = UInt16(min(Int(node.to - node.from), Self.longestValue + 1))
                if !contents[parent].hasWords {
                    contents[parent].hasWords =
                        tree.bytes[Int(node.from)..<Int(node.to)].contains { $0 > 0x20 }
                }
            } else {
                contents[parent].hasElements = true
            }
            lengths[parent] = UInt16(min(Int(lengths[parent]) + Int(lengths[index]), Self.longestValue + 1))
        }
        for index in tree.nodes.indices where contents[index].hasWords && contents[index].hasElements {
            mixed.insert(tree.nodes[index].name)
        }
    }

    private mutating func countChildren(of parent: Int) {
        var counts: [Int32: Int32] = [:]
        var firsts: [Int32: Int] = [:]
        for child in tree.children(MarkupTree.ID(parent)) where tree.nodes[Int(child)].name >= 0 {
            let name = tree.nodes[Int(child)].name
            let count = (counts[name] ?? 0) + 1
            counts[name] = count
            if count == 1 { firsts[name] = Int(child) } else { ordinals[Int(child)] = count }
            if count == 2, let first = firsts[name] { ordinals[first] = 1 }
        }
    }

    // MARK: Kinds

    /// What an element is.
    func kind(of node: MarkupTree.ID) -> Kind {
        guard isContainer(node) else {
            return isProse(node) ? .prose : .value
        }
        return isRecord(node) ? .record : .group
    }

    /// Whether an element can be a row among others of its name: values below it or in its attributes.
    func isRow(_ node: MarkupTree.ID, _ kind: Kind) -> Bool {
        let element = tree.nodes[Int(node)]
        return kind == .record || kind == .value && !hasWords(node) && element.from < element.to
    }

    private func isProse(_ node: MarkupTree.ID) -> Bool {
        let name = tree.nodes[Int(node)].name
        return hasWords(node)
            && (paragraphs.contains(name) || mixed.contains(name) || lengths[Int(node)] > Self.longestValue)
    }

    /// Whether all below an element are values, few of them and mostly no paragraphs, and no element that holds others
    /// comes more than once.
    private func isRecord(_ node: MarkupTree.ID) -> Bool {
        let content = contents[Int(node)]
        return content.isFlat && content.height <= Self.mostNames && content.values > content.remarks
            && Int(content.values) + Int(content.remarks) <= Self.mostValues
    }

    /// Sums what records are told by from the leaves up.
    private mutating func findContents() {
        for index in tree.nodes.indices.dropFirst().reversed() where tree.nodes[index].name >= 0 {
            let node = tree.nodes[index]
            let isLeaf = !isContainer(MarkupTree.ID(index))
            var content = contents[index]
            if isLeaf {
                let isRemark = isProse(MarkupTree.ID(index))
                content = Content(values: isRemark ? 0 : 1, remarks: isRemark ? 1 : 0)
            }
            let isPart =
                !paragraphs.contains(node.name)
                && (isLeaf ? lengths[index] <= Self.longestValue : ordinals[index] == 0)
            contents[Int(node.parent)].take(content, isPart: isPart)
        }
    }

    /// What lies below an element: how many values and paragraphs, how deep, and whether it fits in a row; there may be
    /// millions, so what is more than a row holds is not counted.
    private struct Content: Sendable {
        var values: UInt8 = 0
        var remarks: UInt8 = 0
        var height: UInt8 = 0
        var isFlat = true
        var hasElements = false
        var hasWords = false

        /// Adds what lies below a child.
        mutating func take(_ child: Self, isPart: Bool) {
            values = Self.sum(values, child.values)
            remarks = Self.sum(remarks, child.remarks)
            height = max(height, UInt8(clamping: Int(child.height) + 1))
            isFlat = isFlat && child.isFlat && isPart
        }

        private static func sum(_ one: UInt8, _ other: UInt8) -> UInt8 {
            UInt8(min(Int(one) + Int(other), mostValues + 1))
        }
    }

    /// Whether an element has words of its own.
    func hasWords(_ node: MarkupTree.ID) -> Bool { contents[Int(node)].hasWords }

    /// Whether an element holds values below it instead of being one.
    func isContainer(_ node: MarkupTree.ID) -> Bool {
        contents[Int(node)].hasElements && !contents[Int(node)].hasWords
    }

    /// Where an element stands, as XPath.
    func path(_ node: MarkupTree.ID) -> String {
        var parts: [String] = []
        var current = node
        while current > 0 {
            let ordinal = ordinals[Int(current)]
            let name = tree.names[Int(tree.nodes[Int(current)].name)]
            parts.append(ordinal > 0 ? "\(name)[\(ordinal)]" : name)
            current = tree.nodes[Int(current)].parent
        }
        return "/" + parts.reversed().joined(separator: "/")
    }
}
