import POSIX

/// The time that reading one file may take, in seconds by the clock.
///
/// A worker's own work is bounded by its processor time, ``ReadingOptions/maximumSeconds``; the clock gives it six times
/// that, since the machine may be busy. What a worker waits for are helper programs, each with a time of its own; the whole is
/// the sum of what a file of its kind can need, so that nobody ends a worker that keeps to its bounds.
struct ReadingBudget {
    /// How many pages of one file are recognised at most.
    static let maximumPages = 200
    /// How much longer than the whole a program waits for its worker.
    static let grace = 5

    /// What one program may take that draws the text from a file.
    let extraction: Int
    /// What the programs may take together that tell which words of a page can be seen.
    let drawing: Int
    /// What one program may take that converts a file: LibreOffice needs half a minute for its first start alone.
    let conversion: Int
    /// What the picture of one page may take to be drawn, and to be recognised.
    let page: Int
    /// What the file may take with all programs that read it.
    let whole: Int

    /// The budget of a file by its first bytes.
    init(_ bytes: [UInt8], _ options: ReadingOptions) {
        let own = min(max(options.maximumSeconds, 1), 100_000) * 6
        extraction = own
        drawing = own
        conversion = max(own, 120)
        page = max(own, 60)
        let isLegacy = bytes.starts(with: [0xD0, 0xCF, 0x11, 0xE0])
        let pages = ImageReader.holds(bytes) ? 1 : Self.maximumPages
        let programs = isLegacy ? conversion : extraction + drawing
        whole = own + programs + (options.recognisesImages ? pages * page * 2 : 0)
    }

    /// The time of the system's clock that only goes forwards.
    static func now() -> Double {
        var time = timespec()
        unsafe clock_gettime(CLOCK_MONOTONIC, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
    }
}
