/// A mail as Outlook keeps it: properties in streams named by their tags ([MS-OXMSG], [MS-OXPROPS]).
struct OutlookMessage {
    /// The properties that are read, by the first half of their tags.
    enum Property: String {
        case subject = "0037", senderName = "0C1A", senderAddress = "0C1F", senderSMTP = "5D01"
        case to = "0E04", copies = "0E03", body = "1000", html = "1013", compressedRTF = "1009"
        case displayName = "3001", address = "3003", smtp = "39FE"
        case data = "3701", shortFileName = "3704", fileName = "3707"
        case sent = "0039", received = "0E06", codePage = "3FFD", internetCodePage = "3FDE"
    }

    let storage: CompoundStorage
    private let streams: [String: CompoundStorage.Entry]
    private let members: [CompoundStorage.Entry]
    private let fixed: [UInt8]
    private let codePage: Int

    /// A message, or a recipient or attachment of one, which keep their properties alike.
    ///
    /// - Parameter codePage: the code page of text that is not UTF-16, where the storage does not say.
    init(_ storage: CompoundStorage, _ entry: CompoundStorage.Entry? = nil, codePage: Int = 1252) {
        self.storage = storage
        members = storage.members(of: entry)
        streams = Dictionary(
            members.map { ($0.name.uppercased(), $0) }, uniquingKeysWith: { first, _ in first })
        fixed = streams["__PROPERTIES_VERSION1.0"].map(storage.content) ?? []
        self.codePage = Self.codePage(in: fixed) ?? codePage
    }

    private static func codePage(in fixed: [UInt8]) -> Int? {
        for property in [Property.codePage, .internetCodePage] {
            if let value = fixedValue(property, type: 3, in: fixed).flatMap({ fixed.number(at: $0, width: 4) }
            ) {
                return Int(value)
            }
        }
        return nil
    }

    /// Where the value of a property of fixed size stands; its entries are 16 bytes long behind a header of 8, 24 or 32.
    private static func fixedValue(_ property: Property, type: UInt32, in fixed: [UInt8]) -> Int? {
        guard let number = UInt32(property.rawValue, radix: 16) else { return nil }
        let tag = number << 16 | type
        return stride(from: 8, to: fixed.count - 15, by: 8)
            .first { fixed.number(at: $0, width: 4) == tag }.map { $0 + 8 }
    }

    // MARK: Properties

    /// The text of a property, or nil when it is absent or empty.
    func text(_ property: Property) -> String? {
        let prefix = "__SUBSTG1.0_" + property.rawValue
        var text = ""
        if let wide = streams[prefix + "001F"] {
            text = UTF16Text.text(storage.content(of: wide))
        } else if let narrow = streams[prefix + "001E"] {
            text = TextEncoding.decode(storage.content(of: narrow), declared: encoding).text
        }
        return text.contains { !$0.isWhitespace && $0 != "\0" } ? text.filter { $0 != "\0" } : nil
    }

    /// The bytes of a property.
    func bytes(_ property: Property) -> [UInt8]? {
        streams["__SUBSTG1.0_" + property.rawValue + "0102"].map(storage.content)
    }

    /// The name of the encoding of text that is not UTF-16.
    var encoding: String {
        switch codePage {
        case 65_001: "utf-8"
        case 932: "shift_jis"
        case 936, 54_936: "gb18030"
        case 949: "euc-kr"
        case 950: "big5"
        case 20_866: "koi8-r"
        case 28_591...28_606: "iso-8859-\(codePage - 28_590)"
        default: "windows-\(codePage)"
        }
    }

    /// When the mail was sent, else when it came, as ISO 8601 in UTC.
    var date: String? {
        for property in [Property.sent, .received] {
            guard let at = Self.fixedValue(property, type: 0x40, in: fixed),
                let low = fixed.number(at: at, width: 4), let high = fixed.number(at: at + 4, width: 4)
            else { continue }
            // Steps of 100 ns since 1601-01-01, which lies 134,774 days before 1970-01-01.
            let seconds = Int((UInt64(high) << 32 | UInt64(low)) / 10_000_000)
            let day = SpreadsheetDate.civil(daysSince1970: seconds / 86_400 - 134_774)
            let clock = [seconds / 3600 % 24, seconds / 60 % 60, seconds % 60]
            return "\(day.year)-\(SpreadsheetDate.padded(day.month))-\(SpreadsheetDate.padded(day.day))T"
                + clock.map { SpreadsheetDate.padded($0) }.joined(separator: ":") + "Z"
        }
        return nil
    }

    /// A person's name with the address, if that is another one.
    func person(name: Property, addresses: [Property]) -> String? {
        let name = text(name)
        let address = addresses.lazy.compactMap { text($0) }.first { $0.contains("@") }
        guard let name, let address, name != address else { return name ?? address }
        return "\(name) <\(address)>"
    }

    // MARK: What it holds

    /// What is attached, in order.
    var attachments: [OutlookMessage] { parts(named: "__ATTACH_VERSION1.0_") }

    /// Who gets it.
    var recipients: [OutlookMessage] { parts(named: "__RECIP_VERSION1.0_") }

    private func parts(named prefix: String) -> [OutlookMessage] {
        members.filter { !$0.isStream && $0.name.uppercased().hasPrefix(prefix) }
            .sorted { $0.name < $1.name }.prefix(1_000)
            .map { OutlookMessage(storage, $0, codePage: codePage) }
    }

    /// The mail that is attached whole.
    var embedded: OutlookMessage? {
        let name = "__SUBSTG1.0_" + Property.data.rawValue + "000D"
        return streams[name].map { OutlookMessage(storage, $0, codePage: codePage) }
    }
}
