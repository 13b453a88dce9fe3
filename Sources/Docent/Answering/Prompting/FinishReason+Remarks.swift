import LanguageModels

extension FinishReason {
    /// What a person must know of a reply that ended so; nothing where the model had said everything.
    var remarks: [Remark] {
        switch self {
        case .length: [.replyCut]
        case .contentFilter: [.replyFiltered]
        case .stop, .other: []
        }
    }
}
