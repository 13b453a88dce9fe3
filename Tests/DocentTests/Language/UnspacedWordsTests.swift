import Testing

@testable import Docent

@Suite("Words of scripts without spaces")
struct UnspacedWordsTests {
    @Test(
        "a question with a figure in it was one code as a whole",
        arguments: [
            ("质保期是24个月吗？", []), ("超过5000元的费用由谁批准？", []), ("迟到三十分钟以上怎么处理？", []),
            ("B-201の単価はいくらですか？", ["B-201"]), ("Ｂ－２０１の単価は？", ["B-201"]), ("4月の会議は何時からですか？", []),
        ] as [(String, [String])])
    func codes(question: String, codes: [String]) {
        #expect(AskedThings(question).codes == codes)
    }

    @Test("words that only ask were words of what is asked for")
    func questionWords() {
        #expect(Words("设备什么时候交货？").stems == ["设备", "交货"])
        #expect(Words("单价是多少？").stems == ["单价"])
        #expect(Words("費用は誰が承認しますか？").stems == ["費用", "承認"])
        #expect(Words("超过5000元的费用由谁批准？").stems == ["超过", "5000", "费用", "批准"])
        #expect(Words("迟到三十分钟").names.isEmpty)
        #expect(Words("目的是什么？").stems == ["目的"])
    }

    @Test(
        "wide and narrow forms of a word differed",
        arguments: [
            ("４月の会議", "4月の会議"), ("定年は６５歳", "定年は65歳"), ("ｽｷｬﾅｰ", "スキャナー"), ("ﾌﾟﾛｼﾞｪｸﾀｰ", "プロジェクター"),
            ("ＵＳＢ", "USB"),
        ])
    func widths(one: String, other: String) {
        #expect(Words(one).stems == Words(other).stems)
    }

    @Test("a message named the whole question as the missing word")
    func messages() {
        #expect(InformativeWords.of("质保期是24个月吗？") == ["质保期", "24个月"])
        #expect(InformativeWords.of("给与が4,000ユーロ以上の社員は誰ですか？") == ["给与", "社員"])
        #expect(InformativeWords.of("B-201の単価はいくらですか？") == ["B-201", "単価"])
    }

    @Test(
        "the most and least of Chinese and Japanese pointed at no row",
        arguments: [
            ("一番高い機械はどれですか？", [1]), ("最も古い機械はどれですか？", [0]), ("最贵的机器是哪台？", [1]),
            ("最便宜的是哪个？", [0]), ("二番目に高い機械はどれですか？", [2]), ("20万ユーロ以上の機械はどれですか？", [1]),
            ("2014年以降に製造された機械はどれですか？", [1, 2]), ("価格が10万ユーロ未満の機械はどれですか？", [0]),
        ] as [(String, [Int])])
    func degrees(question: String, rows: [Int]) {
        let machines = [
            ["FM-1", "78,000 €", "2009"], ["SM-1", "312,500 €", "2021"], ["FM-2", "150,000 €", "2016"],
        ].map {
            zip(["機械", "価格", "製造年"], $0).map { RowCell(header: $0, value: $1) }
        }
        #expect(Set(TableQuestion(question).pointed(in: machines).keys) == Set(rows))
    }

    @Test("one common word of a question was enough for an answer without doubt")
    func thin() async throws {
        let passages = [
            try SamplePassages.passage("公司实行每周五天工作制。\n\n迟到三十分钟以上按旷工半天处理。", number: 1)
        ]
        let answer = try await QuotingAnswerer(embedder: nil).answer("谁是公司的法定代表人？", from: passages, cosine: 1)
        #expect(answer.confidence <= Confidence.doubtful)
        #expect(Words("賞与はいつ支給されますか？").stems == ["賞与", "支給"])
    }
}
