// swift-tools-version: 6.3
import PackageDescription

// The readers alone, measured and fuzzed: a package of its own, so that the main manifest stays clean. Its rooms are
// links to those of the main package. With DOCENT_FUZZ set, everything is built for libFuzzer and AddressSanitizer.
let fuzzes = Context.environment["DOCENT_FUZZ"] != nil
let fuzzing: [SwiftSetting] = fuzzes ? [.unsafeFlags(["-sanitize=fuzzer,address", "-parse-as-library"])] : []
let room: [SwiftSetting] =
    [
        .enableUpcomingFeature("ExistentialAny"), .enableUpcomingFeature("MemberImportVisibility"),
        .enableUpcomingFeature("InternalImportsByDefault"),
        .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
    ] + fuzzing

let program: Target =
    fuzzes
    ? .executableTarget(
        name: "FuzzReaders", dependencies: ["Readers", "Documents"], swiftSettings: fuzzing,
        linkerSettings: [.unsafeFlags(["-sanitize=fuzzer,address"])])
    : .executableTarget(name: "ReadMany", dependencies: ["Readers", "Documents"])

let package = Package(
    name: "reading",
    targets: [
        .systemLibrary(name: "CLibXML2", pkgConfig: "libxml-2.0"),
        .systemLibrary(name: "CLibZip", pkgConfig: "libzip"),
        .target(name: "CConfinement"),
        .target(name: "POSIX", swiftSettings: room),
        .target(name: "Documents", swiftSettings: room),
        .target(
            name: "Readers", dependencies: ["Documents", "CConfinement", "CLibXML2", "CLibZip", "POSIX"],
            swiftSettings: room + [.strictMemorySafety()]),
        program,
    ]
)
