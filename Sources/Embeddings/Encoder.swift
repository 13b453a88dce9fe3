internal import CVectorKernels

/// Runs token sequences through a prepared model, several at a time on several threads.
struct Encoder: Sendable {
    let model: PreparedModel
    let pooling: ModelFolder.Pooling
    let threads: Int

    /// Tokens that a thread takes at once: enough to use each weight often, few enough to stay in the cache.
    static let groupTokens = 256

    /// One vector of unit length a sequence, flat.
    ///
    /// Each sequence has between 1 token and as many as there are positions, each id lies within the vocabulary.
    func vectors(_ sequences: [[Int32]]) -> [Float] {
        let hidden = model.configuration.hiddenSize
        var result = [Float](repeating: 0, count: sequences.count * hidden)
        unsafe run(sequences, types: nil, into: &result) { states, length, out in
            unsafe pool(states, length, out)
        }
        return result
    }

    /// The largest size that each input of each matrix takes over some sequences, in the order of `vk_encoder.greatest`.
    func greatestInputs(_ sequences: [[Int32]]) -> [Float] {
        let c = model.configuration
        var greatest = [Float](repeating: 0, count: c.layers * (3 * c.hiddenSize + c.intermediateSize))
        var ignored = [Float](repeating: 0, count: sequences.count * c.hiddenSize)
        // One thread: what is watched is shared.
        let alone = Self(model: model, pooling: pooling, threads: 1)
        unsafe greatest.withUnsafeMutableBufferPointer { room in
            unsafe alone.run(
                sequences, types: nil, into: &ignored, greatest: room.baseAddress, finish: { _, _, _ in })
        }
        return greatest
    }

    /// The last layer's state of each sequence's first token, flat; `types` names the text of a pair of each token.
    func firstStates(_ sequences: [[Int32]], types: [[Int32]]) -> [Float] {
        let hidden = model.configuration.hiddenSize
        var result = [Float](repeating: 0, count: sequences.count * hidden)
        unsafe run(sequences, types: types, into: &result) { states, _, out in
            unsafe vk_mean(states, 1, hidden, out)
        }
        return result
    }

    private func pool(_ states: UnsafePointer<Float>, _ length: Int, _ out: UnsafeMutablePointer<Float>) {
        let hidden = model.configuration.hiddenSize
        unsafe vk_mean(states, pooling == .mean ? length : 1, hidden, out)
        _ = unsafe vk_normalize_f32(out, hidden)
    }

    /// What a thread does with the last layer's rows of a sequence: reads (states, length), writes `hidden` floats.
    typealias Finish = (UnsafePointer<Float>, Int, UnsafeMutablePointer<Float>) -> Void

    /// Sequences by length, longest first, cut into groups of about `groupTokens`, so that the last to be taken are
    /// the shortest.
    static func groups(_ sequences: [[Int32]]) -> [[Int]] {
        let order = sequences.indices.sorted { sequences[$0].count > sequences[$1].count }
        var groups: [[Int]] = []
        var tokens = groupTokens
        for index in order {
            if tokens + sequences[index].count > groupTokens, tokens > 0 {
                groups.append([])
                tokens = 0
            }
            groups[groups.count - 1].append(index)
            tokens += sequences[index].count
        }
        return groups
    }

    func run(
        _ sequences: [[Int32]], types: [[Int32]]?, into result: inout [Float],
        greatest: UnsafeMutablePointer<Float>? = nil, finish: @escaping Finish
    ) {
        let groups = Self.groups(sequences)
        let workers = max(1, min(threads, groups.count))
        let most = groups.map { $0.reduce(0) { $0 + sequences[$1].count } }.max() ?? 0
        let longest = sequences.map(\.count).max() ?? 0
        let hidden = model.configuration.hiddenSize
        unsafe model.withEncoder(greatest: greatest) { encoder in
            let states = (most * hidden * 4 + 63) / 64 * 64
            let size = unsafe states + vk_encode_workspace(encoder, most, longest)
            let stride = (size + 4095) / 4096 * 4096
            let workspace = UnsafeMutableRawBufferPointer.allocate(byteCount: stride * workers, alignment: 64)
            defer { unsafe workspace.deallocate() }
            unsafe result.withUnsafeMutableBufferPointer { result in
                guard let out = result.baseAddress, let base = workspace.baseAddress else { return }
                Threads.run(groups.count, on: workers) { task, worker in
                    let x = unsafe (base + worker * stride).assumingMemoryBound(to: Float.self)
                    let group = groups[task]
                    unsafe self.encode(
                        group.map { sequences[$0] }, types: types.map { types in group.map { types[$0] } },
                        encoder, x,
                        workspace: base + worker * stride + states)
                    var row = unsafe UnsafePointer(x)
                    for index in group {
                        unsafe finish(row, sequences[index].count, out + index * hidden)
                        unsafe row += sequences[index].count * hidden
                    }
                }
            }
        }
    }

    /// Looks up a group's embeddings and runs all layers over them.
    private func encode(
        _ sequences: [[Int32]], types: [[Int32]]?, _ encoder: UnsafePointer<vk_encoder>,
        _ x: UnsafeMutablePointer<Float>, workspace: UnsafeMutableRawPointer
    ) {
        let c = model.configuration, layout = model.layout
        guard let positions = unsafe model.floats(layout.positions) else { return }
        var row = unsafe x
        for (index, ids) in sequences.enumerated() {
            let first = unsafe positions + c.firstPosition * c.hiddenSize
            unsafe vk_gather(
                model.pointer(layout.words), model.precision == .float32 ? 0 : 1, first,
                model.floats(layout.types), ids,
                types?[index], ids.count, c.hiddenSize, row)
            unsafe row += ids.count * c.hiddenSize
        }
        let lengths = sequences.map { UInt32($0.count) }
        let tokens = sequences.reduce(0) { $0 + $1.count }
        unsafe vk_layer_norm(
            x, nil, model.floats(layout.gamma), model.floats(layout.beta), c.epsilon, tokens, c.hiddenSize)
        unsafe vk_encode(encoder, x, lengths, lengths.count, workspace)
    }
}
