import Documents

/// What the elements and attributes of XML of an unknown vocabulary say, under names as people write them.
struct XMLRecordValues {
    let outline: XMLOutline
    let shape: XMLShape
    /// Each name as people write it.
    private let labels: [String]

    init(_ outline: XMLOutline) {
        self.outline = outline
        shape = XMLShape(outline)
        labels = outline.names.map(Self.label)
    }

    // MARK: Names

    /// A name as people write it: `DueDate` is "Due Date".
    private static func label(of name: String) -> String {
        let letters = Array(name)
        var label = ""
        for (index, letter) in letters.enumerated() {
            let before = index > 0 ? letters[index - 1] : " "
            let next = index + 1 < letters.count ? letters[index + 1] : " "
            if letter.isUppercase, before.isLowercase || before.isUppercase && next.isLowercase {
                label += " "
            }
            label.append(letter)
        }
        return label
    }

    /// An element's name as people write it.
    func label(of element: XMLOutline.ID) -> String { labels[outline.name(of: element)] }

    /// What tells an element from others of its name, with a space before, or nothing.
    func identity(of element: XMLOutline.ID) -> String {
        let names: Set<String> = ["id", "name", "key", "code", "number", "title", "sku"]
        let attribute = outline.attributes(of: element).first {
            names.contains(outline.names[outline.name(ofAttribute: $0)].lowercased())
        }
        if let attribute { return shortened(outline.value(ofAttribute: attribute)) }
        let child = outline.firstChildren(of: element, nodes: 20).first {
            names.contains(outline.spelling(of: $0).lowercased()) && !shape.isContainer($0)
        }
        return child.map { shortened(text(of: $0).text) } ?? ""
    }

    private func shortened(_ text: String) -> String {
        text.isEmpty || text.utf8.count > 60 ? "" : " " + text
    }

    // MARK: Values

    /// What a record says, by the names of its columns.
    func named(_ element: XMLOutline.ID) -> [(name: String, value: Inline)] {
        var named = attributes(of: element).map { (name: "@" + $0.label, value: $0.value) }
        for child in outline.children(of: element) { named += values(of: child) }
        return named.filter { !$0.value.isEmpty }
    }

    /// The values of an element and below it, each under the names on the way to it.
    func values(of root: XMLOutline.ID) -> [(name: String, value: Inline)] {
        if !shape.isContainer(root), outline.attributes(of: root).isEmpty {
            return [(label(of: root), text(of: root))]
        }
        var values: [(name: String, value: Inline)] = []
        var path: [String] = []
        var pending = [(root, 0)]
        while let (element, depth) = pending.popLast() {
            path.removeSubrange(depth...)
            path.append(label(of: element))
            var attributes = attributes(of: element)
            if shape.hasWords(element), let title = attributes.firstIndex(where: Self.isTitle) {
                path[depth] += " " + attributes.remove(at: title).value.text
            }
            let isContainer = shape.isContainer(element)
            if isContainer { pending += outline.children(of: element).reversed().map { ($0, depth + 1) } }
            let hasValue = !isContainer && (shape.hasWords(element) || attributes.isEmpty)
            guard hasValue || !attributes.isEmpty else { continue }
            let name = path.joined(separator: " › ")
            if hasValue { values.append((name, text(of: element))) }
            values += attributes.map { ("\(name)@\($0.label)", $0.value) }
        }
        return values
    }

    /// Whether an attribute says what the words of its element are: `<property name="Accuracy">0.25</property>`.
    private static func isTitle(_ attribute: (name: String, label: String, value: Inline)) -> Bool {
        ["name", "key", "label"].contains(attribute.name) && (1...60).contains(attribute.value.bytes.count)
    }

    /// The attributes of an element, without those that are for programs alone.
    func attributes(of element: XMLOutline.ID) -> [(name: String, label: String, value: Inline)] {
        outline.attributes(of: element).compactMap { attribute in
            let value = outline.value(ofAttribute: attribute)
            let name = outline.name(ofAttribute: attribute)
            let spelling = outline.names[name]
            guard !value.hasPrefix("http://www.w3.org/"), !spelling.hasSuffix("chemaLocation") else {
                return nil
            }
            return (spelling, labels[name], Inline(value))
        }
    }

    /// The text below an element.
    func text(of element: XMLOutline.ID) -> Inline {
        var inline = Inline()
        unsafe outline.text(of: element).withUnsafeBytes { unsafe inline.append(utf8: $0) }
        if inline.bytes.contains(UInt8(ascii: "<")), let words = MarkupValue.words(of: inline.text) {
            return words
        }
        return inline
    }
}
