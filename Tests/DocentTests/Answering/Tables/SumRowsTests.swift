import Testing

@testable import Docent

struct SumRowsTests {
    private func rows(_ names: [String], _ amounts: [String], header: String = "Amount") -> [[RowCell]] {
        zip(names, amounts).map {
            [RowCell(header: "Name", value: $0), RowCell(header: header, value: $1)]
        }
    }

    @Test(arguments: [
        (["Total Energies", "Bolt", "Acme"], ["900 EUR", "80 EUR", "75 EUR"], []),
        (["Acme", "Bolt", "Total Energies"], ["80", "75", "900"], []),
        (["Acme", "Bolt", "Total"], ["80", "75", "900"], [2]),
        (["Acme", "Bolt", "Total revenue"], ["80", "75", "155"], [2]),
        (
            ["A-1", "A-2", "Subtotal", "B-1", "B-2", "Subtotal", "Grand total"],
            ["1", "2", "3", "4", "5", "9", "12"], [2, 5, 6]
        ),
        (["Kiosk", "Shop", "Average"], ["2", "4", "3"], [2]),
        (["Sound", "Light", "All departments"], ["80", "75", "155"], [2]),
        (["Sound", "Light", "All Saints"], ["80", "75", "160"], []),
        (["Köln", "Bonn", "Zwischensumme"], ["2", "4", "6"], [2]),
        (["Köln", "Bonn", "Gesamt 2026"], ["2", "4", "6"], [2]),
    ])
    func `a company was taken for the sum by its name, and subtotals for rows`(
        names: [String], amounts: [String], sums: [Int]
    ) {
        #expect(SumRows.all(of: rows(names, amounts)) == Set(sums))
    }

    @Test func `the largest is looked for among all rows but sums`() {
        let table = rows(["Acme", "Total Energies", "Bolt", "Total"], ["80", "900", "75", "1055"])
        #expect(TableQuestion("Who has the largest amount?").pointed(in: table) == [1: 1])
    }

    @Test func `amounts of several currencies were compared as bare numbers`() {
        let table = rows(["Seal", "Valve", "Motor"], ["900 CZK", "80 EUR", "75 USD"], header: "Price")
        #expect(TableQuestion("Which is the most expensive?").pointed(in: table).isEmpty)
        let bound = TableQuestion("Which cost more than 70 EUR?").fitting([0, 1, 2], of: table)
        #expect(bound?.contains(0) != true)
    }
}
