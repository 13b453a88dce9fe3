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
        let folder = try ScratchFolder()
        defer { folder.remove() }
        let file = try folder.write(source.bytes, named: "in." + origin)
        let output = try office.run(
            [
                "-env:UserInstallation=file://\(folder.path)/profile", "--headless", "--norestore",
                "--convert-to", target, "--outdir", folder.path + "/out", file,
            ], seconds: ReadingBudget(source.bytes, options).conversion, maximumOutput: 1 << 20)
        guard output.status == 0, let bytes = folder.read("out/in." + target), !bytes.isEmpty else {
            throw .damaged(format: origin, detail: "LibreOffice could not convert it", line: nil)
        }
        return Source(name: source.name, bytes: bytes)
    }
}
