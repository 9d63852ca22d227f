// swift-tools-version: 6.2
import PackageDescription

let settings: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .strictMemorySafety(),
    .treatAllWarnings(as: .error),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
]

func module(_ name: String, _ dependencies: [Target.Dependency]) -> Target {
    .target(name: name, dependencies: dependencies, swiftSettings: settings)
}

func tests(_ name: String, _ dependencies: [Target.Dependency]) -> Target {
    .testTarget(name: name, dependencies: dependencies, swiftSettings: settings)
}

let yams = Target.Dependency.product(name: "Yams", package: "Yams")
let argumentParser = Target.Dependency.product(name: "ArgumentParser", package: "swift-argument-parser")

let network: [Target.Dependency] = [
    .product(name: "AsyncHTTPClient", package: "async-http-client"),
    .product(name: "NIOCore", package: "swift-nio"), .product(name: "NIOHTTP1", package: "swift-nio"),
]

let package = Package(
    name: "editie",
    products: [.executable(name: "editie", targets: ["editie"])],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
        .package(url: "https://github.com/jpsim/Yams", exact: "6.2.2"),
        .package(url: "https://github.com/swift-server/async-http-client", exact: "1.37.0"),
        .package(url: "https://github.com/apple/swift-nio", exact: "2.101.2"),
        .package(url: "https://github.com/apple/swift-crypto", exact: "4.5.2"),
    ],
    targets: [
        .systemLibrary(
            name: "CLibgit2", pkgConfig: "libgit2", providers: [.apt(["libgit2-dev"]), .brew(["libgit2"])]),
        .systemLibrary(
            name: "CCmark", pkgConfig: "libcmark", providers: [.apt(["libcmark-dev"]), .brew(["cmark"])]),
        .systemLibrary(
            name: "CHunspell", pkgConfig: "hunspell", providers: [.apt(["libhunspell-dev"]), .brew(["hunspell"])]),
        .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"]), .brew(["zlib"])]),
        module("Git", ["CLibgit2", "CZlib"]),
        module("CommonMark", ["CCmark"]),
        module("GuideModel", ["CommonMark", yams]),
        module("Diffing", ["GuideModel"]),
        module("Editions", ["GuideModel", "Diffing", .product(name: "Crypto", package: "swift-crypto")]),
        module("Checking", ["GuideModel", "Diffing", "Editions"]),
        .target(
            name: "Rendering", dependencies: ["CommonMark", "GuideModel", "Diffing", "Editions", "Checking"],
            exclude: ["Schemas"], swiftSettings: settings),
        module(
            "Pipeline",
            ["CHunspell", "Git", "CommonMark", "GuideModel", "Diffing", "Editions", "Checking", "Rendering"] + network),
        .executableTarget(
            name: "editie",
            dependencies: [
                "Pipeline", "Checking", "Diffing", "Editions", "Git", "GuideModel", "Rendering", argumentParser,
            ],
            swiftSettings: settings),
        tests("GitTests", ["Git"]),
        tests("GuideTests", ["CommonMark", "GuideModel", "Diffing", "Rendering"]),
        tests(
            "EditionTests",
            ["CommonMark", "GuideModel", "Diffing", "Editions", "Checking", "Rendering", "Pipeline", "Git"]),
        tests("EndToEndTests", []),
    ]
)
