import CConfinement
import POSIX

/// Which rights a reading worker has given up, before the first byte of a document comes to it.
package struct Confinement: OptionSet, Sendable {
    package let rawValue: Int32

    package init(rawValue: Int32) {
        self.rawValue = rawValue
    }

    /// It gains no rights by what is run.
    package static let rights = Confinement(rawValue: Int32(cf_rights))
    /// It reads the system's files alone, and writes into its folder alone (Landlock, since Linux 5.13).
    package static let files = Confinement(rawValue: Int32(cf_files))
    /// It opens no socket, starts no program and touches no other process (seccomp; x86-64 and arm64).
    package static let calls = Confinement(rawValue: Int32(cf_calls))
    /// All that there is.
    package static let whole: Confinement = [.rights, .files, .calls]

    /// What would be in force in a worker of this program, on this machine; tried out in a process of its own.
    package static func probe() -> Confinement { Confinement(rawValue: cf_probe()) }

    /// Confines this process, which has no other threads yet, to reading what it is sent.
    static func beginReading() {
        let places = Places(
            readable: systemFiles + ["/proc/self"], writable: ["/dev/null"] + folderOfWorker)
        _ = unsafe withPlaces(places) { unsafe cf_confine_reader($0) }
    }

    /// Confines this process to starting programs.
    static func beginLaunching() { _ = cf_confine_launcher() }

    /// What stays open to a process.
    struct Places {
        var readable: [String] = []
        var runnable: [String] = []
        var writable: [String] = []
        var sockets: [String] = []
    }

    /// The places of a program that helps to read, by where it lies.
    ///
    /// LibreOffice meets itself over a socket in the system's folder for such, whatever `TMPDIR` says.
    static func places(of program: String) -> Places {
        let office = program.hasSuffix("/soffice") || program.hasSuffix("/libreoffice")
        return Places(
            readable: systemFiles + programFiles + named("TESSDATA_PREFIX"),
            runnable: programFolders + surroundings(of: program) + surroundings(of: resolved(program)),
            writable: ["/dev/null", ScratchFolder.base], sockets: office ? ["/tmp"] : [])
    }

    /// Gives places as the kernel's side takes them.
    static func withPlaces<Success>(
        _ places: Places, _ body: (UnsafePointer<cf_places>) -> Success
    ) -> Success {
        let lists = [places.readable, places.runnable, places.writable, places.sockets].map { CStrings($0) }
        return withExtendedLifetime(lists) {
            var given = unsafe cf_places(
                readable: lists[0].pointers, runnable: lists[1].pointers, writable: lists[2].pointers,
                sockets: lists[3].pointers)
            return unsafe withUnsafePointer(to: &given) { unsafe body($0) }
        }
    }

    /// What any program reads: libraries, tables of encodings and time zones, how many processors there are.
    private static let systemFiles = [
        "/usr/lib", "/usr/lib32", "/usr/lib64", "/usr/share", "/usr/local/lib", "/usr/local/share", "/lib",
        "/lib32",
        "/lib64", "/nix/store", "/gnu/store", "/etc/ld.so.cache", "/etc/localtime", "/etc/timezone",
        "/sys/devices/system/cpu", "/dev/zero", "/dev/random", "/dev/urandom",
    ]

    /// What programs read besides: fonts, settings for all users, and who the user is.
    private static let programFiles = [
        "/etc/alternatives", "/etc/fonts", "/etc/group", "/etc/libreoffice", "/etc/locale.alias",
        "/etc/nsswitch.conf",
        "/etc/papersize", "/etc/passwd", "/proc", "/var/cache/fontconfig", "/var/lib/libreoffice",
        "/var/spool/libreoffice",
    ]

    private static let programFolders = [
        "/usr", "/bin", "/sbin", "/lib", "/lib32", "/lib64", "/opt", "/nix/store", "/gnu/store",
    ]

    /// The folder of a program, and those beside it in which programs keep their libraries and data.
    private static func surroundings(of program: String) -> [String] {
        let folder = program.prefix(upTo: program.lastIndex(of: "/") ?? program.startIndex)
        return [String(folder)] + ["lib", "lib64", "libexec", "share"].map { "\(folder)/../\($0)" }
    }

    private static func resolved(_ path: String) -> String {
        guard let real = unsafe realpath(path, nil) else { return path }
        defer { unsafe free(real) }
        return unsafe String(cString: real)
    }

    private static func named(_ variable: String) -> [String] {
        unsafe getenv(variable).map { unsafe [String(cString: $0)] } ?? []
    }

    private static var folderOfWorker: [String] { ScratchFolder.ofWorker.map { [$0.path] } ?? [] }
}
