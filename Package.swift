// swift-tools-version: 6.3
import PackageDescription

// The settings that every room of Docent is built with.
let strict: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
    .treatAllWarnings(as: .error),
]

// Rooms that touch C handles mark each unsafe place, so that review knows where to look.
let strictMemory: [SwiftSetting] = strict + [.strictMemorySafety()]

let package = Package(
    name: "docent",
    products: [
        .library(name: "Docent", targets: ["Docent"]),
        .library(name: "DocentServer", targets: ["DocentServer"]),
        .executable(name: "docent", targets: ["DocentCLI"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.0"),
        .package(url: "https://github.com/apple/swift-configuration", from: "1.4.0"),
        .package(url: "https://github.com/apple/swift-http-types", from: "1.3.0"),
        .package(url: "https://github.com/apple/swift-log", from: "1.6.0"),
        .package(url: "https://github.com/apple/swift-nio", from: "2.100.0"),
        .package(url: "https://github.com/apple/swift-nio-extras", from: "1.26.0"),
        .package(url: "https://github.com/apple/swift-nio-ssl", from: "2.30.0"),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.0.0"),
        .package(url: "https://github.com/apple/swift-system", from: "1.6.0"),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.24.0"),
        .package(url: "https://github.com/swift-server/async-http-client", from: "1.30.0"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.8.0"),
    ],
    targets: [
        // C: the system's library; other projects' libraries, each with a module map and a shim; giving up the
        // rights of a process; and the vector kernels.
        .target(name: "POSIX", swiftSettings: strict),
        .systemLibrary(
            name: "CLibXML2", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"])]),
        .systemLibrary(name: "CLibZip", pkgConfig: "libzip", providers: [.apt(["libzip-dev"])]),
        .target(name: "CConfinement"),
        .target(name: "CVectorKernels", cSettings: [.unsafeFlags(["-O3"])]),

        // Values: the nouns, and text as vectors.
        .target(name: "Documents", swiftSettings: strict),
        .target(
            name: "Embeddings", dependencies: ["CVectorKernels", "POSIX"],
            swiftSettings: strictMemory),

        // Borders: file formats, the disk, the wire.
        .target(
            name: "Readers", dependencies: ["Documents", "CConfinement", "CLibXML2", "CLibZip", "POSIX"],
            swiftSettings: strictMemory),
        .target(
            name: "Indexes",
            dependencies: [
                "Documents", "Embeddings", "POSIX", .product(name: "GRDB", package: "GRDB.swift"),
            ], swiftSettings: strict),
        .target(
            name: "LanguageModels",
            dependencies: [
                "POSIX",
                .product(name: "AsyncHTTPClient", package: "async-http-client"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOHTTP1", package: "swift-nio"),
                .product(name: "NIOPosix", package: "swift-nio"),
                .product(name: "NIOSSL", package: "swift-nio-ssl"),
            ], swiftSettings: strict),

        // The pipeline, and what a Swift program imports.
        .target(
            name: "Docent",
            dependencies: [
                "Documents", "Readers", "Embeddings", "Indexes", "LanguageModels", "POSIX",
                .product(name: "Crypto", package: "swift-crypto"),
            ],
            swiftSettings: strict),

        // Faces: HTTP and the command line.
        .target(
            name: "DocentServer",
            dependencies: [
                "Docent", "POSIX", .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "HummingbirdCore", package: "hummingbird"),
                .product(name: "HTTPTypes", package: "swift-http-types"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOHTTP1", package: "swift-nio"),
                .product(name: "NIOHTTPTypes", package: "swift-nio-extras"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
                .product(name: "UnixSignals", package: "swift-service-lifecycle"),
            ],
            // The page's files become part of the program.
            resources: [.embedInCode("Page/Files")],
            swiftSettings: strict),
        .executableTarget(
            name: "DocentCLI",
            dependencies: [
                "Docent", "DocentServer", "POSIX",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
                .product(name: "Configuration", package: "swift-configuration"),
                .product(name: "SystemPackage", package: "swift-system"),
            ], swiftSettings: strict),

        // Tests mirror the rooms.
        .testTarget(name: "DocumentsTests", dependencies: ["Documents"], swiftSettings: strict),
        .testTarget(name: "ReadersTests", dependencies: ["Readers", "Documents"], swiftSettings: strict),
        .testTarget(
            name: "EmbeddingsTests", dependencies: ["Embeddings", "CVectorKernels"], swiftSettings: strict),
        .testTarget(
            name: "IndexesTests", dependencies: ["Indexes", "Documents", "Embeddings", "POSIX"],
            swiftSettings: strict),
        .testTarget(
            name: "LanguageModelsTests",
            dependencies: [
                "LanguageModels", "POSIX", .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOHTTP1", package: "swift-nio"),
                .product(name: "NIOPosix", package: "swift-nio"),
                .product(name: "NIOSSL", package: "swift-nio-ssl"),
            ], swiftSettings: strict),
        .testTarget(name: "DocentTests", dependencies: ["Docent", "POSIX"], swiftSettings: strict),
        .testTarget(
            name: "DocentServerTests",
            dependencies: [
                "Docent", "DocentServer", "LanguageModels", "POSIX",
                .product(name: "AsyncHTTPClient", package: "async-http-client"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOEmbedded", package: "swift-nio"),
                .product(name: "NIOHTTP1", package: "swift-nio"),
                .product(name: "NIOPosix", package: "swift-nio"),
            ], swiftSettings: strict),
        // What a program of another package sees: nothing that is shared between the rooms alone.
        .testTarget(
            name: "DocentClientTests", dependencies: ["Docent", "DocentServer"], packageAccess: false,
            swiftSettings: [.treatAllWarnings(as: .error)]),
        .testTarget(
            name: "DocentCLITests",
            dependencies: [
                "DocentCLI", .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ], swiftSettings: strict),
    ]
)
