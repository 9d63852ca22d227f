import CommonMark
import GuideModel

/// The table of contents and the files agree.
struct ContentsEntries: Rule {
    static let ids: [(id: RuleID, severity: Severity, summary: String)] = [
        ("toc/missing-file", .error, "the table of contents names a file that is not there"),
        ("toc/duplicate-entry", .error, "a file named twice"),
        ("toc/orphan-file", .warning, "a Markdown file that no table of contents names"),
        ("toc/order", .warning, "a file's number against its place"),
        ("link/not-in-toc", .warning, "a link to a Markdown file that no table of contents names"),
    ]

    func findings(in context: CheckContext) -> [Finding] {
        let guide = context.guide
        let contents = guide.location.contents
        guard contents.form != .files else { return [] }
        let file = contents.file.flatMap { Path.relative($0, to: guide.location.folder) } ?? contents.file ?? ""
        var found: [Finding] = []
        var seen: Set<String> = []
        func finding(
            _ id: RuleID, _ severity: Severity, _ line: Int, _ message: String, _ target: String,
            _ suggestion: String? = nil
        ) {
            found.append(
                Finding(
                    id, severity, path: file, range: SourceRange(line: line, column: 1, endLine: line, endColumn: 1),
                    message: message,
                    target: target, suggestion: suggestion))
        }
        for entry in contents.entries {
            if guide.files[entry.path]?.kind == .symbolicLink {
                finding(
                    "toc/missing-file", .error, entry.line,
                    "'\(entry.path)' is a symbolic link, which is not followed; name the file itself", entry.path)
            } else if !context.index.hasFile(entry.path) {
                let files = guide.chapters.map(\.path)
                finding(
                    "toc/missing-file", .error, entry.line, "no file '\(entry.path)' in this guide", entry.path,
                    nearest(entry.path, in: files))
            } else if !seen.insert(entry.path).inserted, contents.form != .docc {
                finding(
                    "toc/duplicate-entry", .error, entry.line, "'\(entry.path)' is named before already", entry.path)
            }
        }
        var last: (number: Int, path: String)?
        for entry in contents.entries {
            guard let number = Self.number(entry.path), Path.folder(of: entry.path).isEmpty else { continue }
            if let last, number < last.number {
                finding("toc/order", .warning, entry.line, "'\(entry.path)' stands after '\(last.path)'", entry.path)
            }
            last = (number, entry.path)
        }
        // MkDocs and DocC publish what no entry names, so a missing entry is a choice there.
        guard contents.form != .mkdocs || !contents.entries.isEmpty else { return found }
        for chapter in guide.chapters where !chapter.isListed {
            found.append(
                Finding(
                    "toc/orphan-file", .warning, path: chapter.path,
                    range: SourceRange(line: 1, column: 1, endLine: 1, endColumn: 1),
                    message: "no table of contents names this file", target: chapter.path))
        }
        return found + unlistedTargets(context)
    }

    private func unlistedTargets(_ context: CheckContext) -> [Finding] {
        let unlisted = Set(context.guide.chapters.filter { !$0.isListed }.map(\.path))
        guard !unlisted.isEmpty,
            context.guide.location.contents.form == .summary || context.guide.location.contents.form == .guideYML
        else { return [] }
        let resolver = LinkResolver(guide: context.guide, index: context.index)
        return context.uses.flatMap { chapter in
            chapter.uses.compactMap { use -> Finding? in
                guard case .file(let path, _) = resolver.resolve(use.target, from: chapter.path),
                    unlisted.contains(path), path != chapter.path
                else { return nil }
                return Finding(
                    "link/not-in-toc", .warning, path: chapter.path, range: use.range,
                    message: "'\(path)' is in no table of contents, so readers may not have it", target: use.target)
            }
        }
    }

    /// `03-visie.md` is 3.
    private static func number(_ path: String) -> Int? {
        let digits = (path.split(separator: "/").last ?? "").prefix { $0.isASCIIDigit }
        return digits.isEmpty || digits.count > 6 ? nil : Int(digits)
    }
}
