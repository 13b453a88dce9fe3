/// A number as decimal digits, for rounding as a spreadsheet does: at fifteen digits first, halves away from zero.
struct DecimalDigits: Equatable {
    /// The digits from the most significant, without leading zeros; empty for zero.
    private(set) var digits: [UInt8]
    /// How many of the digits stand before the decimal point; negative when zeros follow the point.
    private(set) var integerDigits: Int

    /// The digits of a finite number's magnitude.
    init(_ value: Double) {
        digits = []
        integerDigits = 0
        let magnitude = value.magnitude
        guard magnitude > 0, magnitude.isFinite else { return }
        if magnitude < 1e15, magnitude == magnitude.rounded(.towardZero) {
            takeInteger(UInt64(magnitude))
        } else {
            takeShortest(magnitude)
            round(toSignificant: 15)
        }
    }

    /// Whether the number is zero.
    var isZero: Bool { digits.isEmpty }

    /// Rounds to so many digits after the decimal point, halves away from zero.
    mutating func round(toDecimals decimals: Int) {
        round(toSignificant: integerDigits + decimals)
    }

    /// Rounds to so many digits in all.
    mutating func round(toSignificant count: Int) {
        guard count < digits.count else { return }
        guard count >= 0 else {
            digits = []
            integerDigits = 0
            return
        }
        let up = digits[count] >= 5
        digits.removeSubrange(count...)
        if up { increment() }
        trim()
    }

    /// Moves the decimal point to the right; to the left when negative.
    mutating func shift(_ places: Int) {
        if !digits.isEmpty { integerDigits += places }
    }

    /// The digit so many places before the point (1 is the ones) as ASCII.
    func integerDigit(_ place: Int) -> UInt8 {
        let index = integerDigits - place
        return digits.indices.contains(index) ? digits[index] + 0x30 : 0x30
    }

    /// The digit so many places after the point, from 0, as ASCII; nil past the last that is not zero.
    func decimalDigit(_ place: Int) -> UInt8? {
        let index = integerDigits + place
        if index < 0 { return digits.isEmpty ? nil : 0x30 }
        return index < digits.count ? digits[index] + 0x30 : nil
    }

    private mutating func takeInteger(_ whole: UInt64) {
        var rest = whole
        while rest > 0 {
            digits.append(UInt8(rest % 10))
            rest /= 10
        }
        digits.reverse()
        integerDigits = digits.count
        trim()
    }

    private mutating func takeShortest(_ magnitude: Double) {
        var exponent = 0
        var inExponent = false
        var negativeExponent = false
        var point: Int?
        for byte in magnitude.description.utf8 {
            switch byte {
            case 0x2E: point = digits.count
            case 0x65: inExponent = true
            case 0x2D: negativeExponent = true
            case 0x30...0x39 where inExponent: exponent = exponent * 10 + Int(byte - 0x30)
            case 0x30...0x39: digits.append(byte - 0x30)
            default: break
            }
        }
        integerDigits = (point ?? digits.count) + (negativeExponent ? -exponent : exponent)
        let zeros = digits.prefix { $0 == 0 }.count
        digits.removeFirst(zeros)
        integerDigits -= zeros
        trim()
    }

    private mutating func increment() {
        var position = digits.count - 1
        while position >= 0, digits[position] == 9 {
            digits[position] = 0
            position -= 1
        }
        if position >= 0 {
            digits[position] += 1
        } else {
            digits.insert(1, at: 0)
            integerDigits += 1
        }
    }

    private mutating func trim() {
        while digits.last == 0 { digits.removeLast() }
        if digits.isEmpty { integerDigits = 0 }
    }
}
