/// A text with the figures of Chinese and Japanese writing in digits and English words, by which ``Figures`` reads them:
/// `令和8年4月1日` is `2026-04-01`, `128万元` is `1280000 CNY`, `十天` is `10 days`.
struct EastAsianFigures {
    /// The text so written.
    private(set) var bytes: [UInt8] = []
    /// Where each of the bytes begins and ends in the text as it was.
    private var places: [Range<Int>] = []
    private let scalars: [Unicode.Scalar]
    private let offsets: [Int]

    /// - Returns: nil when the text holds nothing of the kind.
    init?(_ text: String) {
        guard text.utf8.contains(where: { (0xE3...0xEF).contains($0) }) else { return nil }
        scalars = Array(text.unicodeScalars)
        var offsets = [0]
        for scalar in scalars { offsets.append(offsets[offsets.count - 1] + UTF8.width(scalar)) }
        self.offsets = offsets
        var at = 0
        while at < scalars.count {
            if let figure = isWithinWord(at) ? nil : date(at) ?? amount(at) {
                write(figure.text + " ", for: at..<figure.end)
                at = figure.end
            } else {
                write(String(Character(CharacterWidth.usual(scalars[at]))), for: at..<at + 1)
                at += 1
            }
        }
    }

    /// Where a range of ``bytes`` stood in the text.
    func original(_ range: Range<Int>) -> Range<Int> {
        places[range.lowerBound].lowerBound..<places[range.upperBound - 1].upperBound
    }

    private mutating func write(_ text: String, for range: Range<Int>) {
        let place = offsets[range.lowerBound]..<offsets[range.upperBound]
        bytes += text.utf8
        places += text.utf8.map { _ in place }
    }

    private typealias Written = (text: String, end: Int)

    private func usual(_ at: Int) -> Unicode.Scalar? {
        scalars.indices.contains(at) ? CharacterWidth.usual(scalars[at]) : nil
    }

    /// Whether a figure here would be the end of a code or of a longer number.
    private func isWithinWord(_ at: Int) -> Bool {
        guard let last = usual(at - 1) else { return false }
        let before = usual(at - 2)
        let isJoint =
            ["-", "_", ".", ",", "/", ":"].contains(last) && before?.isASCII == true
            && (before?.properties.isAlphabetic == true || before.map(Self.isDigit) == true)
        return isJoint || last.isASCII && (last.properties.isAlphabetic || Self.isDigit(last))
    }

    private func skippingSpaces(_ at: Int) -> Int {
        var at = at
        while usual(at) == " " { at += 1 }
        return at
    }

    private func holds(_ text: String, at place: Int) -> Bool {
        let wanted = Array(text.unicodeScalars)
        return place + wanted.count <= scalars.count
            && zip(wanted, scalars[place...]).allSatisfy { $0 == CharacterWidth.usual($1) }
    }

    // MARK: Numbers

    private struct Number {
        /// As it was written in digits; nil where it is written in characters or with a factor.
        let digits: String?
        let value: Double
        let end: Int
        let isOfCharactersAlone: Bool

        var text: String { digits ?? (value == value.rounded() ? String(Int(value)) : String(value)) }
    }

    private static func isDigit(_ scalar: Unicode.Scalar) -> Bool { ("0"..."9").contains(scalar) }

    /// The number that begins here: `3,000`, `12億3,000万`, `三十`, `二〇二六`.
    private func number(_ start: Int) -> Number? {
        var at = start
        var (whole, section) = (0.0, 0.0)
        var current: Double?
        var digits: String?
        var isOfCharactersAlone = true
        var hasFactor = false
        while let scalar = usual(at) {
            if Self.isDigit(scalar) {
                guard current == nil else { break }
                let numeral = numeral(at)
                (digits, current, at) = (numeral.text, numeral.value, numeral.end)
                isOfCharactersAlone = false
            } else if let digit = Self.characters[scalar] {
                guard isOfCharactersAlone || current == nil else { break }
                current = (current ?? 0) * 10 + digit
                at += 1
            } else if let factor = Self.factors[scalar] {
                guard factor < 1e4 || current != nil || section > 0 else { break }
                hasFactor = true
                section += (current ?? (factor < 1e4 ? 1 : 0)) * (factor < 1e4 ? factor : 1)
                current = nil
                at += 1
                if factor >= 1e4 {
                    whole += section * factor
                    section = 0
                }
            } else {
                break
            }
        }
        guard at > start, whole + section + (current ?? 0) < 1e15 else { return nil }
        let isWritten = !hasFactor && !isOfCharactersAlone
        return Number(
            digits: isWritten ? digits : nil, value: whole + section + (current ?? 0), end: at,
            isOfCharactersAlone: isOfCharactersAlone)
    }

    /// Digits with the marks between them.
    private func numeral(_ start: Int) -> (text: String, value: Double, end: Int) {
        var at = start
        var text = ""
        while let scalar = usual(at) {
            let isMark = (scalar == "," || scalar == ".") && usual(at + 1).map(Self.isDigit) == true
            guard Self.isDigit(scalar) || isMark else { break }
            text.unicodeScalars.append(scalar)
            at += 1
        }
        return (text, Numeral(Array(text.utf8), from: 0).readings.first ?? 0, at)
    }

    /// A number with its unit; characters for numbers count only before one.
    private func amount(_ start: Int) -> Written? {
        guard let number = number(start), !number.isOfCharactersAlone || number.value > 1 else { return nil }
        if let clock = clock(number) { return clock }
        let at = skippingSpaces(number.end)
        guard let unit = Self.units.first(where: { holds($0.name, at: at) }) else {
            return number.isOfCharactersAlone || number.digits != nil ? nil : (number.text, number.end)
        }
        let end = at + unit.name.unicodeScalars.count
        return ("\(number.text) \(unit.word)", end)
    }

    /// `11時30分` as `11:30`.
    private func clock(_ hour: Number) -> Written? {
        guard hour.value < 24,
            holds("時", at: hour.end) || holds("时", at: hour.end) || holds("点", at: hour.end),
            let minute = number(hour.end + 1), minute.value < 60, holds("分", at: minute.end)
        else { return nil }
        let minutes = Int(minute.value)
        return ("\(Int(hour.value)):\(minutes < 10 ? "0" : "")\(minutes)", minute.end + 1)
    }

    // MARK: Dates

    /// A year, month or day with its character: `2026年4月1日`, `令和8年`, `4月1日`.
    private func date(_ start: Int) -> Written? {
        let era = Self.eras.first { holds($0.name, at: start) }
        let from = start + (era?.name.unicodeScalars.count ?? 0)
        if let year = year(from, era: era?.before) {
            guard let month = part("月", skippingSpaces(year.end), upTo: 12) else {
                return (String(year.value), year.end)
            }
            guard let day = part("日", skippingSpaces(month.end), upTo: 31) else {
                return ("\(FigureWords.monthNames[month.value - 1]) \(year.value)", month.end)
            }
            return ("\(year.value)-\(Self.padded(month.value))-\(Self.padded(day.value))", day.end)
        }
        guard let month = part("月", start, upTo: 12),
            let day = part("日", skippingSpaces(month.end), upTo: 31)
        else { return nil }
        return ("\(day.value) \(FigureWords.monthNames[month.value - 1])", day.end)
    }

    /// The year here: four digits, or fewer of an era.
    private func year(_ start: Int, era: Int?) -> (value: Int, end: Int)? {
        if let era, holds("元年", at: start) { return (era + 1, start + 2) }
        guard let year = part("年", start, upTo: 2999), era != nil || year.value >= 1000 else { return nil }
        return (year.value + (era ?? 0), year.end)
    }

    private func part(_ character: String, _ start: Int, upTo most: Int) -> (value: Int, end: Int)? {
        guard let number = number(start), number.value <= Double(most), number.value >= 1,
            number.value == number.value.rounded()
        else { return nil }
        let end = skippingSpaces(number.end)
        return holds(character, at: end) ? (Int(number.value), end + 1) : nil
    }

    private static func padded(_ number: Int) -> String { number < 10 ? "0\(number)" : String(number) }

    // MARK: Words

    private static let characters: [Unicode.Scalar: Double] = [
        "〇": 0, "零": 0, "一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9,
    ]
    private static let factors: [Unicode.Scalar: Double] = [
        "十": 10, "百": 100, "千": 1000, "万": 1e4, "萬": 1e4, "億": 1e8, "亿": 1e8, "兆": 1e12,
    ]
    /// The year before the first of each era of Japan.
    private static let eras = [("令和", 2018), ("平成", 1988), ("昭和", 1925), ("大正", 1911)].map {
        (name: $0.0, before: $0.1)
    }

    /// What counts behind a number, the longest first; nothing for what has no unit to compare.
    private static let units: [(name: String, word: String)] = {
        let words = [
            "days": "日間 日 天", "weeks": "週間 週 周 星期", "months": "か月 ヶ月 ケ月 カ月 箇月 个月 個月",
            "years": "年間 年", "hours": "時間 小时 小時 个小时", "minutes": "分間 分钟 分鐘 分",
            "seconds": "秒間 秒钟 秒", "CNY": "元 人民币", "JPY": "円 日元 日圆", "EUR": "ユーロ 欧元",
            "USD": "ドル 美元", "GBP": "ポンド 英镑", "percent": "パーセント", "kg": "公斤 キログラム", "km": "公里",
            "tonnes": "吨 トン", "m": "米 メートル", "": "人 名 台 件 回 次 歳 岁 个 個 つ 本 枚 冊 階 楼 层 倍 章 条 点 時 时 月 号",
        ]
        return words.flatMap { word, names in names.split(separator: " ").map { (String($0), word) } }
            .sorted { ($0.0.utf8.count, $0.0) > ($1.0.utf8.count, $1.0) }
    }()
}
