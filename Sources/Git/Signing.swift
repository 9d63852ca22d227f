import CLibgit2

/// Signs tags, and checks their signatures, as the user's own git configuration says; nothing that a repository says is asked.
package struct Signing: Sendable {
    /// What signs: `gpg.format`.
    package enum Format: String, Sendable { case openpgp, ssh }

    let format: Format
    let program: String
    let key: String?
    let allowedSigners: String?

    /// The setting by which a user's git signs without being asked; `nil` where there is none.
    package static var wish: String? {
        ["tag.gpgSign", "commit.gpgSign"].first { name in
            ["true", "yes", "on", "1"].contains(UserSettings.string(name)?.lowercased() ?? "")
        }
    }

    /// - Throws: `.signing` for a format that is not supported.
    package init() throws(GitError) {
        let name = UserSettings.string("gpg.format") ?? "openpgp"
        guard let format = Format(rawValue: name) else {
            throw .signing("your gpg.format is '\(name)'; editie signs with openpgp or ssh")
        }
        self.init(format)
    }

    private init(_ format: Format) {
        self.format = format
        key = UserSettings.string("user.signingkey")
        allowedSigners = UserSettings.string("gpg.ssh.allowedSignersFile").map(Self.path)
        switch format {
        case .openpgp:
            program = UserSettings.string("gpg.openpgp.program") ?? UserSettings.string("gpg.program") ?? "gpg"
        case .ssh: program = UserSettings.string("gpg.ssh.program") ?? "ssh-keygen"
        }
    }

    /// The signature of some bytes, armored, as it stands behind a tag's message.
    package func sign(_ content: [UInt8], by signer: Signature) throws(GitError) -> [UInt8] {
        switch format {
        case .openpgp:
            let outcome = try Program.run(
                program, ["--status-fd=2", "-bsau", key ?? "\(signer.name) <\(signer.email)>"], input: content)
            guard outcome.code == 0, outcome.errors.contains("[GNUPG:] SIG_CREATED "), !outcome.output.isEmpty else {
                throw .signing(
                    "\(program) made no signature: \(Self.words(outcome.errors)) (only your global git configuration is read)"
                )
            }
            return outcome.output
        case .ssh:
            guard let key else {
                throw .signing(
                    "no key to sign with; name it with 'git config --global user.signingkey ~/.ssh/id_ed25519.pub' (a repository's own setting is not read)"
                )
            }
            var (file, isOwn, flags) = (Self.path(key), false, [String]())
            if key.hasPrefix("key::") || key.hasPrefix("ssh-") {
                let text = key.hasPrefix("key::") ? String(key.dropFirst(5)) : key
                (file, isOwn, flags) = (try Program.file(holding: Array((text + "\n").utf8)), true, ["-U"])
            }
            defer { if isOwn { try? DurableFile.remove(file) } }
            let outcome = try Program.run(program, ["-Y", "sign", "-n", "git", "-f", file] + flags, input: content)
            guard outcome.code == 0, outcome.output.starts(with: Self.sshBegin.utf8) else {
                throw .signing("\(program) made no signature: \(Self.words(outcome.errors))")
            }
            return outcome.output
        }
    }

    // MARK: - Checking

    /// What a tag's signature is worth.
    package enum Verdict: Hashable, Sendable {
        case unsigned
        /// Whose key it is, as the user's key ring or list of signers says.
        case good(signer: String)
        case bad(String)
        /// A good signature of a key that the user does not know, or a program that is not there.
        case unknown(String)
    }

    private static let pgpBegin = "-----BEGIN PGP SIGNATURE-----"
    private static let sshBegin = "-----BEGIN SSH SIGNATURE-----"

    /// Whether a tag object holds a signature, good or bad.
    package static func isSigned(tag content: [UInt8]) -> Bool {
        [pgpBegin, sshBegin].contains { lastLine($0, in: content) != nil }
    }

    /// Judges the content of a tag object.
    package static func verdict(onTag content: [UInt8]) -> Verdict {
        for (begin, format) in [(pgpBegin, Format.openpgp), (sshBegin, .ssh)] {
            guard let start = lastLine(begin, in: content) else { continue }
            do throws(GitError) {
                return try Signing(format).check(Array(content[..<start]), Array(content[start...]))
            } catch {
                return .unknown("\(error)")
            }
        }
        return .unsigned
    }

    private func check(_ content: [UInt8], _ signature: [UInt8]) throws(GitError) -> Verdict {
        let file = try Program.file(holding: signature)
        defer { try? DurableFile.remove(file) }
        switch format {
        case .openpgp:
            let outcome = try Program.run(program, ["--status-fd=1", "--verify", file, "-"], input: content)
            let lines = String(decoding: outcome.output, as: UTF8.self).split(separator: "\n")
            func fact(_ name: String) -> String? {
                lines.first { $0.hasPrefix("[GNUPG:] \(name) ") }.map {
                    String($0.dropFirst("[GNUPG:] \(name) ".count))
                }
            }
            if fact("BADSIG") != nil { return .bad("the signature does not fit the tag") }
            if let good = fact("GOODSIG"), outcome.code == 0 {
                return .good(signer: String(good.split(separator: " ", maxSplits: 1).last ?? ""))
            }
            for (name, why) in [
                ("EXPKEYSIG", "the key has expired"), ("EXPSIG", "the signature has expired"),
                ("REVKEYSIG", "the key was revoked"),
            ] where fact(name) != nil {
                return .bad(why)
            }
            if let key = fact("NO_PUBKEY") { return .unknown("the key \(key) is not in your key ring") }
            return .unknown(Self.words(outcome.errors))
        case .ssh:
            let plain = try Program.run(program, ["-Y", "check-novalidate", "-n", "git", "-s", file], input: content)
            guard plain.code == 0 else { return .bad("the signature does not fit the tag") }
            guard let allowedSigners else {
                return .unknown(
                    "nobody says whose key it is; name a list with 'git config --global gpg.ssh.allowedSignersFile FILE'"
                )
            }
            let found = try Program.run(
                program, ["-Y", "find-principals", "-f", allowedSigners, "-s", file], input: [])
            guard found.code == 0,
                let principal = String(decoding: found.output, as: UTF8.self).split(separator: "\n").first
            else { return .unknown("the key is not in \(allowedSigners)") }
            let outcome = try Program.run(
                program, ["-Y", "verify", "-n", "git", "-f", allowedSigners, "-I", String(principal), "-s", file],
                input: content)
            return outcome.code == 0 ? .good(signer: String(principal)) : .bad(Self.words(outcome.errors))
        }
    }

    // MARK: - Text

    /// Where the last line that begins so starts.
    private static func lastLine(_ begin: String, in content: [UInt8]) -> Int? {
        let mark = Array(begin.utf8)
        var found: Int?
        var start = 0
        while start < content.count {
            if content[start...].starts(with: mark) { found = start }
            guard let end = content[start...].firstIndex(of: 0x0A) else { break }
            start = end + 1
        }
        return found
    }

    /// `~/` as git reads it.
    private static func path(_ text: String) -> String {
        guard text.hasPrefix("~/"), let home = homeFolder else { return text }
        return home + text.dropFirst(1)
    }

    /// What a program said, in one line, without its lines for machines.
    private static func words(_ text: String) -> String {
        let lines = text.split(whereSeparator: \.isNewline).filter { !$0.hasPrefix("[GNUPG:]") }
        return lines.isEmpty ? "it gave no reason" : lines.suffix(3).joined(separator: "; ")
    }
}

extension Repository {
    /// An annotated tag object, signed where a signer is given; no reference is made.
    package func write(
        tag name: String, of commit: OID, tagger: Signature, message: String, signing: Signing?
    ) throws(GitError) -> OID {
        guard let signing else { return try write(tag: name, of: commit, tagger: tagger, message: message) }
        func plain(_ text: String) -> String { text.filter { $0 != "<" && $0 != ">" && !$0.isNewline } }
        let who = "\(plain(tagger.name)) <\(plain(tagger.email))> \(tagger.seconds) +0000"
        var content = Array("object \(commit)\ntype commit\ntag \(name)\ntagger \(who)\n\n\(message)".utf8)
        if content.last != 0x0A { content.append(0x0A) }
        content += try signing.sign(content, by: tagger)
        return try write(content, as: GIT_OBJECT_TAG)
    }

    /// The content of an annotated tag; `nil` for anything else.
    package func tagContent(_ id: OID) throws(GitError) -> [UInt8]? { try content(id, as: GIT_OBJECT_TAG) }
}
