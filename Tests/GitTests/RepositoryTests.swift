import Foundation
import Testing

@testable import Git

@Suite struct RepositoryTests {
    private let folder: URL

    init() throws {
        folder = FileManager.default.temporaryDirectory.appendingPathComponent("editie-git-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        try git("init", "-q", "-b", "main")
        try git("config", "user.name", "Redactie")
        try git("config", "user.email", "redactie@example.org")
    }

    @discardableResult
    private func git(_ arguments: String...) throws -> String {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = ["git"] + arguments
        process.currentDirectoryURL = folder
        let pipe = Pipe()
        process.standardOutput = pipe
        try process.run()
        let data = pipe.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        try #require(process.terminationStatus == 0)
        return String(decoding: data, as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines)
    }

    private func commit(_ path: String, _ text: String) throws -> OID {
        let file = folder.appendingPathComponent(path)
        try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try text.write(to: file, atomically: true, encoding: .utf8)
        try git("add", "-A")
        try git("commit", "-qm", "Change \(path)")
        return try #require(OID(hex: git("rev-parse", "HEAD")))
    }

    private func looseFile(_ id: OID) -> URL {
        folder.appendingPathComponent(".git/objects/\(id.description.prefix(2))/\(id.description.dropFirst(2))")
    }

    private func rewrite(_ file: URL, _ change: (inout Data) -> Void) throws {
        var data = try Data(contentsOf: file)
        change(&data)
        try FileManager.default.removeItem(at: file)
        try data.write(to: file)
    }

    @Test func readsTreesAndBlobs() throws {
        let id = try commit("guide/een.md", "# Eén\n")
        let repository = try Repository(containing: folder.path)
        let entry = try #require(try repository.entry(at: "guide/een.md", in: repository.commit(id).tree))
        #expect(try repository.blob(entry.id) == Array("# Eén\n".utf8))
        #expect(try repository.entry(at: "guide/twee.md", in: repository.commit(id).tree) == nil)
        #expect(try Repository.blobID(of: Array("# Eén\n".utf8)) == entry.id)
    }

    @Test func aTruncatedLooseObjectIsAnErrorAndNoEndlessLoop() throws {
        let text = (0..<5000).map { "regel \($0 &* 7919)" }.joined(separator: "\n")
        let id = try commit("guide/een.md", text)
        let blob = try #require(OID(hex: git("rev-parse", "HEAD:guide/een.md")))
        try rewrite(looseFile(blob)) { $0 = $0.prefix($0.count / 2) }
        let repository = try Repository(containing: folder.path)
        #expect(throws: GitError.self) { try repository.blob(blob) }
        #expect(try repository.commit(id).id == id)
    }

    @Test func aFlippedByteInALooseObjectIsAnError() throws {
        _ = try commit("guide/een.md", "# Een\n")
        let blob = try #require(OID(hex: git("rev-parse", "HEAD:guide/een.md")))
        try rewrite(looseFile(blob)) { $0[$0.count - 6] ^= 0x55 }
        #expect(throws: GitError.self) { try Repository(containing: folder.path).blob(blob) }
    }

    @Test func aMissingObjectIsNamed() throws {
        _ = try commit("guide/een.md", "# Een\n")
        let blob = try #require(OID(hex: git("rev-parse", "HEAD:guide/een.md")))
        try FileManager.default.removeItem(at: looseFile(blob))
        #expect(throws: GitError.missingObject(blob, shallow: false)) {
            try Repository(containing: folder.path).blob(blob)
        }
    }

    @Test func anIndexThatPromisesTooMuchIsRefused() throws {
        _ = try commit("guide/een.md", "# Een\n")
        var bytes = Data("DIRC".utf8)
        bytes += [0, 0, 0, 2, 0x7F, 0xFF, 0xFF, 0xFF]
        bytes += Data(repeating: 0, count: 60)
        try bytes.write(to: folder.appendingPathComponent(".git/index"))
        #expect(throws: GitError.self) { try Repository(containing: folder.path).status(of: ["guide"]) }
    }

    @Test func historyNamesTheCommitsThatTouchAFolder() throws {
        let first = try commit("guide/een.md", "# Een\n")
        _ = try commit("other.txt", "x")
        let third = try commit("guide/een.md", "# Een, anders\n")
        let repository = try Repository(containing: folder.path)
        #expect(try repository.commits(from: [third], hiding: [], touching: ["guide"]).map(\.id) == [third, first])
        #expect(try repository.commits(from: [third], hiding: [first], touching: ["guide"]).map(\.id) == [third])
    }

    @Test func statusKnowsUntrackedChangedAndIgnored() throws {
        _ = try commit("guide/een.md", "# Een\n")
        try "*.tmp\n".write(to: folder.appendingPathComponent(".git/info/exclude"), atomically: true, encoding: .utf8)
        try "x".write(to: folder.appendingPathComponent("guide/a.tmp"), atomically: true, encoding: .utf8)
        try "x".write(to: folder.appendingPathComponent("guide/nieuw.md"), atomically: true, encoding: .utf8)
        try "# Een!\n".write(to: folder.appendingPathComponent("guide/een.md"), atomically: true, encoding: .utf8)
        let status = try Repository(containing: folder.path).status(of: ["guide"])
        #expect(status.map(\.path).sorted() == ["guide/een.md", "guide/nieuw.md"])
    }

    @Test func mailmapMapsNames() throws {
        let mailmap = try Mailmap(text: Array("Echte Naam <echt@example.org> <oud@example.org>\n".utf8))
        let mapped = mailmap.resolve(name: "x", email: "oud@example.org")
        #expect(mapped.name == "Echte Naam" && mapped.email == "echt@example.org")
    }

    @Test func aTransactionRefusesABranchThatMoved() throws {
        let first = try commit("guide/een.md", "# Een\n")
        let second = try commit("guide/een.md", "# Twee\n")
        let repository = try Repository(containing: folder.path)
        let lock = try Transaction.lock(repository)
        let journal = Journal(
            title: "a test", subject: "2.0", references: [.init(name: "refs/heads/main", old: first, new: first)],
            files: [],
            stagesFiles: false, reflogLine: "")
        #expect(throws: GitError.referenceMoved(name: "refs/heads/main")) {
            try Transaction.run(journal, in: repository, holding: lock)
        }
        #expect(try repository.reference("refs/heads/main") == second)
        let other = try repository.write(
            commitOf: repository.commit(first).tree, parents: [first], author: repository.identity(),
            committer: repository.identity(), message: "beside")
        let stale = Journal(
            title: "a test", subject: "2.0", references: [.init(name: "refs/heads/main", old: first, new: other)],
            files: [],
            stagesFiles: false, reflogLine: "")
        #expect(throws: GitError.referenceMoved(name: "refs/heads/main")) {
            try Transaction.run(stale, in: repository, holding: lock)
        }
        #expect(try repository.reference("refs/heads/main") == second)
        #expect(
            !FileManager.default.fileExists(atPath: folder.appendingPathComponent(".git/refs/heads/main.lock").path))
    }

    @Test func aStrangersLockIsNeverRemoved() throws {
        let first = try commit("guide/een.md", "# Een\n")
        let repository = try Repository(containing: folder.path)
        let stranger = folder.appendingPathComponent(".git/refs/heads/main.lock")
        try Data().write(to: stranger)
        let next = try repository.write(
            commitOf: repository.commit(first).tree, parents: [first], author: repository.identity(),
            committer: repository.identity(), message: "next")
        let lock = try Transaction.lock(repository)
        let journal = Journal(
            title: "a test", subject: "2.0", references: [.init(name: "refs/heads/main", old: first, new: next)],
            files: [],
            stagesFiles: false, reflogLine: "")
        #expect(throws: GitError.self) { try Transaction.run(journal, in: repository, holding: lock) }
        #expect(FileManager.default.fileExists(atPath: stranger.path))
        #expect(try repository.reference("refs/heads/main") == first)
    }

    @Test(arguments: ["", ".", "..", ".git", ".GIT", "a/b"]) func refusesUnsafeNames(name: String) {
        #expect(!Repository.isSafe(entryName: name))
    }

    @Test func anIdIsFortyHexadecimalDigits() throws {
        let text = "0123456789abcdef0123456789abcdef01234567"
        #expect(try #require(OID(hex: text)).description == text)
        #expect(OID(hex: text.dropLast()) == nil)
        #expect(OID(hex: text.dropLast() + "g") == nil)
    }
}
