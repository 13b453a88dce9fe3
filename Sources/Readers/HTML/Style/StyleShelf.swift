/// The style sheets that lie beside the pages of a book, each read once, whatever number of pages refers to it.
final class StyleShelf {
    private var written: [String: [UInt8]] = [:]
    private var read: [String: StyleSheets] = [:]

    /// Puts a sheet at its path.
    func put(_ bytes: [UInt8], at path: String) { written[path] = bytes }

    /// The rules of the sheet at a path; nil where there is none.
    func sheet(at path: String) -> StyleSheets? {
        if let sheet = read[path] { return sheet }
        guard let bytes = written.removeValue(forKey: path) else { return nil }
        var sheet = StyleSheets()
        sheet.add(bytes)
        read[path] = sheet
        return sheet
    }
}
