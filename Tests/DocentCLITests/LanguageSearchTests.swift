import Foundation
import Testing

/// Full text alone, so that the words themselves must be found.
@Suite("docent search in other languages")
struct LanguageSearchTests {
    private static let documents = [
        "zh.md": "# 假期规定\n\n员工每年有二十五天带薪年假。病假须在当天上午九点前通知主管。",
        "ja.md": "# 就業規則\n\n有給休暇は年に二十日です。会議室の予約は総務部に申し込みます。番犬は裏門にいます。",
        "ko.md": "# 근무 규정\n\n직원은 매년 스무 날의 휴가를 받는다. 주차장은 지하 이층에 있다.",
        "th.md": "# ระเบียบการลา\n\nพนักงานลาพักร้อนได้ปีละสิบวัน ที่จอดรถอยู่ชั้นใต้ดิน",
        "de.md":
            "# Arbeitszeit\n\nDie Kündigungsfrist beträgt drei Monate. Das Reisekostenformular liegt im Sekretariat.",
        "el.md": "# Κανονισμός\n\nΗ άδεια μητρότητας διαρκεί εννέα μήνες.",
        "ru.md": "# Правила\n\nИспытательный срок длится три месяца.",
        "fr.md": "# Règlement\n\nLe café est servi à la cafétéria dès huit heures.",
    ]
    private static let questions = [
        ("年假", "zh.md"), ("病假", "zh.md"), ("会議室", "ja.md"), ("犬", "ja.md"), ("휴가", "ko.md"),
        ("주차장", "ko.md"), ("พักร้อน", "th.md"), ("ที่จอดรถ", "th.md"), ("Reisekosten", "de.md"),
        ("kundigungsfrist", "de.md"), ("αδεια", "el.md"), ("испытательный", "ru.md"), ("cafe", "fr.md"),
        ("cafeteria", "fr.md"),
    ]

    @Test("finds words within running text, without accents, and within compounds")
    func words() throws {
        let docent = try DocentBinary()
        for (name, text) in Self.documents { try docent.write(text, to: "docs/\(name)") }
        #expect(try docent.run("index", "docs", "--text-only").status == 0)
        for (question, expected) in Self.questions {
            let hits = try docent.run("search", question, "--json").json["hits"] as? [[String: Any]]
            #expect(hits?.compactMap { $0["document"] as? String } == [expected], "\(question)")
        }
    }

    @Test(
        "an answer in a script without spaces comes from the document with its words",
        arguments: [
            ("会議室の予約はどこに申し込みますか", "ja.md", "総務部"),
            ("病假要在几点前通知主管？", "zh.md", "上午九点"), ("주차장은 어디에 있나요?", "ko.md", "지하 이층"),
            ("ที่จอดรถอยู่ที่ไหน", "th.md", "ชั้นใต้ดิน"),
        ])
    func answers(_ question: String, _ document: String, _ words: String) throws {
        let docent = try DocentBinary()
        for (name, text) in Self.documents { try docent.write(text, to: "docs/\(name)") }
        try docent.run("index", "docs")
        let citations = try docent.run("ask", question, "--json").json["citations"] as? [[String: Any]]
        #expect(citations?.first?["document"] as? String == document)
        #expect((citations?.first?["quote"] as? String)?.contains(words) == true)
    }
}
