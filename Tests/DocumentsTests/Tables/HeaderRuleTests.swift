import Documents
import Testing

/// Small tables as text.
///
/// Rows by lines, cells by bars, `*` before a bold row, `_` before a bold cell, `→2` and `↕2` after the words of a cell
/// that spans columns and rows. On a sheet numbers are typed.
@Suite struct `Header rows that a file does not name` {
    struct Sample: CustomTestStringConvertible, Sendable {
        let hint: HeaderHint
        let headerRows: Int
        let text: String
        var testDescription: String { text }

        init(_ hint: HeaderHint, _ headerRows: Int, _ text: String) {
            (self.hint, self.headerRows, self.text) = (hint, headerRows, text)
        }
    }

    static let samples = [
        // Merged cells.
        Sample(
            .none, 2,
            "Dept↕2|2023→2||2024→2|\n|Plan|Actual|Plan|Actual\nIT|10|11|12|13\nHR|20|21|22|23"),
        Sample(.flagged, 2, "Region↕2|Sales 2023→2||Remarks↕2\n|Q1|Q2|\nNorth|10|20|fine\nSouth|30|40|"),
        Sample(.none, 2, "Plant↕2|Output→3||\n|Plan|Actual|Change\nGhent|120|134|12\nLille|98|95|3"),
        Sample(.none, 2, "|2023→2||2024→2|\nDept|Plan|Actual|Plan|Actual\nIT|10|11|12|13"),
        Sample(.sheet, 1, "Category|Item|Rate\nHotels↕3|Oslo|200\n|Bergen|180\n|Tromsø|190"),
        Sample(.sheet, 1, "Year|Name|Price\n2024↕9|Pump|20\n|Valve|30"),
        // Bold type.
        Sample(.none, 1, "*Name|Role|Office\nAda|Engineer|Oslo\nMax|Lead|Bergen"),
        Sample(.sheet, 1, "*kEUR|2022|2023\nRevenue|1950|2010\nCost|800|900"),
        Sample(.none, 1, "*Product|1–10|11–50|51–100\nPump|90|80|70"),
        Sample(.none, 0, "*Name|Role\n*Ada|Lead\n*Max|Engineer"),
        // Names and values.
        Sample(.flagged, 0, "Contract number|K-4711\nEffective date|1 March 2024\nGoverning law|Sweden"),
        Sample(
            .flagged, 0,
            "Supplier|Nordpump AS\nDelivery address|Kaien 4, Bergen\nPayment terms|30 days net\nCurrency|NOK"),
        Sample(.none, 0, "Customer|Nordfjord AS\nTotal|250.00"),
        Sample(.none, 0, "Founded|1994\nEmployees|250\nRevenue|3,000"),
        Sample(.none, 0, "Customer:|Nordfjord AS\nNet:|980.00\nVAT:|245.00"),
        Sample(.sheet, 0, "Company|Acme\nFounded|1994\nChair|Bo Lie\nOffice|Oslo"),
        Sample(.flagged, 0, "For the Buyer|For the Seller\nName: Ola Nordmann|Name: Kari Hansen"),
        Sample(.sheet, 0, "Project|Apollo\nManager|Ada Quill\nStart|2026-01-05\nBudget|125000"),
        Sample(.sheet, 1, "Assumption|Value\nInflation|2.4%\nEUR/USD|1.0875\nHeadcount|214"),
        Sample(.flagged, 0, "Delivery|3 weeks\nWarranty|24 months\nValidity|30 days"),
        // Names and values side by side.
        Sample(
            .sheet, 0,
            "_Company|Nordlys AS|_Country|Norway\n_VAT no.|NO 987 654|_IBAN|NO93 8601\n_Contact|Siri Dahl|_Phone|22 00 11"
        ),
        Sample(
            .flagged, 0,
            "Landlord|Kouter NV|Tenant|Veldkamp NV\nCompany no.|0412.333|Company no.|0456.789\nSigned by|Eva|Signed by|Piet"
        ),
        // Figures below words.
        Sample(.none, 1, "Grade|Days\nA|25\nB|27"),
        Sample(.none, 1, "Grade||Days\nA|I|25\nB|II|27"),
        Sample(.none, 1, "Article|Price EUR|Stock\nBolt|1.20|400\nNut|0.40|90\nWasher||7"),
        Sample(.none, 1, "Inner A|Inner B\n7|8"),
        Sample(.sheet, 1, "Tool|Price\nDrill|75"),
        Sample(.none, 0, "Ada|Oslo|41\nMax|Bergen|27\nZoe|Tromsø|35"),
        Sample(.records, 0, "Ada,41|Oslo|41\nMax|Bergen|27"),
        Sample(
            .none, 0, "Email|ada@example.com|Place|Oslo\nOrder|RO-2022|Chair|Ada\nOrder|RO-2023|Chair|Max"),
        Sample(.none, 1, "Position|Amount|Place\nPump|EUR 450|Oslo\nValve|EUR 1,200|Bergen"),
        // One value in another form.
        Sample(.flagged, 1, "Artikel|Preis\nKabel|1.250 €\nMuffe|24,40 €\nZähler|68,90 EUR"),
        Sample(.none, 1, "Item|Price\nCable|€1,250\nSleeve|€24.40\nMeter|EUR 68.90"),
        Sample(.flagged, 1, "品名|単価\nケーブル|1,250円\nメーター|24円\n継手|お問合せ"),
        Sample(.flagged, 1, "Termin|Datum\nAbgabe|3. Mai 2026\nPrüfung|12.06.2026\nAbnahme|Ende Juli"),
        Sample(.flagged, 1, "Abteilung|Ansprechpartner\nVertrieb|Jörg Häußler\nEinkauf|Käthe Weiß"),
        Sample(.flagged, 0, "Item|Pump\nPrice|1,250 EUR\nDate|3 May 2026"),
        Sample(.flagged, 0, "Department|Sales\nContact|Ada Quill\nPlace|Oslo"),
        // Years and dates.
        Sample(.sheet, 1, "kEUR|2022|2023\nRevenue|100|120\nCost|80|90"),
        Sample(.records, 1, "Year|2022|2023\nRevenue|100|120\nCost|80|90"),
        Sample(.none, 1, "Task|6 May 2024|13 May 2024\nAudit|planned|done\nReview|open|planned"),
        Sample(.none, 1, "Step|1|2|3\nGrade A|100|110|120\nGrade B|200|220|240"),
        Sample(.records, 0, "Oslo|1994|2003\nBergen|1980|1999\nTromsø|1991|2011"),
        Sample(.records, 0, "2023|100|80\n2024|120|90"),
        Sample(.sheet, 1, "Sensor|2026-01-01|2026-01-02\nT-101|20.2|20.3\nT-102|21.2|21.3"),
        Sample(.sheet, 1, "Account|2024|2025\n4000|10|11\n4100|20|21"),
        Sample(.none, 0, "Oslo|1994|2003\n7|1980|1999\n8|1991|2011"),
        // Titles.
        Sample(
            .sheet, 2,
            "Spending by team\nTeam|Lead|Budget\nRobotics|Ada|500\nOptics|Max|300\nSource: controller, May"),
        Sample(.records, 2, "Report\nRegion|Q1|Q2\nNorth|1|2\nSouth|3|4"),
        Sample(
            .records, 3,
            "Umsatzbericht Köln\nStand: 01.06.2024\nFiliale|Umsatz|Datum\nKöln|1.234,50|03.05.2024\nBonn|987,00|04.05.2024"
        ),
        Sample(.sheet, 0, "Notes\nCall Ada\nAsk Max"),
        // A blank corner.
        Sample(.none, 1, "|Basic|Premium\nSupport|mail|phone\nStorage|small|large"),
        Sample(.none, 1, "|Sales\nQ1|19.2\nQ2|21.4"),
        Sample(
            .styled, 1, "|MV 20|MV 40|MV 65\nFlow|26 m³/h|58 m³/h|96 m³/h\nUse|houses|breweries|waterworks"),
        Sample(.none, 1, "|TJ-300|TJ-450\nFlow|26 m³/h|58 m³/h\nUse|houses|breweries"),
        // Codes, and a list of values.
        Sample(
            .flagged, 1,
            "Quantity|PX-200|PX-200 S\nOutput|45 cartons/min|60 cartons/min\nWeight|1,240 kg|1,310 kg"),
        Sample(
            .flagged, 1,
            "Quantity|PX-300\nOutput|80 trays/min\nWeight|2,050 kg\nPower|11 kW\nNoise|78 dB(A)"),
        Sample(
            .flagged, 1,
            "Property|Value\nColour|yellow\nFlash point|210 °C\nDensity|0.92 g/cm³\nDrop point|190 °C"),
        Sample(.sheet, 1, "Line|W01|W02|W03|Total\nA1|10|11|12|33\nA2|20|21|22|63"),
        Sample(.sheet, 0, "Wire|P01|P02|P03\nCable|P04|P05|P06\nHose|P07|P08|P09"),
        Sample(.flagged, 1, "Code|Meaning\nE01|Overheat\nE02|Low oil"),
        Sample(.flagged, 0, "Ada|Oslo\nRoom B12|Bergen\nK-4713|Oslo"),
        Sample(.flagged, 1, "Nozzle|Flow\nN1|12 l/min\nN2|18 l/min"),
        // Units below names.
        Sample(.sheet, 2, "Model|Power|Weight\n|kW|kg\nPX-10|2.2|41\nPX-20|4|58"),
        Sample(.sheet, 1, "Model|Power|Note\n|kW|kg\nPX-10|2.2|old\nPX-20|4|new"),
        Sample(.flagged, 0, "Ada|K-4711|Oslo\nMax|K-4712|Bergen\nZoe|K-4713|Oslo"),
        Sample(.flagged, 0, "Project|Harbour bridge\nStart|2024\nLength|320 m\nCost|€ 4 million"),
        // Titles over the full width of what has no names of columns, and groups of rows.
        Sample(.none, 1, "Marguerite Olin→2\nBorn|1921\nKnown for|breaking codes\nDied|2003"),
        Sample(.none, 2, "Ersa→2\nA photograph→2\nRange|Sillhorn\nFirst ascent|by Ilse Orm\nHeight|3,412 m"),
        Sample(.none, 0, "Indoor→3\nG4|no|long\nG5|no|long\nOutdoor→3\nG8|yes|short"),
        // Words alone.
        Sample(.flagged, 1, "Name|Role|Office\nAda|Engineer|Oslo\nMax|Lead|Bergen"),
        Sample(.styled, 1, "Term|Meaning\nBerth|A place for a ship\nQuay|A wall to land at"),
        Sample(.records, 1, "name|comment\nAda|late"),
        Sample(.none, 0, "Ada|Engineer|Oslo\nMax|Lead|Bergen\nZoe|Lead|Oslo"),
        Sample(.sheet, 0, "Ada|Lead|Oslo\nMax|Lead|Bergen\nZoe|Engineer|Oslo"),
        Sample(.flagged, 0, "Ada|Lead|Oslo\nMax|Lead|Bergen"),
    ]

    static func table(_ sample: Sample, headerRows: Int? = nil) throws -> Table {
        var builder = DocumentBuilder(format: Format(rawValue: "test"))
        builder.beginTable()
        for (number, line) in sample.text.split(separator: "\n").enumerated() {
            let isBold = line.first == "*"
            let cells = line.drop { $0 == "*" }.split(separator: "|", omittingEmptySubsequences: false)
            for (column, cell) in cells.enumerated() {
                let parts = cell.split { $0 == "→" || $0 == "↕" }
                let span = parts.count > 1 ? Int(parts[1]) ?? 1 : 1
                let words = parts.first?.drop { $0 == "_" } ?? ""
                let number = Double(words)
                builder.cell(
                    column: column + 1, Inline(words), columnSpan: cell.contains("→") ? span : 1,
                    rowSpan: cell.contains("↕") ? span : 1,
                    value: sample.hint == .sheet ? number.map { .number($0, format: nil) } ?? .text : nil,
                    isBold: isBold || cell.first == "_")
            }
            builder.endRow(number: number + 1)
        }
        builder.endTable(headerRows: headerRows, hint: sample.hint)
        return try #require(builder.build().blocks.first?.table)
    }

    @Test(arguments: samples)
    func `they are told by their looks`(sample: Sample) throws {
        #expect(try Self.table(sample).headerRows == sample.headerRows)
    }

    @Test func `a header that the file names reaches as far down as its merged cells`() throws {
        let sample = Sample(.none, 2, "Dept↕2|Plan→2|\n|Words|More\nIT|a|b")
        #expect(try Self.table(sample, headerRows: 1).headerRows == 2)
        let tall = Sample(.none, 1, "Dept↕9|Plan\n|a\n|b\n|c\n|d\n|e")
        #expect(try Self.table(tall, headerRows: 1).headerRows == 1)
        let whole = Sample(.none, 1, "Dept↕2|Plan\n|a")
        #expect(try Self.table(whole, headerRows: 1).headerRows == 1)
    }

    @Test func `the first of two columns names the rows that Word calls a list with a header`() throws {
        let sample = Sample(.flagged, 0, "Supplier|Nordpump AS\nCurrency|NOK")
        #expect(try Self.table(sample).headerColumns == 1)
    }
}
