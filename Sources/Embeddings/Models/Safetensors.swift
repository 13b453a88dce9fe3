import FoundationEssentials

/// Tensors of a safetensors file, mapped into memory: eight bytes of header length, a JSON header, the data.
struct Safetensors: Sendable {
    /// Where a tensor lies, checked against the file.
    struct Tensor: Sendable, Hashable {
        let type: String
        let shape: [Int]
        let bytes: Range<Int>
    }

    let path: String
    let tensors: [String: Tensor]
    private let file: Mapping

    private struct Entry: Decodable {
        let dtype: String
        let shape: [Int]
        let data_offsets: [Int]
    }

    /// A value of the header that is not a tensor (`__metadata__`) decodes to nothing.
    private struct Optionally: Decodable {
        let entry: Entry?
        init(from decoder: any Decoder) throws { entry = try? Entry(from: decoder) }
    }

    /// Opens a file and checks that each tensor lies within it and is as large as its shape says.
    init(path: String) throws(EmbeddingsError) {
        self.path = path
        file = try Mapping(file: path)
        let bytes = unsafe file.bytes
        guard file.count >= 8 else { throw .malformed(path: path, offset: 0, reason: "no header") }
        let declared = unsafe UInt64(littleEndian: bytes.loadUnaligned(as: UInt64.self))
        guard declared <= UInt64(file.count - 8), declared <= 100 << 20 else {
            throw .malformed(path: path, offset: 0, reason: "header longer than the file")
        }
        let start = 8 + Int(declared)
        let header: [String: Optionally]
        do {
            header = try JSONDecoder().decode(
                [String: Optionally].self,
                from: unsafe Data(UnsafeRawBufferPointer(rebasing: bytes[8..<start])))
        } catch {
            throw .malformed(path: path, offset: 8, reason: "header is not JSON")
        }
        var tensors: [String: Tensor] = [:]
        for (name, value) in header {
            guard let entry = value.entry else {
                if name == "__metadata__" { continue }
                throw .tensor(path: path, name: name, reason: "not described")
            }
            tensors[name] = try Self.check(entry, name: name, path: path, data: start..<file.count)
        }
        self.tensors = tensors
    }

    private static func check(
        _ entry: Entry, name: String, path: String, data: Range<Int>
    ) throws(EmbeddingsError) -> Tensor {
        guard entry.data_offsets.count == 2, entry.data_offsets[0] >= 0,
            entry.data_offsets[0] <= entry.data_offsets[1], entry.data_offsets[1] <= data.count
        else { throw .tensor(path: path, name: name, reason: "outside the file") }
        let range = data.lowerBound + entry.data_offsets[0]..<data.lowerBound + entry.data_offsets[1]
        var size = width(of: entry.dtype)
        for extent in entry.shape {
            guard extent >= 0, extent <= 1 << 32 else {
                throw .tensor(path: path, name: name, reason: "bad shape")
            }
            let (product, overflow) = size.multipliedReportingOverflow(by: extent)
            guard !overflow else { throw .tensor(path: path, name: name, reason: "bad shape") }
            size = product
        }
        guard size == range.count || width(of: entry.dtype) == 0 else {
            throw .tensor(path: path, name: name, reason: "size and shape differ")
        }
        return Tensor(type: entry.dtype, shape: entry.shape, bytes: range)
    }

    /// Bytes of a number; 0 for a type that is not read here.
    private static func width(of type: String) -> Int {
        switch type {
        case "F32", "I32": 4
        case "F16", "BF16", "I16": 2
        case "F64", "I64": 8
        case "I8", "U8", "BOOL": 1
        default: 0
        }
    }

    /// The name under which the file has a tensor: some carry the prefix of the model that was trained around it.
    func name(_ name: String, prefixes: [String]) -> String? {
        prefixes.lazy.map { $0 + name }.first { tensors[$0] != nil }
    }

    /// The numbers of a tensor of this shape as floats; F32, F16 and BF16 are understood.
    func floats(_ name: String, shape: [Int]) throws(EmbeddingsError) -> [Float] {
        guard let tensor = tensors[name] else { throw .tensor(path: path, name: name, reason: "missing") }
        guard tensor.shape == shape else {
            throw .tensor(path: path, name: name, reason: "shape \(tensor.shape), not \(shape)")
        }
        let bytes = unsafe UnsafeRawBufferPointer(rebasing: file.bytes[tensor.bytes])
        let count = shape.reduce(1, *)
        switch tensor.type {
        case "F32":
            return unsafe [Float](unsafeUninitializedCapacity: count) { out, filled in
                unsafe UnsafeMutableRawBufferPointer(out).copyMemory(from: bytes)
                filled = count
            }
        case "F16":
            return (0..<count).map {
                let bits = unsafe UInt16(
                    littleEndian: bytes.loadUnaligned(fromByteOffset: $0 * 2, as: UInt16.self))
                return Float(Float16(bitPattern: bits))
            }
        case "BF16":
            return (0..<count).map {
                let bits = unsafe UInt16(
                    littleEndian: bytes.loadUnaligned(fromByteOffset: $0 * 2, as: UInt16.self))
                return Float(bitPattern: UInt32(bits) << 16)
            }
        default: throw .tensor(path: path, name: name, reason: "type \(tensor.type)")
        }
    }
}
