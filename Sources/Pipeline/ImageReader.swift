import Checking
import Git
import GuideModel
import Synchronization

/// Reads the first bytes of pictures, each once.
final class ImageReader: Sendable {
    private let root: String
    private let isInGit: Bool
    private let known = Mutex<[String: CheckInputs.ImageFile?]>([:])

    init(_ root: String, isInGit: Bool) {
        self.root = root
        self.isInGit = isInGit
    }

    func read(_ path: String, _ id: String?) -> CheckInputs.ImageFile? {
        known.withLock { known in
            if let image = known[path] { return image }
            let image = isInGit ? id.flatMap { OID(hex: $0) }.flatMap(blob) : file(path)
            known[path] = image
            return image
        }
    }

    private func file(_ path: String) -> CheckInputs.ImageFile? {
        DiskSource(root: root).head(at: path, count: 512).map { CheckInputs.ImageFile(head: $0.head, size: $0.size) }
    }

    /// A picture's kind shows in its first bytes; a blob is only to be had whole, so a large one counts by its size.
    private func blob(_ id: OID) -> CheckInputs.ImageFile? {
        guard let repository = try? OpenRepository(containing: root), let size = repository.blobSize(id),
            size <= 32 << 20,
            let bytes = repository.blob(id)
        else { return nil }
        return CheckInputs.ImageFile(head: Array(bytes.prefix(512)), size: size)
    }
}
