import Documents
import Testing

@Suite("Figures of Chinese and Japanese writing")
struct EastAsianFiguresTests {
    @Test(
        "are the same figures as in digits",
        arguments: [
            ("支給日は１０日", "10日"), ("十天内", "10天"), ("1,280,000.00元", "128万元"), ("12億3,000万円", "1,230,000,000円"),
            ("令和8年4月1日", "2026年4月1日"), ("二〇二六年五月", "2026年5月"), ("迟到三十分钟", "30 minutes"),
            ("3時間", "3 hours"), ("质保期24个月", "24 months"), ("2026年4月1日", "2026-04-01"), ("4月1日", "1 April"),
            ("20万ユーロ", "200,000 €"), ("11時30分", "11:30"), ("￥500", "500円"), ("平成元年", "1989"),
        ])
    func agree(left: String, right: String) throws {
        let left = try #require(Figures.all(in: left).last)
        #expect(
            Figures.all(in: right).contains { $0.agrees(with: left) }, "\(left) \(Figures.all(in: right))")
    }

    @Test(
        "differ where they say something else",
        arguments: [
            ("令和8年4月1日", "2026年6月18日"), ("十天", "十个月"), ("128万元", "128元"), ("128万元", "1.28億円"),
        ])
    func differ(left: String, right: String) throws {
        let left = try #require(Figures.all(in: left).first)
        #expect(!Figures.all(in: right).contains { $0.agrees(with: left) })
    }

    @Test("stand where they are written")
    func ranges() {
        let text = "費用は３万円、期限は令和8年4月1日（型番B-201、2026-04-01）、一部は一般の方。"
        let found = Figures.all(in: text).map { String(text.slice($0.range)) }
        #expect(found == ["３万円", "令和8年4月1日", "B-201", "2026-04-01"])
    }

    @Test("the day and month in digits are no number")
    func dayAndMonth() throws {
        let claimed = try #require(Figures.all(in: "bis zum 31.03. einzureichen").first)
        #expect(Figures.all(in: "bis 31. März").contains { $0.agrees(with: claimed) })
        #expect(!Figures.all(in: "bis 30. März").contains { $0.agrees(with: claimed) })
        let version = try #require(Figures.all(in: "It runs on Ubuntu 24.04.").first)
        #expect(Figures.all(in: "Ubuntu 24.04 is needed").contains { $0.agrees(with: version) })
    }
}
