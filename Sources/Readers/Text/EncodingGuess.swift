/// Guesses an encoding by how much its reading of the bytes looks like writing.
///
/// Each candidate decodes a sample; its characters earn points for being common in the languages that the encoding
/// serves and lose points for being unlikely where they stand: capitals within words, symbols within words, scripts
/// mixed in one word, characters off the common planes.
enum EncodingGuess {
    /// The most plausible encoding of bytes that are not UTF-8.
    static func best(for bytes: [UInt8]) -> String {
        let sample = sample(of: bytes)
        var best = ("windows-1252", -Double.infinity)
        for candidate in candidates {
            let points = points(sample, candidate)
            if points > best.1 + 0.02 { best = (candidate, points) }
        }
        return best.0
    }

    private static let candidates = [
        "windows-1252", "windows-1250", "iso-8859-2", "windows-1251", "koi8-r", "iso-8859-5", "ibm866",
        "windows-1253", "windows-1254", "windows-1255", "windows-1256", "windows-874", "shift_jis", "euc-jp",
        "gb18030", "big5", "euc-kr",
    ]

    /// The parts of the bytes that are not ASCII, with what stands around them.
    private static func sample(of bytes: [UInt8]) -> [UInt8] {
        guard bytes.count > 8_192 else { return bytes }
        var sample: [UInt8] = []
        for line in bytes.split(separator: 0x0A) where line.contains(where: { $0 >= 0x80 }) {
            sample += line.prefix(2_048)
            sample.append(0x0A)
            if sample.count > 16_384 { break }
        }
        return sample
    }

    /// The points of a reading for each byte above ASCII.
    private static func points(_ sample: [UInt8], _ encoding: String) -> Double {
        let decoded = TextEncoding.decode(sample, as: encoding)
        guard decoded.encoding == encoding else { return -.infinity }
        let high = sample.reduce(0) { $0 + ($1 >= 0x80 ? 1 : 0) }
        guard high > 0 else { return 0 }
        var total = Double(decoded.replaced) * -10
        var previous: Unicode.Scalar = " "
        let isWide = wide.contains(encoding)
        for scalar in decoded.text.unicodeScalars {
            if scalar.value >= 0x80 {
                let points = CharacterPlausibility.points(scalar, after: previous, encoding)
                total += isWide ? points * 2 : points
            } else if CharacterPlausibility.isForeignLetter(previous), scalar.properties.isAlphabetic {
                total -= 1.5
            }
            previous = scalar
        }
        return (total - extensions(sample, encoding)) / Double(high)
    }

    /// Points lost for pairs of bytes outside the plain planes of KS X 1001 and GB 2312: texts rarely use what was
    /// added there later, while bytes of other encodings fall there often.
    private static func extensions(_ sample: [UInt8], _ encoding: String) -> Double {
        guard encoding == "euc-kr" || encoding == "gb18030" else { return 0 }
        var count = 0
        var position = 0
        while position + 1 < sample.count {
            guard sample[position] >= 0x80 else {
                position += 1
                continue
            }
            if sample[position] < 0xA1 || sample[position + 1] < 0xA1 { count += 1 }
            position += 2
        }
        return Double(count) * (encoding == "euc-kr" ? 4 : 1.6)
    }

    private static let wide: Set<String> = ["shift_jis", "euc-jp", "gb18030", "big5", "euc-kr"]
}

/// How plausible one character is where it stands.
enum CharacterPlausibility {
    /// Points for a character above ASCII in a reading of an encoding.
    static func points(_ scalar: Unicode.Scalar, after previous: Unicode.Scalar, _ encoding: String) -> Double
    {
        switch scalar.value {
        case 0x80...0x9F, 0xE000...0xF8FF: -6
        case 0xFFFD: 0
        case 0xA0: 0.2
        case 0xA1...0xBF, 0xD7, 0xF7, 0x2000...0x2BFF: symbol(scalar, after: previous)
        case 0xC0...0x24F: latin(scalar, after: previous)
        case 0x370...0x3FF: alphabet(scalar, after: previous, greek.contains(scalar) ? 1.4 : 0.5)
        case 0x400...0x4FF: cyrillic(scalar, after: previous)
        case 0x590...0x5FF: alphabet(scalar, after: previous, hebrew.contains(scalar) ? 1.5 : 1.0)
        case 0x600...0x6FF: alphabet(scalar, after: previous, encoding == "windows-1256" ? 1.2 : 0)
        case 0xE31, 0xE34...0xE3A, 0xE47...0xE4E: isThaiConsonant(previous) ? 1.2 : -1.5
        case 0xE00...0xE7F: alphabet(scalar, after: previous, thai.contains(scalar) ? 1.2 : 0.3)
        case 0x3040...0x30FF: encoding == "shift_jis" || encoding == "euc-jp" ? 1.5 : 0
        case 0xFF61...0xFF9F: -0.5
        case 0x3000...0x303F, 0xFF01...0xFF60: 0.8
        case 0xAC00...0xD7A3: encoding == "euc-kr" ? 1.2 : -1
        case 0x4E00...0x9FFF: ideograph(scalar, encoding)
        default: -1
        }
    }

    /// Whether a letter belongs to another script than ASCII's.
    static func isForeignLetter(_ scalar: Unicode.Scalar) -> Bool {
        (0x370...0x6FF).contains(scalar.value) || (0xE00...0xE7F).contains(scalar.value)
    }

    private static func symbol(_ scalar: Unicode.Scalar, after previous: Unicode.Scalar) -> Double {
        if common.contains(scalar) { return 0.5 }
        return previous.properties.isAlphabetic ? -2 : -0.5
    }

    private static func latin(_ scalar: Unicode.Scalar, after previous: Unicode.Scalar) -> Double {
        if scalar.properties.isUppercase, previous.properties.isLowercase { return -2 }
        if isForeignLetter(previous) { return -1.5 }
        if frequent.contains(scalar) { return 1.4 }
        if usual.contains(scalar) { return 0.9 }
        return scalar.properties.isUppercase ? 0.3 : -0.4
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
    private static let thai = Set("านรอกเงคมยลวดทตสปบะแไ".unicodeScalars)
    private static let common = Set("«»“”‘’„‚–—…€§°·•™®©".unicodeScalars)
    private static let frequent = Set("éàäöüßçñóáíúêâåæčřěůžšąęłżőışğ".unicodeScalars)
    private static let usual = Set("èøîôûëïùœãõìòýśćńźťďňűăţșțÄÖÜÉŠŽČŁŚŻİ".unicodeScalars)
    private static let frequentIdeographs = Set(
        "的一是不了在人有我他这個們个们中来來上大为為和国國地到以说說时時要就出会會可也你对對生能而子那得于年月日本者東京社"
            .unicodeScalars)
}
