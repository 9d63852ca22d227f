import Foundation
import Testing

/// Cut, import and tag under kills and failing calls: the error at the n-th call, n rising until none is hit.
@Suite(.serialized) struct FaultTests {
    /// A guide with edition 2.0 and a committed change with its note, ready for 2.1.
    private func readyForACut() throws -> Scratch {
        let base = try Scratch.guide()
        try base.editie("cut", "2.0")
        try base.write("guide/een.md", try base.read("guide/een.md").replacingOccurrences(of: "40", with: "43"))
        try base.write("changelogs/unreleased/een.md", "---\nabout: een.md#een\n---\n\nDrie wijken erbij.\n")
        try base.commit("Wijzig het getal")
        return base
    }

    /// A scratch folder with the guide, and the library that injects faults.
    private func prepared(_ base: Scratch) throws -> (Scratch, shim: String) {
        let scratch = try Scratch()
        let source = Scratch.project.appendingPathComponent("Tests/FaultInjection/inject.c").path
        let shim = scratch.folder.appendingPathComponent("inject.so").path
        let built = try Scratch.run("cc", ["-shared", "-fPIC", "-O1", "-o", shim, source, "-ldl"], in: scratch.folder)
        try #require(built.code == 0, "\(built.err)")
        try FileManager.default.copyItem(at: base.folder, to: scratch.folder.appendingPathComponent("base"))
        return (scratch, shim)
    }

    private func run(
        _ command: [String], _ scratch: Scratch, _ shim: String, at call: Int, mode: String, log: String? = nil
    ) throws -> Scratch.Outcome {
        let run = scratch.folder.appendingPathComponent("run")
        try? FileManager.default.removeItem(at: run)
        try FileManager.default.copyItem(at: scratch.folder.appendingPathComponent("base"), to: run)
        var environment = ["LD_PRELOAD": shim, "FAULT_AT": "\(call)", "FAULT_MODE": mode]
        environment["FAULT_LOG"] = log
        // `env` itself must not count: the library is loaded for the program only.
        return try Scratch.run(
            "env", environment.map { "\($0.key)=\($0.value)" } + [Scratch.editie] + command, in: run)
    }

    private func calls(_ command: [String], _ scratch: Scratch, _ shim: String) throws -> [String] {
        let log = scratch.folder.appendingPathComponent("calls").path
        let outcome = try run(command, scratch, shim, at: 0, mode: "kill", log: log)
        try #require(outcome.code == 0, "\(outcome.err)")
        return try String(contentsOfFile: log, encoding: .utf8).split(separator: "\n").map(String.init)
    }

    /// What must hold after any fault once the next command has run.
    private func requireWhole(_ scratch: Scratch, _ what: String) throws {
        let status = try scratch.editie("status", in: "run")
        #expect(status.code == 0, "\(what): \(status.err)")
        let cut = try scratch.git("log", "--format=%s", in: "run").contains("Cut edition 2.1")
        let tags = try scratch.git("tag", in: "run")
        #expect(tags.contains("v2.1") == cut, "\(what): the commit and the tag came apart")
        #expect(scratch.has("run/changelogs/2.1.md") == cut, "\(what): the commit and the files came apart")
        #expect(try scratch.git("status", "--porcelain", in: "run") == "", "\(what)")
        #expect(scratch.has("run/changelogs/unreleased/een.md") != cut, "\(what): the commit and the note came apart")
        try requireTidy(scratch, what)
        let next = try scratch.editie("cut", in: "run")
        #expect(next.code == (cut ? 1 : 0), "\(what): the next cut says \(next.out)\(next.err)")
        #expect(try scratch.git("tag", in: "run") == "v2.0\nv2.1\n", "\(what)")
        #expect(try scratch.editie("verify", "2.1", in: "run").code == 0, "\(what)")
    }

    private func requireTidy(_ scratch: Scratch, _ what: String) throws {
        let fsck = try Scratch.run("git", ["fsck", "--no-dangling"], in: scratch.folder.appendingPathComponent("run"))
        #expect(fsck.code == 0, "\(what): \(fsck.err)")
        let strays = scratch.everything().filter {
            $0.hasPrefix("run/")
                && ($0.hasSuffix(".lock") || $0.contains("editie-new") || $0.hasPrefix("run/.git/editie"))
        }
        #expect(strays.isEmpty, "\(what): \(strays)")
    }

    /// Killed, its locks removed and another branch checked out: the commit is finished on its own branch, and that one's files stay.
    @Test func aKilledCutLeavesAnotherBranchAlone() throws {
        let base = try readyForACut()
        try base.git("branch", "andere", "v2.0")
        let (scratch, shim) = try prepared(base)
        let calls = try calls(["cut"], scratch, shim)
        var finished = 0
        for call in 1...calls.count {
            #expect(try run(["cut"], scratch, shim, at: call, mode: "kill").code == 137)
            guard scratch.has("run/.git/editie/journal") else { continue }
            let what = "killed at call \(call), \(calls[call - 1])"
            for path in scratch.everything() where path.hasPrefix("run/.git/") && path.hasSuffix(".lock") {
                try FileManager.default.removeItem(at: scratch.folder.appendingPathComponent(path))
            }
            try scratch.git("reset", "-q", "--hard", in: "run")
            try scratch.git("clean", "-qfd", in: "run")
            try scratch.git("checkout", "-q", "andere", in: "run")
            #expect(try scratch.editie("status", in: "run").code == 0, "\(what)")
            #expect(try scratch.git("status", "--porcelain", in: "run") == "", "\(what)")
            #expect(!scratch.has("run/changelogs/2.1.md"), "\(what)")
            let cut = try scratch.git("log", "--format=%s", "main", in: "run").contains("Cut edition 2.1")
            #expect(try scratch.git("tag", in: "run").contains("v2.1") == cut, "\(what)")
            if cut { finished += 1 }
            try requireTidy(scratch, what)
        }
        #expect(finished > 0)
    }

    @Test func aKilledImportIsWholeOrNotThereAndRunsOnceMore() throws {
        let base = try Scratch.guide()
        try base.git("tag", "v1.0")
        try base.write("guide/een.md", "# Een\n\nIn deze gids staan 43 wijken beschreven.\n")
        try base.commit("Tel opnieuw")
        try base.git("tag", "v1.1")
        let (scratch, shim) = try prepared(base)
        let command = ["import", "--tags", "v*"]
        let calls = try calls(command, scratch, shim)
        for call in 1...calls.count {
            let what = "killed at call \(call), \(calls[call - 1])"
            #expect(try run(command, scratch, shim, at: call, mode: "kill").code == 137, "\(what): not reached")
            #expect(try scratch.editie("status", in: "run").code == 0, "\(what)")
            let isDone = try scratch.git("log", "--format=%s", in: "run").contains("Record 2 editions")
            for file in ["1.0.md", "1.0.json", "1.1.md", "1.1.json", "README.md"] {
                #expect(scratch.has("run/changelogs/\(file)") == isDone, "\(what): \(file)")
            }
            #expect(try scratch.git("status", "--porcelain", in: "run") == "", "\(what)")
            try requireTidy(scratch, what)
            #expect(try scratch.editie("import", "--tags", "v*", in: "run").code == 0, "\(what)")
            #expect(try scratch.editie("verify", in: "run").code == 0, "\(what)")
        }
    }

    @Test func aKilledTagIsThereOrNot() throws {
        let base = try Scratch.guide()
        try base.editie("cut", "2.0", "--no-tag")
        let (scratch, shim) = try prepared(base)
        let calls = try calls(["tag"], scratch, shim)
        for call in 1...calls.count {
            let what = "killed at call \(call), \(calls[call - 1])"
            #expect(try run(["tag"], scratch, shim, at: call, mode: "kill").code == 137, "\(what): not reached")
            #expect(try scratch.editie("tag", in: "run").code == 0, "\(what)")
            try requireTidy(scratch, what)
            #expect(try scratch.editie("verify", in: "run").code == 0, "\(what)")
        }
    }

    @Test func aKillAtAnyCallThatWritesLeavesNoHalfEdition() throws {
        let (scratch, shim) = try prepared(readyForACut())
        let calls = try calls(["cut"], scratch, shim)
        for name in ["write", "rename", "fsync", "link", "unlink", "mkdir", "create", "flock", "rmdir"] {
            #expect(calls.contains(name), "a cut makes no call of \(name)")
        }
        for call in 1...calls.count {
            let outcome = try run(["cut"], scratch, shim, at: call, mode: "kill")
            #expect(outcome.code == 137, "call \(call) (\(calls[call - 1])) was not reached")
            try requireWhole(scratch, "killed at call \(call), \(calls[call - 1])")
        }
    }

    @Test(arguments: [28, 13]) func aCallThatFailsLeavesItBeforeOrAfter(errno: Int) throws {
        let (scratch, shim) = try prepared(readyForACut())
        let calls = try calls(["cut"], scratch, shim)
        for call in 1...calls.count {
            let outcome = try run(["cut"], scratch, shim, at: call, mode: "\(errno)")
            let what = "errno \(errno) at call \(call), \(calls[call - 1]): exit \(outcome.code), \(outcome.err)"
            #expect([0, 3].contains(outcome.code), "\(what)")
            if outcome.code == 0 {
                #expect(try scratch.git("tag", in: "run").contains("v2.1"), "\(what)")
            } else {
                #expect(!outcome.err.isEmpty, "\(what)")
            }
            try requireWhole(scratch, what)
        }
    }
}
