import Documents

/// Translates documents of known vocabularies (DocBook 4 and 5, TEI, DITA, JATS, patents) into HTML's elements, in place.
///
/// Each element takes the number of the HTML element that means the same; titles become headings of the level that
/// their section has. What the vocabulary keeps about the document goes to its metadata.
struct XMLVocabulary {
    private var tree: MarkupTree
    /// How many sections lie around each node.
    private var depths: [Int16]
    /// Which nodes hold facts about the document, each of whose unknown elements stands for itself.
    private var facts: [Bool]

    /// Translates a tree; false when its vocabulary is not known.
    static func translate(
        _ tree: inout MarkupTree, namespace: String?, metadata builder: inout DocumentBuilder
    ) -> Bool {
        let root = tree.firstChild(of: MarkupTree.document)
        guard root >= 0, tree.nodes[Int(root)].name >= 0 else { return false }
        let name = tree.names[Int(tree.nodes[Int(root)].name)]
        guard mayKnow(name, namespace), isKnown(namespace, tree) else { return false }
        if let range = tree.value(HTMLName.xmlLang.rawValue, of: root)
            ?? tree.value(HTMLName.lang.rawValue, of: root)
        {
            builder.metadata.language = tree.string(range)
        }
        XMLVocabularyMetadata.read(tree, root, &builder)
        var vocabulary = XMLVocabulary(tree: tree.moved())
        vocabulary.translate()
        vocabulary.tree.settle()
        tree = vocabulary.tree
        return true
    }

    /// Whether a file with a root of this name may be of a known vocabulary.
    static func mayKnow(_ root: String, _ namespace: String?) -> Bool {
        isKnown(namespace) || XMLVocabularyTable.roots.contains(root)
    }

    private static func isKnown(_ namespace: String?) -> Bool {
        namespace == "http://docbook.org/ns/docbook" || namespace == "http://www.tei-c.org/ns/1.0"
    }

    private static func isKnown(_ namespace: String?, _ tree: MarkupTree) -> Bool {
        if isKnown(namespace) { return true }
        // A document has at least a title, a paragraph or a heading of these vocabularies.
        let marks: Set<String> = [
            "title", "para", "simpara", "p", "sec", "shortdesc", "head", "topicref", "article-title",
            "invention-title", "title-of-invention", "PARA",
        ]
        return tree.nodes.contains { $0.name >= 0 && marks.contains(tree.names[Int($0.name)]) }
    }

    private let isTEI: Bool

    private init(tree: consuming MarkupTree) {
        isTEI = tree.names.contains("teiHeader")
        depths = [Int16](repeating: 0, count: tree.nodes.count)
        facts = [Bool](repeating: false, count: tree.nodes.count)
        self.tree = tree
    }

    // MARK: Translation

    private mutating func translate() {
        let roles = roles
        let names = tree.names
        for index in tree.nodes.indices where index > 0 {
            let node = tree.nodes[index]
            let parent = Int(node.parent)
            depths[index] = depths[parent]
            facts[index] = facts[parent]
            guard node.name >= 0, Int(node.name) < roles.count, let role = roles[Int(node.name)] else {
                if facts[index], isFact(index, names) { rename(index, .p) }
                continue
            }
            facts[index] = Self.holdsFacts(role, within: facts[parent])
            translate(index, as: role, names)
        }
    }

    /// The role of each name of the tree; a few depend on the vocabulary that they are part of.
    private var roles: [XMLVocabularyTable.Role?] {
        var roles = tree.names.map { XMLVocabularyTable.roles[$0] }
        // A note in DocBook and DITA is a block of advice, in TEI a footnote.
        if isTEI, let note = tree.names.firstIndex(of: "note") { roles[note] = .element(.footnote) }
        // What an author crossed out is part of an edition of the manuscript.
        if isTEI, let deletion = tree.names.firstIndex(of: "del") { roles[deletion] = .element(.s) }
        // In JATS a reference is an entry of the list of works, elsewhere a link.
        if tree.names.contains("ref-list"), let reference = tree.names.firstIndex(of: "ref") {
            roles[reference] = .element(.li)
        }
        return roles
    }

    private mutating func translate(_ index: Int, as role: XMLVocabularyTable.Role, _ names: [String]) {
        switch role {
        case .element(let name): rename(index, name)
        case .section:
            depths[index] = min(depths[index] + 1, 32)
            rename(index, .section)
        case .title: translateTitle(index, names)
        case .itemOrDefinition: rename(index, isOfDefinitions(index) ? .dd : .li)
        case .aside: rename(index, .footer)
        case .unseen: rename(index, .template)
        case .information: translateInformation(index, names)
        case .link: translateLink(index, names)
        case .list: translateList(index, names)
        case .alternatives: hideNotations(index, names)
        case .entry: translateEntry(index, names)
        case .citation:
            if names[Int(tree.nodes[index].name)] == "contrib" {
                XMLCitation.orderName(MarkupTree.ID(index), in: &tree, names)
            }
            rename(index, .p)
            XMLCitation.punctuate(MarkupTree.ID(index), in: &tree, names)
        }
    }

    private mutating func rename(_ index: Int, _ name: HTMLName) {
        tree.nodes[index].name = name.rawValue
    }

    /// Whether an item lies within a list of definitions, or an entry of one.
    private func isOfDefinitions(_ index: Int) -> Bool {
        let parent = Int(tree.nodes[index].parent)
        let outer = max(Int(tree.nodes[parent].parent), 0)
        return tree.nodes[outer].name == HTMLName.dl.rawValue
            || tree.nodes[parent].name == HTMLName.dl.rawValue
    }

    /// Whether an unknown element holds words and no elements, and is no part of a name.
    private func isFact(_ index: Int, _ names: [String]) -> Bool {
        let node = tree.nodes[index]
        guard node.name >= HTMLName.allCases.count, Int(node.name) < names.count else { return false }
        guard !Self.partsOfNames.contains(names[Int(node.name)]) else { return false }
        var child = tree.firstChild(of: MarkupTree.ID(index))
        while child >= 0 {
            guard tree.isText(child) else { return false }
            child = tree.nodes[Int(child)].nextSibling
        }
        return true
    }

    private static let partsOfNames: Set<String> = [
        "firstname", "surname", "othername", "given-names", "forename", "last-name", "first-name",
        "middle-name", "given-name", "family-name", "name-suffix",
    ]

    private static func holdsFacts(_ role: XMLVocabularyTable.Role, within outer: Bool) -> Bool {
        switch role {
        case .information, .aside: true
        case .title, .citation, .section, .element(.p), .element(.pre): false
        default: outer
        }
    }

    private mutating func translateTitle(_ index: Int, _ names: [String]) {
        let element = titleElement(index)
        rename(index, element)
        guard HTMLElement(name: element.rawValue).isHeading else { return }
        XMLLabel.join(to: MarkupTree.ID(index), in: &tree, names)
    }

    /// A title is a heading in a section, else the caption of what it stands in.
    private func titleElement(_ index: Int) -> HTMLName {
        var parent = Int(tree.nodes[index].parent)
        while tree.nodes[parent].name == HTMLName.hgroup.rawValue { parent = Int(tree.nodes[parent].parent) }
        switch HTMLName(rawValue: tree.nodes[parent].name) {
        case .section, nil:
            let levels: [HTMLName] = [.h1, .h2, .h3, .h4, .h5, .h6]
            return levels[min(max(Int(depths[index]), 1), 6) - 1]
        case .table: return .caption
        case .figcaption, .caption, .p: return .span
        default: return .figcaption
        }
    }

    /// Of a block of information, the titles and the abstract are part of the text; the rest stands apart.
    private mutating func translateInformation(_ index: Int, _ names: [String]) {
        tree.nodes[index].name = HTMLName.hgroup.rawValue
        let kept: Set<String> = [
            "title", "subtitle", "abstract", "title-group", "article-meta", "article-title", "contrib-group",
            "aff", "invention-title", "us-parties", "parties", "assignees", "technical-information",
            "inventors", "B500",
        ]
        var child = tree.firstChild(of: MarkupTree.ID(index))
        while child >= 0 {
            let name = tree.nodes[Int(child)].name
            if name >= 0, Int(name) < names.count, !kept.contains(names[Int(name)]) {
                tree.nodes[Int(child)].name = HTMLName.footer.rawValue
            }
            child = tree.nodes[Int(child)].nextSibling
        }
    }

    private mutating func translateLink(_ index: Int, _ names: [String]) {
        tree.nodes[index].name = HTMLName.a.rawValue
        let node = tree.nodes[index]
        for position in Int(node.from)..<Int(node.to) {
            let attribute = tree.attributes[position]
            guard ["url", "target", "href"].contains(names[Int(attribute.name)]) else { continue }
            tree.attributes[position] = MarkupTree.Attribute(
                name: HTMLName.href.rawValue, from: attribute.from, to: attribute.to)
        }
    }

    /// A list is ordered where its attribute says so, unless its items bring their own numbers.
    private mutating func translateList(_ index: Int, _ names: [String]) {
        let node = tree.nodes[index]
        rename(index, .ul)
        for position in Int(node.from)..<Int(node.to) {
            let attribute = tree.attributes[position]
            guard ["list-type", "type", "rend"].contains(names[Int(attribute.name)]),
                let numerals = Self.numerals[tree.string(Int(attribute.from)..<Int(attribute.to))],
                !hasLabels(index, names)
            else { continue }
            rename(index, .ol)
            setAttribute(position, .type, numerals)
        }
    }

    /// The kinds of ordered lists of JATS and TEI, by HTML's names of their numerals.
    private static let numerals = [
        "order": "1", "ordered": "1", "numbered": "1", "alpha-lower": "a", "alpha-upper": "A",
        "roman-lower": "i", "roman-upper": "I",
    ]

    private func hasLabels(_ list: Int, _ names: [String]) -> Bool {
        children(of: list).contains { item in
            children(of: item).contains { isNamed($0, ["label"], names) }
        }
    }

    /// Of an equation in several notations, the one that is structure is shown, not its source in TeX.
    private mutating func hideNotations(_ index: Int, _ names: [String]) {
        let notations = children(of: index)
        guard notations.contains(where: { isNamed($0, ["math"], names) }) else { return }
        for notation in notations where isNamed(notation, ["tex-math", "textual-form"], names) {
            rename(notation, .template)
        }
    }

    private func children(of index: Int) -> [Int] {
        tree.children(MarkupTree.ID(index)).map(Int.init)
    }

    private func isNamed(_ index: Int, _ wanted: Set<String>, _ names: [String]) -> Bool {
        let name = Int(tree.nodes[index].name)
        return name >= 0 && name < names.count && wanted.contains(names[name])
    }

    /// A cell of a CALS table: header by its row group, spans by its attributes.
    private mutating func translateEntry(_ index: Int, _ names: [String]) {
        let node = tree.nodes[index]
        let row = tree.nodes[Int(node.parent)]
        let group = row.parent >= 0 ? tree.nodes[Int(row.parent)].name : -1
        tree.nodes[index].name = (group == HTMLName.thead.rawValue ? HTMLName.th : HTMLName.td).rawValue
        var from: Int?
        var to: Int?
        for position in Int(node.from)..<Int(node.to) {
            let attribute = tree.attributes[position]
            let value = tree.string(Int(attribute.from)..<Int(attribute.to))
            switch names[Int(attribute.name)] {
            case "morerows": setSpan(position, .rowspan, min(Int(value) ?? 0, 1_000) + 1)
            case "cols": setSpan(position, .colspan, Int(value) ?? 1)
            case "rows": setSpan(position, .rowspan, Int(value) ?? 1)
            case "namest": from = columnNumber(value)
            case "nameend":
                to = columnNumber(value)
                if let from, let to, to > from { setSpan(position, .colspan, to - from + 1) }
            default: break
            }
        }
    }

    private mutating func setSpan(_ position: Int, _ name: HTMLName, _ value: Int) {
        setAttribute(position, name, String(min(max(value, 1), 1_000)))
    }

    private mutating func setAttribute(_ position: Int, _ name: HTMLName, _ value: String) {
        let start = UInt32(tree.bytes.count)
        tree.bytes += Array(value.utf8)
        tree.attributes[position] = MarkupTree.Attribute(
            name: name.rawValue, from: start, to: UInt32(tree.bytes.count))
    }

    /// The number at the end of a column's name, as in `c3` or `col3`; 1,000 at most.
    private func columnNumber(_ name: String) -> Int? {
        Int(String(name.reversed().prefix { $0.isNumber }.reversed())).map { min($0, 1_000) }
    }
}
