/// A colour of a page, by its parts of 0 to 255 and how much it covers.
struct StyleColour: Equatable {
    let red: Double
    let green: Double
    let blue: Double
    var alpha = 1.0

    static let white = StyleColour(red: 255, green: 255, blue: 255)

    /// Reads `#fff`, `rgb(…)`, `hsl(…)` or a name; nil for what is none, or not known.
    init?(_ value: some StringProtocol) {
        let value = value.trimmingPrefix { $0 == " " }
        if value.hasPrefix("#") {
            self.init(digits: value.dropFirst())
        } else if value.hasPrefix("rgb") || value.hasPrefix("hsl") {
            self.init(function: String(value))
        } else if value == "transparent" {
            self.init(red: 0, green: 0, blue: 0, alpha: 0)
        } else if let named = Self.names[String(value)] {
            self.init(number: named)
        } else {
            return nil
        }
    }

    private init(red: Double, green: Double, blue: Double, alpha: Double = 1) {
        (self.red, self.green, self.blue, self.alpha) = (red, green, blue, alpha)
    }

    /// A colour by its 24 bits.
    init(number: Int) {
        self.init(
            red: Double(number >> 16 & 255), green: Double(number >> 8 & 255), blue: Double(number & 255))
    }

    private init?(digits: some StringProtocol) {
        let digits = digits.prefix { $0 != " " }.compactMap(\.hexDigitValue)
        let parts: [Double]
        switch digits.count {
        case 3, 4: parts = digits.map { Double($0 * 17) }
        case 6, 8:
            parts = stride(from: 0, to: digits.count, by: 2).map { Double(digits[$0] * 16 + digits[$0 + 1]) }
        default: return nil
        }
        self.init(
            red: parts[0], green: parts[1], blue: parts[2], alpha: parts.count > 3 ? parts[3] / 255 : 1)
    }

    private init?(function: String) {
        guard let open = function.firstIndex(of: "("), let close = function[open...].firstIndex(of: ")")
        else {
            return nil
        }
        let words = function[open..<close].dropFirst().split { ", /".contains($0) }
        let isHue = function.hasPrefix("hsl")
        let parts = words.enumerated().map { index, word -> Double? in
            guard word.hasSuffix("%") else { return Double(word.hasSuffix("deg") ? word.dropLast(3) : word) }
            return Double(word.dropLast()).map { $0 * (index == 3 ? 0.01 : isHue ? 1 : 2.55) }
        }
        guard parts.count >= 3, let first = parts[0], let second = parts[1], let third = parts[2] else {
            return nil
        }
        // What is reckoned elsewhere, as `var(--shade)` is, may be anything.
        guard let alpha = parts.count > 3 ? parts[3] : 1 else { return nil }
        if isHue {
            self.init(hue: first, saturation: second / 100, lightness: third / 100, alpha: alpha)
        } else {
            self.init(red: first, green: second, blue: third, alpha: alpha)
        }
    }

    private init(hue: Double, saturation: Double, lightness: Double, alpha: Double) {
        let reach = saturation * min(lightness, 1 - lightness)
        func part(_ shift: Double) -> Double {
            let place = (shift + hue / 30).truncatingRemainder(dividingBy: 12)
            return 255 * (lightness - reach * max(-1, min(place - 3, 9 - place, 1)))
        }
        self.init(red: part(0), green: part(8), blue: part(4), alpha: alpha)
    }

    /// The first word of a shorthand that is a colour.
    static func first(in value: String) -> String? {
        var depth = 0
        let words = value.split { sign in
            depth += sign == "(" ? 1 : sign == ")" ? -1 : 0
            return sign == " " && depth <= 0
        }
        return words.first { Self($0) != nil }.map(String.init)
    }

    /// What is seen where this colour lies on another one.
    func over(_ ground: StyleColour) -> StyleColour {
        func mix(_ part: KeyPath<StyleColour, Double>) -> Double {
            self[keyPath: part] * alpha + ground[keyPath: part] * (1 - alpha)
        }
        return StyleColour(red: mix(\.red), green: mix(\.green), blue: mix(\.blue))
    }

    /// Whether nobody tells two colours apart.
    func isLike(_ other: StyleColour) -> Bool {
        max(abs(red - other.red), abs(green - other.green), abs(blue - other.blue)) <= 8
    }
}
