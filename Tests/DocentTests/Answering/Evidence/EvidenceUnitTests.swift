import Documents
import Testing

@testable import Docent

@Suite("Units of evidence")
struct EvidenceUnitTests {
    private func rows(_ html: String) throws -> [EvidenceUnit] {
        let passage = try SamplePassages.passage(html, number: 1, document: "doc.html")
        return EvidenceUnit.units(of: passage, number: 0)
    }

    @Test("a row is told with the merged cells that cover it")
    func merged() throws {
        let units = try rows(
            """
            <table><tr><th>Grade<th>Step<th>Pay<tr><td rowspan=2>A<td>1<td>100<tr><td>2<td>110
            <tr><td>B<td>1<td rowspan=2>200<tr><td>C<td>2</table>
            """)
        #expect(
            units.map(\.compared) == [
                "Grade: A; Step: 1; Pay: 100", "Grade: A; Step: 2; Pay: 110", "Grade: B; Step: 1; Pay: 200",
                "Grade: C; Step: 2; Pay: 200",
            ])
        #expect(units.map(\.text) == ["A\t1\t100", "2\t110", "B\t1\t200", "C\t2"])
    }

    @Test("a title above the names of the columns speaks of the whole table")
    func titled() throws {
        let units = try rows(
            "<table><tr><td>Spending 2024<tr><td>Team<td>Budget<tr><td>Robotics<td>500<tr><td>Optics<td>300</table>"
        )
        #expect(units.map(\.compared) == ["Team: Robotics; Budget: 500", "Team: Optics; Budget: 300"])
        #expect(units.allSatisfy { $0.context == "Spending 2024" })
    }

    @Test("the title of a box headed the values of all its rows")
    func box() throws {
        let box =
            "<table><tr><th colspan=2>Marguerite Olin<tr><th>Born<td>1921<tr><th>Known for<td>breaking codes</table>"
        let units = try rows("<p>A mathematician of Ande.</p>" + box).filter { !$0.cells.isEmpty }
        #expect(units.map(\.compared) == ["Born: 1921", "Known for: breaking codes"])
        #expect(units.allSatisfy { $0.context.hasSuffix("Marguerite Olin") })
    }

    @Test("a hidden row was quoted with its table, though nobody asked for hidden text")
    func hidden() throws {
        var builder = DocumentBuilder(format: Format(rawValue: "xlsx"))
        builder.beginTable(place: .sheet(name: "Staff"))
        let lines = ["Person Bonus", "Bo 5%", "Vera 30%", "Piet 20%"]
        for (number, line) in lines.enumerated() {
            for (column, words) in line.split(separator: " ").enumerated() {
                builder.cell(column: column + 1, Inline(words))
            }
            builder.endRow(number: number + 1, isHidden: number == 2)
        }
        builder.endTable(headerRows: 1)
        var passage = SamplePassages.passage(of: builder.build(), number: 1, document: "staff.xlsx")
        let shown = EvidenceUnit.units(of: passage, number: 0, wholeTables: true)
        #expect(shown.map(\.compared) == ["Person: Bo; Bonus: 5%", "Person: Piet; Bonus: 20%"])
        let question = AskedQuestion("How many persons are there?")
        let counted = QueryAnswer(question)?.quotation(from: AskedTables(shown, [passage], question))
        #expect(counted?.citations.map(\.quote) == ["Bo\t5%", "Piet\t20%"])
        passage.layers.insert(.hidden)
        let all = EvidenceUnit.units(of: passage, number: 0, wholeTables: true)
        #expect(all.map(\.text) == ["Bo\t5%", "Vera\t30%", "Piet\t20%"])
    }

    @Test("a short fact after its name says something, a heading and a few words do not")
    func bare() throws {
        let units = try rows(
            "<p>Landlord: Havel AG</p><p>The landlord</p><h2>Notice: rent</h2><p>Agreed:</p>")
        #expect(units.map(\.isBare) == [false, true, true, true])
    }
}
