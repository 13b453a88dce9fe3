/// How much of a file is read, and what is worth reading.
package struct ReadingOptions: Sendable, Hashable, Codable {
    /// Files larger than this, or than 1 GB, are refused before they are read.
    package var maximumFileBytes = 256 << 20
    /// Text beyond this is cut, and the document says so.
    package var maximumTextBytes = 64 << 20
    /// What the members of a container may unpack to, together.
    package var maximumUnpackedBytes = 2 << 30
    /// How many times its packed size a container may unpack to, once past 100 KB.
    package var maximumUnpackRatio = 100
    /// How many members a container may have.
    package var maximumMembers = 20_000
    /// How deep XML elements may nest.
    package var maximumDepth = 4_096
    /// How many containers may lie within each other, such as a document attached to a mail.
    package var maximumNesting = 1
    /// Processor seconds that one file may take in a reading worker; programs that help to read it have six times as many
    /// by the clock, at least a minute for a page that is recognised and two for a conversion.
    package var maximumSeconds = 10
    /// Whether images and scanned pages are recognised with `tesseract`, when it is installed.
    package var recognisesImages = false
    /// The languages in which pages are recognised, as `tesseract` names them; those that are installed count, and where none
    /// of them is, the program's own.
    package var recognisedLanguages: [String] = []

    /// The bytes that a file may have: ranges within a file are of 32 bits, and decoding may make three of one.
    package var fileBytes: Int { min(maximumFileBytes, 1 << 30) }

    /// Makes options with their default limits.
    package init() {}
}
