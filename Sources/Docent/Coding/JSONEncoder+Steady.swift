package import FoundationEssentials

extension JSONEncoder {
    /// The encoder of all that is printed, sent and kept: equal values give equal bytes, and slashes stay as they are.
    package static var steady: JSONEncoder {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return encoder
    }
}
