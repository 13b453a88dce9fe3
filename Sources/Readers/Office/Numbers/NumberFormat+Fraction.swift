extension NumberFormat.Section {
    /// A number as a fraction: `# ?/?`, `# ??/??`, `# ?/8`.
    func fractionText(_ value: Double) -> String {
        guard let slash = parts.firstIndex(of: .slash) else { return numberText(value) }
        let fixed = fixedDenominator(after: slash)
        let width = parts[(slash + 1)...].count { if case .digit = $0 { true } else { false } }
        let hasWhole = wholeIsApart(before: slash)
        let magnitude = value.magnitude
        guard magnitude < 1e15, magnitude * Double(fixed ?? 1) < 1e18 else {
            return NumberFormat.generalText(value)
        }
        var whole = hasWhole ? magnitude.rounded(.towardZero) : 0
        let limit = [9, 9, 99, 999][min(width, 3)]
        var (over, under) =
            fixed.map { (((magnitude - whole) * Double($0)).rounded(), $0) }
            ?? Self.closest(magnitude - whole, limit: limit)
        if hasWhole, over == Double(under) {
            whole += 1
            over = 0
        }
        if under == 0 { under = 1 }
        let sign = value < 0 && (whole > 0 || over > 0) ? "-" : ""
        let wholes = hasWhole && (over == 0 || whole > 0) ? String(Int(whole)) : ""
        let fraction = hasWhole && over == 0 ? "" : "\(Int(over))/\(under)"
        let gap = wholes.isEmpty || fraction.isEmpty ? "" : " "
        return sign + words(before: slash) + wholes + gap + fraction + words(after: slash)
    }

    /// What stands before the digits of a fraction, such as a unit.
    private func words(before slash: Int) -> String {
        let first = parts.firstIndex { if case .digit = $0 { true } else { false } } ?? slash
        return Self.words(of: parts[..<min(first, slash)])
    }

    /// What stands behind the denominator.
    private func words(after slash: Int) -> String {
        let rest = parts[(slash + 1)...]
        if let last = rest.lastIndex(where: { if case .digit = $0 { true } else { false } }) {
            return Self.words(of: rest[(last + 1)...])
        }
        return String(Self.words(of: rest).drop { $0 == " " }.drop { $0.isASCII && $0.isNumber })
    }

    private static func words(of parts: ArraySlice<NumberFormat.Part>) -> String {
        parts.reduce(into: "") { text, part in
            switch part {
            case .literal(let words): text += words
            case .percent: text += "%"
            default: break
            }
        }
    }

    private func fixedDenominator(after slash: Int) -> Int? {
        var number = ""
        reading: for part in parts[(slash + 1)...] {
            switch part {
            case .literal(let words):
                let digits = words.drop { $0 == " " && number.isEmpty }.prefix { $0.isASCII && $0.isNumber }
                number += digits
                if digits.isEmpty || words.last?.isNumber == false { break reading }
            case .digit(UInt8(ascii: "0")) where !number.isEmpty: number += "0"
            default: break reading
            }
        }
        return Int(number).flatMap { (1...99_999).contains($0) ? $0 : nil }
    }

    private func wholeIsApart(before slash: Int) -> Bool {
        let before = parts[..<slash]
        guard let gap = before.firstIndex(of: .literal(" ")) else { return false }
        return before[..<gap].contains { if case .digit = $0 { true } else { false } }
    }

    /// The closest fraction with a denominator up to a limit, by trying each.
    private static func closest(_ value: Double, limit: Int) -> (Double, Int) {
        var best = (value.rounded(), 1)
        var bestError = (value - best.0).magnitude
        for under in 1...limit {
            let over = (value * Double(under)).rounded()
            let error = (value - over / Double(under)).magnitude
            if error < bestError - 1e-12 {
                best = (over, under)
                bestError = error
            }
        }
        return best
    }
}
