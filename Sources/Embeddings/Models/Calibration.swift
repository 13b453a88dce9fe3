/// Finds what each input of a matrix should be multiplied with before it is quantised to eight bits.
///
/// A few channels of a transformer are far larger than the others, which would lose their digits to them. A part of the
/// difference (in logarithms) is moved into the weights, where it costs less: SmoothQuant (Xiao 2022). Its strength is 1/2 where
/// a matrix reads normed rows or attention. In the feed-forward network it is 1/4, and weights count by their root mean square:
/// there the sizes of channels differ most from text to text, and the few texts here show too little of them.
enum Calibration {
    /// For each layer the factors of its four matrices' inputs: attention, output, up, down.
    static func smoothing(_ folder: ModelFolder) throws(EmbeddingsError) -> [[[Float]]] {
        let c = folder.configuration
        let layout = PreparedLayout(c, .float32, labels: folder.labels)
        let mapping = try Mapping(zeroes: layout.count)
        try PreparedModel.fill(mapping, folder, .float32, layout)
        let model = PreparedModel(configuration: c, precision: .float32, layout: layout, mapping: mapping)
        let tokenizer = try folder.tokenizer()
        let greatest = Encoder(model: model, pooling: folder.pooling, threads: 1)
            .greatestInputs(texts.map { tokenizer.ids($0, window: folder.window) })
        let weights = ModelPreparation(
            configuration: c, precision: .float32, layout: layout, labels: folder.labels,
            weights: try Safetensors(path: folder.weightsPath))
        var result: [[[Float]]] = []
        var at = 0
        for layer in 0..<c.layers {
            var factors: [[Float]] = []
            let sizes = try weights.weightSizes(layer: layer)
            for (size, factor) in zip(sizes, [half, half, quarter, quarter]) {
                factors.append(zip(greatest[at..<at + size.count], size).map(factor))
                at += size.count
            }
            result.append(factors)
        }
        return result
    }

    /// √(weight / activation), both kept from 0.
    private static func half(_ activation: Float, _ weight: Float) -> Float {
        (max(weight, 1e-5) / max(activation, 1e-5)).squareRoot()
    }

    /// weight^¾ / activation^¼, both kept from 0.
    private static func quarter(_ activation: Float, _ weight: Float) -> Float {
        half(activation, weight).squareRoot() * max(weight, 1e-5).squareRoot()
    }

    /// Texts of many kinds; what matters is that each channel meets something that moves it.
    private static let texts = [
        "", ".", "…!?", "100 %", "a", "The", "[MASK] [UNK]", "¿Qué?", "42", "2026-11-23",
        "How long is the notice period?",
        "Employees give three months' notice in writing; during probation two weeks are enough.",
        "wie viele urlaubstage bleiben am jahresende übrig",
        "Le contrat est renouvelé d'un an, sauf dénonciation trois mois avant son terme.",
        "Press and hold the power button for ten seconds until the lamp turns green, then let go.",
        "Error 0x80070005: access denied while writing C:\\Data\\report-final(2).xlsx",
        "for (int i = 0; i < n; ++i) { sum += a[i] * b[i]; } // returns NULL on failure",
        "SELECT name, total FROM orders WHERE total > 1000 ORDER BY total DESC LIMIT 10;",
        "Revenue grew 12.4% to EUR 3.1m in Q2, while costs fell by 0.7 points.",
        "| Item | Unit price | Quantity |\n| Cable, 5 m | 12.90 | 40 |\n| Adapter | 7.25 | 100 |",
        "Dr. Ana Kovač, +385 1 234 5678, ana.kovac@example.org, https://example.org/team?id=7#top",
        "The pump moves water from the lower tank into the boiler; a valve keeps it from flowing back.",
        "In 1911 the bridge was closed to carts, and twenty years later torn down altogether.",
        "Whoever finds the key should hand it in at the front desk, which is open from 8 to 17.",
        "会议纪要:第三季度预算已批准。", "Совет директоров утвердил бюджет.", "会議は月曜日です。", "الميزانية معتمدة",
        "A protein folds into the shape of least energy, unless chaperones hold it open on its way.",
        "We hereby terminate the agreement with effect from the end of the current calendar year.",
        "she said she would come if it did not rain but it rained all day long and nobody came",
    ]
}
