import Testing

@testable import Docent

@Suite("Bounds of years in tables")
struct YearSpanTests {
    private static func rows(_ headers: [String], _ rows: [[String]]) -> [[RowCell]] {
        rows.map { values in zip(headers, values).map { RowCell(header: $0, value: $1) } }
    }

    private static let machines = rows(
        ["Machine", "Built", "Price"],
        [
            ["Emco", "2009", "€ 78,000"], ["DMU", "2014", "€ 190,000"], ["Hermle", "2018", "€ 240,000"],
            ["Trumpf", "2021", "€ 312,500"],
        ])
    private static let staff = rows(
        ["Name", "Joined", "Salary"],
        [
            ["Anna", "01/03/2015", "4,200.00 €"], ["Björn", "15/09/2021", "3,850.50 €"],
            ["Céline", "02/01/2008", "5,125.75 €"], ["Deniz", "01/06/2024", "3,600.00 €"],
        ])

    @Test(
        "a bare year behind after, before or since was a word that no row held",
        arguments: [
            ("Which machines were built after 2014?", [2, 3]),
            ("Which machines were built since 2014?", [1, 2, 3]),
            ("Welche Maschinen wurden nach 2014 gebaut?", [2, 3]),
            ("Welche Maschinen sind vor 2014 gebaut?", [0]),
            ("Quelles machines ont été construites après 2014 ?", [2, 3]),
            ("¿Qué máquinas se construyeron después de 2014?", [2, 3]),
            ("Which machines were built between 2010 and 2018?", [1, 2]),
        ] as [(String, [Int])])
    func years(question: String, rows: [Int]) {
        #expect(Set(TableQuestion(question).pointed(in: Self.machines).keys) == Set(rows))
    }

    @Test(
        "dates bounded by a year or a day kept to nothing where no header was named",
        arguments: [
            ("Who joined the firm before 2016?", [0, 2]), ("Wer ist vor 2016 eingetreten?", [0, 2]),
            ("Qui est entré avant 2016 ?", [0, 2]), ("Wer ist nach dem 1. Januar 2020 eingetreten?", [1, 3]),
            ("Who started after 1 January 2020?", [1, 3]),
        ] as [(String, [Int])])
    func dates(question: String, rows: [Int]) {
        #expect(Set(TableQuestion(question).pointed(in: Self.staff).keys) == Set(rows))
    }

    @Test("of two columns of dates none was meant, and an amount is no year")
    func others() {
        let two = Self.rows(["Name", "Begun", "Ended"], [["A", "2010", "2018"], ["B", "2016", "2020"]])
        #expect(TableQuestion("Which was there before 2015?").pointed(in: two).isEmpty)
        #expect(YearSpan("Which costs are before tax over 2000 €?") == nil)
        #expect(YearSpan("Which invoices are of 2015?") == nil)
        #expect(YearSpan("When was it built?") == nil)
    }

    @Test(
        "a limit told by a verb found no column",
        arguments: [
            ("Who earns at least 4,000 €?", [0, 2]), ("Wer verdient mindestens 4.000 €?", [0, 2]),
            ("Wer verdient weniger als 4.000 €?", [1, 3]), ("Qui gagne au moins 4 000 € ?", [0, 2]),
            ("Wer verdient mehr als 4.000 €?", [0, 2]),
        ] as [(String, [Int])])
    func verbs(question: String, rows: [Int]) {
        let header = question.hasPrefix("Qui") ? "Salaire" : question.hasPrefix("Wer") ? "Gehalt" : "Salary"
        let staff = Self.staff.map { row in
            row.map { $0.header == "Salary" ? RowCell(header: header, value: $0.value) : $0 }
        }
        #expect(Set(TableQuestion(question).pointed(in: staff).keys) == Set(rows))
    }

    @Test("a price was bounded only where the header was named")
    func prices() {
        let articles = Self.rows(
            ["Réf.", "Prix HT"],
            [["CH-010", "219.90 €"], ["TA-300", "2,890.00 €"], ["BU-120", "749.00 €"]])
        let pointed = { (question: String) in Set(TableQuestion(question).pointed(in: articles).keys) }
        #expect(pointed("Quels articles coûtent plus de 700 € ?") == [1, 2])
        #expect(pointed("Quels articles coûtent entre 200 et 800 € ?") == [0, 2])
    }

    @Test(
        "the second was the first",
        arguments: [
            ("What is the second most expensive machine?", [2]),
            ("Welches ist die zweitteuerste Maschine?", [2]),
            ("Quelle est la deuxième machine la plus chère ?", [2]),
            ("Which is the third largest price?", [1]),
            ("What is the most expensive machine?", [3]), ("¿Cuál es la segunda máquina más cara?", [2]),
            ("Which is the second cheapest machine?", [1]),
        ] as [(String, [Int])])
    func ranks(question: String, rows: [Int]) {
        #expect(Set(TableQuestion(question).pointed(in: Self.machines).keys) == Set(rows))
    }
}
