/// A colour of a workbook as its styles write it.
enum SheetColour: Equatable, Sendable {
    case rgb(Int)
    case theme(Int, tint: Double)
    case indexed(Int)

    /// Reads the attributes of a `color` or `fgColor`; nil for a colour that the spreadsheet program chooses.
    init?(_ attributes: XMLAttributes<CellFormatsHandler.Name>) {
        if let theme = attributes.integer(.theme) {
            self = .theme(theme, tint: attributes[.tint].flatMap(Double.init) ?? 0)
        } else if let written = attributes[.rgb], let number = Int(written.suffix(6), radix: 16) {
            self = .rgb(number)
        } else if let index = attributes.integer(.indexed), index < 64 {
            self = .indexed(index)
        } else {
            return nil
        }
    }

    /// The colour itself; nil when it is not known here.
    ///
    /// - Parameter theme: the workbook's own colours, in the order in which styles number them.
    func colour(in theme: [Int]) -> StyleColour? {
        switch self {
        case .rgb(let number): return StyleColour(number: number)
        case .indexed(let index):
            return (0..<16).contains(index) ? StyleColour(number: Self.first[index % 8]) : nil
        case .theme(let index, let tint):
            guard theme.indices.contains(index) else { return nil }
            let colour = StyleColour(number: theme[index])
            guard tint != 0 else { return colour }
            var shade = tint > 0 ? StyleColour.white : StyleColour(number: 0)
            shade.alpha = min(abs(tint), 1)
            return shade.over(colour)
        }
    }

    /// The first colours of the palette, which are there twice (ECMA-376 part 1, 18.8.27).
    private static let first = [0, 0xFFFFFF, 0xFF0000, 0x00FF00, 0x0000FF, 0xFFFF00, 0xFF00FF, 0x00FFFF]
}

/// What lies behind the words of a cell.
enum SheetFill: Equatable, Sendable {
    case none
    case solid(SheetColour)
    /// A pattern, a run of colours, or a colour that the program chooses.
    case other
}

/// How the words of a cell look.
struct SheetFont: Sendable {
    var isBold = false
    var colour: SheetColour?
    /// The size in points; nil when it is not said.
    var size: Double?

    /// Whether nobody can see words of this font on a ground.
    func isUnseen(on fill: SheetFill, _ theme: [Int]) -> Bool {
        if let size, size < 2 { return true }
        guard let colour else { return false }
        switch fill {
        case .other: return false
        case .none: return colour.colour(in: theme)?.isLike(.white) ?? false
        case .solid(let ground):
            if ground == colour { return true }
            guard let words = colour.colour(in: theme), let behind = ground.colour(in: theme) else {
                return false
            }
            return words.isLike(behind)
        }
    }
}

/// Reads the colours of a theme, in the order in which styles number them.
struct ThemeColoursHandler: XMLHandler {
    enum Name: String, CaseIterable {
        case light1 = "a:lt1", dark1 = "a:dk1", light2 = "a:lt2", dark2 = "a:dk2"
        case accent1 = "a:accent1", accent2 = "a:accent2", accent3 = "a:accent3", accent4 = "a:accent4"
        case accent5 = "a:accent5", accent6 = "a:accent6", link = "a:hlink", followed = "a:folHlink"
        case scheme = "a:clrScheme", rgb = "a:srgbClr", system = "a:sysClr", value = "val", last = "lastClr"
    }

    /// Those of Office, of which most workbooks have at least the first two.
    static let standard = [
        0xFFFFFF, 0x000000, 0xE7E6E6, 0x44546A, 0x4472C4, 0xED7D31, 0xA5A5A5, 0xFFC000, 0x5B9BD5, 0x70AD47,
        0x0563C1, 0x954F72,
    ]

    private static let order: [Name] = [
        .light1, .dark1, .light2, .dark2, .accent1, .accent2, .accent3, .accent4, .accent5, .accent6, .link,
        .followed,
    ]

    private(set) var colours = standard
    private var open: Int?
    private var isInScheme = false

    mutating func start(_ name: Name?, _ attributes: XMLAttributes<Name>) throws(ReaderError) {
        switch name {
        case .scheme: isInScheme = true
        case .rgb, .system:
            let written = attributes[name == .rgb ? .value : .last]
            if isInScheme, let open, let number = written.flatMap({ Int($0, radix: 16) }) {
                colours[open] = number
            }
        case let name?: if let position = Self.order.firstIndex(of: name) { open = position }
        case nil: break
        }
    }

    mutating func end(_ name: Name?) throws(ReaderError) {
        if name == .scheme { isInScheme = false }
    }

    mutating func text(_ bytes: UnsafeRawBufferPointer) throws(ReaderError) {}
}
