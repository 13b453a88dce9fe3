/// Whether what stands within an at-rule holds where people look at a page.
enum StyleMedia {
    case holds, sometimes
    /// On paper alone.
    case printed
    case never

    /// Judges a media query list, such as `screen and (min-width: 600px), print`.
    init(query: some Sequence<UInt8>) {
        let queries = StyleScanner.word(query).split(separator: ",").map(Self.judge)
        self = queries.min { $0.doubt < $1.doubt } ?? .holds
    }

    /// What holds within a block that stands in another one.
    func within(_ outer: StyleMedia) -> StyleMedia { doubt > outer.doubt ? self : outer }

    private var doubt: Int {
        switch self {
        case .holds: 0
        case .sometimes: 1
        case .printed: 2
        case .never: 3
        }
    }

    private static func judge(_ query: some StringProtocol) -> StyleMedia {
        var judged = StyleMedia.holds
        for part in String(query).replacing(" and ", with: "&").split(separator: "&") {
            judged = judge(part: part.filter { $0 != " " }).within(judged)
        }
        return judged
    }

    private static func judge(part: String) -> StyleMedia {
        switch part {
        case "screen", "all", "onlyscreen", "onlyall", "": return .holds
        case "print", "onlyprint", "notscreen": return .printed
        case "speech", "aural", "tty", "notall": return .never
        default: break
        }
        let feature = part.filter { !"()".contains($0) }.split(separator: ":")
        guard feature.count == 2, let size = StyleLength.pixels(feature[1]) else { return .sometimes }
        // Some look with a telephone, some at a wall.
        switch feature[0] {
        case "min-width", "min-device-width": return size <= 320 ? .holds : .sometimes
        case "max-width", "max-device-width": return size >= 4_000 ? .holds : .sometimes
        default: return .sometimes
        }
    }
}
