import FoundationEssentials

/// Small JSON files of a model folder.
enum JSONFile {
    /// Decodes a file of at most 64 MB.
    static func read<Value: Decodable>(_ path: String) throws(EmbeddingsError) -> Value {
        let file = try Mapping(file: path)
        guard file.count <= 64 << 20 else { throw .malformed(path: path, offset: 0, reason: "too large") }
        do {
            return try JSONDecoder().decode(Value.self, from: unsafe Data(file.bytes))
        } catch {
            throw .malformed(path: path, offset: 0, reason: "not the JSON expected")
        }
    }

    /// Decodes a file that need not be there.
    static func readIfPresent<Value: Decodable>(_ path: String) throws(EmbeddingsError) -> Value? {
        do {
            return try read(path)
        } catch .unreadable {
            return nil
        }
    }
}
