/// Words of Chinese and Japanese, which write no spaces.
extension Lexicon {
    /// Words that ask or join, in Chinese and Japanese.
    static let unspacedFunctionWords = """
        什么时候 什么 甚么 怎么样 怎么办 怎么 怎样 如何 多少 多久 多长时间 多大 哪个 哪些 哪里 哪儿 哪一天 哪天 哪位 哪 谁 为什么 何时 何地 为何 \
        是否 能否 可否 可以 是不是 有没有 有几 几个 几天 几次 几年 几 吗 呢 吧 的 是 由 了 在 有 和 请问 需要 须 应该 一下 最 \
        いつ 何時 何日 何年 何月 何回 何人 何台 何個 何円 何歳 何 誰 どこ どれ どの どちら どう いくら いくつ なぜ ですか ますか は が を に の で と も へ や か \
        一番 最も 二番目 三番目
        """

    /// Words that hold one of those and say something.
    static let unspacedWholeWords = """
        目的 有限 有效 自由 理由 现在 现有 所有 没有 拥有 有关 共有 存在 所在 在职 在库 在庫 在宅 在籍 在留 平和 和解 最低 最高 最大 最小 \
        有給 有料 有効 有限会社 所有者 是正 是认 机会 几何 誰何 了解 完了 終了 修了 有机 含有 国有 有色 目的地 的确 的中 标的
        """
}
