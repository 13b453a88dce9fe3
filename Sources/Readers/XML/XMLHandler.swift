/// What a reader does with the events of an XML file, in document order.
///
/// `Name` lists the elements and attributes that the reader knows, as `prefix:local` with the prefixes of
/// ``XMLNamespace``, such as `case paragraph = "w:p"`. All others arrive as nil.
protocol XMLHandler {
    /// The names that the reader knows, of elements and attributes alike.
    associatedtype Name: RawRepresentable<String> & CaseIterable & Equatable & Sendable

    /// An element begins. The attributes live only as long as the call.
    mutating func start(_ name: Name?, _ attributes: XMLAttributes<Name>) throws(ReaderError)

    /// An element ends.
    mutating func end(_ name: Name?) throws(ReaderError)

    /// Text, as valid UTF-8; one run may arrive in pieces. The bytes live only as long as the call.
    mutating func text(_ bytes: UnsafeRawBufferPointer) throws(ReaderError)
}

/// The attributes of one element, and its name as written; valid only within ``XMLHandler/start(_:_:)``.
@safe struct XMLAttributes<Name: RawRepresentable<String> & CaseIterable & Equatable & Sendable> {
    /// One attribute.
    @safe struct Attribute {
        /// Its name, when the reader knows it.
        let name: Name?
        /// Its value as valid UTF-8.
        let bytes: UnsafeRawBufferPointer

        /// Its value.
        var value: String { unsafe String(decoding: bytes, as: UTF8.self) }

        /// Its value as a decimal number, when it is one.
        var integer: Int? { unsafe Int(bytes) }

        /// Whether its value says yes: `1`, `true` or `on`.
        var flag: Bool {
            guard unsafe bytes.count > 1 else { return unsafe bytes.first == 0x31 }
            return unsafe bytes.elementsEqual("true".utf8) || bytes.elementsEqual("on".utf8)
        }

        /// The last step of its value as a path.
        var lastStep: String {
            guard let slash = unsafe bytes.lastIndex(of: 0x2F) else { return value }
            return unsafe String(decoding: bytes[(slash + 1)...], as: UTF8.self)
        }
    }

    let raw: UnsafeMutablePointer<UnsafePointer<UInt8>?>?
    let names: XMLNames<Name>
    /// How many there are.
    let count: Int

    /// The attribute at a position.
    subscript(position: Int) -> Attribute {
        guard let raw = unsafe raw, position < count else {
            return unsafe Attribute(name: nil, bytes: UnsafeRawBufferPointer(start: nil, count: 0))
        }
        let at = position * 5
        guard let local = unsafe raw[at], let from = unsafe raw[at + 3], let to = unsafe raw[at + 4] else {
            return unsafe Attribute(name: nil, bytes: UnsafeRawBufferPointer(start: nil, count: 0))
        }
        return unsafe Attribute(
            name: names.name(local: local, uri: raw[at + 2]),
            bytes: UnsafeRawBufferPointer(start: from, count: to - from))
    }

    /// The attribute of a name.
    func attribute(_ name: Name) -> Attribute? {
        for position in 0..<count {
            let attribute = self[position]
            if attribute.name == name { return attribute }
        }
        return nil
    }

    /// The value of an attribute.
    subscript(name: Name) -> String? { attribute(name)?.value }

    /// The value of an attribute as a decimal number.
    func integer(_ name: Name) -> Int? { attribute(name)?.integer }

    /// Whether an attribute says yes: `1`, `true` or `on`; nil when it is absent.
    func flag(_ name: Name) -> Bool? {
        attribute(name)?.flag
    }
}

extension Int {
    /// Reads a decimal number that fills the bytes; nil when they are anything else.
    init?(_ bytes: UnsafeRawBufferPointer) {
        let isNegative = unsafe bytes.first == UInt8(ascii: "-")
        let from = isNegative ? 1 : 0
        guard bytes.count > from, bytes.count - from <= 18 else { return nil }
        var value = 0
        for position in from..<bytes.count {
            let digit = unsafe bytes[position] &- 0x30
            guard digit < 10 else { return nil }
            value = value * 10 + Int(digit)
        }
        self = isNegative ? -value : value
    }
}
