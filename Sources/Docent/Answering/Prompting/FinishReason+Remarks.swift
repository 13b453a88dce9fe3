import LanguageModels

extension FinishReason {
    /// What a person must know of a reply that ended so; nothing where the model had said everything.
    var remarks: [String] {
        switch self {
        case .length: ["The model reached its limit of tokens: the answer is cut."]
        case .contentFilter: ["The provider's filter withheld a part of the answer."]
        case .stop, .other: []
        }
    }
}
