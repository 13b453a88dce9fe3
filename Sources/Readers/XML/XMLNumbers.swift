/// Numbers the names of a file as they come.
@safe struct XMLNumbers {
    /// The spelling of each number.
    private(set) var spellings: [String]
    private var numbers: [String: Int32]
    private var interned: [UInt: Int32] = [:]

    private static let prepared = Dictionary(
        HTMLName.spellings.enumerated().map { ($1, Int32($0)) }, uniquingKeysWith: { first, _ in first })

    /// Numbers among which the names that HTML also has carry HTML's.
    static var ofHTML: XMLNumbers {
        XMLNumbers(spellings: HTMLName.spellings, numbers: prepared)
    }

    /// Numbers from 0.
    init() {
        self.init(spellings: [], numbers: [:])
    }

    private init(spellings: [String], numbers: [String: Int32]) {
        self.spellings = spellings
        self.numbers = numbers
    }

    /// The number of a name; the library keeps each name at one address.
    mutating func number(_ local: UnsafePointer<UInt8>, prefix: String = "") -> Int32 {
        let key = UInt(bitPattern: local) &+ (prefix.isEmpty ? 0 : 1)
        if let number = interned[key] { return number }
        let name = unsafe prefix + String(cString: local)
        let number = numbers[name] ?? Int32(spellings.count)
        if Int(number) == spellings.count {
            spellings.append(name)
            numbers[name] = number
        }
        interned[key] = number
        return number
    }
}

/// One attribute as libxml2 hands it over: its name, prefix and namespace, and where its value begins and ends.
@safe struct XMLRawAttribute {
    private let local: UnsafePointer<UInt8>
    private let isReserved: Bool
    /// The bytes of the value.
    let value: UnsafeRawBufferPointer

    /// Reads the attribute at a position; nil when it has no value.
    init?(_ raw: UnsafeMutablePointer<UnsafePointer<UInt8>?>?, _ position: Int) {
        let at = position * 5
        guard let raw = unsafe raw, let local = unsafe raw[at], let from = unsafe raw[at + 3],
            let to = unsafe raw[at + 4]
        else { return nil }
        unsafe self.local = local
        isReserved =
            unsafe raw[at + 2].map { unsafe String(cString: $0) } == "http://www.w3.org/XML/1998/namespace"
        unsafe value = UnsafeRawBufferPointer(start: from, count: to - from)
    }

    /// The number of the name.
    func name(_ numbers: inout XMLNumbers) -> Int32 {
        unsafe numbers.number(local, prefix: isReserved ? "xml:" : "")
    }
}
