/// How plausible one character is where it stands, letters of Latin script apart.
enum CharacterPlausibility {
    /// Points for a character above ASCII between two others in a reading of an encoding.
    static func points(
        _ scalar: Unicode.Scalar, _ previous: Unicode.Scalar, _ next: Unicode.Scalar, _ encoding: String
    ) -> Double {
        switch scalar.value {
        case 0x80...0x9F, 0xE000...0xF8FF: -6
        case 0xFFFD: 0
        case 0xA0...0xBF, 0xD7, 0xF7, 0x192, 0x2C6...0x2DD, 0x2000...0x2BFF:
            SignPlausibility.points(scalar, previous, next)
        case 0x370...0x6FF, 0xE00...0xE7F:
            // A letter alone is a word of few languages.
            min(
                letter(scalar, after: previous),
                previous.properties.isAlphabetic || isForeignLetter(next) ? 2 : -0.2)
        case 0x3040...0x30FF:
            besideLetter(previous, next) + (encoding == "shift_jis" || encoding == "euc-jp" ? 1.5 : 0)
        case 0xFF61...0xFF9F: HalfWidthKana.points(scalar, previous, next)
        case 0x3000...0x303F, 0xFF01...0xFF60: besideLetter(previous, next) + 0.8
        case 0xAC00...0xD7A3: besideLetter(previous, next) + (encoding == "euc-kr" ? syllable(scalar) : -1)
        case 0x4E00...0x9FFF:
            besideLetter(previous, next) + ideograph(scalar, encoding)
                - (previous.value < 0x3000 && next.value < 0x3000 ? 0.6 : 0)
        default: -1
        }
    }

    private static func letter(_ scalar: Unicode.Scalar, after previous: Unicode.Scalar) -> Double {
        switch scalar.value {
        case 0x370...0x3FF: alphabet(scalar, after: previous, greek.contains(scalar) ? 1.4 : 0.5)
        case 0x400...0x4FF: cyrillic(scalar, after: previous)
        case 0x500...0x5FF: hebrewLetter(scalar, after: previous)
        case 0x600...0x6FF: arabicLetter(scalar, after: previous)
        case 0xE31, 0xE34...0xE3A, 0xE47...0xE4E: isThaiConsonant(previous) ? 1.2 : -1.5
        default: alphabet(scalar, after: previous, thai.contains(scalar) ? 1.2 : 0.3)
        }
    }

    private static func syllable(_ scalar: Unicode.Scalar) -> Double {
        frequentSyllables.contains(scalar) ? 1.6 : 0.8
    }

    /// Whether a letter belongs to another script than ASCII's.
    static func isForeignLetter(_ scalar: Unicode.Scalar) -> Bool {
        (0x370...0x6FF).contains(scalar.value) || (0xE00...0xE7F).contains(scalar.value)
    }

    /// Points lost by characters of East Asia beside a small letter: accented letters, two of which are read as one, stand
    /// within words.
    private static func besideLetter(_ previous: Unicode.Scalar, _ next: Unicode.Scalar) -> Double {
        (isSmall(previous) ? -1 : 0) - (isSmall(next) ? 1 : 0)
    }

    private static func isSmall(_ scalar: Unicode.Scalar) -> Bool {
        scalar.isASCIILetter && scalar.properties.isLowercase
    }

    private static func cyrillic(_ scalar: Unicode.Scalar, after previous: Unicode.Scalar) -> Double {
        if previous.isASCII, previous.properties.isAlphabetic { return -1.5 }
        if scalar.properties.isUppercase { return previous.properties.isLowercase ? -2 : 0.4 }
        return "оеаинтсрвлкмдпуяіы".unicodeScalars.contains(scalar) ? 1.5 : 0.6
    }

    private static func alphabet(
        _ scalar: Unicode.Scalar, after previous: Unicode.Scalar, _ points: Double
    ) -> Double {
        if previous.isASCII, previous.properties.isAlphabetic { return -1.5 }
        if scalar.properties.isUppercase, previous.properties.isLowercase { return -2 }
        return points
    }

    /// Vowel points stand below and above letters alone, and modern texts have few.
    private static func hebrewLetter(_ scalar: Unicode.Scalar, after previous: Unicode.Scalar) -> Double {
        if scalar.value < 0x5D0 { return (0x5B0...0x5EA).contains(previous.value) ? 0.3 : -2 }
        return alphabet(scalar, after: previous, hebrew.contains(scalar) ? 1.5 : 1.0)
    }

    private static func arabicLetter(_ scalar: Unicode.Scalar, after previous: Unicode.Scalar) -> Double {
        alphabet(scalar, after: previous, arabic.contains(scalar) ? 1.4 : 0.9)
    }

    private static func ideograph(_ scalar: Unicode.Scalar, _ encoding: String) -> Double {
        if frequentIdeographs.contains(scalar) { return 1.6 }
        return encoding == "euc-kr" ? -0.8 : 0.55
    }

    /// A mark above or below stands only with a consonant, or with the mark that belongs to one.
    private static func isThaiConsonant(_ scalar: Unicode.Scalar) -> Bool {
        (0xE01...0xE2E).contains(scalar.value) || (0xE34...0xE3A).contains(scalar.value)
            || scalar.value == 0xE31
    }

    private static let greek = Set("αοιετσνηυρπκάέήίόύώςμλ".unicodeScalars)
    private static let hebrew = Set("יוהלאמרתבשנ".unicodeScalars)
    private static let arabic = Set("اليمونرتبةعدسفهکی".unicodeScalars)
    private static let thai = Set("านรอกเงคมยลวดทตสปบะแไ".unicodeScalars)
    private static let frequentSyllables = Set(
        "이다는을의가에하고로한지기사어시인자대아도를은수있해정으서리스일나그라들보부할만조전제과와상원장성여주오니었면합습".unicodeScalars)
    private static let frequentIdeographs = Set(
        "的一是不了在人有我他這个們们个中来來上大为為和国國地到以说說时時要就出会會可也你对對生能而子那得于年月日本者東京社"
            .unicodeScalars)
}

/// Kana of half width, which stand in runs, with marks of sound behind those that take one.
enum HalfWidthKana {
    /// The points of one between two others.
    static func points(
        _ scalar: Unicode.Scalar, _ previous: Unicode.Scalar, _ next: Unicode.Scalar
    ) -> Double {
        if scalar.value >= 0xFF9E {
            let isVoiced =
                (0xFF76...0xFF84).contains(previous.value) || (0xFF8A...0xFF8E).contains(previous.value)
            let takes =
                scalar.value == 0xFF9E
                ? isVoiced || previous.value == 0xFF73 : (0xFF8A...0xFF8E).contains(previous.value)
            return takes ? 1 : -2
        }
        return holds(previous) || holds(next) ? 0.5 : -0.8
    }

    private static func holds(_ scalar: Unicode.Scalar) -> Bool { (0xFF61...0xFF9F).contains(scalar.value) }
}
