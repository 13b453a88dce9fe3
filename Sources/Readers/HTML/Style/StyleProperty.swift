/// A property of style by which words can be kept from the people who look at a page.
enum StyleProperty: String {
    case display, visibility, opacity
    case contentVisibility = "content-visibility"
    case officeHide = "mso-hide"
    case ink = "color"
    case ground = "background-color"
    case groundImage = "background-image"
    case groundClip = "background-clip"
    case fontSize = "font-size"
    case overflow, width, height
    case maximumWidth = "max-width"
    case maximumHeight = "max-height"
    case clip
    case clipPath = "clip-path"
    case left, top, right
    case textIndent = "text-indent"
    case marginLeft = "margin-left"
    case marginTop = "margin-top"
    case transform, transition, animation, position
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
    /// Others than those that can hide words are passed over, as are rules within the rule, and shorthands taken apart.
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
        func add(_ property: StyleProperty, _ value: some StringProtocol) {
            declarations.append(
                StyleDeclaration(property: property, value: String(value), isImportant: isImportant))
        }
        switch name {
        case "background":
            let hasImage = value.contains("url(") || value.contains("gradient(")
            add(.groundImage, hasImage ? "image" : "none")
            add(.ground, StyleColour.first(in: value) ?? "transparent")
            if value.split(separator: " ").contains("text") { add(.groundClip, "text") }
        case "-webkit-background-clip": add(.groundClip, value)
        case "font": if let size = StyleLength.size(inFont: value) { add(.fontSize, size) }
        case "margin", "inset":
            let sides = value.split(separator: " ")
            guard let first = sides.first,
                let last = sides.count > 3 ? sides.last : sides.dropFirst().first ?? first
            else { return }
            add(name == "margin" ? .marginTop : .top, first)
            add(name == "margin" ? .marginLeft : .left, last)
        case "animation-name": add(.animation, value)
        default: if let property = StyleProperty(rawValue: name) { add(property, value) }
        }
    }
}
