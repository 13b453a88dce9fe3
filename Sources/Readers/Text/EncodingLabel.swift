/// The labels of encodings in files and mail, as the WHATWG Encoding standard understands them.
enum EncodingLabel {
    /// The name of the encoding that a label means, or nil when the label is unknown.
    static func canonical(_ label: String) -> String? {
        let key = label.lowercased().filter { !$0.isWhitespace && $0 != "\"" && $0 != "'" }
        if let name = aliases[key] { return name }
        for prefix in ["windows-", "iso-8859-"] where key.hasPrefix(prefix) {
            let number = key.dropFirst(prefix.count)
            return number.count <= 4 && number.first?.isNumber == true ? key : nil
        }
        if key.hasPrefix("cp125") { return "windows-" + key.dropFirst(2) }
        if key.hasPrefix("iso8859-") { return canonical("iso-" + key.dropFirst(3)) }
        if key.hasPrefix("iso_8859-") { return canonical("iso-" + key.dropFirst(4)) }
        return names.contains(key) ? key : nil
    }

    /// What the system's converter calls an encoding.
    static func libraryName(_ name: String) -> String {
        switch name {
        case "shift_jis": "CP932"
        case "euc-jp": "EUC-JP-MS"
        case "euc-kr": "CP949"
        case "big5": "BIG5-HKSCS"
        case "windows-874": "CP874"
        case "x-mac-roman": "MACINTOSH"
        case _ where name.hasPrefix("windows-"): "CP" + name.dropFirst(8)
        default: name.uppercased()
        }
    }

    private static let names: Set<String> = [
        "utf-8", "utf-16le", "utf-16be", "utf-32le", "utf-32be", "shift_jis", "euc-jp", "iso-2022-jp",
        "gb18030", "big5", "euc-kr", "koi8-r", "koi8-u", "ibm850", "ibm852", "ibm866", "x-mac-roman",
    ]

    private static let aliases: [String: String] = [
        "utf8": "utf-8", "unicode-1-1-utf-8": "utf-8", "utf-16": "utf-16le", "utf16": "utf-16le",
        "ascii": "windows-1252", "us-ascii": "windows-1252", "latin1": "windows-1252",
        "latin-1": "windows-1252",
        "l1": "windows-1252", "iso-8859-1": "windows-1252", "iso8859-1": "windows-1252",
        "iso_8859-1": "windows-1252", "ansi_x3.4-1968": "windows-1252", "cp1252": "windows-1252",
        "latin2": "iso-8859-2", "iso-8859-9": "windows-1254", "latin5": "windows-1254",
        "iso-8859-11": "windows-874", "tis-620": "windows-874", "iso-8859-8-i": "iso-8859-8",
        "cyrillic": "iso-8859-5", "greek": "iso-8859-7", "hebrew": "iso-8859-8", "arabic": "iso-8859-6",
        "shift-jis": "shift_jis", "sjis": "shift_jis", "x-sjis": "shift_jis", "ms_kanji": "shift_jis",
        "windows-31j": "shift_jis", "cp932": "shift_jis", "x-euc-jp": "euc-jp", "eucjp": "euc-jp",
        "gb2312": "gb18030", "gbk": "gb18030", "gb_2312-80": "gb18030", "x-gbk": "gb18030",
        "cp936": "gb18030",
        "hz-gb-2312": "gb18030", "big5-hkscs": "big5", "x-x-big5": "big5", "cp950": "big5",
        "ks_c_5601-1987": "euc-kr", "ksc5601": "euc-kr", "korean": "euc-kr", "windows-949": "euc-kr",
        "cp949": "euc-kr", "euckr": "euc-kr", "koi8": "koi8-r", "koi": "koi8-r", "koi8-ru": "koi8-u",
        "cp850": "ibm850", "850": "ibm850", "cp852": "ibm852", "852": "ibm852", "cp866": "ibm866",
        "866": "ibm866", "macintosh": "x-mac-roman", "mac": "x-mac-roman",
    ]
}

/// Windows-1252, which the web means by Latin-1.
enum Windows1252 {
    /// The character of a byte from 0x80; the five undefined ones are controls.
    static func scalar(_ byte: UInt8) -> UInt32 {
        byte &- 0x80 < 32 ? controls[Int(byte - 0x80)] : UInt32(byte)
    }

    private static let controls: [UInt32] = [
        0x20AC, 0x81, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152,
        0x8D,
        0x017D, 0x8F, 0x90, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161,
        0x203A,
        0x0153, 0x9D, 0x017E, 0x0178,
    ]
}
