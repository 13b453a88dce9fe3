extension NumberFormat.Section {
    /// A number through digit placeholders: `#,##0.00`, `0%`, `0.0E+00`, `000-00-0000`.
    func numberText(_ value: Double) -> String {
        let layout = NumberLayout(parts)
        var digits = DecimalDigits(value)
        digits.shift(2 * layout.percents - 3 * layout.thousands)
        if layout.exponentIndex != nil { return scientificText(value < 0, digits, layout) }
        digits.round(toDecimals: layout.decimals)
        var bytes: [UInt8] = value < 0 && !digits.isZero ? [UInt8(ascii: "-")] : []
        writeInteger(digits, layout, parts.prefix(layout.pointIndex), to: &bytes)
        writeDecimals(digits, parts[layout.pointIndex...], to: &bytes)
        return String(decoding: bytes, as: UTF8.self)
    }

    private func writeInteger(
        _ digits: DecimalDigits, _ layout: NumberLayout, _ parts: ArraySlice<NumberFormat.Part>,
        to bytes: inout [UInt8]
    ) {
        var place = layout.integers
        var isFirst = true
        for part in parts {
            switch part {
            case .digit(let kind):
                let from = isFirst ? max(place, digits.integerDigits) : place
                isFirst = false
                for at in stride(from: from, through: place, by: -1) {
                    writeDigit(digits, at, kind, layout, to: &bytes)
                }
                place -= 1
            case .literal(let words): bytes += words.utf8
            case .percent: bytes.append(UInt8(ascii: "%"))
            case .slash: bytes.append(UInt8(ascii: "/"))
            default: break
            }
        }
    }

    private func writeDigit(
        _ digits: DecimalDigits, _ place: Int, _ kind: UInt8, _ layout: NumberLayout, to bytes: inout [UInt8]
    ) {
        let isSignificant = place <= digits.integerDigits
        let isWritten = isSignificant || kind == UInt8(ascii: "0") || layout.leastZeroPlace >= place
        if isWritten {
            bytes.append(digits.integerDigit(place))
            if layout.groups, place > 1, place % 3 == 1 { bytes.append(UInt8(ascii: ",")) }
        } else if kind == UInt8(ascii: "?") {
            bytes.append(0x20)
        }
    }

    private func writeDecimals(
        _ digits: DecimalDigits, _ parts: ArraySlice<NumberFormat.Part>, to bytes: inout [UInt8]
    ) {
        var place = 0
        for part in parts {
            switch part {
            case .point: bytes.append(UInt8(ascii: "."))
            case .digit(let kind):
                if let digit = digits.decimalDigit(place) {
                    bytes.append(digit)
                } else if kind != UInt8(ascii: "#") {
                    bytes.append(kind == UInt8(ascii: "0") ? kind : 0x20)
                }
                place += 1
            case .literal(let words): bytes += words.utf8
            case .percent: bytes.append(UInt8(ascii: "%"))
            default: break
            }
        }
    }

    /// Scientific notation; the exponent is a multiple of the digits before the point, as in `##0.0E+0`.
    private func scientificText(_ isNegative: Bool, _ digits: DecimalDigits, _ layout: NumberLayout) -> String
    {
        let width = max(layout.integers, 1)
        var (digits, exponent) = Self.mantissa(digits, width)
        digits.round(toDecimals: layout.decimals)
        if digits.integerDigits > width { (digits, exponent) = Self.carried(digits, exponent, width) }
        guard case .exponent(let plus)? = layout.exponentIndex.map({ parts[$0] }) else { return "" }
        var bytes: [UInt8] = isNegative ? [UInt8(ascii: "-")] : []
        let end = layout.exponentIndex ?? parts.count
        writeInteger(digits, layout, parts.prefix(min(layout.pointIndex, end)), to: &bytes)
        if layout.pointIndex < end { writeDecimals(digits, parts[layout.pointIndex..<end], to: &bytes) }
        bytes += "E".utf8
        if exponent < 0 || plus { bytes.append(UInt8(ascii: exponent < 0 ? "-" : "+")) }
        let after = parts[end...]
        let zeros = after.count { if case .digit = $0 { true } else { false } }
        bytes += SpreadsheetDate.padded(abs(exponent), zeros).utf8
        for part in after { if case .literal(let words) = part { bytes += words.utf8 } }
        return String(decoding: bytes, as: UTF8.self)
    }

    private static func mantissa(_ digits: DecimalDigits, _ width: Int) -> (DecimalDigits, Int) {
        guard !digits.isZero else { return (digits, 0) }
        let order = digits.integerDigits - 1
        let exponent = order >= 0 ? order / width * width : -((-order + width - 1) / width * width)
        var digits = digits
        digits.shift(-exponent)
        return (digits, exponent)
    }

    private static func carried(_ digits: DecimalDigits, _ exponent: Int, _ width: Int) -> (
        DecimalDigits, Int
    ) {
        var digits = digits
        digits.shift(-width)
        return (digits, exponent + width)
    }
}

/// What the placeholders of a section ask for.
private struct NumberLayout {
    /// Placeholders before the point.
    var integers = 0
    /// Placeholders after the point.
    var decimals = 0
    /// Whether digits are grouped by thousands.
    var groups = false
    /// How many times the number is divided by a thousand.
    var thousands = 0
    var percents = 0
    /// Where the decimal point stands, or where the parts end.
    var pointIndex: Int
    var exponentIndex: Int?
    /// The highest place before the point that is written even as a leading zero.
    var leastZeroPlace = 0

    init(_ parts: [NumberFormat.Part]) {
        pointIndex = parts.count
        var pendingCommas = 0
        for (index, part) in parts.enumerated() where exponentIndex == nil {
            switch part {
            case .digit(let kind): take(kind, afterCommas: &pendingCommas)
            case .comma: pendingCommas += integers > 0 ? 1 : 0
            case .point where !isPastPoint:
                isPastPoint = true
                pointIndex = index
                thousands += pendingCommas
                pendingCommas = 0
            case .percent: percents += 1
            case .exponent: exponentIndex = index
            default: break
            }
        }
        thousands += pendingCommas
        settleZeros(parts)
    }

    private var isPastPoint = false

    private mutating func take(_ kind: UInt8, afterCommas commas: inout Int) {
        if isPastPoint {
            decimals += 1
            commas = 0
        } else {
            integers += 1
            groups = groups || commas > 0
            commas = 0
        }
    }

    private mutating func settleZeros(_ parts: [NumberFormat.Part]) {
        var place = integers
        for part in parts.prefix(min(pointIndex, exponentIndex ?? pointIndex)) {
            guard case .digit(let kind) = part else { continue }
            if kind == UInt8(ascii: "0") { leastZeroPlace = max(leastZeroPlace, place) }
            place -= 1
        }
    }
}
