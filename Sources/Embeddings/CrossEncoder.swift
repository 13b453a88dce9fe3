import FoundationEssentials
import POSIX

/// Scores how well passages answer a question, each read together with it: a BERT-family model with a classifier
/// upon its first token (`BertForSequenceClassification`), as rerankers are.
package final class CrossEncoder: Sendable {
    /// The tokens of a question and a passage that the model sees together, marks included.
    package let window: Int
    private let tokenizer: any Tokenizer
    private let encoder: Encoder
    private let judgement: Judgement

    /// Opens a model folder.
    /// - Parameters:
    ///   - path: A folder whose `config.json` names an architecture for sequence classification.
    ///   - precision: The arithmetic; by default the fastest that keeps the quality here.
    ///   - threads: Threads that a call may use; by default one a core.
    package init(folder path: String, precision: Precision? = nil, threads: Int? = nil)
        throws(EmbeddingsError)
    {
        let folder = try ModelFolder(path: path)
        guard folder.labels > 0, folder.configuration.modelType == "bert" else {
            throw .unsupported(
                path: path + "/config.json", reason: "not a BERT model for sequence classification")
        }
        guard folder.configuration.tokenTypes > 1 else {
            throw .unsupported(
                path: path + "/config.json",
                reason: "type_vocab_size 1, which cannot tell a question from a passage")
        }
        guard folder.window >= Self.leastWindow else {
            throw .unsupported(
                path: path,
                reason: "a window of \(folder.window) tokens, too short for a question and a passage")
        }
        guard let judgement = Judgement(labels: folder.labels, named: folder.labelNames) else {
            throw .unsupported(
                path: path + "/config.json",
                reason: "\(folder.labels) labels, of which none is known to mean that a passage answers")
        }
        window = folder.window
        self.judgement = judgement
        tokenizer = try folder.tokenizer()
        encoder = Encoder(
            model: try PreparedModel.open(folder: folder, precision: precision ?? .preferred).model,
            pooling: .first,
            threads: threads ?? Threads.all)
    }

    /// The model's logit for each passage, or by how much it is above that of the opposite: higher is better; of no fixed range.
    ///
    /// The passage is cut to the window; of the question at most half of it is kept.
    package func scores(question: String, passages: [String]) -> [Float] {
        let frame = tokenizer.frame
        let first = tokenizer.tokens(question, limit: questionRoom).map(\.id)
        let head = frame.before + first + frame.between
        let tails = passages.map {
            tokenizer.tokens($0, limit: max(0, room - first.count)).map(\.id) + frame.after
        }
        let types = tails.map {
            [Int32](repeating: 0, count: head.count) + [Int32](repeating: 1, count: $0.count)
        }
        let states = encoder.firstStates(tails.map { head + $0 }, types: types)
        let hidden = encoder.model.configuration.hiddenSize
        return passages.indices.map { score(states[$0 * hidden..<($0 + 1) * hidden]) }
    }

    /// How many tokens of a question are read, and how many it has, marks left out; nil when all are read.
    package func cut(of question: String) -> (read: Int, count: Int)? {
        guard question.utf8.count > questionRoom else { return nil }
        let count = tokenizer.tokens(question, limit: .max).count
        return count > questionRoom ? (questionRoom, count) : nil
    }

    /// The tokens that a question and a passage have together.
    private var room: Int {
        let frame = tokenizer.frame
        return window - frame.before.count - frame.between.count - frame.after.count
    }

    /// Those that a question has at most.
    private var questionRoom: Int { max(1, room / 2) }

    /// Pooler (a dense layer and tanh), then the classifier's first output.
    private func score(_ state: ArraySlice<Float>) -> Float {
        let model = encoder.model, layout = model.layout
        let state = Array(state)
        let pooled = state.indices.map {
            tanh(model.dot(layout.pooler, row: $0, state) + model.value(layout.poolerBias, $0))
        }
        func logit(_ label: Int) -> Float {
            model.dot(layout.classifier, row: label, pooled) + model.value(layout.classifierBias, label)
        }
        return logit(judgement.relevant) - (judgement.irrelevant.map(logit) ?? 0)
    }

    /// The marks, a few tokens of a question and a few of a passage.
    private static let leastWindow = 8

    /// Which outputs say whether a passage answers.
    struct Judgement: Sendable, Hashable {
        let relevant: Int
        /// The output for the opposite, where there is one.
        let irrelevant: Int?

        /// Nil where it cannot be told: of two outputs either may be the one that is meant.
        init?(labels: Int, named names: [String: String]) {
            guard labels == 1 || labels == 2 else { return nil }
            guard labels == 2 else {
                (relevant, irrelevant) = (0, nil)
                return
            }
            let good = ["0", "1"].map { number in
                Self.names.contains(names[number]?.lowercased().filter { $0.isLetter || $0.isNumber } ?? "")
            }
            guard good[0] != good[1] else { return nil }
            (relevant, irrelevant) = good[1] ? (1, 0) : (0, 1)
        }

        /// What the better output is called, in small letters; `LABEL_1` where nobody named it.
        private static let names: Set<String> = ["label1", "relevant", "true", "yes", "positive", "1"]
    }
}
