/// What a run over one or more folders is to do.
public struct IngestionOptions: Sendable, Hashable {
    /// Reads every file again, also those that have not changed.
    public var rereads: Bool
    /// Path patterns; files that match one are skipped.
    public var excluded: [String]
    /// Leaves the vectors to a later run, so that full text is ready sooner.
    public var defersVectors: Bool
    /// Text recognition in scans, where the tool for it is installed.
    public var recognisesScans: Bool
    /// The languages of scans, as `tesseract` names them: `deu+eng`; nil for those in which questions are understood.
    public var scanLanguages: String?

    /// Makes options.
    public init(
        rereads: Bool = false, excluded: [String] = [], defersVectors: Bool = false,
        recognisesScans: Bool = false, scanLanguages: String? = nil
    ) {
        self.rereads = rereads
        self.excluded = excluded
        self.defersVectors = defersVectors
        self.recognisesScans = recognisesScans
        self.scanLanguages = scanLanguages
    }
}
