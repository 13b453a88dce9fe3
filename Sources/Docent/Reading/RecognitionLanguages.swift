/// In which languages scans are recognised, where a person names none: those in which questions are understood.
enum RecognitionLanguages {
    /// By the names that `tesseract` has for them.
    static let usual = ["eng", "deu", "fra", "spa", "ita", "por", "nld", "pol"]

    /// What a person names, between plus signs, commas or spaces, or else the usual ones.
    static func named(_ names: String?) -> [String] {
        let named = (names ?? "").split { "+, ".contains($0) }.map(String.init)
        return named.isEmpty ? usual : named
    }
}
