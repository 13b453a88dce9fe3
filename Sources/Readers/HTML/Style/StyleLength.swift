/// A length of a style in pixels, on a screen of 1,280 by 800.
enum StyleLength {
    /// The pixels of `12px`, `1.5em` and the like; nil for percentages, sums and words.
    ///
    /// - Parameter em: how many pixels an `em` has.
    static func pixels(_ value: some StringProtocol, em: Double = 16) -> Double? {
        let digits = value.prefix { $0.isASCII && $0.isNumber || ".-+".contains($0) }
        guard let number = Double(digits.drop { $0 == "+" }) else { return nil }
        switch value[digits.endIndex...] {
        case "px": return number
        case "": return number == 0 ? 0 : nil
        case "em": return number * em
        case "rem": return number * 16
        case "ex", "ch": return number * em / 2
        case "pt": return number * 4 / 3
        case "pc": return number * 16
        case "in": return number * 96
        case "cm": return number * 96 / 2.54
        case "mm": return number * 96 / 25.4
        case "vw": return number * 12.8
        case "vh": return number * 8
        default: return nil
        }
    }

    /// The number before a percent sign.
    static func percent(_ value: String) -> Double? { value.hasSuffix("%") ? Double(value.dropLast()) : nil }

    /// The size among the words of the shorthand `font`, such as `bold 12px/1.5 Arial`.
    static func size(inFont value: String) -> Substring? {
        value.split(separator: " ").lazy.map { $0.prefix { $0 != "/" } }
            .first { pixels($0) != nil || percent(String($0)) != nil }
    }
}
