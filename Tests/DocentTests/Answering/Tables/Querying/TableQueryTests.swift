import Testing

@testable import Docent

@Suite("Conditions of questions for rows")
struct TableQueryTests {
    private static let devices = """
        # Devices

        | Device | Hall | Price | Inspected | Warranty |
        | --- | --- | --- | --- | --- |
        | Pump P1 | Hall 1 | € 1,200 | 2024-03-01 | yes |
        | Pump P2 | Hall 2 | € 450 | 2023-12-10 | no |
        | Fan F1 | Hall 1 | € 3,900 | 2022-06-30 | no |
        | Fan F2 | Hall 3 | € 2,100 | | yes |
        | Boiler B1 | Hall 2 | € 640 | 2024-01-15 | no |
        """
    private static let staff = """
        # Staff

        | Employee | Salary | Hired | Room |
        | --- | --- | --- | --- |
        | Ann Lee | 52000 | 2019-03-01 | 12 |
        | Bob Ray | 47000 | 2015-07-01 | |
        | Cid Fox | 61000 | 2022-01-10 | 14 |
        | Dee Poe | 55000 | 2018-01-10 | |
        """
    private static let machines = """
        # Maschinen

        | Maschine | Halle | Preis | Prüfung | Kran |
        | --- | --- | --- | --- | --- |
        | Säge S1 | Halle A | 4.500 € | 2021-05-02 | ja |
        | Presse P1 | Halle B | 9.800 € | 2019-11-20 | nein |
        | Fräse F1 | Halle A | 12.000 € | 2023-02-14 | nein |
        """

    private static let courses = """
        # Courses

        | Course | Seats | Starts at | Ends |
        | --- | --- | --- | --- |
        | First aid | 16 | 09:00 | 2025-03-12 |
        | Welding | 8 | 08:00 | 2026-02-03 |
        | Excel | 20 | 13:30 | 2025-04-22 |
        """

    /// The names of the rows that an answer without doubt gives.
    private func names(_ question: String, _ text: String) async throws -> [String] {
        let quotation = try await quotation(question, text)
        guard quotation.confidence >= Confidence.sure else { return ["in doubt"] }
        let names = text.split(separator: "\n").dropFirst(3).map {
            String($0.dropFirst(2).prefix { $0 != "|" }.dropLast())
        }
        return names.filter { quotation.text.contains($0) }
    }

    @Test(
        "what is not so was answered with what is so",
        arguments: [
            (devices, "Which devices are not in Hall 1?", ["Pump P2", "Fan F2", "Boiler B1"]),
            (devices, "Which devices aren't in Hall 1 or Hall 2?", ["Fan F2"]),
            (devices, "Which devices are neither in Hall 1 nor in Hall 3?", ["Pump P2", "Boiler B1"]),
            (devices, "Which devices other than Pump P1 are in Hall 1?", ["Fan F1"]),
            (devices, "Apart from Boiler B1, which devices are in Hall 2?", ["Pump P2"]),
            (devices, "Which devices were not inspected?", ["Fan F2"]),
            (devices, "How many devices are not in Hall 1?", ["Pump P2", "Fan F2", "Boiler B1"]),
            (staff, "Who has no room?", ["Bob Ray", "Dee Poe"]),
            (staff, "Who does not have a room?", ["Bob Ray", "Dee Poe"]),
            (staff, "Who was not hired in 2018?", ["Ann Lee", "Bob Ray", "Cid Fox"]),
            (machines, "Welche Maschinen stehen nicht in Halle A?", ["Presse P1"]),
            (machines, "Welche Maschinen außer Säge S1 stehen in Halle A?", ["Fräse F1"]),
            (machines, "Welche Maschinen haben keinen Kran?", ["Presse P1", "Fräse F1"]),
        ] as [(String, String, [String])])
    func denials(table: String, question: String, rows: [String]) async throws {
        #expect(try await names(question, table) == rows)
    }

    @Test(
        "of several conditions only one was kept",
        arguments: [
            (devices, "Which devices without warranty cost more than 500 €?", ["Fan F1", "Boiler B1"]),
            (devices, "Which devices in Hall 1 cost less than 2,000 €?", ["Pump P1"]),
            (devices, "Which devices inspected before 2024 have no warranty?", ["Pump P2", "Fan F1"]),
            (
                devices, "Which devices were not inspected in 2024 and have no warranty?",
                ["Pump P2", "Fan F1"]
            ),
            (staff, "Which employees have a room and earn at least 61000?", ["Cid Fox"]),
            (staff, "Who was hired before 2019 and earns more than 50000?", ["Dee Poe"]),
            (courses, "Which courses start before 09:00 and have at least 8 seats?", ["Welding"]),
            (courses, "Which courses do not end in 2025?", ["Welding"]),
            (staff, "Which employees were hired between 2016 and 2020 and have a room?", ["Ann Lee"]),
            (machines, "Welche Maschinen kosten nicht mehr als 9.800 €?", ["Säge S1", "Presse P1"]),
            (machines, "Welche Maschinen ohne Kran kosten mehr als 10.000 €?", ["Fräse F1"]),
            (machines, "Welche Maschinen in Halle A wurden nach 2022 geprüft?", ["Fräse F1"]),
        ] as [(String, String, [String])])
    func several(table: String, question: String, rows: [String]) async throws {
        #expect(try await names(question, table) == rows)
    }

    @Test(
        "the cell of another row was no bound, and that row the answer",
        arguments: [
            (staff, "Who earns less than Ann Lee?", ["Bob Ray"]),
            (staff, "Who earns more than Lee?", ["Cid Fox", "Dee Poe"]),
            (staff, "Who was hired after Ann Lee?", ["Cid Fox"]),
            (courses, "Which courses have more seats than First aid?", ["Excel"]),
            (devices, "Which devices are cheaper than Pump P1?", ["Pump P2", "Boiler B1"]),
            (machines, "Welche Maschinen kosten mehr als Säge S1?", ["Presse P1", "Fräse F1"]),
        ] as [(String, String, [String])])
    func otherRows(table: String, question: String, rows: [String]) async throws {
        #expect(
            try await quotation(question, table).citations.map { $0.quote.prefix(while: { $0 != "\t" }) }
                == rows.map { $0[...] })
    }

    @Test(
        "the first and the last were so by their place, whatever their dates",
        arguments: [
            (staff, "Who was hired first?", ["Bob Ray"]), (staff, "Who was hired last?", ["Cid Fox"]),
            (devices, "Which device was inspected first?", ["Fan F1"]),
            (devices, "Which device in Hall 2 was inspected last?", ["Boiler B1"]),
            (courses, "Which course ends last?", ["Welding"]),
            (machines, "Welche Maschine wurde zuerst geprüft?", ["Presse P1"]),
            (staff, "Which employee is in the first row?", ["Ann Lee"]),
            (devices, "Which device is the last in the list?", ["Boiler B1"]),
        ] as [(String, String, [String])])
    func order(table: String, question: String, rows: [String]) async throws {
        #expect(try await names(question, table) == rows)
    }

    @Test("the first row was the first without a word, where no column holds dates")
    func orderWithoutDates() async throws {
        let table = "# Teams\n\n| Team | City |\n| --- | --- |\n| Reds | Bonn |\n| Blues | Ulm |\n"
        let quotation = try await quotation("Which team is first?", table)
        #expect(quotation.text.hasPrefix("Reds"))
        #expect(quotation.remarks.contains(.orderOfRows))
    }

    @Test(
        "a word of condition that nothing took up left no doubt",
        arguments: [
            (devices, "Which devices are hardly ever in Hall 1?", "hardly"),
            (devices, "What does a device cost that is not in Hall 1?", "not"),
            (devices, "Which devices are in the same hall as Fan F2?", "same"),
            (devices, "Which devices cost more than average?", "more than"),
            (devices, "Which devices cost at most as much as Pump P1?", "at most"),
        ])
    func untold(table: String, question: String, word: String) async throws {
        let quotation = try await quotation(question, table)
        #expect(quotation.confidence <= Confidence.doubtful)
        #expect(
            quotation.doubts.contains { $0.code == .notUnderstood && $0.asked.joined().contains(word) })
    }

    @Test("the number of a header, as in `Contract no.`, took a negation up")
    func numberOfHeader() async throws {
        let table =
            "# Contracts\n\n| Contract no. | Partner |\n| --- | --- |\n| C-11 | Novak Ltd |\n| C-12 | Orbit GmbH |\n"
        #expect(try await names("Which contracts are not with Orbit?", table) == ["C-11"])
        let other = try await quotation("Which contracts are not with Orbis?", table)
        #expect(other.confidence <= Confidence.doubtful)
    }

    @Test("rows were counted for what a column of them counts")
    func countOfColumn() async throws {
        let table =
            "# Leave\n\n| Department | Entitlement (days) | Left |\n| --- | --- | --- |\n| Service | 1,600 | 506 |\n| Sales | 900 | 120 |\n"
        let quotation = try await quotation(
            "How many days of leave does the service department have left?", table)
        #expect(!quotation.text.contains("of 2 days"))
    }

    @Test("dates of which the day may be the month are told by the other cells, or left in doubt")
    func readingsOfDates() async throws {
        let told =
            "# Assets\n\n| Asset | Acquired |\n| --- | --- |\n| Mill | 05/06/2019 |\n| Lathe | 06/05/2019 |\n| Press | 17/02/2020 |\n"
        #expect(try await names("Which asset was acquired first?", told) == ["Lathe"])
        let untold = told.replacing("17/02", with: "07/02")
        #expect(try await names("Which asset was acquired first?", untold) == ["in doubt"])
    }

    @Test("of no row that fulfils all it is said, in doubt")
    func none() async throws {
        let quotation = try await quotation("Which devices in Hall 3 were inspected in 2024?", devicesOnly)
        #expect(quotation.confidence <= Confidence.doubtful)
    }

    private var devicesOnly: String { Self.devices }

    @Test("a negation that the row itself says is told")
    func toldByRow() async throws {
        let table =
            "# Fees\n\n| Item | Members | Non-members |\n| --- | --- | --- |\n| Hall hire | £ 20 | £ 35 |\n| Court hire | £ 5 | £ 9 |\n"
        let quotation = try await quotation("What does hall hire cost for non-members?", table)
        #expect(!quotation.doubts.contains { $0.code == .notUnderstood })
    }
}
