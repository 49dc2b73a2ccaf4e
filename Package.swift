// swift-tools-version: 6.2
// The targets stand in the order of their dependencies: each may import only what is above it.
import PackageDescription

/// Held by every target of ours: a warning is an error, and the language is Swift 6 throughout.
let strict: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .treatAllWarnings(as: .error),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
]

let package = Package(
    name: "twinning",
    dependencies: [
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.1"),
    ],
    targets: [
        .target(name: "Domain", swiftSettings: strict),
        .target(name: "Cells", swiftSettings: strict),
        .target(
            name: "FileStore",
            dependencies: ["Domain", .product(name: "GRDB", package: "GRDB.swift")],
            swiftSettings: strict),
        .target(
            name: "Documents",
            dependencies: ["Domain", "Cells", .product(name: "Mustache", package: "swift-mustache")],
            swiftSettings: strict),
        .target(name: "Screens", dependencies: ["Domain", "Cells"], swiftSettings: strict),
        .target(
            name: "CNcurses", cSettings: [.enableWarning("all"), .treatAllWarnings(as: .error)],
            linkerSettings: [.linkedLibrary("ncursesw"), .linkedLibrary("tinfo")]),
        .target(name: "Terminal", dependencies: ["Cells", "CNcurses"], swiftSettings: strict),
        .executableTarget(
            name: "twinning",
            dependencies: [
                "Domain", "Cells", "FileStore", "Documents", "Screens", "Terminal",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            swiftSettings: strict),
        .target(
            name: "TestSupport", dependencies: ["Domain"], path: "Tests/TestSupport", swiftSettings: strict),
        .testTarget(name: "DomainTests", dependencies: ["Domain", "TestSupport"], swiftSettings: strict),
        .testTarget(name: "CellsTests", dependencies: ["Cells"], swiftSettings: strict),
        .testTarget(
            name: "FileStoreTests",
            dependencies: [
                "FileStore", "Documents", "TestSupport", .product(name: "GRDB", package: "GRDB.swift"),
            ],
            exclude: ["Forms", "schema.sql"],
            swiftSettings: strict),
        .testTarget(
            name: "DocumentsTests", dependencies: ["Documents", "Domain", "TestSupport"],
            swiftSettings: strict),
        .testTarget(
            name: "ScreensTests",
            dependencies: ["Screens", "Cells", "Domain", "FileStore", "Documents", "TestSupport"],
            exclude: ["Snapshots", "Transcripts", "World"], swiftSettings: strict),
        .testTarget(name: "TerminalTests", dependencies: ["Terminal", "Cells"], swiftSettings: strict),
        .testTarget(
            name: "EndToEndTests", dependencies: ["twinning", "Domain", "Screens"], swiftSettings: strict),
    ]
)
