/// Guesses an encoding by how much its reading of the bytes looks like writing.
///
/// Each candidate decodes a sample. Its letters of Latin script count by how common they are in the one language that fits
/// them best, so that no reading is made of letters that no language has side by side; those of other scripts by how
/// common they are there; its signs by whether they stand where signs of their kind stand. Of readings that are equally
/// good the encoding in wider use is taken.
enum EncodingGuess {
    /// The most plausible encoding of bytes that are not UTF-8.
    static func best(for bytes: [UInt8]) -> String {
        let sample = sample(of: bytes)
        var best = ("windows-1252", -Double.infinity)
        for candidate in candidates {
            let points = points(sample, candidate.name) - candidate.handicap
            if points > best.1 { best = (candidate.name, points) }
        }
        return best.0
    }

    /// The encodings, and the points that a reading must gain to be preferred: the rarer an encoding is in files, the more.
    private static let candidates: [(name: String, handicap: Double)] = [
        ("windows-1252", 0), ("windows-1250", 0.5), ("iso-8859-15", 0.7), ("iso-8859-2", 0.8),
        ("windows-1254", 0.4), ("windows-1257", 0.8), ("ibm850", 1.5), ("x-mac-roman", 2), ("ibm852", 1.8),
        ("windows-1251", 0.3), ("koi8-r", 0.5), ("iso-8859-5", 0.6), ("ibm866", 0.6), ("windows-1253", 0.3),
        ("windows-1255", 0.3), ("windows-1256", 0.5), ("windows-874", 0.5), ("shift_jis", 0.3),
        ("euc-jp", 0.4), ("gb18030", 0.3), ("big5", 0.4), ("euc-kr", 0.4),
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

    /// The points of a reading.
    private static func points(_ sample: [UInt8], _ encoding: String) -> Double {
        let decoded = TextEncoding.decode(sample, as: encoding)
        guard decoded.encoding == encoding else { return -.infinity }
        var total = Double(decoded.replaced) * -10
        var letters: [LatinLetters.Pair: Double] = [:]
        let scalars = Array(decoded.text.unicodeScalars)
        let weight: Double = wide.contains(encoding) ? 2 : 1
        for (index, scalar) in scalars.enumerated() {
            let previous = index > 0 ? scalars[index - 1] : " "
            let next = index + 1 < scalars.count ? scalars[index + 1] : " "
            guard scalar.value >= 0x80 else {
                if CharacterPlausibility.isForeignLetter(previous), scalar.isASCIILetter { total -= 1.5 }
                continue
            }
            if LatinLetters.holds(scalar) {
                letters[LatinLetters.Pair(scalar, next), default: 0] += 1
                total += LatinLetters.place(scalar, after: previous, before: next)
            } else {
                total += weight * CharacterPlausibility.points(scalar, previous, next, encoding)
            }
        }
        total -= SignPlausibility.unpaired(scalars)
        return total + LatinLetters.points(letters, in: encoding) - extensions(sample, encoding)
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

extension Unicode.Scalar {
    /// Whether it is one of the letters A to Z.
    var isASCIILetter: Bool { isASCII && properties.isAlphabetic }
}
