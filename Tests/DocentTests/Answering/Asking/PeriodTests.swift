import Testing

@testable import Docent

@Suite("The months, quarters and weeks of names")
struct PeriodTests {
    @Test(
        "are read beside their year, however they are written",
        arguments: [
            ("Sales_Report_2024-06.xlsx", "2024-06"), ("reports/Report June 2025.docx", "June 2025"),
            ("Q3 2025 review.pptx", "Q3 2025"), ("2025_Q3.xlsx", "2025_Q3"),
            ("Bericht-2025-KW12.docx", "2025-KW12"),
            ("06-2024.csv", "06-2024"), ("travel-policy-2024.docx", nil), ("minutes-2024-06-30.docx", nil),
            ("30.06.2024 minutes.docx", nil), ("what-you-may-do.docx", nil), ("price-list.xlsx", nil),
        ])
    func names(name: String, text: String?) {
        #expect(Period(ofName: name)?.text == text)
    }

    @Test("exclude each other only where both tell")
    func excluding() {
        let march = Period.all(in: "March 2025")[0]
        #expect(march.excludes(Period.all(in: "April 2025")[0]))
        #expect(march.excludes(Period.all(in: "March 2024")[0]))
        #expect(march.excludes(Period.all(in: "Q2 2025")[0]))
        #expect(!march.excludes(Period.all(in: "Q1 2025")[0]))
        #expect(!march.excludes(Period.all(in: "in March")[0]))
    }
}
