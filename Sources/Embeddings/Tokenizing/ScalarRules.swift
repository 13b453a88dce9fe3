@_spi(_Unicode) import Swift

/// What BERT's text cleaning says of Unicode scalars beyond ASCII.
enum ScalarRules {
    /// Dropped before all else: controls, format characters, private use, and what stands for undecodable bytes.
    static func isDropped(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .control, .format, .privateUse, .surrogate: true
        default: scalar.value == 0xFFFD
        }
    }

    /// Set apart from its neighbours, as ASCII symbols are too.
    static func isPunctuation(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .connectorPunctuation, .dashPunctuation, .openPunctuation, .closePunctuation,
            .initialPunctuation,
            .finalPunctuation, .otherPunctuation:
            true
        default: false
        }
    }

    /// An ideograph of the blocks that BERT splits into single characters.
    static func isIdeograph(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x4E00...0x9FFF, 0x3400...0x4DBF, 0x20000...0x2A6DF, 0x2A700...0x2B73F, 0x2B740...0x2B81F,
            0x2B920...0x2CEAF, 0xF900...0xFAFF, 0x2F800...0x2FA1F:
            true
        default: false
        }
    }

    /// The canonical decomposition without its accents (nonspacing marks).
    static func withoutAccents(_ scalar: Unicode.Scalar) -> [Unicode.Scalar] {
        String(scalar)._nfd.filter { $0.properties.generalCategory != .nonspacingMark }
    }
}
