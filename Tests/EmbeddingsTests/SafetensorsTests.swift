import Foundation
import Testing

@testable import Embeddings

@Suite struct SafetensorsTests {
    static func write(_ bytes: Data) throws -> String {
        let path = FileManager.default.temporaryDirectory.appending(path: "\(UUID().uuidString).safetensors")
            .path
        try bytes.write(to: URL(filePath: path))
        return path
    }

    static func file(header: String, data: [UInt8]) -> Data {
        withUnsafeBytes(of: UInt64(header.utf8.count).littleEndian) { Data($0) } + Data(header.utf8)
            + Data(data)
    }

    static let half =
        #"{"a":{"dtype":"F16","shape":[2],"data_offsets":[0,4]},"b":{"dtype":"BF16","shape":[1],"data_offsets":[4,6]}}"#

    @Test func `halves and bfloats become floats`() throws {
        let path = try Self.write(Self.file(header: Self.half, data: [0, 0x3C, 0, 0xC0, 0x20, 0x40]))
        defer { try? FileManager.default.removeItem(atPath: path) }
        let tensors = try Safetensors(path: path)
        #expect(try tensors.floats("a", shape: [2]) == [1, -2])
        #expect(try tensors.floats("b", shape: [1]) == [2.5])
        #expect(throws: EmbeddingsError.self) { try tensors.floats("a", shape: [1, 2]) }
        #expect(throws: EmbeddingsError.self) { try tensors.floats("c", shape: [2]) }
    }

    @Test(arguments: [
        #"{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,12]}}"#,
        #"{"a":{"dtype":"F32","shape":[4],"data_offsets":[0,8]}}"#,
        #"{"a":{"dtype":"F32","shape":[-2],"data_offsets":[8,0]}}"#,
        #"{"a":{"dtype":"F32","shape":[4294967296,4294967296,4294967296],"data_offsets":[0,0]}}"#,
        #"{"a":{"dtype":"F32","shape":[2],"data_offsets":[-8,0]}}"#, #"{"a":1}"#, "[]", "{", "",
    ])
    func `a header that lies is an error`(header: String) throws {
        let path = try Self.write(Self.file(header: header, data: [UInt8](repeating: 0, count: 8)))
        defer { try? FileManager.default.removeItem(atPath: path) }
        #expect(throws: EmbeddingsError.self) { try Safetensors(path: path) }
    }

    @Test func `no byte of a header can do more than fail`() throws {
        let whole = try Data(contentsOf: URL(filePath: Fixture.folder + "/tiny/model.safetensors"))
        var random = Seeded(state: 3)
        for position in stride(from: 0, to: 1200, by: 3) {
            var bytes = whole
            bytes[position] = UInt8.random(in: 0...255, using: &random)
            try Self.open(bytes)
        }
        for length in [0, 1, 7, 8, 9, 100, 5000] { try Self.open(whole.prefix(length)) }
    }

    private static func open(_ bytes: Data) throws {
        let path = try write(bytes)
        defer { try? FileManager.default.removeItem(atPath: path) }
        do throws(EmbeddingsError) {
            let tensors = try Safetensors(path: path)
            for (name, tensor) in tensors.tensors { _ = try? tensors.floats(name, shape: tensor.shape) }
        } catch {}
    }
}
