/// Finds the figures of a text: one pass over its words.
package struct Figures {
    private let bytes: [UInt8]
    private var position = 0
    private var found: [Figure] = []

    /// The numbers, amounts, dates and codes of a text, in their order.
    package static func all(in text: String) -> [Figure] {
        let spelled = EastAsianFigures(text)
        var figures = Figures(bytes: spelled?.bytes ?? Array(text.utf8))
        figures.scan()
        guard let spelled else { return figures.found }
        return figures.found.map { Figure(range: spelled.original($0.range), value: $0.value) }
    }

    private init(bytes: [UInt8]) {
        self.bytes = bytes
    }

    private mutating func scan() {
        while position < bytes.count {
            guard isWordByte(bytes[position]), !isSign(position) else {
                position += width(bytes[position])
                continue
            }
            let start = position
            if let date = date() {
                add(start, .date(readings: date))
            } else if let clock = clock() {
                add(start, .code(clock))
            } else if let code = code() {
                add(start, .code(code))
            } else if !number() {
                numberWord()
            }
        }
    }

    private mutating func add(_ start: Int, _ value: Figure.Value) {
        found.append(Figure(range: start..<position, value: value))
    }

    // MARK: Bytes

    private func isDigit(_ at: Int) -> Bool {
        at >= 0 && at < bytes.count && (0x30...0x39).contains(bytes[at])
    }

    private func isWordByte(_ byte: UInt8) -> Bool {
        (0x30...0x39).contains(byte) || isLetter(byte)
    }

    private func isLetter(_ byte: UInt8) -> Bool {
        byte >= 0xC3 || (0x61...0x7A).contains(byte | 0x20) || (0x80...0xBF).contains(byte)
    }

    private func word(from start: Int) -> (text: String, end: Int) {
        var end = start
        while end < bytes.count, isLetter(bytes[end]), end - start < 32, !isSign(end) { end += 1 }
        return (String(decoding: bytes[start..<end], as: UTF8.self).lowercased(), end)
    }

    /// Whether a sign, a typographic mark or an ideograph of three bytes or more begins here.
    private func isSign(_ at: Int) -> Bool {
        bytes[at] >= 0xE2
    }

    private func width(_ byte: UInt8) -> Int {
        byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : byte >= 0xC2 ? 2 : 1
    }

    private func digits(from start: Int, atMost limit: Int = 18) -> (value: Int, end: Int)? {
        var end = start
        var value = 0
        while isDigit(end), end - start < limit {
            value = value * 10 + Int(bytes[end] - 0x30)
            end += 1
        }
        return end > start && !isDigit(end) ? (value, end) : nil
    }

    private func skippingSpaces(_ from: Int) -> Int {
        var at = from
        while at < bytes.count {
            if bytes[at] == 0x20 {
                at += 1
            } else if bytes[at...].starts(with: [0xC2, 0xA0]) {
                at += 2
            } else if bytes[at...].starts(with: [0xE2, 0x80, 0xAF]) {
                at += 3
            } else {
                break
            }
        }
        return at
    }

    // MARK: Dates

    /// A date here, in digits or with the month's name; moves past it.
    private mutating func date() -> [Figure.Day]? {
        if isDigit(position) {
            guard let first = digits(from: position, atMost: 4) else { return nil }
            return dateInDigits(first) ?? dayMonthInDigits(first) ?? dayMonth(first)
        }
        let name = word(from: position)
        guard let month = FigureWords.months[name.text] else { return nil }
        return monthFirst(month, from: name.end)
    }

    private mutating func dateInDigits(_ first: (value: Int, end: Int)) -> [Figure.Day]? {
        guard first.end + 1 < bytes.count, [0x2D, 0x2E, 0x2F].contains(bytes[first.end]),
            let second = digits(from: first.end + 1, atMost: 2), second.end < bytes.count,
            bytes[second.end] == bytes[first.end], let third = digits(from: second.end + 1, atMost: 4),
            third.end - second.end != 2 || first.value > 31,
            third.end >= bytes.count || !isLetter(bytes[third.end]) || bytes[third.end] == 0x54
        else { return nil }
        let days: [Figure.Day]
        if first.value > 31 {
            days = [day(first.value, second.value, third.value)].compactMap(\.self)
        } else if bytes[first.end] == 0x2F {
            days = [day(third.value, second.value, first.value), day(third.value, first.value, second.value)]
                .compactMap(\.self)
        } else {
            days = [day(third.value, second.value, first.value)].compactMap(\.self)
        }
        guard !days.isEmpty else { return nil }
        position = third.end
        return days
    }

    /// `31.03.`, the month in two digits and a full stop behind it: `1.5.` is as often the end of a sentence.
    private mutating func dayMonthInDigits(_ first: (value: Int, end: Int)) -> [Figure.Day]? {
        guard (1...31).contains(first.value), first.end < bytes.count, bytes[first.end] == 0x2E,
            let month = digits(from: first.end + 1, atMost: 2), month.end == first.end + 3,
            (1...12).contains(month.value), month.end < bytes.count, bytes[month.end] == 0x2E,
            month.end + 1 == bytes.count || !isWordByte(bytes[month.end + 1])
        else { return nil }
        position = month.end + 1
        return [Figure.Day(year: nil, month: month.value, day: first.value)]
    }

    private func day(_ year: Int, _ month: Int, _ day: Int) -> Figure.Day? {
        guard (1...12).contains(month), (1...31).contains(day) else { return nil }
        let century = year < 100 ? (year < 70 ? 2000 : 1900) : 0
        return Figure.Day(year: year + century, month: month, day: day)
    }

    /// `3. Mai 2024`, `3rd of May`, `1er mai 2024`, `9 de mayo de 2026`, `3-May-2024`.
    private mutating func dayMonth(_ first: (value: Int, end: Int)) -> [Figure.Day]? {
        guard (1...31).contains(first.value) else { return nil }
        var at = first.end
        let suffix = word(from: at)
        if ["st", "nd", "rd", "th", "er"].contains(suffix.text) { at = suffix.end }
        if at < bytes.count, bytes[at] == 0x2E || bytes[at] == 0x2D { at += 1 }
        at = skippingJoint(at)
        let name = word(from: at)
        guard let month = FigureWords.months[name.text] else { return nil }
        position = name.end
        if position < bytes.count, bytes[position] == 0x2E { position += 1 }
        let isJoined = position < bytes.count && [0x2C, 0x2D].contains(bytes[position])
        let year = year(from: skippingJoint(isJoined ? position + 1 : position))
        if let year { position = year.end }
        return [Figure.Day(year: year?.value, month: month, day: first.value)]
    }

    /// Past spaces and a word such as `of` between the parts of a date.
    private func skippingJoint(_ from: Int) -> Int {
        let at = skippingSpaces(from)
        let joint = word(from: at)
        return FigureWords.dateJoints.contains(joint.text) ? skippingSpaces(joint.end) : at
    }

    /// `May 3, 2024`, `May 2024`; a month alone is a word.
    private mutating func monthFirst(_ month: Int, from end: Int) -> [Figure.Day]? {
        var at = skippingJoint(end < bytes.count && bytes[end] == 0x2E ? end + 1 : end)
        if let year = year(from: at) {
            position = year.end
            return [Figure.Day(year: year.value, month: month, day: nil)]
        }
        guard let day = digits(from: at, atMost: 2), (1...31).contains(day.value) else { return nil }
        at = day.end
        let suffix = word(from: at)
        if ["st", "nd", "rd", "th"].contains(suffix.text) { at = suffix.end }
        position = at
        if at < bytes.count, bytes[at] == 0x2C { at += 1 }
        let year = year(from: skippingSpaces(at))
        if let year { position = year.end }
        return [Figure.Day(year: year?.value, month: month, day: day.value)]
    }

    private func year(from at: Int) -> (value: Int, end: Int)? {
        guard let year = digits(from: at, atMost: 4), (1000...2999).contains(year.value) else { return nil }
        return year
    }

    // MARK: Times

    /// A time of day such as `09:30` or `9:30:00`, without what may be left out; moves past it.
    private mutating func clock() -> String? {
        guard let hour = digits(from: position, atMost: 2), hour.value < 24,
            let minute = sixtieth(behind: hour.end)
        else { return nil }
        let second = sixtieth(behind: minute.end)
        position = second?.end ?? minute.end
        let parts = [minute.value] + (second.map { $0.value > 0 ? [$0.value] : [] } ?? [])
        return ([String(hour.value)] + parts.map { $0 < 10 ? "0\($0)" : String($0) }).joined(separator: ":")
    }

    /// Two digits below sixty behind a colon.
    private func sixtieth(behind end: Int) -> (value: Int, end: Int)? {
        guard end < bytes.count, bytes[end] == UInt8(ascii: ":"), let part = digits(from: end + 1, atMost: 2),
            part.end == end + 3, part.value < 60
        else { return nil }
        return part
    }

    // MARK: Codes

    /// The most bytes of a code, two of the longest digests in use: a run without end is looked at in pieces.
    private static let longestCode = 256

    /// A word of letters and digits, or digits with more than one kind of mark between; moves past it.
    ///
    /// Wider than ``CodeRule``: `2x4` and `4wd` are figures that an answer may no more invent than `E09`.
    private mutating func code() -> String? {
        var end = position
        var digits = 0
        var letters = 0
        var points = 0
        while end < bytes.count, !isSign(end) {
            guard end - position < Self.longestCode else { return nil }
            let byte = bytes[end]
            if isDigit(end) {
                digits += 1
            } else if isLetter(byte) {
                letters += 1
            } else if [0x2D, 0x2E, 0x2F, 0x5F].contains(byte), end + 1 < bytes.count,
                isWordByte(bytes[end + 1]),
                !isSign(end + 1)
            {
                points += 1
            } else {
                break
            }
            end += 1
        }
        let isVersion = letters == 0 && points >= 2 && !isGrouped(position..<end)
        guard digits > 0, letters > 0 && !isAmount(end) || isVersion else { return nil }
        defer { position = end }
        return String(decoding: bytes[position..<end], as: UTF8.self).uppercased()
    }

    /// Whether digits are only followed by a unit without a space: `80km`, `5kg`, `30th`.
    private func isAmount(_ end: Int) -> Bool {
        var at = position
        while at < end, isDigit(at) || bytes[at] == 0x2E { at += 1 }
        guard at > position, isDigit(position) else { return false }
        if spelledUnit(at)?.end == end { return true }
        let rest = word(from: at)
        return rest.end == end
            && (FigureWords.units[rest.text] != nil || FigureWords.ordinals.contains(rest.text))
    }

    /// Whether every mark between digits parts groups of three: `1.234.567`.
    private func isGrouped(_ range: Range<Int>) -> Bool {
        let groups = bytes[range].split(separator: 0x2E, omittingEmptySubsequences: false)
        return groups.dropFirst().allSatisfy { $0.count == 3 } && groups[0].count <= 3
            && !bytes[range].contains { [0x2D, 0x2F, 0x5F].contains($0) }
    }

    // MARK: Numbers

    /// A number with its currency or unit; false, past the word, when there is none here.
    private mutating func number() -> Bool {
        guard isDigit(position) else { return false }
        let start = position
        let numeral = Numeral(bytes, from: position)
        position = numeral.end
        let behind = unit(after: numeral.end)
        // In `€1.2 million` the currency stands before, and what it counts in behind.
        let unit = behind?.name == nil ? currency(before: start) : behind
        var readings = numeral.readings
        if isNegative(start) { readings = readings.map { -$0 } }
        let factor = behind?.factor ?? 1
        add(start, .quantity(readings: readings.map { $0 * factor }, unit: unit?.name))
        return true
    }

    private func isNegative(_ start: Int) -> Bool {
        guard start > 0 else { return false }
        let isMinus = bytes[start - 1] == 0x2D || bytes[..<start].suffix(3).elementsEqual([0xE2, 0x88, 0x92])
        let before = start - (bytes[start - 1] == 0x2D ? 2 : 4)
        return isMinus && (before < 0 || bytes[before] <= 0x20 || bytes[before] == 0x28)
    }

    /// The unit after a number, also behind a factor such as `million`; moves past it.
    private mutating func unit(after end: Int) -> (name: String?, factor: Double)? {
        var factor = 1.0
        var at = skippingSpaces(end)
        var name = sign(at) ?? unitWord(at)
        if name == nil, let multiple = FigureWords.factors[word(from: at).text] {
            factor = multiple
            position = word(from: at).end
            if position < bytes.count, bytes[position] == 0x2E { position += 1 }
            at = skippingSpaces(position)
            name = sign(at) ?? unitWord(at)
        }
        if let name { position = name.end }
        return name != nil || factor != 1 ? (name?.name, factor) : nil
    }

    private func unitWord(_ at: Int) -> (name: String, end: Int)? {
        guard at < bytes.count else { return nil }
        let isMicro = bytes[at...].starts(with: [0xC2, 0xB5])
        let word = word(from: isMicro ? at + 2 : at)
        let code = String(decoding: bytes[at..<word.end], as: UTF8.self)
        if FigureWords.currencies.contains(code) { return (code, word.end) }
        if let name = spelledUnit(at) { return name }
        guard let name = FigureWords.units[isMicro ? "µ" + word.text : word.text] else { return nil }
        return FigureWords.lengths.contains(name) ? raised(name, word.end) : (name, word.end)
    }

    /// A unit that is written exactly so, with the sign of micro or of ohm in it.
    private func spelledUnit(_ at: Int) -> (name: String, end: Int)? {
        var end = at
        while end < bytes.count, end - at < Self.longestUnit, bytes[end] > 0x20, !isDigit(end),
            isLetter(bytes[end]) || bytes[end] == 0xC2 || bytes[end] == 0xB5
        { end += 1 }
        let text = String(decoding: bytes[at..<end], as: UTF8.self).replacing("\u{2126}", with: "Ω")
            .replacing("μ", with: "µ")
        return FigureWords.spelledUnits[text].map { ($0, end) }
    }

    /// The most bytes of such a unit.
    private static let longestUnit = 8

    /// A length, or the area or volume that a raised two or three behind it makes of it.
    private func raised(_ name: String, _ end: Int) -> (name: String, end: Int) {
        let marks: [([UInt8], String)] = [
            ([0xC2, 0xB2], "²"), ([0xC2, 0xB3], "³"), ([0x32], "²"), ([0x33], "³"),
        ]
        for (mark, power) in marks where bytes[end...].starts(with: mark) {
            let after = end + mark.count
            guard after == bytes.count || !isWordByte(bytes[after]) else { break }
            return (name + power, after)
        }
        return (name, end)
    }

    private func sign(_ at: Int) -> (name: String, end: Int)? {
        for (sign, name) in FigureWords.signs where bytes[min(at, bytes.count)...].starts(with: sign) {
            return (name, at + sign.count)
        }
        return nil
    }

    /// The currency before a number, as in `$80` or `EUR 80`.
    private func currency(before start: Int) -> (name: String?, factor: Double)? {
        var end = start
        while end > 0, bytes[end - 1] == 0x20 || bytes[end - 1] == 0xA0 || bytes[end - 1] == 0xC2 { end -= 1 }
        for (sign, name) in FigureWords.signs
        where name.count == 3 && bytes[..<end].suffix(sign.count).elementsEqual(sign) {
            return (name, 1)
        }
        let code = String(decoding: bytes[max(0, end - 3)..<end], as: UTF8.self)
        guard code.utf8.count == 3, end < 4 || !isLetter(bytes[end - 4]) else { return nil }
        return FigureWords.currencies.contains(code) ? (code, 1) : nil
    }

    /// A number in words, from two on; moves past the word in any case.
    private mutating func numberWord() {
        let start = position
        let word = word(from: start)
        position = max(word.end, start + 1)
        guard NumberWords.opens(word.text) else { return }
        // Of the many articles only one before `hundred` is looked at.
        let isLead = NumberWords.alone[word.text] == nil
        guard !isLead || NumberWords.read(joined(to: word, most: 2).map(\.text)) != nil else { return }
        let words = joined(to: word, most: NumberWords.mostWords)
        guard let found = NumberWords.read(words.map(\.text)) else { return }
        let next = found.count < words.count ? words[found.count].text : ""
        guard !NumberWords.ranks.contains(next) || bytes[words[found.count - 1].end] != 0x2D else { return }
        position = words[found.count - 1].end
        let unit = unit(after: position)
        add(start, .quantity(readings: [found.number * (unit?.factor ?? 1)], unit: unit?.name))
    }

    /// A word with those behind it, as far as only a space or a hyphen parts them.
    private func joined(to first: (text: String, end: Int), most: Int) -> [(text: String, end: Int)] {
        var words = [first]
        while words.count < most, let end = words.last?.end, end < bytes.count {
            let start = bytes[end] == 0x2D ? end + 1 : skippingSpaces(end)
            guard start > end, start < bytes.count, isLetter(bytes[start]), !isSign(start) else { break }
            words.append(word(from: start))
        }
        return words
    }
}
