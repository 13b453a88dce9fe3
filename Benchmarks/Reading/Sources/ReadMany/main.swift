import Documents
import Foundation
import Readers

// read-many time REPEATS FILE…    a line of JSON a file: the seconds of each reading, in process, on one thread
// read-many markdown FOLDER FILE…  writes FOLDER/<number>.md for each file, and its losses beside it
// read-many peak FILE              the most memory in KB that a worker held in which the file was read
// read-many encode FOLDER FILE…    writes all that is read of each file to FOLDER/<number>.document, for comparing two builds

func read(_ path: String) -> [UInt8] {
    [UInt8](FileManager.default.contents(atPath: path) ?? Data())
}

func time(_ path: String, _ repeats: Int) {
    let bytes = read(path)
    var seconds: [Double] = []
    var size = 0
    for _ in 0..<repeats {
        let start = ContinuousClock.now
        size = (try? readDocument(named: path, bytes: bytes))?.text.utf8.count ?? 0
        let spent = start.duration(to: .now).components
        seconds.append(Double(spent.seconds) + Double(spent.attoseconds) / 1e18)
    }
    let list = seconds.map { "\($0)" }.joined(separator: ",")
    print("{\"bytes\":\(bytes.count),\"text\":\(size),\"seconds\":[\(list)]}")
}

func write(_ path: String, _ number: Int, _ folder: String) {
    let target = "\(folder)/\(number).md"
    do throws(ReaderError) {
        let document = try readDocument(named: path, bytes: read(path))
        try? document.markdown().write(toFile: target, atomically: false, encoding: .utf8)
        let losses = document.losses.map { "\($0.code): \($0.message)" }.joined(separator: "\n")
        try? losses.write(toFile: target + ".losses", atomically: false, encoding: .utf8)
    } catch {
        try? "".write(toFile: target, atomically: false, encoding: .utf8)
        try? "\(error)".write(toFile: target + ".losses", atomically: false, encoding: .utf8)
    }
}

func encode(_ path: String, _ number: Int, _ folder: String) {
    let encoded: [UInt8]
    do throws(ReaderError) {
        encoded = try readDocument(named: path, bytes: read(path)).encoded()
    } catch {
        encoded = Array("\(error)".utf8)
    }
    try? Data(encoded).write(to: URL(fileURLWithPath: "\(folder)/\(number).document"))
}

/// Reads a file in a worker, which is started before the file's bytes are in this process and could count as its own.
func peak(_ path: String) async -> Int {
    let pool = ReadingPool(program: "/proc/self/exe", workers: 1)
    _ = try? await pool.read(name: "first.txt", bytes: Array("first".utf8))
    _ = try? await pool.read(name: path, bytes: read(path))
    pool.close()
    var usage = rusage()
    getrusage(__rusage_who_t(RUSAGE_CHILDREN.rawValue), &usage)
    return usage.ru_maxrss
}

// As a worker of the program has it: the C library otherwise looks for the time zone at each member of a container.
setenv("TZ", ":/etc/localtime", 0)
let arguments = CommandLine.arguments.dropFirst()
let files = arguments.dropFirst(2)
switch arguments.first {
case "parse-worker": runReadingWorker()
case "peak": print(await peak(arguments[2]))
case "time": for file in files { time(file, Int(arguments[2]) ?? 1) }
case "markdown": for (number, file) in files.enumerated() { write(file, number, arguments[2]) }
case "encode": for (number, file) in files.enumerated() { encode(file, number, arguments[2]) }
default:
    print(
        "read-many time REPEATS FILE… | read-many peak FILE | read-many markdown FOLDER FILE… | read-many encode FOLDER FILE…"
    )
    exit(64)
}
