import Documents
import Readers
import Testing

@testable import Docent

@Suite("Merged cells as a model reads them")
struct RepeatedCellsTests {
    private static let novels = """
        <title>Novels</title><table><tr><th>Author<th>No.<th>Title<th>Pages
        <tr><td rowspan=3>Ida Holt<td>1<td>The Mill<td>310<tr><td>2<td>The Ford<td>705<tr><td>3<td>The Weir<td>250
        <tr><td>Max Rees<td>4<td>The Lock<td>640</table>
        """

    @Test("a cell that reaches down into the first row of a passage was not its own", arguments: [2, 3])
    func fromAbove(row: Int) throws {
        let content = try readDocument(named: "a.html", bytes: Array(Self.novels.utf8))
        let rows = try #require(content.blocks.compactMap(\.table).first).rows
        let source = SamplePassages.passage(
            of: content, number: 1, document: "a.html",
            range: rows[row].range.lowerBound..<rows[4].range.upperBound)
        let repeated = try #require(RepeatedCells(of: source))
        let found = repeated.ranges(of: row == 2 ? "Ida Holt 2 The Ford 705" : "Ida Holt 3 The Weir 250")
        #expect(
            found?.map { String(content[$0]).replacing("\t", with: " ") }.joined(separator: " ").hasPrefix(
                "Ida Holt") == true)
    }
}
