/// What the elements of XML of an unknown vocabulary are by their content: values, records of values, or running text.
struct XMLShape {
    private let outline: XMLOutline
    /// What is known of each element.
    private var marks: [Marks]
    /// The names of elements that hold words beside elements, as paragraphs do, or that stand for paragraphs everywhere.
    private var isProseName: [Bool]
    private let isParagraphName: [Bool]

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

    private struct Marks: OptionSet, Sendable {
        let rawValue: UInt8
        /// Whether others beside it have its name.
        static let isRepeated = Marks(rawValue: 1)
        static let isProse = Marks(rawValue: 2)
        static let isRecord = Marks(rawValue: 4)
    }

    /// The most values of a record, and the most names on the way to one.
    private static let mostValues = 40
    private static let mostNames = 8
    /// The longest value in bytes; what is longer is a paragraph.
    private static let longestValue = 500

    init(_ outline: XMLOutline) {
        self.outline = outline
        marks = [Marks](repeating: [], count: outline.count)
        let names: Set<String> = ["p", "para", "paragraph", "li", "pre", "blockquote", "div"]
        isParagraphName = outline.names.map(names.contains)
        isProseName = isParagraphName
        for element in elements where outline.contents[Int(element)] == [.words, .elements] {
            isProseName[outline.name(of: element)] = true
        }
        findRepeated()
        findRecords()
    }

    private var elements: Range<XMLOutline.ID> { 1..<XMLOutline.ID(outline.count) }

    /// Marks the elements that others beside them are called like.
    private mutating func findRepeated() {
        // For each name, where it was last found, and the first element of the name there.
        var parents = [XMLOutline.ID](repeating: -1, count: outline.names.count)
        var firsts = parents
        for parent in 0..<XMLOutline.ID(outline.count) {
            var child = parent + 1
            while child < outline.end(of: parent) {
                let name = outline.name(of: child)
                if parents[name] == parent {
                    marks[Int(child)].insert(.isRepeated)
                    marks[Int(firsts[name])].insert(.isRepeated)
                } else {
                    (parents[name], firsts[name]) = (parent, child)
                }
                child = outline.end(of: child)
            }
        }
    }

    // MARK: Kinds

    /// What an element is.
    func kind(of element: XMLOutline.ID) -> Kind {
        let marks = marks[Int(element)]
        guard isContainer(element) else { return marks.contains(.isProse) ? .prose : .value }
        return marks.contains(.isRecord) ? .record : .group
    }

    /// Whether an element can be a row among others of its name: values below it or in its attributes.
    func isRow(_ element: XMLOutline.ID, _ kind: Kind) -> Bool {
        kind == .record || kind == .value && !hasWords(element) && !outline.attributes(of: element).isEmpty
    }

    /// Whether others beside an element have its name.
    func isRepeated(_ element: XMLOutline.ID) -> Bool { marks[Int(element)].contains(.isRepeated) }

    /// Whether an element has words of its own.
    func hasWords(_ element: XMLOutline.ID) -> Bool { outline.contents[Int(element)].contains(.words) }

    /// Whether an element holds values below it instead of being one.
    func isContainer(_ element: XMLOutline.ID) -> Bool { outline.contents[Int(element)] == .elements }

    private func isProse(_ element: XMLOutline.ID) -> Bool {
        hasWords(element)
            && (isProseName[outline.name(of: element)] || outline.length(of: element) > Self.longestValue)
    }

    // MARK: Records

    /// Sums what records are told by from the leaves up.
    private mutating func findRecords() {
        var open: [(element: XMLOutline.ID, within: Sum)] = [(XMLOutline.document, Sum())]
        for element in elements {
            while let last = open.last, outline.end(of: last.element) <= element { close(&open) }
            open.append((element, Sum()))
        }
        while open.count > 1 { close(&open) }
    }

    /// Marks the innermost open element, and adds it to the one around it.
    private mutating func close(_ open: inout [(element: XMLOutline.ID, within: Sum)]) {
        guard let (element, found) = open.popLast(), let outer = open.indices.last else { return }
        var sum = found
        let isLeaf = !isContainer(element)
        if isLeaf {
            let isRemark = isProse(element)
            if isRemark { marks[Int(element)].insert(.isProse) }
            sum = Sum(values: isRemark ? 0 : 1, remarks: isRemark ? 1 : 0)
        } else if sum.isRecord {
            marks[Int(element)].insert(.isRecord)
        }
        let isPart =
            !isParagraphName[outline.name(of: element)]
            && (isLeaf ? outline.length(of: element) <= Self.longestValue : !isRepeated(element))
        open[outer].within.take(sum, isPart: isPart)
    }

    /// What lies below an element: how many values and paragraphs, how deep, and whether it fits in a row; there may be
    /// millions, so what is more than a row holds is not counted.
    private struct Sum {
        var values: UInt8 = 0
        var remarks: UInt8 = 0
        var height: UInt8 = 0
        var isFlat = true

        /// Whether all are values, few of them and mostly no paragraphs, and no element that holds others comes more than
        /// once.
        var isRecord: Bool {
            isFlat && height <= mostNames && values > remarks && Int(values) + Int(remarks) <= mostValues
        }

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
}
