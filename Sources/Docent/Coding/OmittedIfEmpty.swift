/// A list whose field JSON has only while there is something in it.
@propertyWrapper
public struct OmittedIfEmpty<Element> {
    /// The list.
    public var wrappedValue: [Element]

    /// Wraps a list.
    public init(wrappedValue: [Element]) { self.wrappedValue = wrappedValue }
}

extension OmittedIfEmpty: Sendable where Element: Sendable {}
extension OmittedIfEmpty: Equatable where Element: Equatable {}
extension OmittedIfEmpty: Hashable where Element: Hashable {}

extension OmittedIfEmpty: Encodable where Element: Encodable {
    /// Writes the list; it is its object that leaves it out.
    public func encode(to encoder: any Encoder) throws { try wrappedValue.encode(to: encoder) }
}

extension OmittedIfEmpty: Decodable where Element: Decodable {
    /// Reads the list.
    public init(from decoder: any Decoder) throws { wrappedValue = try [Element](from: decoder) }
}

extension KeyedEncodingContainer {
    package mutating func encode<Element: Encodable>(
        _ list: OmittedIfEmpty<Element>, forKey key: Key
    ) throws {
        if !list.wrappedValue.isEmpty { try encode(list.wrappedValue, forKey: key) }
    }
}

extension KeyedDecodingContainer {
    func decode<Element: Decodable>(
        _ type: OmittedIfEmpty<Element>.Type, forKey key: Key
    ) throws -> OmittedIfEmpty<Element> {
        OmittedIfEmpty(wrappedValue: try decodeIfPresent([Element].self, forKey: key) ?? [])
    }
}
