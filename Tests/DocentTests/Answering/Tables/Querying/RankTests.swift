import Testing

@testable import Docent

@Suite("Ranks, orders and spans of years in tables")
struct RankTests {
    private static let films = """
        # Films

        | Rank | Film | Gross (US$ million) | Year |
        | --- | --- | --- | --- |
        | 1 | Ash | $289.7 | 1991 |
        | 2 | Birch | $286.5 | 1995 |
        | 3 | Cedar | $283.8 | 1981 |
        | 4 | Dune | $283.8 | 1986 |
        | 5 | Elm | $282.0 | 1996 |
        | 6 | Fir | $275.1 | 1979 |
        """
    private static let towers = """
        # Towers

        | Tower | Height | City |
        | --- | --- | --- |
        | Meri | 290 m | Ulm |
        | Opal | 310 m | Bonn |
        | Vista | 290 m | Bonn |
        | Crown | 260 m | Ulm |
        | Union | 275 m | Ulm |
        | Pico | 270 m | Bonn |
        """
    private static let tuerme = """
        # Türme

        | Turm | Höhe |
        | --- | --- |
        | Meri | 290 m |
        | Opal | 310 m |
        | Vista | 285 m |
        | Krone | 260 m |
        | Union | 275 m |
        | Pico | 270 m |
        """

    /// The cells of a table that an answer without doubt names, of one column.
    private func names(_ question: String, _ text: String, column: Int = 0) async throws -> [String] {
        let quotation = try await quotation(question, text)
        guard quotation.confidence >= Confidence.sure else { return ["in doubt"] }
        let names = text.split(separator: "\n").dropFirst(3).map {
            $0.split(separator: "|")[column].split(separator: " ").joined(separator: " ")
        }
        return names.filter { quotation.text.contains($0) }
    }

    @Test(
        "a rank above the fourth was the first, and rows that tie counted once",
        arguments: [
            (films, "What is the fifth highest-grossing film?", 1, ["Elm"]),
            (films, "Which film has the fourth highest gross?", 1, ["Dune"]),
            (films, "Which film has the 6th highest gross?", 1, ["Fir"]),
            (towers, "Which is the fourth tallest tower?", 0, ["Union"]),
            (towers, "What is the fifth tallest tower?", 0, ["Pico"]),
            (towers, "Which is the sixth tallest tower?", 0, ["Crown"]),
            (towers, "Which is the second tallest tower in Ulm?", 0, ["Union"]),
            (tuerme, "Welcher Turm ist der fünfthöchste?", 0, ["Pico"]),
            (tuerme, "Welcher Turm ist der sechsthöchste?", 0, ["Krone"]),
        ] as [(String, String, Int, [String])])
    func ranks(table: String, question: String, column: Int, rows: [String]) async throws {
        #expect(try await names(question, table, column: column) == rows)
    }

    private static let rulers = """
        # Rulers of Ande

        | Ruler | Reign | House |
        | --- | --- | --- |
        | Ada | 1102–1127 (25 years) | Aldor |
        | Bodo | 1127–1129 (2 years) | Aldor |
        | Cid | 1129–1163 (34 years) | Brenn |
        | Dora | 1163–1190 (27 years) | Brenn |
        """
    private static let mayors = """
        # Mayors

        | Mayor | Term |
        | --- | --- |
        | Novak | 1901–1912 |
        | Weiss | 1912–15 |
        | Brandt | 1915–1946 |
        | Kern | 1946–1961 |
        """

    @Test(
        "spans of years were compared by their last year",
        arguments: [
            (rulers, "Which ruler had the longest reign?", "Cid"),
            (rulers, "Which ruler had the shortest reign?", "Bodo"),
            (mayors, "Which mayor had the longest term?", "Brandt"),
            (mayors, "Which mayor had the shortest term?", "Weiss"),
            (mayors, "Who was mayor the longest?", "Brandt"),
        ])
    func spans(table: String, question: String, row: String) async throws {
        let quotation = try await quotation(question, table)
        #expect(quotation.text.hasPrefix(row))
        #expect(quotation.confidence >= Confidence.sure)
    }

    private static let awards = """
        # Award for the best actor

        | Year | Actor | Film |
        | --- | --- | --- |
        | 2003 (49th) | Ines Rossi | The Door |
        | 2004 (50th) | Luca Sato | The Lamp |
        | 2005 (51st) | Mira Weiss | The Wall |
        """

    @Test(
        "a year or a span of years with a note behind it held no year",
        arguments: [
            (rulers, "Who was the ruler in 1165?", "Dora"),
            (rulers, "Which ruler reigned in 1128?", "Bodo"),
            (awards, "Which actor got the award in 2004?", "Luca Sato"),
            (awards, "Which film got the award in 2005?", "The Wall"),
        ])
    func notes(table: String, question: String, row: String) async throws {
        let first = try await quotation(question, table).text.split(separator: "\n").first ?? ""
        #expect(first.contains(row))
    }

    private static let peaks = """
        # Peaks

        | Peak | Height (m) | First ascent | Climbers |
        | --- | --- | --- | --- |
        | Abel | 1,998 | 1901 | 240 |
        | Bord | 2,045 | 1877 | 195 |
        | Cern | 3,120 | 1921 | 31 |
        | Dorn | 1,870 | 1850 | 1,200 |
        | Gorm | 980 | unknown | 560 |
        """
    private static let league = """
        # 2018–19 First Division

        | Pos | Team | Points | Qualification or relegation |
        | --- | --- | --- | --- |
        | 1 | Reds | 88 | Champions Cup |
        | 2 | Blues | 82 | |
        | 3 | Greens | 19 | Relegation to Second Division |
        | 4 | Whites | 31 | Relegation to Second Division |
        """

    @Test("what is first by its date was first by its place beside a word that the table does not hold")
    func unknownWord() async throws {
        let quotation = try await quotation("Which peak was surveyed first?", Self.peaks)
        #expect(quotation.text.hasPrefix("Dorn"))
        #expect(quotation.confidence <= Confidence.doubtful)
    }

    @Test(
        "an ordinal of a header or of a name was an order",
        arguments: [
            (peaks, "Which peaks were first climbed before 1900?", 0, ["Bord", "Dorn"]),
            (peaks, "Which peak was climbed first?", 0, ["Dorn"]),
            (peaks, "Which peak had the first ascent?", 0, ["Dorn"]),
            (league, "Which teams were relegated from the First Division?", 1, ["Greens", "Whites"]),
            (
                league, "Which teams were relegated from the First Division in 2018–19?", 1,
                ["Greens", "Whites"]
            ),
            (league, "Which team came third in the First Division?", 1, ["Greens"]),
            (league, "Which team won the 2018–19 First Division?", 1, ["Reds"]),
        ] as [(String, String, Int, [String])])
    func names(table: String, question: String, column: Int, rows: [String]) async throws {
        #expect(try await names(question, table, column: column) == rows)
    }
}
