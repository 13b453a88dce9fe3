/// Characters that people cannot see but models can: instructions hide in them.
///
/// Tag characters, bidirectional controls, soft hyphens, fillers, and zero-width characters other than the joiners, without
/// which some scripts and pictures fall apart. Of variation selectors one is left behind what has variants: a run of them
/// spells out any bytes.
enum Invisible {
    /// Whether a character is never seen.
    static func contains(_ scalar: UInt32) -> Bool {
        switch scalar {
        case 0xAD, 0x61C, 0x115F, 0x1160, 0x200B, 0x200E, 0x200F, 0x202A...0x202E, 0x2060...0x206F, 0x3164,
            0xFEFF, 0xFFA0, 0xFFF9...0xFFFB, 0xE0000...0xE0FFF:
            true
        default: isSelector(scalar)
        }
    }

    /// Whether a character only chooses how the one before it is drawn.
    static func isSelector(_ scalar: UInt32) -> Bool {
        switch scalar {
        case 0x180B...0x180F, 0xFE00...0xFE0F, 0xE0100...0xE01EF: true
        default: false
        }
    }

    /// Whether `selector` may choose the form of the character before it: a picture, an ideograph or a Mongolian letter.
    static func selects(_ selector: UInt32, formOf scalar: Unicode.Scalar?) -> Bool {
        guard let scalar else { return false }
        if selector < 0x1900 { return 0x1820...0x18AA ~= scalar.value }
        return scalar.properties.isEmoji || scalar.properties.isIdeographic
    }
}
