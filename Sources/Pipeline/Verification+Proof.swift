import Editions
import Git
import GuideModel
import Rendering

/// The history as the edition's cut left it, the verdicts as JSON, and the proof of one section.
extension Verification {
    /// That the history still holds what was cut. A squash or a rebase keeps the guide's tree; a rewriting does not, or changes what led
    /// to it.
    static func verifyHistory(
        _ record: EditionRecord, _ name: String, _ tagged: OID, _ workplace: Workplace, _ repository: OpenRepository,
        _ result: inout Result
    ) throws {
        // A shallow clone ends before it could tell.
        guard !repository.isShallow, let head = try repository.git.head().commit else { return }
        func leads(_ old: OID, to new: OID) throws -> Bool {
            guard old != new else { return true }
            return try repository.git.isAncestor(old, of: new)
        }
        // One that mends an earlier edition on a branch of its own is held by its tag.
        let isBeside = try record.edition.map { try workplace.ledger().isBeside($0) } ?? false
        if try !leads(tagged, to: head), !isBeside, try workplace.find(tree: record.tree, in: record.guide) == nil {
            result.faults.append(
                "the history was rewritten: this branch holds neither the commit of the tag '\(name)', \(tagged.short), nor the guide as released"
            )
        }
        guard let cut = record.commit.flatMap({ OID(hex: $0) }) else { return }
        if repository.commitIfPresent(cut) != nil, try leads(cut, to: tagged) { return }
        // The cut's own commit stands on the one that was cut; one that a squash made stands on another guide.
        guard let parent = try repository.git.commit(tagged).parents.first,
            let before = repository.commitIfPresent(parent),
            try workplace.guideTree(record.guide, in: before.tree)?.description == record.tree
        else { return }
        result.faults.append(
            "the history was rewritten: the commit that was cut, \(cut.short), does not lead to the tag '\(name)'")
    }

    /// Where updates and records stood in a state whose folder of them has another name now: beside the guide, or as its settings said.
    static func formerFolders(
        _ record: EditionRecord, _ tree: OID, _ workplace: Workplace, _ repository: OpenRepository
    ) throws -> [String] {
        var folders = [Path.join(Path.folder(of: record.guide), "changelogs")]
        for place in [record.guide, ""] {
            let file = Path.join(workplace.prefix, Path.join(place, "guide.yml"))
            guard let entry = try repository.git.entry(at: file, in: tree), let bytes = repository.blob(entry.id),
                let own = try? GuideConfiguration(yaml: String(decoding: bytes, as: UTF8.self)).changelogs
            else { continue }
            folders.append(own)
        }
        return folders
    }

    package static func json(_ results: [Result]) -> JSON {
        .object([
            ("schema", .string("editie/verify/1")),
            (
                "editions",
                .array(
                    results.map {
                        .object([
                            ("edition", .string($0.number.description)), ("verified", .bool($0.faults.isEmpty)),
                            ("proofs", .strings($0.proofs)), ("faults", .strings($0.faults)),
                        ])
                    })
            ),
        ])
    }

    /// That a section belongs to an edition: the digests that lead from it to the edition's own.
    package static func proof(_ workplace: Workplace, edition: String, _ section: String) throws -> JSON {
        let ledger = try workplace.ledger()
        let record = try ledger.recorded(edition).record
        let address = Path.normalAddress(section)
        guard let proof = record.proof(address), proof.holds else {
            throw WorkplaceError.unknownSection(
                address, in: "edition \(record.number)", nearest: nearest(address, in: record.addresses))
        }
        func steps(_ steps: [Digest.Step]) -> JSON {
            .array(
                steps.map {
                    .object([
                        ("side", .string($0.isLeft ? "left" : "right")), ("digest", .string($0.sibling.description)),
                    ])
                })
        }
        return .object([
            ("schema", .string("editie/proof/1")), ("edition", .string(record.number)),
            ("section", .string(proof.address)), ("leaf", .string(proof.leaf.description)),
            ("inChapter", steps(proof.inChapter)), ("chapter", .string(proof.chapterLeaf)),
            ("inGuide", steps(proof.inGuide)), ("digest", .string(proof.head.description)),
        ])
    }
}
