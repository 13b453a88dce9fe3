/// A list of numbers most of which are small: two bytes each, and those that do not fit are kept apart.
struct XMLShortNumbers: Sendable {
    private var short: [UInt16] = []
    private var long: [Int: Int] = [:]

    mutating func reserveCapacity(_ count: Int) { short.reserveCapacity(count) }

    mutating func append(_ number: Int) {
        short.append(0)
        self[short.count - 1] = number
    }

    subscript(position: Int) -> Int {
        @inline(__always) get {
            let number = short[position]
            return number == .max ? long[position] ?? 0 : Int(number)
        }
        set {
            let isShort = (0..<Int(UInt16.max)).contains(newValue)
            short[position] = isShort ? UInt16(newValue) : .max
            if !isShort { long[position] = newValue }
        }
    }
}
