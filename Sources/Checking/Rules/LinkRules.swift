import CommonMark
import GuideModel

/// Links lead to something that is in the guide.
struct LinkTargets: Rule {
    static let ids: [(id: RuleID, severity: Severity, summary: String)] = [
        ("link/missing-file", .error, "the target file is not in the guide"),
        ("link/missing-anchor", .error, "the file has no such anchor"),
        ("link/anchor-case", .warning, "the anchor differs in case only"),
        ("link/anchor-unicode", .warning, "the anchor differs in Unicode normalisation only"),
        (
            "link/path-case", .error,
            "the path differs from the file in case only: it works on some disks and fails on a server"
        ),
        ("link/path-unicode", .warning, "the path differs in Unicode normalisation only"),
        ("link/outside-root", .error, "the link leaves the guide"),
        ("link/directory-no-index", .warning, "a folder without README.md or index.md"),
        ("link/absolute-path", .notice, "a path from the guide's root"),
        ("link/missing-scheme", .error, "an address without https://"),
        ("link/unsafe-scheme", .error, "javascript:, data: or vbscript:"),
        ("link/empty", .error, "a link without a target"),
        ("image/missing-file", .error, "the picture is not in the guide"),
        ("image/path-case", .error, "the picture's path differs from the file in case only"),
    ]

    func findings(in context: CheckContext) -> [Finding] {
        let resolver = LinkResolver(guide: context.guide, index: context.index)
        return context.uses.flatMap { chapter in chapter.uses.flatMap { judge($0, in: chapter.path, resolver, context) }
        }
    }

    private func judge(_ use: LinkUse, in path: String, _ resolver: LinkResolver, _ context: CheckContext) -> [Finding]
    {
        let isImage = use.kind == .image || use.kind == .htmlImage
        func finding(_ id: RuleID, _ message: String, _ suggestion: String? = nil) -> Finding {
            let severity = Self.ids.first { $0.id == id }?.severity ?? .error
            return Finding(
                id, severity, path: path, range: use.range, message: message, target: use.target, suggestion: suggestion
            )
        }
        var found: [Finding] = []
        if use.target.hasPrefix("/"), !use.target.hasPrefix("//") {
            found.append(
                finding(
                    "link/absolute-path",
                    "'\(use.target)' counts from the guide's root; a relative path also works elsewhere"))
        }
        switch resolver.resolve(use.target, from: path, isRaw: use.kind == .html || use.kind == .htmlImage) {
        case .external: break
        case .empty:
            found.append(
                finding(
                    isImage ? "image/missing-file" : "link/empty",
                    isImage ? "the picture has no source" : "the link has no target"))
        case .unsafe(let scheme):
            // A picture in the text itself is no script.
            if !(isImage && scheme == "data") {
                found.append(
                    finding("link/unsafe-scheme", "'\(scheme):' may run what it holds; no reader should get it"))
            }
        case .missingScheme:
            found.append(
                finding(
                    "link/missing-scheme", "'\(use.target)' is read as a file; write https:// before it",
                    "https://" + use.target))
        case .outside:
            found.append(
                finding("link/outside-root", "'\(use.target)' leaves the guide, so its readers will not have it"))
        case .missing(let file):
            let near = nearestFile(file, context, isImage: isImage)
            found.append(
                finding(
                    isImage ? "image/missing-file" : "link/missing-file",
                    isImage ? "no picture '\(file)' in this guide" : "no file '\(file)' in this guide", near))
        case .missingPage(let name):
            let names = context.guide.chapters.map { String(($0.path.split(separator: "/").last ?? "").dropLast(3)) }
            found.append(
                finding(
                    "link/missing-file", "no page '\(name)' in this catalog",
                    nearest(name, in: names).map { "doc:" + $0 }))
        case .wrongCase(let file, let right):
            found.append(
                finding(
                    isImage ? "image/path-case" : "link/path-case",
                    "'\(file)' is called '\(right)': case counts on a server", right))
        case .wrongForm(let file, let right):
            found.append(
                finding("link/path-unicode", "'\(file)' is written in another Unicode form than the file's name", right)
            )
        case .folder(let folder, let home, let fragment):
            guard let home else {
                if !isImage {
                    found.append(
                        finding(
                            "link/directory-no-index", "the folder '\(folder)' has no README.md or index.md to show"))
                }
                break
            }
            if let fragment { found += anchor(fragment, in: home, context, finding) }
        case .file(let file, let fragment):
            if let fragment, !isImage { found += anchor(fragment, in: file, context, finding) }
        }
        return found
    }

    private func anchor(
        _ fragment: String, in file: String, _ context: CheckContext, _ finding: (RuleID, String, String?) -> Finding
    ) -> [Finding] {
        // `#` and `#top` always exist; other kinds of file have their own fragments.
        guard !fragment.isEmpty, fragment.lowercased() != "top", !fragment.hasPrefix(":~:"),
            let anchors = context.index.anchors[file]
        else {
            return []
        }
        if anchors.contains(where: { $0.utf8.elementsEqual(fragment.utf8) }) { return [] }
        if let same = anchors.first(where: { $0 == fragment }) {
            return [
                finding(
                    "link/anchor-unicode", "'#\(fragment)' is written in another Unicode form than the anchor",
                    "#" + same)
            ]
        }
        if let same = anchors.sorted().first(where: { $0.lowercased() == fragment.lowercased() }) {
            return [finding("link/anchor-case", "'#\(fragment)' is written '#\(same)'", "#" + same)]
        }
        return [
            finding(
                "link/missing-anchor", "no anchor '#\(fragment)' in '\(file)'",
                nearest(fragment, in: anchors.sorted()).map { "#" + $0 })
        ]
    }

    /// The same name in another folder first, then the nearest spelling.
    private func nearestFile(_ path: String, _ context: CheckContext, isImage: Bool) -> String? {
        let name = path.split(separator: "/").last.map(String.init) ?? path
        let files = context.guide.files.values.filter { $0.kind == .file && Path.isMarkdown($0.path) != isImage }.map(
            \.path
        ).sorted()
        if let same = files.first(where: { $0 == name || $0.hasSuffix("/" + name) }) { return same }
        let sameFolder = files.filter { Path.folder(of: $0) == Path.folder(of: path) }
        if let near = nearest(name, in: sameFolder.map { String($0.split(separator: "/").last ?? "") }) {
            return Path.join(Path.folder(of: path), near)
        }
        return nearest(path, in: files.prefix(2000))
    }
}

/// Definitions that nothing uses.
struct UnusedDefinitions: Rule {
    static let ids: [(id: RuleID, severity: Severity, summary: String)] = [
        ("link/unused-definition", .warning, "a reference definition without a use"),
        ("reference/duplicate-definition", .warning, "a label defined twice"),
        ("reference/undefined", .error, "[text][label] without a definition"),
    ]

    func findings(in context: CheckContext) -> [Finding] {
        context.guide.chapters.flatMap { chapter -> [Finding] in
            let document = chapter.document
            let scanner = LabelScanner(chapter)
            var found: [Finding] = []
            var seen: Set<String> = []
            for definition in document.definitions {
                guard seen.insert(definition.key).inserted else {
                    found.append(
                        Finding(
                            "reference/duplicate-definition", .warning, path: chapter.path, range: definition.range,
                            message: "'[\(definition.label)]' is defined above already; this one is never used",
                            target: definition.label))
                    continue
                }
                if !scanner.labels.contains(definition.key) {
                    found.append(
                        Finding(
                            "link/unused-definition", .warning, path: chapter.path, range: definition.range,
                            message: "nothing uses '[\(definition.label)]'", target: definition.label))
                }
            }
            for label in scanner.undefined(seen) {
                found.append(
                    Finding(
                        "reference/undefined", .error, path: chapter.path, range: label.range,
                        message: "'[\(label.text)]' is not defined in this chapter", target: label.text,
                        suggestion: nearest(label.text, in: document.definitions.map(\.label))))
            }
            return found
        }
    }
}

/// Reads `[…]` in the source text of a chapter where it is neither code nor raw HTML.
struct LabelScanner {
    let labels: Set<String>
    private let chapter: Chapter

    init(_ chapter: Chapter) {
        self.chapter = chapter
        guard !chapter.document.definitions.isEmpty else {
            labels = []
            return
        }
        // A bracket of any kind may be a use; only a definition's own place is none.
        let definitions = Dictionary(grouping: chapter.document.definitions, by: \.range.line)
        var labels: Set<String> = []
        var line = 1
        var open: [Int] = []
        let bytes = chapter.bytes
        var at = 0
        while at < bytes.count {
            switch bytes[at] {
            case 0x0A: line += 1
            case UInt8(ascii: "\\"): at += 1
            case UInt8(ascii: "["): open.append(at + 1)
            case UInt8(ascii: "]"):
                if let start = open.popLast(), at - start < 1000 {
                    let text = String(decoding: bytes[start..<at], as: UTF8.self)
                    let isOwn = definitions[line] != nil && at + 1 < bytes.count && bytes[at + 1] == UInt8(ascii: ":")
                    if !isOwn { labels.insert(DefinitionScanner.key(text)) }
                }
            default: break
            }
            at += 1
        }
        self.labels = labels
    }

    /// `[text][label]` that stayed text because no such label is defined.
    func undefined(_ defined: Set<String>) -> [(text: String, range: SourceRange)] {
        var found: [(text: String, range: SourceRange)] = []
        for node in chapter.document.nodes where node.kind == .text && node.literal.contains("][") {
            let bytes = Array(node.literal.utf8)
            var at = 0
            while at + 1 < bytes.count {
                guard bytes[at] == UInt8(ascii: "]"), bytes[at + 1] == UInt8(ascii: "["),
                    let close = bytes[(at + 2)...].firstIndex(of: UInt8(ascii: "]")),
                    let open = bytes[..<at].lastIndex(of: UInt8(ascii: "["))
                else {
                    at += 1
                    continue
                }
                var label = String(decoding: bytes[(at + 2)..<close], as: UTF8.self)
                if label.isEmpty { label = String(decoding: bytes[(open + 1)..<at], as: UTF8.self) }
                if !label.trimmingBlanks().isEmpty, !label.hasPrefix("^"),
                    !defined.contains(DefinitionScanner.key(label))
                {
                    var range = node.range
                    range.column += String(decoding: bytes[..<open], as: UTF8.self).count
                    range.endColumn = range.column + String(decoding: bytes[open...close], as: UTF8.self).count
                    range.endLine = range.line
                    found.append((label, range))
                }
                at = close
            }
        }
        return found
    }
}
