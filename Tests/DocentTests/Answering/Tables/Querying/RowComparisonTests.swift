import Testing

@testable import Docent

@Suite("Comparisons of two cells that a question names")
struct RowComparisonTests {
    private static let rivers = """
        # Rivers

        | River | Country | Length (km) | Basin area (km²) | Depth (m) | Bridges |
        | --- | --- | --- | --- | --- | --- |
        | Alme | Nord | 312.5 | 1,900 | 4 | 7 |
        | Brede | Nord | 120 | 2,140 | 9 | 7 |
        | Cuve | Sud | 88.25 | 640 | 6 | 3 |
        """
    private static let machines = """
        # Machines

        | Machine | Price | Weight | Built |
        | --- | --- | --- | --- |
        | Lathe | € 5,300 | 800 kg | 1998 |
        | Press | € 700 | 1,200 kg | 2011 |
        | Saw | € 1,250 | 150 kg | 2004 |
        """
    private static let towns = """
        # Towns

        | Town | Inhabitants 2010 | Inhabitants 2020 | Schools 2010 | Schools 2020 |
        | --- | --- | --- | --- | --- |
        | Ahn | 12,400 | 15,650 | 9 | 8 |
        | Buhl | 8,100 | 7,900 | 4 | 4 |
        """
    private static let staedte = """
        # Flüsse

        | Fluss | Länge | Brücken |
        | --- | --- | --- |
        | Alme | 312 km | 7 |
        | Brede | 120 km | 9 |
        """

    private static let buildings = """
        # Buildings

        | City | Building | Floors |
        | --- | --- | --- |
        | Ulm | Opal House | 56 |
        | Ulm | Crown Point | 48 |
        | Bonn | Union Plaza | 61 |
        | Bonn | Vista Tower | 39 |
        """

    @Test(
        "two rows were quoted, but not what lies between them",
        arguments: [
            (
                rivers, "How much longer is the Alme than the Brede?",
                "192.5 km more. Length (km): Alme 312.5, Brede 120"
            ),
            (rivers, "How much shorter is the Cuve than the Brede?", "31.75 km less. Length (km)"),
            (rivers, "How much deeper is the Alme than the Brede?", "5 m less. Depth (m)"),
            (
                rivers, "How many bridges more than the Cuve does the Alme have?",
                "4 more. Bridges: Alme 7, Cuve 3"
            ),
            (rivers, "What is the difference in length between the Brede and the Cuve?", "31.75 km more."),
            (machines, "How much more does the Lathe cost than the Press?", "€ 4,600 more. Price"),
            (machines, "How much heavier is the Press than the Saw?", "1,050 kg more. Weight"),
            (machines, "How much older is the Lathe than the Saw?", "6 years earlier. Built"),
            (
                towns, "By how many inhabitants did Ahn grow from 2010 to 2020?",
                "3,250 more. Ahn: Inhabitants 2010 12,400, Inhabitants 2020 15,650"
            ),
            (towns, "How much did the inhabitants of Buhl change between 2010 and 2020?", "200 less. Buhl"),
            (staedte, "Um wie viel länger ist die Alme als die Brede?", "192 km more. Länge"),
        ])
    func differences(table: String, question: String, words: String) async throws {
        let quotation = try await quotation(question, table)
        #expect(quotation.text.hasPrefix(words))
        #expect(quotation.confidence >= Confidence.sure)
        #expect(quotation.remarks.contains { $0.code == .computed })
        #expect(quotation.citations.flatMap(\.cells).count { $0.role == .value } == 2)
    }

    @Test(
        "which of two was left to the reader",
        arguments: [
            (rivers, "Which is longer, the Alme or the Cuve?", "Alme, by 224.25 km. Length (km)"),
            (rivers, "Which has a larger basin, the Alme or the Brede?", "Brede, by 240 km². Basin area"),
            (rivers, "Which has more bridges, the Alme or the Brede?", "Neither, they are equal. Bridges"),
            (
                buildings, "Which has more floors, Vista Tower or Opal House?",
                "Opal House, by 17. Floors: Opal House 56, Vista Tower 39"
            ),
            (machines, "Which is cheaper, the Lathe or the Saw?", "Saw, by € 4,050. Price"),
            (machines, "Which is older, the Press or the Saw?", "Saw, by 7 years. Built"),
            (staedte, "Welcher Fluss hat mehr Brücken, die Alme oder die Brede?", "Brede, by 2. Brücken"),
        ])
    func choices(table: String, question: String, words: String) async throws {
        let quotation = try await quotation(question, table)
        #expect(quotation.text.hasPrefix(words))
        #expect(quotation.confidence >= Confidence.sure)
    }

    @Test(
        "whether one is more than the other was answered with one of them",
        arguments: [
            (rivers, "Is the Alme longer than the Brede?", "Yes, by 192.5 km. Length (km)"),
            (rivers, "Is the Alme larger than the Brede?", "No: 240 km² less. Basin area (km²)"),
            (rivers, "Does the Cuve have fewer bridges than the Alme?", "Yes, by 4. Bridges"),
            (rivers, "Does the Brede have more bridges than the Alme?", "No, they are equal. Bridges"),
            (machines, "Is the Press more expensive than the Lathe?", "No: € 4,600 less. Price"),
            (machines, "Was the Lathe built before the Saw?", "Yes, by 6 years. Built"),
            (machines, "Was the Press built before the Saw?", "No: 7 years later. Built"),
            (machines, "Was the Press built after the Lathe?", "Yes, by 13 years. Built"),
            (staedte, "Ist die Alme länger als die Brede?", "Yes, by 192 km. Länge"),
        ])
    func verdicts(table: String, question: String, words: String) async throws {
        let quotation = try await quotation(question, table)
        #expect(quotation.text.hasPrefix(words))
        #expect(quotation.confidence >= Confidence.sure)
    }

    @Test(
        "what the two are not compared by is not computed",
        arguments: [
            (rivers, "Is the Alme colder than the Brede?"), (rivers, "Is the Alme longer than the Drau?"),
            (machines, "Is the Lathe louder than the Press?"),
            (towns, "By how many inhabitants did Ahn grow from 2010 to 2030?"),
        ])
    func untold(table: String, question: String) async throws {
        let quotation = try await quotation(question, table)
        #expect(!quotation.remarks.contains { $0.code == .computed })
    }
}
