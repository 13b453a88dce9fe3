/// One line on the terminal that shows how far long work is, with its rate and the time left.
struct ProgressLine {
    private let isShown: Bool
    private let width: Int
    private let start = ContinuousClock.now
    private var lastDrawn: ContinuousClock.Instant?

    /// Makes a line; without a terminal it stays silent.
    init(_ terminal: Terminal, isQuiet: Bool) {
        isShown = terminal.showsProgress && !isQuiet
        width = terminal.width
    }

    /// Draws how far the work is, at most ten times a second.
    mutating func update(_ label: String, done: Int, of total: Int, unit: String) {
        let now = ContinuousClock.now
        guard isShown, done == total || lastDrawn.map({ now - $0 > .milliseconds(100) }) ?? true else {
            return
        }
        lastDrawn = now
        let seconds = (now - start).inSeconds
        let share = total > 0 ? Double(done) / Double(total) : 1
        let text =
            "\(label) \(Self.bar(share, width: 24)) \(done)/\(total) \(unit)"
            + Self.pace(done, of: total, in: seconds)
        Output.write("\r\u{1B}[K" + String(text.prefix(width - 1)), to: 2)
    }

    /// The rate and the time left, as soon as there is something to tell them from.
    private static func pace(_ done: Int, of total: Int, in seconds: Double) -> String {
        guard done > 0, seconds > 0 else { return "" }
        let rate = Double(done) / seconds
        let left = done < total && seconds > 1 ? ", \(duration(Double(total - done) / rate)) left" : ""
        return ", \(rounded(rate))/s\(left)"
    }

    /// Wipes the line.
    func clear() {
        if isShown { Output.write("\r\u{1B}[K", to: 2) }
    }

    private static func bar(_ share: Double, width: Int) -> String {
        let filled = Int((share * Double(width)).rounded(.down))
        return String(repeating: "█", count: filled) + String(repeating: "░", count: width - filled)
    }

    private static func rounded(_ rate: Double) -> String {
        rate < 10 ? String((rate * 10).rounded() / 10) : String(Int(rate.rounded()))
    }

    static func duration(_ seconds: Double) -> String {
        let whole = Int(seconds.rounded(.up))
        return whole < 90
            ? "\(whole) s" : whole < 5400 ? "\((whole + 30) / 60) min" : "\((whole + 1800) / 3600) h"
    }
}

extension Duration {
    /// The duration as a number of seconds.
    var inSeconds: Double {
        Double(components.seconds) + Double(components.attoseconds) * 1e-18
    }
}
