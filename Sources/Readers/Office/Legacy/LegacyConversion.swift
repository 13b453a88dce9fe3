#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// Converts files of old office programs with LibreOffice, in a folder of its own that is removed afterwards.
enum LegacyConversion {
    /// The file in its modern format.
    static func convert(
        _ source: Source, to target: String, from origin: String, options: ReadingOptions
    ) throws(ReaderError) -> Source {
        guard let office = HelperProgram(named: "soffice") ?? HelperProgram(named: "libreoffice") else {
            throw .unsupported(
                format: origin,
                remedy: "Install LibreOffice (apt install libreoffice-nogui) or save the file as .\(target).")
        }
        let folder = try temporaryFolder()
        defer { remove(folder) }
        try write(source.bytes, to: folder + "/in." + origin)
        let output = try office.run(
            [
                "-env:UserInstallation=file://\(folder)/profile", "--headless", "--norestore", "--convert-to",
                target,
                "--outdir", folder + "/out", folder + "/in." + origin,
            ], seconds: max(options.maximumSeconds, 120), maximumOutput: 1 << 20)
        guard output.status == 0, let bytes = read(folder + "/out/in." + target), !bytes.isEmpty else {
            throw .damaged(format: origin, detail: "LibreOffice could not convert it", line: nil)
        }
        return Source(name: source.name, bytes: bytes)
    }

    private static func temporaryFolder() throws(ReaderError) -> String {
        let base = unsafe getenv("TMPDIR").map { unsafe String(cString: $0) } ?? "/tmp"
        var template = Array((base + "/docent-XXXXXX").utf8CString)
        guard unsafe mkdtemp(&template) != nil else { throw .inputOutput(code: errno) }
        return String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }

    private static func write(_ bytes: [UInt8], to path: String) throws(ReaderError) {
        guard let file = unsafe fopen(path, "wbx") else { throw .inputOutput(code: errno) }
        defer { unsafe fclose(file) }
        let count = unsafe bytes.withUnsafeBytes { unsafe fwrite($0.baseAddress, 1, $0.count, file) }
        guard count == bytes.count else { throw .inputOutput(code: errno) }
    }

    private static func read(_ path: String) -> [UInt8]? {
        guard let file = unsafe fopen(path, "rb") else { return nil }
        defer { unsafe fclose(file) }
        var bytes: [UInt8] = []
        unsafe withUnsafeTemporaryAllocation(byteCount: 65_536, alignment: 16) { buffer in
            while true {
                let count = unsafe fread(buffer.baseAddress, 1, buffer.count, file)
                if count == 0 { break }
                unsafe bytes.append(contentsOf: buffer[..<count])
            }
        }
        return bytes
    }

    /// Removes the folder and what the program left in it.
    private static func remove(_ folder: String) {
        guard let program = HelperProgram(named: "rm") else { return }
        _ = try? program.run(["-rf", "--", folder], seconds: 10, maximumOutput: 1 << 16)
    }
}
