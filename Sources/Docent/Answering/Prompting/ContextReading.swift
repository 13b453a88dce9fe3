import LanguageModels

/// What a server read of a prompt, by its own count.
struct ContextReading: Sendable {
    let receipt: Receipt
    let remarks: [Remark]

    /// Compares the count of the server with the prompt that was sent.
    ///
    /// Tokens are counted differently here and there, by a quarter either way at the most; a server that reports less
    /// than 0.6 of what was sent has cut the prompt. Servers keep the rules and the end of a prompt, where the question
    /// stands, so that what was not read are the passages farthest from the question.
    ///
    /// - Parameter completionTokens: the tokens of the reply by the server's count.
    init(
        _ context: PromptContext, promptTokens: Int?, completionTokens: Int?, window: Int?,
        countTokens: (String) -> Int
    ) {
        let isCut = promptTokens.map { Double($0) < 0.6 * Double(context.tokens) } ?? false
        let unread = isCut ? Self.unread(context, promptTokens ?? 0, countTokens) : []
        receipt = Receipt(
            passages: context.passages.count, tokens: context.tokens, promptTokens: promptTokens,
            completionTokens: completionTokens, truncated: isCut, window: window, unread: unread)
        remarks =
            isCut ? [.promptCut(read: promptTokens ?? 0, of: context.tokens, unread: unread)] : []
    }

    private static func unread(
        _ context: PromptContext, _ read: Int, _ countTokens: (String) -> Int
    ) -> [Receipt.Unread] {
        let own = context.passages.map { countTokens($0.shown) + TokenCount.frame }
        var left = read - (context.tokens - own.reduce(0, +))
        var unread: [Receipt.Unread] = []
        for (passage, tokens) in zip(context.passages, own).reversed() {
            left -= tokens
            if left < 0 {
                unread.append(
                    Receipt.Unread(
                        number: passage.number, document: passage.document, place: passage.address))
            }
        }
        return unread.reversed()
    }
}
