/// Whether what stands within an at-rule holds on a screen of 1,280 by 800.
enum StyleMedia {
    case holds, sometimes, never

    /// Judges a media query list, such as `screen and (min-width: 600px), print`.
    init(query: some Sequence<UInt8>) {
        let queries = StyleScanner.word(query).split(separator: ",").map(Self.judge)
        if queries.isEmpty || queries.contains(.holds) {
            self = .holds
        } else {
            self = queries.contains(.sometimes) ? .sometimes : .never
        }
    }

    /// What holds within a block that stands in another one.
    func within(_ outer: StyleMedia) -> StyleMedia {
        if self == .never || outer == .never { return .never }
        return self == .sometimes || outer == .sometimes ? .sometimes : .holds
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
        case "print", "onlyprint", "speech", "aural", "tty", "notall", "notscreen": return .never
        default: break
        }
        let feature = part.filter { !"()".contains($0) }.split(separator: ":")
        guard feature.count == 2, let size = StyleLength.pixels(feature[1]) else { return .sometimes }
        switch feature[0] {
        case "min-width", "min-device-width": return size <= 1_280 ? .holds : .never
        case "max-width", "max-device-width": return size >= 1_280 ? .holds : .never
        default: return .sometimes
        }
    }
}
