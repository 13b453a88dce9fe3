extension MarkupTree {
    /// Writes the signs ✔ and ✘ where cells of tables and items of lists show them as icons: as glyphs of a font that a class
    /// names, as ligatures, as pictures without other words, or as the style of an empty cell.
    mutating func showTicks() {
        let asks = attributes.contains {
            $0.name == HTMLName.class.rawValue || $0.name == HTMLName.src.rawValue
        }
        guard asks else { return }
        for index in nodes.indices {
            let node = ID(index)
            switch HTMLName(rawValue: nodes[index].name) {
            case .i, .span, .em, .b, .svg: showIcon(node)
            case .img: showPicture(node)
            case .td:
                guard !holdsWords(node), let sign = sign(ofCell: node) else { continue }
                append(text(sign), to: node)
            default: continue
            }
        }
    }

    private mutating func showIcon(_ node: ID) {
        guard let classes = value(HTMLName.class.rawValue, of: node) else { return }
        if Self.material.isFound(in: bytes, within: classes) {
            let child = firstChild(of: node)
            guard child >= 0, nodes[Int(child)].nextSibling < 0, isText(child),
                let sign = Self.ligature(string(range(child))), isListed(node)
            else { return }
            let shown = text(sign)
            (nodes[Int(child)].from, nodes[Int(child)].to) = (shown.from, shown.to)
            return
        }
        guard !holdsWords(node), let sign = Self.sign(ofClasses: string(classes)), isListed(node) else {
            return
        }
        insert(text(" " + sign + " "), before: node)
    }

    private mutating func showPicture(_ node: ID) {
        if let alt = value(HTMLName.alt.rawValue, of: node), !alt.isEmpty || isDecoration(node) { return }
        guard let source = value(HTMLName.src.rawValue, of: node).map(string), isListed(node),
            let file = source.split(separator: "/").last?.split(separator: "?").first
        else { return }
        let words = Self.classWords(String(file.prefix { $0 != "." })).filter { !$0.allSatisfy(\.isNumber) }
        if let sign = Self.sign(of: words) { insert(text(" " + sign + " "), before: node) }
    }

    /// Whether a picture without words of its own stands beside others in its cell, or over several columns: a sign is all
    /// that its cell holds.
    private func isDecoration(_ picture: ID) -> Bool {
        guard let cell = ancestors(of: picture).first(where: isCell) else { return false }
        if value(HTMLName.colspan.rawValue, of: cell) != nil { return true }
        var current = next(after: cell, below: cell)
        while let node = current {
            if isText(node), bytes[range(node)].contains(where: { $0 > 0x20 }) { return true }
            current = next(after: node, below: cell)
        }
        return false
    }

    private func isCell(_ node: ID) -> Bool {
        let name = HTMLName(rawValue: nodes[Int(node)].name)
        return name == .td || name == .th || name == .li || name == .dd
    }

    /// The sign of an empty cell whose class is one word such as `yes`.
    private func sign(ofCell cell: ID) -> String? {
        guard let classes = value(HTMLName.class.rawValue, of: cell).map(string)?.lowercased() else {
            return nil
        }
        let signs = classes.split(separator: " ").compactMap { Self.signs[String($0)] }
        return Set(signs).count == 1 ? signs[0] : nil
    }

    private func holdsWords(_ root: ID) -> Bool {
        var current = next(after: root, below: root)
        while let node = current {
            let name = nodes[Int(node)].name
            if isText(node), bytes[range(node)].contains(where: { $0 > 0x20 }) { return true }
            if name == HTMLName.img.rawValue || name == HTMLName.input.rawValue { return true }
            current = next(after: node, below: root)
        }
        return false
    }

    /// Whether an element stands in a cell or an item.
    private func isListed(_ node: ID) -> Bool {
        for ancestor in ancestors(of: node) {
            switch HTMLName(rawValue: nodes[Int(ancestor)].name) {
            case .td, .th, .li, .dd: return true
            case .body, .button, .a, .nav, .form: return false
            default: continue
            }
        }
        return false
    }

    // MARK: Names

    /// The sign that the class of an icon's font stands for, such as `fa fa-check`.
    private static func sign(ofClasses classes: String) -> String? {
        for name in classes.lowercased().split(separator: " ") {
            let words = classWords(String(name))
            guard let first = words.first, words.count > 1, fonts.contains(first) else {
                if words.count == 1, let sign = signs[words[0]], name != "no", name != "x" { return sign }
                continue
            }
            if let sign = sign(of: Array(words.dropFirst())) { return sign }
        }
        return nil
    }

    /// The sign of words of which one names it and the others its looks.
    private static func sign(of words: [String]) -> String? {
        let named = words.filter { signs[$0] != nil }
        guard let first = named.first, Set(named.map { signs[$0] }).count == 1,
            words.allSatisfy({ signs[$0] != nil || looks.contains($0) })
        else { return nil }
        return signs[first]
    }

    /// How the names of classes begin whose icons are ligatures.
    private static let material = ByteSearch("material-")

    private static func ligature(_ name: String) -> String? {
        switch name.filter({ !$0.isWhitespace }).lowercased() {
        case "check", "done", "check_circle", "check_box", "task_alt", "verified", "done_all": "✔"
        case "close", "clear", "cancel", "remove", "block", "do_not_disturb", "highlight_off": "✘"
        default: nil
        }
    }

    private static let signs: [String: String] = {
        let yes = [
            "check", "checkmark", "checked", "tick", "ok", "yes", "done", "true", "haken", "oui", "ja",
        ]
        let no = ["times", "xmark", "cross", "remove", "no", "close", "false", "x", "minus", "nein", "non"]
        return Dictionary(uniqueKeysWithValues: yes.map { ($0, "✔") } + no.map { ($0, "✘") })
    }()

    /// How the names of icons' classes begin.
    private static let fonts: Set = [
        "fa", "fas", "far", "fal", "bi", "icon", "glyphicon", "ti", "mdi", "la", "las", "ion", "uk",
        "dashicons",
        "feather", "feature", "ico", "svg", "oi", "ri", "lucide", "status",
    ]

    private static let looks: Set = [
        "circle", "square", "o", "alt", "fill", "filled", "lg", "sm", "xl", "solid", "bold", "round",
        "rounded",
        "outline", "outlined", "thick", "mark", "light", "large", "small", "green", "red", "grey", "gray",
        "black", "icon", "ico", "symbol", "sign", "thin", "regular", "white", "blue",
    ]
}
