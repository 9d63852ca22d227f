import GuideModel

/// Pictures are pictures.
struct ImageContent: Rule {
    static let ids: [(id: RuleID, severity: Severity, summary: String)] = [
        ("image/lfs-pointer", .error, "a Git LFS pointer in place of the picture"),
        ("image/empty-file", .error, "an empty file in place of the picture"),
        ("image/not-an-image", .warning, "its bytes are not those of a picture"),
        ("image/too-large", .warning, "a picture over 2 MiB"),
    ]

    private static let sizeLimit = 2 << 20

    func findings(in context: CheckContext) -> [Finding] {
        let resolver = LinkResolver(guide: context.guide, index: context.index)
        return context.uses.flatMap { chapter in
            chapter.uses.compactMap { use -> Finding? in
                guard use.kind == .image, case .file(let path, _) = resolver.resolve(use.target, from: chapter.path),
                    let image = context.images[path]
                else { return nil }
                func finding(_ id: RuleID, _ severity: Severity, _ message: String) -> Finding {
                    Finding(id, severity, path: chapter.path, range: use.range, message: message, target: use.target)
                }
                if image.size == 0 { return finding("image/empty-file", .error, "'\(path)' is empty") }
                if image.head.starts(with: "version https://git-lfs".utf8) {
                    return finding(
                        "image/lfs-pointer", .error,
                        "'\(path)' is a Git LFS pointer; fetch the picture with 'git lfs pull'")
                }
                if !Self.isPicture(image.head) {
                    return finding("image/not-an-image", .warning, "'\(path)' does not hold a picture")
                }
                if image.size > Self.sizeLimit {
                    return finding(
                        "image/too-large", .warning, "'\(path)' is \(image.size >> 20) MiB; readers wait for it")
                }
                return nil
            }
        }
    }

    private static func isPicture(_ head: [UInt8]) -> Bool {
        let signatures: [[UInt8]] = [
            [0x89, 0x50, 0x4E, 0x47], [0xFF, 0xD8, 0xFF], Array("GIF8".utf8), Array("BM".utf8), [0, 0, 1, 0],
            Array("II*\u{0}".utf8),
            Array("MM\u{0}*".utf8),
        ]
        if signatures.contains(where: { head.starts(with: $0) }) { return true }
        if head.starts(with: "RIFF".utf8), head.dropFirst(8).starts(with: "WEBP".utf8) { return true }
        if head.dropFirst(4).starts(with: "ftyp".utf8) { return true }
        let text = String(decoding: head, as: UTF8.self)
        return text.contains("<svg") || text.contains("<!DOCTYPE svg") || text.trimmingBlanks().hasPrefix("<?xml")
    }
}
