import Foundation
import Testing

/// Tags signed with real keys.
@Suite struct SigningTests {
    private func signed(_ settings: String, in scratch: Scratch, home: String) throws -> Scratch.Outcome {
        try scratch.write("home/.gitconfig", settings)
        return try scratch.editie("cut", "2.0", "--sign", environment: ["HOME": home])
    }

    @Test func anSSHKeySignsAndIsChecked() throws {
        let scratch = try Scratch.guide()
        let home = scratch.folder.appendingPathComponent("home").path
        try scratch.write(".git/info/exclude", "home/\n")
        try FileManager.default.createDirectory(atPath: home, withIntermediateDirectories: true)
        for name in ["own", "other"] {
            let made = try Scratch.run(
                "ssh-keygen", ["-q", "-t", "ed25519", "-N", "", "-C", "redactie@example.org", "-f", "\(home)/\(name)"],
                in: scratch.folder)
            try #require(made.code == 0)
        }
        let own = try scratch.read("home/own.pub")
        try scratch.write("home/signers", "redactie@example.org \(own)")
        let settings =
            "[gpg]\n\tformat = ssh\n[user]\n\tsigningkey = \(home)/own\n[gpg \"ssh\"]\n\tallowedSignersFile = \(home)/signers\n"
        let cut = try signed(settings, in: scratch, home: home)
        #expect(cut.code == 0 && cut.out.contains("tagged v2.0, signed"), "\(cut.out)\(cut.err)")
        let proof = try scratch.editie("verify", environment: ["HOME": home])
        #expect(proof.code == 0 && proof.out.contains("signed by redactie@example.org"), "\(proof.out)")
        // git agrees.
        let git = try Scratch.run(
            "git", ["tag", "-v", "v2.0"], in: scratch.folder,
            environment: ["GIT_CONFIG_GLOBAL": "\(home)/.gitconfig", "HOME": home])
        #expect(git.code == 0, "\(git.err)")
        // Other words under the same signature, also where whoever started this ignores how children end.
        let tag = try scratch.git("cat-file", "tag", "v2.0")
        try scratch.write("home/forged", tag.replacingOccurrences(of: "Gids 2.0", with: "Gids 2.O"))
        let forged = try scratch.git("hash-object", "-t", "tag", "-w", "home/forged").dropLast()
        let good = try scratch.git("rev-parse", "v2.0").dropLast()
        try scratch.git("update-ref", "refs/tags/v2.0", String(forged))
        for command in ["exec \"$0\" verify", "trap '' CHLD; exec \"$0\" verify"] {
            let proof = try Scratch.run(
                "sh", ["-c", command, Scratch.editie], in: scratch.folder, environment: ["HOME": home])
            #expect(proof.code == 1 && proof.out.contains("is not as it was signed"), "\(proof.out)")
        }
        try scratch.git("update-ref", "refs/tags/v2.0", String(good))
        // A foreign key, and a tag without its signature.
        try scratch.write("home/signers", "redactie@example.org \(try scratch.read("home/other.pub"))")
        #expect(try scratch.editie("verify", environment: ["HOME": home]).code == 1)
        try scratch.write("home/signers", "redactie@example.org \(own)")
        try scratch.git("tag", "-f", "-a", "-m", "Gids 2.0", "v2.0", "v2.0^{commit}")
        let unsigned = try scratch.editie("verify", environment: ["HOME": home])
        #expect(unsigned.code == 1 && unsigned.out.contains("was signed, and is so no longer"), "\(unsigned.out)")
    }

    @Test func anOpenPGPKeySignsAndIsChecked() throws {
        guard try Scratch.run("gpg", ["--version"], in: URL(fileURLWithPath: "/")).code == 0 else {
            print("gpg is not installed; signing with it was not tested")
            return
        }
        let scratch = try Scratch.guide()
        // gpg's agent wants a short path for its socket.
        let home = "/tmp/ed-\(UUID().uuidString.prefix(8))"
        try FileManager.default.createDirectory(
            atPath: home, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        defer {
            _ = try? Scratch.run("gpgconf", ["--kill", "all"], in: scratch.folder, environment: ["GNUPGHOME": home])
            try? FileManager.default.removeItem(atPath: home)
        }
        let environment = ["HOME": home, "GNUPGHOME": home]
        let made = try Scratch.run(
            "gpg",
            [
                "--batch", "--passphrase", "", "--quick-gen-key", "Redactie <redactie@example.org>", "ed25519", "sign",
                "never",
            ],
            in: scratch.folder, environment: environment)
        try #require(made.code == 0, "\(made.err)")
        let cut = try scratch.editie("cut", "2.0", "--sign", environment: environment)
        #expect(cut.code == 0, "\(cut.err)")
        let proof = try scratch.editie("verify", environment: environment)
        #expect(proof.code == 0 && proof.out.contains("signed by Redactie <redactie@example.org>"), "\(proof.out)")
        // Without the key nothing is called right.
        let elsewhere = try scratch.editie(
            "verify", environment: ["HOME": scratch.folder.path, "GNUPGHOME": scratch.folder.path])
        #expect(elsewhere.code == 1 && elsewhere.out.contains("could not be checked"), "\(elsewhere.out)")
    }

    @Test func noProgramThatTheRepositoryNamesIsRun() throws {
        let scratch = try Scratch.guide()
        let home = scratch.folder.appendingPathComponent("home").path
        try scratch.write(".git/info/exclude", "home/\n")
        try scratch.write("home/program", "#!/bin/sh\ntouch \(home)/ran\nexit 1\n")
        try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: "\(home)/program")
        try scratch.git("config", "gpg.program", "\(home)/program")
        try scratch.git("config", "gpg.format", "openpgp")
        let cut = try scratch.editie("cut", "2.0", "--sign", environment: ["HOME": home, "GNUPGHOME": home])
        #expect(cut.code == 3)
        #expect(!scratch.has("home/ran"))
        #expect(try scratch.git("tag") == "")
        #expect(!scratch.has("changelogs"))
    }
}
