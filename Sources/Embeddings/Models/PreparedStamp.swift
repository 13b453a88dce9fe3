internal import CVectorKernels
import POSIX

/// Says which files a prepared model was made from: a prepared file is used only while all of this still holds.
struct PreparedStamp: Sendable, Hashable {
    /// Begins every prepared file; its number grows when the layout or the meaning of a part changes.
    private static let magic = "DocentPrepared03"
    private static let fingerprintLength = 32

    /// The bytes that a header must begin with.
    let bytes: [UInt8]

    /// Describes the files of a model folder as they are now, by size and time of change.
    init(folder: ModelFolder, precision: Precision, layout: PreparedLayout) throws(EmbeddingsError) {
        var bytes = Array(Self.magic.utf8)
        func add(_ number: Int) {
            for shift in 0..<8 { bytes.append(UInt8(truncatingIfNeeded: number >> (8 * shift))) }
        }
        add(layout.count)
        add(Int(precision.element.rawValue))
        add(folder.labels)
        for name in ["config.json", "vocab.txt", "tokenizer.json", "model.safetensors"] {
            var status = stat()
            let path = folder.path + "/" + name
            guard unsafe stat(path, &status) == 0 else {
                if name.hasPrefix("vocab") || name.hasPrefix("tokenizer") { continue }
                throw .unreadable(path: path, code: errno)
            }
            add(Int(status.st_size))
            add(Int(status.st_mtim.tv_sec))
            add(Int(status.st_mtim.tv_nsec))
        }
        self.bytes = bytes
    }

    /// The fingerprint that a prepared file carries, if its header is this stamp's.
    func fingerprint(in file: Mapping) -> String? {
        guard file.count >= PreparedLayout.headerSize else { return nil }
        let header = unsafe file.bytes
        guard unsafe header.prefix(bytes.count).elementsEqual(bytes) else { return nil }
        let text = unsafe header[bytes.count..<bytes.count + Self.fingerprintLength]
        return unsafe String(validating: text, as: UTF8.self)
    }

    /// Writes a header.
    func write(fingerprint: String, to out: UnsafeMutableRawBufferPointer) {
        let header = bytes + Array(fingerprint.utf8)
        precondition(header.count == bytes.count + Self.fingerprintLength)
        unsafe out.copyBytes(from: header)
    }
}
