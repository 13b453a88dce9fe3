/// An optional whose field JSON always has, with null where there is no value; other optionals are left out then.
@propertyWrapper
public struct ExplicitNull<Value> {
    /// The value, if there is one.
    public var wrappedValue: Value?

    /// Wraps a value or none.
    public init(wrappedValue: Value?) { self.wrappedValue = wrappedValue }
}

extension ExplicitNull: Sendable where Value: Sendable {}
extension ExplicitNull: Equatable where Value: Equatable {}
extension ExplicitNull: Hashable where Value: Hashable {}

extension ExplicitNull: Encodable where Value: Encodable {
    /// Writes the value or null.
    public func encode(to encoder: any Encoder) throws { try wrappedValue.encode(to: encoder) }
}

extension ExplicitNull: Decodable where Value: Decodable {
    /// Reads the value or null.
    public init(from decoder: any Decoder) throws { wrappedValue = try Value?(from: decoder) }
}

extension KeyedDecodingContainer {
    /// What was kept by a version that left the field out has no value for it.
    func decode<Value: Decodable>(
        _ type: ExplicitNull<Value>.Type, forKey key: Key
    ) throws -> ExplicitNull<Value> {
        ExplicitNull(wrappedValue: try decodeIfPresent(Value.self, forKey: key))
    }
}
