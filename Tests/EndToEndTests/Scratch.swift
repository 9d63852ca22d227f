import Foundation
import Testing

/// A folder for one test, with the tools to make a repository in it and to run `editie` on it.
final class Scratch {
    struct Outcome {
        var code: Int32
        var out: String
        var err: String
    }

    let folder: URL

    init() throws {
        folder = FileManager.default.temporaryDirectory.appendingPathComponent("editie-test-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(at: folder) }

    /// The repository of the project, found from this file.
    static let project = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    static let editie = project.appendingPathComponent(".build/debug/editie").path

    /// The real guides beside the project; `nil` in a user's clone.
    static func corpus(_ name: String) -> URL? {
        let bundle = project.deletingLastPathComponent().appendingPathComponent("shared/corpora/\(name).bundle")
        return FileManager.default.fileExists(atPath: bundle.path) ? bundle : nil
    }

    @discardableResult
    static func run(
        _ program: String, _ arguments: [String], in folder: URL, environment extra: [String: String] = [:]
    ) throws -> Outcome {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = [program] + arguments
        process.currentDirectoryURL = folder
        var environment = ProcessInfo.processInfo.environment
        environment["GIT_CONFIG_GLOBAL"] = "/dev/null"
        environment["SOURCE_DATE_EPOCH"] = "1790000000"
        environment["NO_COLOR"] = "1"
        for name in ["GIT_AUTHOR_NAME", "GIT_AUTHOR_EMAIL", "GIT_COMMITTER_NAME", "GIT_COMMITTER_EMAIL"] {
            environment[name] = nil
        }
        environment.merge(extra) { $1 }
        process.environment = environment
        // Files, not pipes: a pipe that fills up would stop both sides.
        let base = FileManager.default.temporaryDirectory.appendingPathComponent("editie-out-\(UUID().uuidString)")
        let (outFile, errFile) = (base.appendingPathExtension("out"), base.appendingPathExtension("err"))
        for file in [outFile, errFile] { _ = FileManager.default.createFile(atPath: file.path, contents: nil) }
        defer { for file in [outFile, errFile] { try? FileManager.default.removeItem(at: file) } }
        process.standardOutput = try FileHandle(forWritingTo: outFile)
        process.standardError = try FileHandle(forWritingTo: errFile)
        process.standardInput = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
        let code =
            process.terminationReason == .uncaughtSignal ? 128 + process.terminationStatus : process.terminationStatus
        return Outcome(
            code: code, out: String(decoding: try Data(contentsOf: outFile), as: UTF8.self),
            err: String(decoding: try Data(contentsOf: errFile), as: UTF8.self))
    }

    @discardableResult
    func editie(_ arguments: String..., in name: String = "", environment: [String: String] = [:]) throws -> Outcome {
        try Self.run(Self.editie, arguments, in: folder.appendingPathComponent(name), environment: environment)
    }

    @discardableResult
    func git(_ arguments: String..., in name: String = "") throws -> String {
        let outcome = try Self.run("git", arguments, in: folder.appendingPathComponent(name))
        try #require(outcome.code == 0, "git \(arguments.joined(separator: " ")): \(outcome.err)")
        return outcome.out
    }

    func write(_ path: String, _ text: String) throws {
        let file = folder.appendingPathComponent(path)
        try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try text.write(to: file, atomically: true, encoding: .utf8)
    }

    func read(_ path: String) throws -> String {
        try String(contentsOf: folder.appendingPathComponent(path), encoding: .utf8)
    }

    func has(_ path: String) -> Bool {
        FileManager.default.fileExists(atPath: folder.appendingPathComponent(path).path)
    }

    /// Every file and folder, `.git` included.
    func everything() -> [String] {
        let all = FileManager.default.enumerator(atPath: folder.path)?.allObjects ?? []
        return all.compactMap { $0 as? String }.sorted()
    }

    func commit(_ message: String) throws {
        try git("add", "-A")
        try git("commit", "-qm", message)
    }

    /// An empty repository whose commits are somebody's.
    static func repository() throws -> Scratch {
        let scratch = try Scratch()
        try scratch.git("init", "-q", "-b", "main")
        try scratch.git("config", "user.name", "Redactie")
        try scratch.git("config", "user.email", "redactie@example.org")
        return scratch
    }

    /// A repository with a small guide of two chapters, committed.
    static func guide() throws -> Scratch {
        let scratch = try repository()
        try scratch.write("guide/guide.yml", "title: Gids\nlanguage: nl\n")
        try scratch.write("guide/SUMMARY.md", "# Gids\n\n- [Een](een.md)\n- [Twee](twee.md)\n")
        try scratch.write("guide/een.md", "# Een\n\nIn deze gids staan 40 wijken beschreven.\n")
        try scratch.write(
            "guide/twee.md", "# Twee\n\n## Kop\n\nZie [een](een.md#een) voor het begin van het verhaal.\n")
        try scratch.commit("Begin de gids")
        return scratch
    }
}
