import Editions
import GuideModel

/// Where the editions of a folder say that its guide is, for those who do not name it each time.
enum RecordedGuide {
    /// The guide's folder by the newest record beside it; `nil` where a guide is found without one, or none is recorded.
    ///
    /// - Parameter root: the folder whose files are the worktree. Changelogs are looked for two folders down.
    static func folder(in root: String, hasHistory: Bool) -> String? {
        let disk = DiskSource(root: root)
        func folders(_ path: String) -> [FileEntry] {
            let entries = (try? disk.entries(in: path)) ?? nil
            return (entries ?? []).filter { $0.kind == .folder && !$0.name.hasPrefix(".") }
        }
        guard hasHistory, let top = (try? disk.entries(in: "")) ?? nil,
            !top.contains(where: { $0.kind == .folder && $0.name == "guide" || findable.contains($0.name) })
        else { return nil }
        let near = folders("")
        for folder in near + near.flatMap({ folders($0.path) }) where folder.name == "changelogs" {
            let newest = records(folder.path, disk).max { first, second in
                guard let one = first.edition, let other = second.edition else { return first.edition == nil }
                return one < other
            }
            if let guide = newest?.guide, (try? disk.hasFolder(guide)) == true { return guide }
        }
        return nil
    }

    /// What says by itself where a guide is.
    private static let findable: Set<String> = [
        "guide.yml", "SUMMARY.md", "book.toml", "mkdocs.yml", "_toc.yml", "myst.yml", "_quarto.yml",
    ]

    private static func records(_ folder: String, _ disk: DiskSource) -> [EditionRecord] {
        let entries = (try? disk.entries(in: folder)) ?? nil
        return (entries ?? []).compactMap { entry in
            guard entry.kind == .file, entry.name.hasSuffix(".json"), EditionNumber(entry.name.dropLast(5)) != nil,
                let bytes = (try? disk.bytes(at: entry.path)) ?? nil
            else { return nil }
            return EditionRecord(json: bytes)
        }
    }
}
