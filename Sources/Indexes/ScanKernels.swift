/// Stand-ins until the kernels' Swift faces are there.
enum ScanKernels {
    static func dot(_ a: UnsafePointer<Int8>, _ b: UnsafePointer<Int8>, _ count: Int) -> Int32 {
        var sum: Int32 = 0
        for i in 0..<count { sum &+= Int32(a[i]) &* Int32(b[i]) }
        return sum
    }

    static func scanBits(
        _ codes: UnsafePointer<UInt8>, blocks: Int, dimension: Int, table: UnsafePointer<UInt8>,
        threshold: UInt16, first: UInt32, ids: UnsafeMutablePointer<UInt32>,
        scores: UnsafeMutablePointer<UInt16>, capacity: Int, count: inout Int
    ) -> Int {
        let groups = dimension / 8
        for block in 0..<blocks {
            if count + 32 > capacity { return block }
            let base = codes + block * groups * 32
            for lane in 0..<32 {
                var score: UInt16 = 0
                for group in 0..<groups {
                    let byte = Int(base[group * 32 + lane])
                    score +=
                        UInt16(table[group * 32 + (byte & 15)]) + UInt16(table[group * 32 + 16 + (byte >> 4)])
                }
                if score > threshold {
                    ids[count] = first + UInt32(block * 32 + lane)
                    scores[count] = score
                    count += 1
                }
            }
        }
        return blocks
    }
}
