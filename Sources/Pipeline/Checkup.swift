import Checking
import Git
import GuideModel

/// Checks one state of the guide.
package enum Checkup {
    package struct Result: Sendable {
        package let report: CheckReport
        package let guide: Guide
    }

    /// - Parameter revision: `nil` for the worktree (HEAD in a bare repository).
    package static func run(_ workplace: Workplace, revision: String?) throws -> Result {
        var revision = revision ?? "worktree"
        if revision == "worktree", let repository = workplace.repository, repository.worktree == nil {
            revision = "HEAD"
        }
        let snapshot = try workplace.snapshot(revision)
        return Result(report: try report(snapshot, workplace), guide: snapshot.guide)
    }

    package static func report(_ snapshot: Snapshot, _ workplace: Workplace) throws -> CheckReport {
        let guide = snapshot.guide
        return Checker.check(guide) { path in
            guard let entry = guide.files[path], entry.kind == .file else { return nil }
            if snapshot.commit != nil, let id = entry.id.flatMap({ OID(hex: $0) }) { return workplace.image(blob: id) }
            let full = Path.join(guide.location.folder, path)
            guard let bytes = try? DiskSource(root: workplace.folder).bytes(at: full) else { return nil }
            return CheckContext.ImageFile(head: Array(bytes.prefix(512)), size: bytes.count)
        }
    }
}

extension Workplace {
    fileprivate func image(blob id: OID) -> CheckContext.ImageFile? {
        guard let repository, let size = repository.blobSize(id) else { return nil }
        // A picture's kind shows in its first bytes; a blob is only to be had whole, so a large one counts by its size.
        guard size <= 32 << 20, let bytes = repository.blob(id) else { return nil }
        return CheckContext.ImageFile(head: Array(bytes.prefix(512)), size: size)
    }
}
