import Documents
import Testing

@testable import Readers

/// Hebrew and Arabic as they stand on a page, and as they are read.
@Suite struct `Text from the right to the left` {
    @Test(arguments: [
        ("םולש", "שלום"), ("ftp", "ftp"), ("2024", "2024"), ("12/05/2024", "12/05/2024"),
        // The signs as they are meant, and as they are drawn.
        ("םולש(", "(שלום"), (")2024", "2024)"), ("םולש)", "(שלום"), ("(םולש)", "(שלום)"),
        ("PDF־ו", "ו־PDF"), ("2023-ב", "ב-2023"), (".50%", "50%."), ("5%", "5%"),
    ])
    func `a word is turned, its numbers and foreign letters are not`(standing: String, read: String) {
        #expect(StandingText.read(standing, on: .rightToLeft) == read)
    }

    @Test func `only words of those scripts are turned on a page from the left`() {
        #expect(StandingText.read("(2024", on: .leftToRight) == "(2024")
        #expect(StandingText.read("םולש", on: .leftToRight) == "שלום")
    }

    @Test(arguments: [
        ("ةيجاتنلإا", "الإنتاجية"), ("تلاكشملا", "المشكلات"), ("لاصتلاا", "الاتصال"), ("لا", "لا"),
        ("لاو", "ولا"), ("مادختسلال", "للاستخدام"), ("ةلاسر", "رسالة"), ("ءاملعلاو", "والعلماء"),
        ("نلأ", "ألن"), ("يللآا", "الآلي"),
    ])
    func `the sign for lam and alif is read in its order where spelling tells`(standing: String, read: String)
    {
        #expect(StandingText.read(standing, on: .rightToLeft) == read)
    }

    @Test func `words against the line are read in their own order, with the number beside them`() {
        let hebrew = ["עם", "365", "Word", "Microsoft", "שלום", "12"]
        #expect(
            StandingText.joined(hebrew, turning: .leftToRight) == "עם Microsoft Word 365 שלום 12")
        let english = ["the", "words", "עולם", "שלום", "mean", "peace"]
        #expect(StandingText.joined(english, turning: .rightToLeft) == "the words שלום עולם mean peace")
    }
}
