/// Numbers in other scripts than Latin, as word processors write them (ECMA-376 part 1, 17.18.59).
extension ListNumeral {
    /// The signs that a script counts with.
    enum Signs: Sendable, Hashable {
        case russian, russianCapitals, kana, iroha, hangul, hangulJamo, thai, hebrew, circled, fullWidth,
            ideographs, ideographDigits

        /// A number in these signs; nil when they do not reach so far.
        func text(of number: Int) -> String? {
            switch self {
            case .russian: Self.letter(number, "абвгдежзиклмнопрстуфхцчшщыэюя")
            case .russianCapitals: Self.letter(number, "АБВГДЕЖЗИКЛМНОПРСТУФХЦЧШЩЫЭЮЯ")
            case .kana: Self.letter(number, "アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワヲン")
            case .iroha: Self.letter(number, "イロハニホヘトチリヌルヲワカヨタレソツネナラムウヰノオクヤマケフコエテアサキユメミシヱヒモセスン")
            case .hangul: Self.letter(number, "가나다라마바사아자차카타파하")
            case .hangulJamo: Self.letter(number, "ㄱㄴㄷㄹㅁㅂㅅㅇㅈㅊㅋㅌㅍㅎ")
            case .thai: Self.letter(number, "กขคงจฉชซฌญฎฏฐฑฒณดตถทธนบปผฝพฟภมยรลวศษสหฬอฮ")
            case .hebrew: Self.letter(number, "אבגדהוזחטי")
            case .circled: Self.letter(number, "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳")
            case .fullWidth: Self.digits(number, Array("０１２３４５６７８９"))
            case .ideographDigits: Self.digits(number, Array("〇一二三四五六七八九"))
            case .ideographs: Self.counted(number)
            }
        }

        private static func letter(_ number: Int, _ signs: String) -> String? {
            let signs = Array(signs)
            return signs.indices.contains(number - 1) ? String(signs[number - 1]) : nil
        }

        private static func digits(_ number: Int, _ signs: [Character]) -> String? {
            number < 0 ? nil : String(String(number).compactMap { $0.wholeNumberValue.map { signs[$0] } })
        }

        /// 23 as 二十三: thousands, hundreds and tens named, a one before ten left out.
        private static func counted(_ number: Int) -> String? {
            guard (1...9999).contains(number) else { return nil }
            let digits = Array("〇一二三四五六七八九")
            var text = ""
            var rest = number
            for (value, name) in [(1000, "千"), (100, "百"), (10, "十"), (1, "")] {
                let digit = rest / value
                rest %= value
                if digit == 0 {
                    if !text.isEmpty, rest > 0, text.last != "〇" { text += "〇" }
                } else {
                    text += (digit == 1 && value == 10 && text.isEmpty ? "" : String(digits[digit])) + name
                }
            }
            return text
        }
    }
}
