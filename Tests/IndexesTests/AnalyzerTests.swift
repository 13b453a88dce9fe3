import Testing

@testable import Indexes

@Suite struct AnalyzerTests {
    @Test(arguments: [
        ("Kündigungen", ["kundigungen"]), ("Running quickly", ["run", "quick"]),
        ("PX-4000-B", ["px", "4000", "px4000b"]), ("PX4000B", ["px4000b"]), ("2.4.1", ["2.4", "2.4.1"]),
        ("1,200", ["1.200", "1200"]), ("3.5", ["3.5"]), ("e-mails", ["mail", "email"]),
        ("company's", ["compani"]),
        ("don't", ["dont"]), ("C++ and C#", ["c++", "and", "c#"]), ("max_size", ["max", "size", "maxsize"]),
        ("Straße", ["strass"]), ("ﬁne", ["ﬁne"]), ("東京都", ["東京", "京都"]), ("日", ["日"]),
        ("ภาษา", ["ภาษ", "าษา"]), ("l’avion", ["avion"]), ("end. Next", ["end", "next"]), ("— … !", []),
        ("Ёлка", ["елка"]), ("40 m²", ["40", "m2"]), ("H₂O", ["h2o"]), ("10⁶", ["10"]),
        ("revenue¹²", ["revenu", "12", "revenue12"]), ("50¹ EUR", ["50", "eur"]), ("a-“b”", ["a", "b"]),
    ]) func `words become terms`(text: String, terms: [String]) {
        #expect(Analyzer().terms(of: text).terms == terms)
    }

    @Test(arguments: [
        ("added", "add"), ("consolation", "consol"), ("generously", "generous"), ("knightly", "knight"),
        ("skies", "sky"), ("hopping", "hop"), ("hoping", "hope"), ("relational", "relat"), ("happy", "happi"),
        ("organization", "organiz"), ("university", "universiti"), ("ties", "tie"), ("cries", "cri"),
        ("proceed", "proceed"), ("vietnamization", "vietnam"), ("controll", "control"),
        ("psychologist", "psycholog"),
    ]) func `words have the stems of Snowball's English`(word: String, stem: String) {
        #expect(String(decoding: EnglishStemmer.stem(Array(word.utf8)), as: UTF8.self) == stem)
    }

    @Test func `questions lose words without meaning, by their language, and keep repetitions`() {
        let analyzer = Analyzer()
        #expect(
            analyzer.terms(ofQuestion: "What is the price of the price list?").map(\.term) == [
                "price", "list",
            ])
        #expect(analyzer.terms(ofQuestion: "price price list").map(\.count) == [2, 1])
        #expect(
            analyzer.terms(ofQuestion: "Wie viele Tage sind es im Jahr?").map(\.term) == ["tage", "jahr"])
        #expect(analyzer.terms(ofQuestion: "who is it").map(\.term) == ["who", "is", "it"])
        #expect(analyzer.terms(ofQuestion: "die hard war").map(\.term) == ["die", "hard", "war"])
    }

    @Test func `any bytes give terms that are short and not empty`() {
        var random = Seeded(state: 3)
        for _ in 0..<200 {
            let scalars = (0..<50).compactMap { _ in
                Unicode.Scalar(UInt32.random(in: 0..<0x30000, using: &random))
            }
            var text = ""
            text.unicodeScalars.append(contentsOf: scalars)
            for term in Analyzer().terms(of: text).terms {
                #expect(!term.isEmpty && term.utf8.count <= Analyzer.longestTerm + 3)
            }
        }
    }

    @Test(arguments: [
        ("the default of shared_buffers", "sharedbuffers"), ("what does --no-owner do", "noowner"),
        ("price of the PX-4000-B?", "px4000b"), ("fixed in (15.7)", "15.7"), ("error E09", "e09"),
    ]) func `a name of code, of a part or of a version counts three times`(question: String, term: String) {
        let counts = Analyzer().terms(ofQuestion: question, weighsCodes: true)
        #expect(counts.first { $0.term == term }?.count == 3, "\(counts)")
        #expect(counts.filter { $0.count > 1 }.count == 1)
    }

    @Test func `words with hyphens and plain numbers count once`() {
        let counts = Analyzer().terms(
            ofQuestion: "two-dimensional flow over 12 plates, as in e.g. 1985", weighsCodes: true)
        #expect(counts.allSatisfy { $0.count == 1 }, "\(counts)")
    }

    @Test("narrow kana are the same words as wide ones")
    func narrowKana() {
        #expect(Analyzer().terms(of: "ｽｷｬﾅｰ ﾌﾟﾛｼﾞｪｸﾄ").terms == Analyzer().terms(of: "スキャナー プロジェクト").terms)
    }
}
