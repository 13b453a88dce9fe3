import Crypto
package import Documents
import POSIX
import Readers

/// Reads single files, without any index.
package struct FileReading: Sendable {
    private let options: ReadingOptions
    private let program: String?

    /// Makes a reading.
    ///
    /// - Parameters:
    ///   - recognisesScans: whether scanned pages are recognised, when the tool for it is installed.
    ///   - scanLanguages: their languages, as `tesseract` names them: `deu+eng`; nil for those in which questions are understood.
    ///   - program: the path of the program whose worker processes read, within limits of time and memory; nil reads in this
    ///     process, without.
    package init(recognisesScans: Bool = false, scanLanguages: String? = nil, program: String? = nil) {
        self.program = program
        var options = ReadingOptions()
        options.recognisesImages = recognisesScans
        options.recognisedLanguages = RecognitionLanguages.named(scanLanguages)
        self.options = options
    }

    /// Reads a file.
    ///
    /// - Throws: `ReaderError`.
    package func file(at path: String) async throws -> Document {
        try await hashedFile(at: path).document
    }

    /// Reads a file, and hashes the same bytes: the SHA-256 in lower-case hexadecimal digits proves what was read.
    ///
    /// - Throws: `ReaderError`.
    func hashedFile(at path: String) async throws -> (document: Document, sha256: String) {
        let options = options
        let (source, hash) = try await BlockingWork.run {
            let source = try FileSource.read(Self.resolved(path), options: options)
            return (source, Array(SHA256.hash(data: source.bytes)).hexadecimal)
        }
        return (try await document(of: source), hash)
    }

    /// Reads standard input to its end.
    ///
    /// - Throws: `ReaderError`.
    package func standardInput() async throws -> Document {
        let options = options
        return try await document(
            of: BlockingWork.run {
                try Source(name: "standard input", bytes: Self.drain(STDIN_FILENO, options))
            })
    }

    private func document(of source: Source) async throws -> Document {
        let reader = FileReadingService(program: program)
        defer { reader.close() }
        return try await reader.read(name: source.name, bytes: source.bytes, options: options)
    }

    /// The file behind a link that a person names; files found in folders are never reached through links.
    private static func resolved(_ path: String) -> String {
        guard let real = realpath(path, nil) else { return path }
        defer { free(real) }
        return String(cString: real)
    }

    private static func drain(_ descriptor: Int32, _ options: ReadingOptions) throws -> [UInt8] {
        var bytes: [UInt8] = []
        var piece = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = POSIX.read(descriptor, &piece, piece.count)
            if count == 0 { return bytes }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { throw ReaderError.inputOutput(code: errno) }
            bytes += piece[..<count]
            guard bytes.count <= options.fileBytes else {
                throw ReaderError.tooLarge(detail: "over \(options.fileBytes >> 20) MB")
            }
        }
    }
}
