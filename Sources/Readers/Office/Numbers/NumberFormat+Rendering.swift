extension NumberFormat {
    /// A number as a person sees it on the sheet.
    func text(of value: Double, dates: DateSystem = .from1900) -> String {
        guard value.isFinite else { return "#NUM!" }
        let (section, signed) = section(for: value)
        guard let section else { return Self.generalText(value) }
        let shown = signed ? value : value.magnitude
        switch section.kind {
        case .general: return section.aroundGeneral(Self.generalText(shown))
        case .number: return section.numberText(shown)
        case .fraction: return section.fractionText(shown)
        case .date: return section.dateText(value, dates) ?? Self.generalText(value)
        case .text: return section.aroundText(Self.generalText(shown))
        case .literal: return section.literals
        }
    }

    /// A text as a person sees it on the sheet: its own section applied.
    func text(of string: String) -> String {
        let own = sections.count > 3 ? sections[3] : sections.last
        guard let own, own.kind == .text || (sections.count > 3 && own.kind == .literal) else {
            return string
        }
        return own.aroundText(string)
    }

    /// A number without a format: up to ten digits with decimals, whole numbers up to fifteen digits in full.
    ///
    /// Excel shortens whole numbers of more than eleven digits to an exponent for want of width; here they
    /// stay readable, since they are mostly account and order numbers.
    static func generalText(_ value: Double) -> String {
        let sign = value < 0 ? "-" : ""
        let magnitude = value.magnitude
        if magnitude < 1e15, magnitude == magnitude.rounded(.towardZero) {
            return (magnitude == 0 ? "" : sign) + String(Int(magnitude))
        }
        var digits = DecimalDigits(value)
        if magnitude >= 1e15 || magnitude < 1e-4 {
            digits.round(toSignificant: 6)
            return sign + digits.scientific(plus: true)
        }
        digits.round(toDecimals: magnitude < 1 ? 9 : max(0, 10 - digits.integerDigits))
        return digits.isZero ? "0" : sign + digits.plain
    }

    /// The section that shows a value, and whether its minus sign is shown before it.
    private func section(for value: Double) -> (Section?, signed: Bool) {
        var numeric = sections.count > 3 ? Array(sections[..<3]) : sections
        // A last section for text says nothing of numbers.
        if numeric.count > 1, numeric.last?.kind == .text { numeric.removeLast() }
        if numeric.contains(where: { $0.condition != nil }) { return conditioned(numeric, value) }
        if sections.count == 1, sections[0].kind == .text { return (nil, true) }
        switch numeric.count {
        case 1: return (numeric[0], true)
        case 2: return value < 0 ? (numeric[1], false) : (numeric[0], true)
        default: return value > 0 ? (numeric[0], true) : value < 0 ? (numeric[1], false) : (numeric[2], false)
        }
    }

    private func conditioned(_ numeric: [Section], _ value: Double) -> (Section?, signed: Bool) {
        for section in numeric {
            if let condition = section.condition, condition.holds(for: value) {
                return (section, !condition.admitsOnlyNegatives)
            }
        }
        let free = numeric.filter { $0.condition == nil && $0.kind != .text }
        if free.count == 2, numeric[0].condition != nil {
            return value < 0 ? (free[0], false) : (free[1], true)
        }
        return (free.last, true)
    }
}

extension DecimalDigits {
    /// The digits with a point where it belongs, without a sign or trailing zeros.
    var plain: String {
        var bytes: [UInt8] = []
        appendInteger(to: &bytes)
        var place = 0
        while let digit = decimalDigit(place) {
            if place == 0 { bytes.append(UInt8(ascii: ".")) }
            bytes.append(digit)
            place += 1
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// The digits as `1.2345E+10`.
    func scientific(plus: Bool) -> String {
        guard let first = digits.first else { return "0" }
        let exponent = integerDigits - 1
        let rest = digits.dropFirst().map { $0 + 0x30 }
        let sign = exponent < 0 ? "-" : plus ? "+" : ""
        return String(first) + (rest.isEmpty ? "" : "." + String(decoding: rest, as: UTF8.self)) + "E" + sign
            + SpreadsheetDate.padded(abs(exponent))
    }

    /// Adds the digits before the point, a zero when there is none.
    func appendInteger(to bytes: inout [UInt8]) {
        for place in stride(from: max(integerDigits, 1), through: 1, by: -1) {
            bytes.append(integerDigit(place))
        }
    }
}

extension NumberFormat.Section {
    /// The literal words alone.
    var literals: String {
        parts.reduce(into: "") { text, part in
            if case .literal(let words) = part { text += words }
        }
    }

    /// A number without format between the section's literals.
    ///
    /// A minus stands before all of them.
    func aroundGeneral(_ number: String) -> String {
        let isNegative = number.hasPrefix("-")
        return parts.reduce(into: isNegative ? "-" : "") { text, part in
            switch part {
            case .literal(let words): text += words
            case .general: text += number.dropFirst(isNegative ? 1 : 0)
            default: break
            }
        }
    }

    /// A text between the section's literals.
    func aroundText(_ string: String) -> String {
        parts.reduce(into: "") { text, part in
            switch part {
            case .literal(let words): text += words
            case .text: text += string
            default: break
            }
        }
    }
}
