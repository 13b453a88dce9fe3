import FoundationEssentials
import Hummingbird
import NIOCore

extension Request {
    /// The body as a value of a type.
    ///
    /// - Throws: ``Failure``: 413 as soon as the body passes `limit` bytes, 400 with the name of what is wrong in it.
    func value<Value: Decodable>(_ type: Value.Type, limit: Int) async throws -> Value {
        let bytes = try await bytes(limit: limit)
        do {
            return try JSONDecoder().decode(type, from: bytes)
        } catch let error as DecodingError {
            throw Failure(error)
        }
    }

    /// The bytes of the body.
    ///
    /// - Throws: ``Failure``: 413 as soon as there are more than `limit`.
    func bytes(limit: Int) async throws -> Data {
        var bytes: [UInt8] = []
        for try await piece in body {
            guard bytes.count + piece.readableBytes <= limit else { throw Failure.tooLarge }
            bytes += piece.readableBytesView
        }
        return Data(bytes)
    }
}

extension Failure {
    /// What is wrong with a body, and where in it.
    init(_ error: DecodingError) {
        switch error {
        case .keyNotFound(let key, let context):
            self = .invalid("a field is missing", Self.name(context.codingPath + [key]))
        case .typeMismatch(_, let context), .valueNotFound(_, let context):
            self = .invalid("a field has the wrong type", Self.name(context.codingPath))
        case .dataCorrupted(let context) where !context.codingPath.isEmpty:
            self = .invalid("a field has a value that is not allowed", Self.name(context.codingPath))
        default: self = .invalid("the body is not JSON")
        }
    }

    private static func name(_ path: [any CodingKey]) -> String? {
        let name = path.map { key in key.intValue.map { "[\($0)]" } ?? ".\(key.stringValue)" }.joined()
        return name.isEmpty ? nil : String(name.drop { $0 == "." }.prefix(100))
    }
}
