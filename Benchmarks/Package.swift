// swift-tools-version: 6.3
import PackageDescription

// The rooms under measurement are the project's own folders, linked below Sources; nothing is fetched.
let strict: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
    .treatAllWarnings(as: .error),
]

let package = Package(
    name: "benchmarks",
    targets: [
        .target(name: "CVectorKernels", cSettings: [.unsafeFlags(["-O3"])]),
        .target(name: "POSIX", swiftSettings: strict),
        .target(
            name: "Embeddings", dependencies: ["CVectorKernels", "POSIX"],
            swiftSettings: strict + [.strictMemorySafety()]),

        // What this machine can do at most: arithmetic in registers, reading memory.
        .target(name: "CMachineLimits", cSettings: [.unsafeFlags(["-O3"])]),

        .executableTarget(
            name: "encoder-bench", dependencies: ["Embeddings", "CMachineLimits"],
            path: "Sources/EncoderBench",
            swiftSettings: strict),
        .executableTarget(
            name: "scan-bench", dependencies: ["Embeddings", "CVectorKernels", "CMachineLimits"], path: "Sources/ScanBench",
            swiftSettings: strict),
    ]
)
