/// Numbers in words up to 999: `fifteen`, `twenty-one`, `einundzwanzig`, `quatre-vingt-dix`, `two hundred and fifty`.
///
/// Below thirteen they are read in English, German and French only: elsewhere many of these words are others too.
package struct NumberWords: Sendable {
    /// From which number on a word is one where it stands alone.
    private let least: Int
    /// The words below twenty, the tens, the whole hundreds in one word, and what stands for more than one part, as `einundzwanzig`.
    private let low: [String: Int]
    private let tens: [String: Int]
    private let hundreds: [String: Int]
    private let compounds: [String: Int]
    /// What makes hundreds of the number before it, and what stands for one before it.
    private let hundred: Set<String>
    private let leads: Set<String>
    /// What may stand behind tens, and behind hundreds.
    private let tensJoint: String?
    private let hundredsJoint: String?
    /// Whether numbers from ten on follow sixty and eighty, which is four times twenty.
    private let isVigesimal: Bool

    /// The words that stand for a number alone.
    package static let alone: [String: Double] = all.reduce(into: [:]) { alone, language in
        let known = [language.low, language.tens, language.hundreds, language.compounds]
        for (word, number) in known.joined() where number >= language.least && !others.contains(word) {
            alone[word] = Double(number)
        }
    }

    /// Whether a word may be the first of a number.
    static func opens(_ word: String) -> Bool { alone[word] != nil || leading.contains(word) }

    /// The number that words begin with, the longest, and how many of them stand for it.
    static func read(_ words: [String]) -> (number: Double, count: Int)? {
        let found = all.compactMap { $0.number(words) }.max { $0.count < $1.count }
        guard let found, found.count > 1 || alone[words[0]] != nil else { return nil }
        return (Double(found.number), found.count)
    }

    /// What stands behind tens where they are a part of a rank: `sixty-fourth`.
    static let ranks: Set<String> = [
        "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth",
    ]

    /// The most words of a number.
    static let mostWords = 6

    /// Words that are more often another, such as the French sixteen.
    private static let others: Set<String> = ["seize", "sto"]
    private static let leading = all.reduce(into: Set<String>()) { leading, language in
        guard !language.hundred.isEmpty else { return }
        leading.formUnion(language.leads)
    }

    // MARK: Reading

    private typealias Part = (number: Int, count: Int)

    private func number(_ words: [String]) -> Part? {
        guard let whole = wholeHundreds(words[...]) else {
            return belowHundred(words[...]).flatMap { $0.number >= least ? $0 : nil }
        }
        var rest = words.dropFirst(whole.count)
        let joint = rest.first == hundredsJoint && hundredsJoint != nil ? 1 : 0
        rest = rest.dropFirst(joint)
        guard let more = belowHundred(rest) else { return whole }
        return (whole.number + more.number, whole.count + joint + more.count)
    }

    private func wholeHundreds(_ words: ArraySlice<String>) -> Part? {
        guard let first = words.first else { return nil }
        if let number = hundreds[first] { return (number, 1) }
        guard let second = words.dropFirst().first, hundred.contains(second) else { return nil }
        if leads.contains(first) { return (100, 2) }
        return low[first].flatMap { $0 < 10 ? ($0 * 100, 2) : nil }
    }

    private func belowHundred(_ words: ArraySlice<String>) -> Part? {
        guard let first = words.first else { return nil }
        if let number = compounds[first] { return (number, 1) }
        guard let (ten, count) = wholeTens(words) else { return belowTwenty(words) }
        let rest = words.dropFirst(count)
        let joint = rest.first == tensJoint && tensJoint != nil ? 1 : 0
        let limit = isVigesimal && (ten == 60 || ten == 80) ? 20 : 10
        guard let more = belowTwenty(rest.dropFirst(joint)), more.number < limit else { return (ten, count) }
        return (ten + more.number, count + joint + more.count)
    }

    private func wholeTens(_ words: ArraySlice<String>) -> Part? {
        guard let first = words.first else { return nil }
        if isVigesimal, low[first] == 4, words.dropFirst().first.map({ $0.hasPrefix("vingt") }) == true {
            return (80, 2)
        }
        return tens[first].map { ($0, 1) }
    }

    private func belowTwenty(_ words: ArraySlice<String>) -> Part? {
        guard let number = words.first.flatMap({ low[$0] }) else { return nil }
        // `dix-sept`
        if isVigesimal, number == 10, let more = words.dropFirst().first.flatMap({ low[$0] }),
            (7...9).contains(more)
        {
            return (10 + more, 2)
        }
        return (number, 1)
    }
}

// MARK: Languages

extension NumberWords {
    /// - Parameters:
    ///   - low: the words from one on, those of one number with a bar between.
    ///   - compounds: how tens and ones become one word.
    private init(
        least: Int = 13, low: String, tens: String, hundreds: String = "", hundred: Set<String> = [],
        leads: Set<String> = [], tensJoint: String? = nil, hundredsJoint: String? = nil,
        isVigesimal: Bool = false, compounds: (String, String) -> [String] = { _, _ in [] }
    ) {
        (self.least, self.isVigesimal) = (least, isVigesimal)
        let (ones, ten) = (Self.table(low) { $0 + 1 }, Self.table(tens) { ($0 + 2) * 10 })
        (self.low, self.tens) = (ones, ten)
        self.hundreds = Self.table(hundreds) { ($0 + 1) * 100 }
        (self.hundred, self.leads) = (hundred, leads)
        (self.tensJoint, self.hundredsJoint) = (tensJoint, hundredsJoint)
        var glued: [String: Int] = [:]
        for (word, number) in ten {
            for (one, more) in ones where more < 10 {
                for compound in compounds(word, one) { glued[compound] = number + more }
            }
        }
        self.compounds = glued
    }

    private static func table(_ words: String, _ number: (Int) -> Int) -> [String: Int] {
        var table: [String: Int] = [:]
        for (place, names) in words.split(separator: " ").enumerated() {
            for name in names.split(separator: "|") { table[String(name)] = number(place) }
        }
        return table
    }

    private static let all = [english, german, french, spanish, italian, portuguese, dutch, polish]

    private static let english = NumberWords(
        least: 2,
        low: """
            one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen \
            nineteen
            """,
        tens: "twenty thirty forty fifty sixty seventy eighty ninety", hundred: ["hundred"],
        leads: ["a", "one"], hundredsJoint: "and")

    private static let german = NumberWords(
        least: 2,
        low: """
            ein zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn fünfzehn sechzehn siebzehn achtzehn \
            neunzehn
            """,
        tens: "zwanzig dreißig|dreissig vierzig fünfzig sechzig siebzig achtzig neunzig",
        hundreds: """
            hundert|einhundert zweihundert dreihundert vierhundert fünfhundert sechshundert siebenhundert achthundert neunhundert
            """
    ) { ["\($1)und\($0)"] }

    private static let french = NumberWords(
        least: 2,
        low: "un|une deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize",
        tens: "vingt trente quarante cinquante soixante septante huitante nonante",
        hundred: ["cent", "cents"], tensJoint: "et", isVigesimal: true)

    private static let spanish = NumberWords(
        low: """
            un|uno|una dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciséis diecisiete \
            dieciocho diecinueve
            """,
        tens: "veinte treinta cuarenta cincuenta sesenta setenta ochenta noventa",
        hundreds: """
            cien|ciento doscientos trescientos cuatrocientos quinientos seiscientos setecientos ochocientos novecientos
            """,
        tensJoint: "y"
    ) { ten, one in
        let ends = ["dos": "dós", "tres": "trés", "seis": "séis", "un": "ún"]
        return ten == "veinte" ? ["veinti\(one)", "veinti\(ends[one] ?? one)"] : []
    }

    private static let italian = NumberWords(
        low: """
            uno due tre quattro cinque sei sette otto nove dieci undici dodici tredici quattordici quindici sedici diciassette \
            diciotto diciannove
            """,
        tens: "venti trenta quaranta cinquanta sessanta settanta ottanta novanta",
        hundreds: """
            cento duecento trecento quattrocento cinquecento seicento settecento ottocento novecento
            """
    ) { ten, one in
        ["uno", "otto"].contains(one) ? ["\(ten.dropLast())\(one)"] : [ten + (one == "tre" ? "tré" : one)]
    }

    private static let portuguese = NumberWords(
        low: """
            um|uma dois|duas três quatro cinco seis sete oito nove dez onze doze treze catorze|quatorze quinze \
            dezesseis|dezasseis dezessete|dezassete dezoito dezenove|dezanove
            """,
        tens: "vinte trinta quarenta cinquenta sessenta setenta oitenta noventa",
        hundreds:
            "cento duzentos trezentos quatrocentos quinhentos seiscentos setecentos oitocentos novecentos",
        tensJoint: "e", hundredsJoint: "e")

    private static let dutch = NumberWords(
        low: """
            een twee drie vier vijf zes zeven acht negen tien elf twaalf dertien veertien vijftien zestien zeventien achttien \
            negentien
            """,
        tens: "twintig dertig veertig vijftig zestig zeventig tachtig negentig",
        hundreds: """
            honderd tweehonderd driehonderd vierhonderd vijfhonderd zeshonderd zevenhonderd achthonderd negenhonderd
            """
    ) { ["\($1)\($1.hasSuffix("e") ? "ën" : "en")\($0)"] }

    private static let polish = NumberWords(
        low: """
            jeden dwa trzy cztery pięć sześć siedem osiem dziewięć dziesięć jedenaście dwanaście trzynaście czternaście \
            piętnaście szesnaście siedemnaście osiemnaście dziewiętnaście
            """,
        tens: """
            dwadzieścia trzydzieści czterdzieści pięćdziesiąt sześćdziesiąt siedemdziesiąt osiemdziesiąt \
            dziewięćdziesiąt
            """,
        hundreds: "sto dwieście trzysta czterysta pięćset sześćset siedemset osiemset dziewięćset"
    )
}
