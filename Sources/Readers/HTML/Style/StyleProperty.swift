/// A property of style by which words can be kept from the people who look at a page, or which tells whether they are.
enum StyleProperty: String {
    case display, visibility, opacity
    case contentVisibility = "content-visibility"
    case ink = "color"
    case ground = "background-color"
    case groundImage = "background-image"
    case groundClip = "background-clip"
    case scheme = "color-scheme"
    case textShadow = "text-shadow"
    case textStroke = "-webkit-text-stroke"
    case textFill = "-webkit-text-fill-color"
    case filter
    case blend = "mix-blend-mode"
    case fontSize = "font-size"
    case overflow, width, height
    case maximumWidth = "max-width"
    case maximumHeight = "max-height"
    case minimumWidth = "min-width"
    case minimumHeight = "min-height"
    case clip
    case clipPath = "clip-path"
    case left, top, right, bottom
    case textIndent = "text-indent"
    case marginLeft = "margin-left"
    case marginTop = "margin-top"
    case paddingLeft = "padding-left"
    case paddingTop = "padding-top"
    case paddingBottom = "padding-bottom"
    case gridArea = "grid-area"
    case floating = "float"
    case transform, animation, position
}

/// What a rule or an element says of one property.
struct StyleDeclaration {
    let property: StyleProperty
    /// In lower case, without comments, its white space folded.
    let value: String
    let isImportant: Bool
}

extension StyleDeclaration {
    /// Reads the declarations of a `style` attribute, or of what stands between the braces of a rule.
    ///
    /// Others than those that can hide words are skipped, as are rules within the rule, and shorthands taken apart.
    static func read(_ bytes: some Sequence<UInt8>) -> [StyleDeclaration] {
        var scanner = StyleScanner(bytes)
        var declarations: [StyleDeclaration] = []
        while !scanner.isAtEnd {
            let declaration = scanner.take(until: [UInt8(ascii: ";"), UInt8(ascii: "{")])
            let isRule = scanner.next == UInt8(ascii: "{")
            scanner.advance()
            if isRule {
                _ = scanner.takeBlock()
                continue
            }
            let parts = declaration.split(separator: UInt8(ascii: ":"), maxSplits: 1)
            guard parts.count == 2 else { continue }
            add(StyleScanner.word(parts[0]), StyleScanner.word(parts[1].prefix(400)), to: &declarations)
        }
        return declarations
    }

    private static func add(_ name: String, _ text: String, to declarations: inout [StyleDeclaration]) {
        var value = text
        var isImportant = false
        if let mark = text.lastIndex(of: "!") {
            isImportant = text[mark...].dropFirst().drop { $0 == " " } == "important"
            value = String(text[..<mark].reversed().drop { $0 == " " }.reversed())
        }
        for (property, value) in apart(name, value) {
            declarations.append(
                StyleDeclaration(property: property, value: value, isImportant: isImportant))
        }
    }

    /// What a declaration says of the properties that its name stands for.
    private static func apart(_ name: String, _ value: String) -> [(StyleProperty, String)] {
        switch name {
        case "background": return ground(value)
        case "background-clip", "-webkit-background-clip": return [(.groundClip, value)]
        case "font": return StyleLength.size(inFont: value).map { [(.fontSize, String($0))] } ?? []
        case "margin":
            let sides = sides(value)
            return sides.isEmpty ? [] : [(.marginTop, sides[0]), (.marginLeft, sides[3])]
        case "padding":
            let sides = sides(value)
            return sides.isEmpty
                ? [] : [(.paddingTop, sides[0]), (.paddingBottom, sides[2]), (.paddingLeft, sides[3])]
        case "inset": return Array(zip([.top, .right, .bottom, .left], sides(value)))
        case "animation-name", "-webkit-animation", "-webkit-animation-name": return [(.animation, value)]
        case "-webkit-transform", "translate", "scale":
            return [(.transform, name.first == "-" ? value : "\(name)(\(value))")]
        case "grid-row", "grid-column": return [(.gridArea, value)]
        case "text-stroke", "-webkit-text-stroke-width": return [(.textStroke, value)]
        case "-webkit-filter", "backdrop-filter": return [(.filter, value)]
        default: return StyleProperty(rawValue: name).map { [($0, value)] } ?? []
        }
    }

    /// The colour and the picture of a ground; what of it is not understood may be of any colour.
    private static func ground(_ value: String) -> [(StyleProperty, String)] {
        let hasImage = value.contains("url(") || value.contains("gradient(") || value.contains("image")
        let colour = StyleColour.first(in: value)
        let isBare = hasImage || value.split(separator: " ").allSatisfy(isPlacing)
        var parts: [(StyleProperty, String)] = [
            (.groundImage, hasImage ? "image" : "none"),
            (.ground, colour ?? (isBare ? "transparent" : value)),
        ]
        if value.split(separator: " ").contains("text") { parts.append((.groundClip, "text")) }
        return parts
    }

    /// Whether a word of a ground's shorthand only says where its picture would lie, or that there is none.
    private static func isPlacing(_ word: Substring) -> Bool {
        placing.contains(word) || word.first?.isNumber == true || word.first == "-"
    }

    private static let placing: Set<Substring> = [
        "none", "inherit", "initial", "unset", "repeat", "repeat-x", "repeat-y", "no-repeat", "scroll",
        "fixed",
        "local", "top", "bottom", "left", "right", "center", "cover", "contain", "auto", "/",
    ]

    /// The four sides that one to four lengths speak of, from the top on.
    private static func sides(_ value: String) -> [String] {
        let given = value.split(separator: " ").map(String.init)
        guard let first = given.first, given.count <= 4 else { return [] }
        let right = given.count > 1 ? given[1] : first
        return [first, right, given.count > 2 ? given[2] : first, given.count > 3 ? given[3] : right]
    }
}
