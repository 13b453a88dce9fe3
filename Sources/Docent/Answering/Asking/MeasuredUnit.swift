import Documents

/// What a unit of measurement, as ``Figure`` names it, measures, and how amounts in it become amounts in the measure's base.
struct MeasuredUnit: Sendable {
    let measure: TableMeasure
    /// How much of the base one of it is.
    private let factor: Double
    /// The number that it has for none of the base: 32 of degrees Fahrenheit.
    private let zero: Double

    /// - Returns: nil for a unit of a measure that is not compared.
    init?(_ name: String) {
        guard let (measure, factor, zero) = Self.units[name] else { return nil }
        (self.measure, self.factor, self.zero) = (measure, factor, zero)
    }

    /// The name of the unit in brackets at the end of a header, such as `Weight (kg)`; nil where there is none.
    static func name(in header: String) -> String? {
        guard !header.contains(where: "²³".contains) else { return nil }
        return written(in: header).flatMap(named)
    }

    /// The unit of a column's first numbers as the header writes it: what stands in brackets at its end, or before them where both are
    /// units of one measure, as in `Height m (ft)`.
    static func written(in header: String) -> String? {
        guard let last = header.last, last == ")" || last == "]",
            let open = header.lastIndex(where: { $0 == "(" || $0 == "[" })
        else { return nil }
        let brackets = String(header[header.index(after: open)...].dropLast())
        guard let before = header[..<open].split(whereSeparator: \.isWhitespace).last.map(String.init),
            let own = named(before).flatMap(MeasuredUnit.init),
            let other = named(brackets).flatMap(MeasuredUnit.init),
            own.measure == other.measure
        else { return brackets }
        return before
    }

    private static func named(_ written: String) -> String? {
        TableBand.quantities(of: "1 \(written)").first?.unit
    }

    /// An amount in the measure's base.
    func base(_ amount: Double) -> Double { (amount - zero) * factor }

    /// Whether amounts in two units can be compared; no rate of exchange is known.
    static func agree(_ unit: String?, _ other: String?) -> Bool {
        guard let unit, let other, unit != other else { return true }
        let (one, two) = (MeasuredUnit(unit)?.measure, MeasuredUnit(other)?.measure)
        return one != nil && one == two && one != .money
    }

    /// An amount of one unit in another; itself where one of them is not known.
    static func converted(_ amount: Double, from unit: String?, to other: String?) -> Double {
        guard let unit, let other, unit != other, let one = MeasuredUnit(unit), let two = MeasuredUnit(other)
        else { return amount }
        return one.base(amount) / two.factor + two.zero
    }

    // MARK: Sizes

    private typealias Size = (measure: TableMeasure, factor: Double, zero: Double)

    /// Those of length in metres, of mass in kilograms, of time in days, of temperature in degrees Celsius.
    ///
    /// Yard and pound are exact by the international agreement of 1959: 0.9144 m and 0.45359237 kg. A month is a twelfth of a
    /// year, about.
    private static let units: [String: Size] = {
        let masses: [String: Double] = [
            "µg": 1e-9, "mg": 1e-6, "g": 0.001, "kg": 1, "t": 1000, "lb": pound, "oz": pound / 16,
        ]
        let lengths: [String: Double] = [
            "µm": 1e-6, "mm": 0.001, "cm": 0.01, "m": 1, "km": 1000, "inch": yard / 36, "ft": yard / 3,
            "yd": yard,
            "mile": yard * 1760,
        ]
        let times: [String: Double] = [
            "ms": 1 / 86_400_000, "second": 1 / 86400, "minute": 1 / 1440, "hour": 1 / 24, "day": 1,
            "week": 7, "month": 30.4,
            "year": 365,
        ]
        var units: [String: Size] = ["°C": (.temperature, 1, 0), "°F": (.temperature, 5 / 9, 32)]
        for (name, factor) in masses { units[name] = (.mass, factor, 0) }
        for (name, factor) in lengths { units[name] = (.length, factor, 0) }
        for (name, factor) in times { units[name] = (.duration, factor, 0) }
        for name in FigureWords.currencies { units[name] = (.money, 1, 0) }
        return units
    }()

    private static let (yard, pound) = (0.9144, 0.45359237)
}
