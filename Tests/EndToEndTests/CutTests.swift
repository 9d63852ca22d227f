import Foundation
import Testing

@Suite struct CutTests {
    @Test func theFirstCutRecordsEverythingAsNew() throws {
        let scratch = try Scratch.guide()
        let cut = try scratch.editie("cut", "2.0")
        #expect(cut.code == 0, "\(cut.err)")
        #expect(try scratch.git("status", "--porcelain") == "")
        #expect(try scratch.git("tag") == "v2.0\n")
        #expect(try scratch.git("show", "--stat", "--format=%s", "HEAD").hasPrefix("Cut edition 2.0"))
        #expect(try scratch.read("changelogs/2.0.md").contains("[Een](../guide/een.md)"))
        #expect(try scratch.editie("verify").code == 0)
    }

    @Test func nothingChangedIsSaidAndExitsWithOne() throws {
        let scratch = try Scratch.guide()
        try scratch.editie("cut", "2.0")
        let again = try scratch.editie("cut")
        #expect(again.code == 1)
        #expect(again.err.contains("nothing that a reader sees has changed since edition 2.0"))
    }

    @Test(arguments: [
        ("40 wijken", "43 wijken", "2.1"), ("beschreven", "beschreeven", "2.0.1"),
        ("40 wijken", "**40 wijken**", "2.0.1"),
    ])
    func theRedlineDecidesTheNumber(old: String, new: String, number: String) throws {
        let scratch = try Scratch.guide()
        try scratch.editie("cut", "2.0")
        try scratch.write("guide/een.md", try scratch.read("guide/een.md").replacingOccurrences(of: old, with: new))
        try scratch.commit("Wijzig")
        let plan = try scratch.editie("cut", "--dry-run")
        #expect(plan.out.hasPrefix("Would cut edition \(number): "), "\(plan.out)\(plan.err)")
        #expect(!scratch.has("changelogs/\(number).md"))
        #expect(try scratch.editie("cut").code == 0)
        #expect(scratch.has("changelogs/\(number).json"))
    }

    @Test func theUpdateTellsWhatChangedWithOldAndNewFigures() throws {
        let scratch = try Scratch.guide()
        try scratch.editie("cut", "2.0")
        try scratch.write("guide/een.md", try scratch.read("guide/een.md").replacingOccurrences(of: "40", with: "43"))
        try scratch.commit("Wijzig")
        try scratch.editie("cut")
        #expect(try scratch.read("changelogs/2.1.md").contains("- Gewijzigd: [Een](../guide/een.md#een) (40 → 43)"))
        #expect(try scratch.read("changelogs/README.md").contains("[2.1](2.1.md)"))
    }

    @Test func noCommitWritesTheFilesOnly() throws {
        let scratch = try Scratch.guide()
        let head = try scratch.git("rev-parse", "HEAD")
        #expect(try scratch.editie("cut", "2.0", "--no-commit").code == 0)
        #expect(try scratch.git("rev-parse", "HEAD") == head)
        #expect(try scratch.git("tag") == "")
        #expect(scratch.has("changelogs/2.0.md"))
    }

    @Test func anEditionThatLandedByASquashIsTaggedByItsTree() throws {
        let scratch = try Scratch.guide()
        try scratch.git("switch", "-qc", "edition")
        try scratch.editie("cut", "2.0", "--no-tag")
        try scratch.git("switch", "-q", "main")
        try scratch.write("other.txt", "meanwhile")
        try scratch.commit("Something else")
        try scratch.git("merge", "-q", "--squash", "edition")
        try scratch.git("commit", "-qm", "Land the edition")
        let tagged = try scratch.editie("tag")
        #expect(tagged.code == 0, "\(tagged.err)")
        #expect(try scratch.git("rev-parse", "v2.0^{commit}") == scratch.git("rev-parse", "HEAD"))
        #expect(try scratch.editie("status").out.contains("Nothing that a reader sees has changed since."))
    }

    @Test func oneOfThreeCutsAtOnceSucceeds() async throws {
        let scratch = try Scratch.guide()
        let folder = scratch.folder
        let codes = try await withThrowingTaskGroup(of: Int32.self) { group in
            for _ in 0..<3 { group.addTask { try Scratch.run(Scratch.editie, ["cut", "2.0"], in: folder).code } }
            return try await group.reduce(into: []) { $0.append($1) }
        }
        #expect(codes.filter { $0 == 0 }.count == 1, "\(codes)")
        #expect(try scratch.git("log", "--format=%s", "main").components(separatedBy: "Cut edition").count == 2)
        #expect(try scratch.editie("verify").code == 0)
        #expect(try scratch.git("status", "--porcelain") == "")
    }

    @Test func verifyFindsEveryFileThatWasChanged() throws {
        let scratch = try Scratch.guide()
        try scratch.editie("cut", "2.0")
        for path in ["changelogs/2.0.md", "changelogs/2.0.json"] {
            let text = try scratch.read(path)
            try scratch.write(path, text.replacingOccurrences(of: "Een", with: "Eén"))
            let verdict = try scratch.editie("verify", "2.0")
            #expect(verdict.code == 1, "\(path) was changed and verify says \(verdict.out)")
            #expect(verdict.out.contains("2.0"))
            try scratch.write(path, text)
        }
        try scratch.git("tag", "-f", "v2.0", "HEAD~1")
        #expect(try scratch.editie("verify", "2.0").code == 1)
    }
}
