import Testing

@testable import Readers

@Suite("Number formats show what a spreadsheet shows")
struct NumberFormatTests {
    private static let numbersShown: [(String, Double, String)] = [
        ("General", 1234.5, "1234.5"), ("General", 0.1 + 0.2, "0.3"), ("General", -0.0, "0"),
        ("General", 123_456_789_012, "123456789012"), ("General", 1.0 / 3, "0.333333333"),
        ("General", 1e20, "1E+20"), ("General", 0.000012345, "1.2345E-05"),
        ("0", 2.5, "3"), ("0", -2.5, "-3"), ("0.00", 1.005, "1.01"), ("0.00", 0, "0.00"),
        ("#,##0", 1_234_567, "1,234,567"), ("#,##0", 0, "0"), ("#,##0.00", -1234.5, "-1,234.50"),
        ("#.##", 0.5, ".5"), ("0.0#", 1, "1.0"), ("00000", 42, "00042"), ("#,##0,", 1_234_567, "1,235"),
        ("0.0,,\"M\"", 12_345_678, "12.3M"), ("0%", 0.256, "26%"), ("0.0%", 0.2555, "25.6%"),
        ("0.00E+00", 12345, "1.23E+04"), ("##0.0E+0", 12345, "12.3E+3"),
        ("0.00E+00", 0.00012, "1.20E-04"),
        ("#,##0.00 \"€\"", 1234.5, "1,234.50 €"), ("[$€-407] #,##0.00", 5, "€ 5.00"),
        ("\"$\"#,##0_);(\"$\"#,##0)", -5, "($5)"), ("0;(0);\"-\"", 0, "-"), ("0;(0);\"-\"", -7, "(7)"),
        ("[Red]0;[Blue]-0", -3, "-3"), ("[<100]\"low \"0;\"high \"0", 7, "low 7"),
        ("[<100]\"low \"0;\"high \"0", 700, "high 700"), ("000-00-0000", 123_456_789, "123-45-6789"),
        ("# ?/?", 2.25, "2 1/4"), ("# ??/??", 0.3333333, "1/3"), ("# ?/8", 0.5, "4/8"),
        ("?/?", 1.5, "3/2"), ("?/99999", 999_999_999_999_998, "999999999999998"),
        ("# ?/?\" kg\"", 2.25, "2 1/4 kg"), ("# ??/16", 0.25, "4/16"), ("\"x\"General", -1.5, "-x1.5"),
        ("0.0,0", 1.25, "1.25"),
        ("0.00;@", -5, "-5.00"), ("# ?/16\" in\"", 1.25, "1 4/16 in"),
        ("\"x \"# ?/?", 2.5, "x 2 1/2"), ("# ?/?\" in\"", 3, "3 in"), ("# ?/10", 0.3, "3/10"),
        ("0.00,,", 1_234_567, "1.23"), ("#,##0,\"k\"", 1_499, "1k"), ("_(* #,##0_);_(* (#,##0)", -5, "(5)"),
        ("[>=1000000]0.0,,\"M\";[>=1000]0.0,\"K\";0", 2_500_000, "2.5M"),
        ("[>=1000000]0.0,,\"M\";[>=1000]0.0,\"K\";0", 2_500, "2.5K"),
        ("[>=1000000]0.0,,\"M\";[>=1000]0.0,\"K\";0", 25, "25"),
        ("[=1]\"one\";[=2]\"two\";0", 2, "two"), ("[Color 10]0.0?", 1.5, "1.5"),
        ("# ##0", 1_234_567, "1234 567"),
        ("\"n/a\"", 5, "n/a"), ("0.00\\ \"kg\"", 2, "2.00 kg"),
    ]

    private static let datesShown: [(String, Double, String)] = [
        ("yyyy-mm-dd", 45351, "2024-02-29"), ("d-mmm-yy", 45351, "29-Feb-24"),
        ("dddd, mmmm d, yyyy", 45351, "Thursday, February 29, 2024"),
        ("[$-407]d. mmmm yyyy", 45352, "1. März 2024"),
        ("h:mm AM/PM", 0.75, "6:00 PM"), ("hh:mm:ss", 0.999999, "00:00:00"),
        ("mm:ss.0", 0.0001, "00:08.6"),
        ("[h]:mm", 1.5, "36:00"), ("[mm]", 0.5, "720"),
        ("yyyy-mm-dd hh:mm", 45352.6041666667, "2024-03-01 14:30"),
        ("dd/mm/yyyy", 60, "29/02/1900"), ("dd/mm/yyyy", 61, "01/03/1900"),
        ("dd/mm/yyyy", 1, "01/01/1900"),
        ("h:mm a/p", 0.75, "6:00 p"), ("h:mm A/P", 0.25, "6:00 A"), ("h:mm;@", -1, "-1"),
        ("e-mm-dd", 45352, "2024-03-01"), ("ee\"x\"", 45352, "2024x"), ("d/m/bbbb", 45352, "1/3/2567"),
        ("[$-107041E]d/m/yyyy", 45352, "1/3/2567"), ("[$-41E]d/m/yyyy", 45352, "1/3/2024"),
        ("[$-2060401]dd/mm/yyyy", 45352, "2024-03-01"), ("[$-411]ggge\"年\"m\"月\"d\"日\"", 45352, "2024-03-01"),
        ("[$-411]e/m/d", 45352, "2024-03-01"), ("[h]:mm", -0.5, "-12:00"), ("[mm]:ss", 0.5, "720:00"),
        ("hh.mm", 0.75, "18.00"), ("dd.mm.yyyy hh.mm", 45352.75, "01.03.2024 18.00"),
        ("mm.ss", 0.0007, "01.00"),
        ("m/d/yy h:mm", 45352.5, "3/1/24 12:00"), ("yyyy", -1, "-1"),
    ]

    @Test(arguments: numbersShown)
    func numbers(_ code: String, _ value: Double, _ shown: String) {
        #expect(NumberFormat(code).text(of: value).trimmed == shown)
    }

    @Test(arguments: datesShown)
    func dates(_ code: String, _ value: Double, _ shown: String) {
        #expect(NumberFormat(code).text(of: value) == shown)
    }

    @Test("The 1904 system counts from another day")
    func macintosh() {
        #expect(NumberFormat("yyyy-mm-dd").text(of: 0, dates: .from1904) == "1904-01-01")
        #expect(SpreadsheetDate(serial: 43_889, system: .from1904)?.iso8601 == "2024-02-29")
    }

    @Test(arguments: [("@", "x", "x"), ("0;0;0;\"<\"@\">\"", "x", "<x>"), ("0.00", "x", "x")])
    func texts(_ code: String, _ text: String, _ shown: String) {
        #expect(NumberFormat(code).text(of: text) == shown)
    }

    @Test("Any code shows something, and quickly")
    func anyCode() {
        var random = SystemRandomNumberGenerator()
        let alphabet = Array("0#?.,%E+-/;[]\"\\_*@ymdhsAPG$€<>= ")
        for _ in 0..<5000 {
            let code = String((0..<12).map { _ in alphabet.randomElement(using: &random) ?? "0" })
            for value in [0, 1.5, -1234.567, 45351.25, 1e300, -1e-300] {
                _ = NumberFormat(code).text(of: value)
            }
            _ = NumberFormat(code).text(of: "text")
        }
    }

    @Test(arguments: [
        (1, "i", "a"), (4, "iv", "d"), (27, "xxvii", "aa"), (1999, "mcmxcix", "1999"), (0, "0", "0"),
    ])
    func numerals(_ number: Int, _ roman: String, _ letters: String) {
        #expect(ListNumeral.lowerRoman.text(of: number) == roman)
        #expect(ListNumeral.lowerLetter.text(of: number) == letters)
    }
}

extension String {
    /// Without the spaces that stand for the width of a sign.
    fileprivate var trimmed: String {
        String(drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
    }
}
