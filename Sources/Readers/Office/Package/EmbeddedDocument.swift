/// A document that another program keeps in an office file.
enum EmbeddedDocument {
    /// Whether a part may hold a document that can be read, by its name's ending or by the program that made it.
    ///
    /// - Parameter program: the program by the name that Windows knows its files by, such as `Excel.Sheet.12`.
    static func isReadable(_ part: String, program: String?) -> Bool {
        let ending = part.split(separator: ".").last?.lowercased() ?? ""
        return endings.contains(ending) || programs.contains { program?.hasPrefix($0) == true }
    }

    private static let endings: Set<String> = [
        "docx", "docm", "xlsx", "xlsm", "pptx", "pptm", "odt", "ods", "odp", "doc", "xls", "ppt", "pdf",
    ]
    private static let programs = ["Word.Document", "Excel.Sheet", "PowerPoint.Show", "AcroExch", "Acrobat"]

    /// The document's own bytes, which objects of new formats wrap in a file of the old kind.
    static func content(of bytes: [UInt8]) -> [UInt8] {
        guard let storage = CompoundStorage(bytes) else { return bytes }
        return storage.content(named: "Package") ?? storage.content(named: "CONTENTS") ?? bytes
    }
}
