import GuideModel

/// Pictures are pictures.
struct ImageContent: Rule {
    static let documentation = [
        RuleDocumentation(
            "image/lfs-pointer", .error, "a Git LFS pointer in place of the picture",
            why: "The file names a picture that was not fetched, so readers would get the name.",
            bad: "version https://git-lfs.github.com/spec/v1", good: "the picture, after 'git lfs pull'"),
        RuleDocumentation(
            "image/empty-file", .error, "an empty file in place of the picture",
            why: "The reader sees a broken picture.", bad: "kaart.png of 0 bytes",
            good: "kaart.png with a picture in it"),
        RuleDocumentation(
            "image/not-an-image", .warning, "its bytes are not those of a picture",
            why: "A page of text saved as .png shows as a broken picture.", bad: "kaart.png that holds text",
            good: "kaart.png that holds a picture"),
        RuleDocumentation(
            "image/too-large", .warning, "a large picture",
            why: "Readers on a phone wait for it, and e-books grow with it.", bad: "foto.jpg of 8 MiB",
            good: "foto.jpg of 400 KiB", settings: [("kilobytes", "what is too large; 2048 by default")]),
    ]

    func findings(in chapter: ChapterContext, _ context: CheckContext) -> [Finding] {
        let limit = context.settings.number("image/too-large", "kilobytes", default: 2048) << 10
        return zip(chapter.facts.uses, chapter.destinations).compactMap { use, destination -> Finding? in
            guard use.kind.isImage, !use.target.hasPrefix("#"), case .file(let path, _) = destination,
                let image = context.inputs.readImage(path)
            else { return nil }
            func finding(_ id: RuleID, _ message: String) -> Finding {
                Finding(id, path: chapter.path, range: use.range, message, target: use.target)
            }
            if image.size == 0 { return finding("image/empty-file", "'\(path)' is empty") }
            if image.head.starts(with: "version https://git-lfs".utf8) {
                return finding(
                    "image/lfs-pointer", "'\(path)' is a Git LFS pointer; fetch the picture with 'git lfs pull'")
            }
            if !Self.isPicture(image.head) {
                return finding("image/not-an-image", "'\(path)' does not hold a picture")
            }
            if image.size > limit {
                return finding("image/too-large", "'\(path)' is \(image.size >> 10) KiB; readers wait for it")
            }
            return nil
        }
    }

    private static func isPicture(_ head: [UInt8]) -> Bool {
        let signatures: [[UInt8]] = [
            [0x89, 0x50, 0x4E, 0x47], [0xFF, 0xD8, 0xFF], Array("GIF8".utf8), Array("BM".utf8), [0, 0, 1, 0],
            Array("II*\u{0}".utf8),
            Array("MM\u{0}*".utf8), [0xFF, 0x0A], [0, 0, 0, 0x0C, 0x4A, 0x58, 0x4C, 0x20],
        ]
        if signatures.contains(where: { head.starts(with: $0) }) { return true }
        if head.starts(with: "RIFF".utf8), head.dropFirst(8).starts(with: "WEBP".utf8) { return true }
        if head.dropFirst(4).starts(with: "ftyp".utf8) { return true }
        let text = String(decoding: head, as: UTF8.self)
        return text.contains("<svg") || text.contains("<!DOCTYPE svg") || text.trimmingBlanks().hasPrefix("<?xml")
    }
}
