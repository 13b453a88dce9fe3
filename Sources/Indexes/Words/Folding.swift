import Documents

/// What a character is to the full-text index.
enum FoldedScalar {
    /// A letter or digit, in lower case and without accents, as UTF-8.
    case word(UInt32, UInt32 = 0)
    /// Of a script that writes words without spaces between them; searched in pairs.
    case ideograph
    /// Likewise, of a script of many marks; searched in threes.
    case syllable
    /// A raised or lowered digit, as its ASCII form: a part of the word before it, but not of a number.
    case script(UInt8, isRaised: Bool)
    /// Nothing: accents on their own, soft hyphens, joiners.
    case mark
    /// Between words, or joining their parts, as its ASCII form; 0 for a plain border.
    case separator(UInt8)
}

extension Unicode.Scalar {
    /// Of how many characters the pieces are by which a script without spaces between words is compared; nil for a
    /// character of another script.
    package var pieceSize: Int? {
        guard !isASCII else { return nil }
        return switch Folding.fold(self) {
        case .ideograph: 2
        case .syllable: 3
        default: nil
        }
    }

    /// The plain Latin letters that a letter with an accent, or a joined one, is folded to; nil for any other character.
    package var baseLetters: String? {
        guard (0xC0..<0x250).contains(value) || (0x1E00..<0x1F00).contains(value),
            case .word(let first, let second) = Folding.fold(self),
            first < 0x80, let one = Unicode.Scalar(first)
        else { return nil }
        return String(Character(one))
            + (Unicode.Scalar(second).flatMap { second > 0 ? String(Character($0)) : nil } ?? "")
    }
}

/// Lower case, accents off, one form for the forms of a letter; tables for Latin, rules for the rest.
enum Folding {
    /// What a character beyond ASCII is.
    static func fold(_ scalar: Unicode.Scalar) -> FoldedScalar {
        let value = scalar.value
        switch value {
        case 0xC0..<0x250: return latin(value, latinTable[Int(value - 0xC0)], scalar)
        case 0x1E00..<0x1F00: return latin(value, extendedTable[Int(value - 0x1E00)], scalar)
        case 0xAD, 0x300..<0x370, 0x200B...0x200F, 0x2060...0x2064, 0xFE00...0xFE0F, 0xFEFF: return .mark
        case 0x2010...0x2013, 0x2212: return .separator(UInt8(ascii: "-"))
        case 0x2019, 0x2BC: return .separator(UInt8(ascii: "'"))
        case 0x391...0x3A9: return .word(value + 0x20)
        case 0x3C2: return .word(0x3C3)
        case 0x386, 0x388...0x390, 0x3AA...0x3B0, 0x3CA...0x3CE: return .word(greek(value))
        case 0x401, 0x451: return .word(0x435)
        case 0x400...0x40F: return .word(value + 0x50)
        case 0x410...0x42F: return .word(value + 0x20)
        case 0xFF10...0xFF19: return .word(value - 0xFF10 + 0x30)
        case 0xFF21...0xFF3A: return .word(value - 0xFF21 + 0x61)
        case 0xFF41...0xFF5A: return .word(value - 0xFF41 + 0x61)
        case 0x3040...0x30FF, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xAC00...0xD7A3, 0xF900...0xFAFF,
            0x20000...0x3FFFF, 0x3005, 0x3007, 0xFF66...0xFF9F:
            return .ideograph
        case 0xE00...0xEFF, 0x1000...0x109F, 0x1780...0x17FF: return .syllable
        default: return other(scalar)
        }
    }

    private static func latin(_ value: UInt32, _ folded: UInt16, _ scalar: Unicode.Scalar) -> FoldedScalar {
        folded == 0 ? other(scalar) : .word(UInt32(folded & 0xFF), UInt32(folded >> 8))
    }

    private static func greek(_ value: UInt32) -> UInt32 {
        switch value {
        case 0x386: 0x3B1
        case 0x388: 0x3B5
        case 0x389: 0x3B7
        case 0x38A, 0x390, 0x3AA, 0x3CA, 0x3AF: 0x3B9
        case 0x38C, 0x3CC: 0x3BF
        case 0x38E, 0x3AB, 0x3B0, 0x3CB, 0x3CD: 0x3C5
        case 0x38F, 0x3CE: 0x3C9
        case 0x3AC: 0x3B1
        case 0x3AD: 0x3B5
        case 0x3AE: 0x3B7
        default: value
        }
    }

    private static func other(_ scalar: Unicode.Scalar) -> FoldedScalar {
        if let (digit, script) = Script.digit(scalar) {
            return .script(digit, isRaised: script == .superscript)
        }
        let properties = scalar.properties
        if properties.isAlphabetic || properties.numericType == .decimal {
            let lower = properties.lowercaseMapping.unicodeScalars.first ?? scalar
            return .word(lower.value)
        }
        switch properties.generalCategory {
        case .nonspacingMark, .spacingMark, .enclosingMark, .format: return .mark
        default: return .separator(0)
        }
    }

    /// Latin letters by what they fold to; one or two ASCII letters.
    private static let families: [(String, String)] = [
        ("a", "àáâãäåāăąǎǟǡǻȁȃȧḁẚạảấầẩẫậắằẳẵặÀÁÂÃÄÅĀĂĄǍǞǠǺȀȂȦḀẠẢẤẦẨẪẬẮẰẲẴẶ"),
        ("ae", "æǣǽÆǢǼ"), ("b", "ḃḅḇɓḂḄḆƁƀ"), ("c", "çćĉċčḉÇĆĈĊČḈƈƇ"), ("d", "ďđḋḍḏḑḓðĎĐḊḌḎḐḒÐƉƊ"),
        ("e", "èéêëēĕėęěȅȇȩḕḗḙḛḝẹẻẽếềểễệÈÉÊËĒĔĖĘĚȄȆȨḔḖḘḚḜẸẺẼẾỀỂỄỆ"), ("f", "ḟḞƒƑ"),
        ("g", "ĝğġģǧǵḡĜĞĠĢǦǴḠɠƓ"), ("h", "ĥħȟḣḥḧḩḫẖĤĦȞḢḤḦḨḪ"),
        ("i", "ìíîïĩīĭįıǐȉȋḭḯỉịÌÍÎÏĨĪĬĮİǏȈȊḬḮỈỊ"), ("ij", "ĳĲ"), ("j", "ĵǰĴ"), ("k", "ķǩḱḳḵĶǨḰḲḴƙƘ"),
        ("l", "ĺļľŀłḷḹḻḽĹĻĽĿŁḶḸḺḼ"), ("m", "ḿṁṃḾṀṂ"), ("n", "ñńņňŉŋǹṅṇṉṋÑŃŅŇŊǸṄṆṈṊ"),
        ("o", "òóôõöøōŏőơǒǫǭǿȍȏȫȭȯȱṍṏṑṓọỏốồổỗộớờởỡợÒÓÔÕÖØŌŎŐƠǑǪǬǾȌȎȪȬȮȰṌṎṐṒỌỎỐỒỔỖỘỚỜỞỠỢ"),
        ("oe", "œŒ"), ("p", "ṕṗṔṖ"), ("r", "ŕŗřȑȓṙṛṝṟŔŖŘȐȒṘṚṜṞ"), ("s", "śŝşšșṡṣṥṧṩſŚŜŞŠȘṠṢṤṦṨ"),
        ("ss", "ßẞ"), ("t", "ţťŧțṫṭṯṱẗŢŤŦȚṪṬṮṰ"), ("th", "þÞ"),
        ("u", "ùúûüũūŭůűųưǔǖǘǚǜȕȗṳṵṷṹṻụủứừửữựÙÚÛÜŨŪŬŮŰŲƯǓǕǗǙǛȔȖṲṴṶṸṺỤỦỨỪỬỮỰ"), ("v", "ṽṿṼṾ"),
        ("w", "ŵẁẃẅẇẉẘŴẀẂẄẆẈ"), ("x", "ẋẍẊẌ"), ("y", "ýÿŷȳẏẙỳỵỷỹÝŶŸȲẎỲỴỶỸ"), ("z", "źżžẑẓẕŹŻŽẐẒẔƶƵ"),
    ]

    private static let latinTable = table(from: 0xC0, to: 0x250)
    private static let extendedTable = table(from: 0x1E00, to: 0x1F00)

    private static func table(from start: UInt32, to end: UInt32) -> [UInt16] {
        var table = [UInt16](repeating: 0, count: Int(end - start))
        for (base, members) in families {
            let folded = base.utf8.reversed().reduce(UInt16(0)) { $0 << 8 | UInt16($1) }
            for member in members.unicodeScalars where member.value >= start && member.value < end {
                table[Int(member.value - start)] = folded
            }
        }
        return table
    }
}
