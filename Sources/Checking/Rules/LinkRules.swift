import CommonMark
import Diffing
import GuideModel

/// Links and pictures lead to something that is in the guide.
struct LinkTargets: Rule {
    static let documentation = [
        RuleDocumentation(
            "link/missing-file", .error, "the target file is not in the guide",
            why: "A reader who follows the link finds nothing.", bad: "[visie](03-vise.md)",
            good: "[visie](03-visie.md)"),
        RuleDocumentation(
            "link/missing-anchor", .error, "the file has no such anchor",
            why: "The reader lands at the top of the page and has to search.",
            bad: "[doelen](visie.md#deolen)", good: "[doelen](visie.md#doelen)"),
        RuleDocumentation(
            "link/anchor-case", .warning, "the anchor differs from the heading's in case only",
            why: "Fragments are told apart by case, so most browsers stay at the top of the page.",
            bad: "[doelen](visie.md#Doelen)", good: "[doelen](visie.md#doelen)", fix: "writes the anchor as it is"),
        RuleDocumentation(
            "link/anchor-unicode", .warning, "the anchor differs in Unicode normalisation only",
            why: "An é can be one character or an e with a mark; a browser holds the two apart.",
            bad: "[één](#e\u{301}e\u{301}n)", good: "[één](#één)", fix: "writes the anchor as it is"),
        RuleDocumentation(
            "link/path-case", .error, "the path differs from the file's name in case only",
            why: "It works on the disks of most editors and fails on the server.",
            bad: "[visie](Visie.md)", good: "[visie](visie.md)", fix: "writes the path as the file is called"),
        RuleDocumentation(
            "link/path-unicode", .warning, "the path differs in Unicode normalisation only",
            why: "A server's names are bytes: two forms of é are two names.",
            bad: "[cafe\u{301}](cafe\u{301}.md)", good: "[café](café.md)", fix: "writes the path as the file is called"),
        RuleDocumentation(
            "link/outside-root", .error, "the link leaves the guide, also through a symbolic link",
            why: "Readers get the guide's folder and nothing beside it. What is outside is never opened.",
            bad: "[notulen](../intern/notulen.md)", good: "[notulen](https://www.example.org/notulen)",
            settings: [("allow", "folders that may be linked to, such as ../src")]),
        RuleDocumentation(
            "link/directory-no-index", .warning, "a folder without README.md or index.md",
            why: "A folder by itself shows nothing to a reader.", bad: "[bijlagen](bijlagen/)",
            good: "[bijlagen](bijlagen/README.md)"),
        RuleDocumentation(
            "link/absolute-path", .notice, "a path from the guide's root",
            why: "It works only where the guide stands at the root of its site.", bad: "[visie](/visie.md)",
            good: "[visie](../visie.md)", fix: "writes the path from the chapter's folder"),
        RuleDocumentation(
            "link/missing-scheme", .error, "a web address without https://",
            why: "A browser takes it for a file beside the page.", bad: "[site](www.example.org)",
            good: "[site](https://www.example.org)", fix: "writes https:// before it"),
        RuleDocumentation(
            "link/unsafe-scheme", .error, "javascript:, data: or vbscript:",
            why: "What it holds may run in the reader's browser.", bad: "[klik](javascript:alert(1))",
            good: "[uitleg](uitleg.md)"),
        RuleDocumentation(
            "link/empty", .error, "a link without a target",
            why: "It looks like a link and does nothing. In SUMMARY.md it is a draft chapter, and fine.",
            bad: "[visie]()",
            good: "[visie](visie.md)"),
        RuleDocumentation(
            "image/missing-file", .error, "the picture is not in the guide", why: "The reader sees a broken picture.",
            bad: "![Kaart van de wijk](kart.png)", good: "![Kaart van de wijk](kaart.png)"),
        RuleDocumentation(
            "image/path-case", .error, "the picture's path differs from the file's name in case only",
            why: "It works on the disks of most editors and fails on the server.", bad: "![Kaart](Kaart.PNG)",
            good: "![Kaart](kaart.png)", fix: "writes the path as the file is called"),
    ]

    func findings(in chapter: ChapterContext, _ context: CheckContext) -> [Finding] {
        zip(chapter.facts.uses, chapter.destinations).flatMap { use, destination in
            Judgement(use: use, chapter: chapter, context: context).findings(destination)
        }
    }
}

/// What there is to say of one link or picture.
private struct Judgement {
    let use: LinkUse
    let chapter: ChapterContext
    let context: CheckContext

    private var isImage: Bool { use.kind.isImage }

    private func finding(_ id: RuleID, _ message: String, _ suggestion: String? = nil, mending new: String? = nil)
        -> Finding
    {
        let edit = new.flatMap { chapter.facts.edit(destinationOf: use, to: $0) }
        return Finding(
            id, path: chapter.path, range: use.range, message, target: use.target, suggestion: suggestion,
            fixes: edit.map { [.edit($0)] } ?? [])
    }

    func findings(_ destination: LinkResolver.Destination) -> [Finding] {
        var found: [Finding] = []
        if use.target.hasPrefix("/"), !use.target.hasPrefix("//") {
            let isGood: Bool
            var isFolder = false
            switch destination {
            case .file: isGood = true
            case .folder(_, let index, _):
                isGood = index != nil
                isFolder = true
            default: isGood = false
            }
            var path = Path.written(String(pathPart.dropFirst()), from: Path.folder(of: chapter.path))
            if isFolder, !path.hasSuffix("/") { path = (path.isEmpty ? "." : path) + "/" }
            // MkDocs leaves the address of a page as it is, and makes one of its file's path.
            if case .file(let file, _) = destination, context.guide.location.contents.form == .mkdocs,
                pathPart != "/" + file
            {
                path = Path.written(file, from: Path.folder(of: chapter.path))
            }
            // `stap:een.md` would be an address of the scheme `stap`.
            if LinkResolver.scheme(path) != nil { path = "./" + path }
            let new = path + rest
            found.append(
                finding(
                    "link/absolute-path",
                    "'\(use.target)' counts from the guide's root; a relative path also works elsewhere",
                    isGood ? new : nil, mending: isGood && !context.resolver.isServed(use.kind) ? new : nil))
        }
        switch destination {
        case .external: break
        case .empty:
            if context.guide.location.contents.form == .mkdocs, chapter.facts.hasAttributes(behind: use) { break }
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
        case .missingScheme(let scheme):
            let new = scheme + use.target
            found.append(
                finding(
                    "link/missing-scheme", "'\(use.target)' is read as a file; write \(scheme) before it", new,
                    mending: new))
        case .outside:
            if isAllowed { break }
            found.append(
                finding(
                    "link/outside-root",
                    leavesByLink
                        ? "'\(use.target)' is a symbolic link out of the guide, so its readers will not have it"
                        : "'\(use.target)' leaves the guide, so its readers will not have it"))
        case .missing where chapter.facts.isInFormula(use): break
        case .missing(let file):
            found.append(
                finding(
                    isImage ? "image/missing-file" : "link/missing-file",
                    isImage ? "no picture '\(file)' in this guide" : "no file '\(file)' in this guide",
                    nearestFile(file)))
        case .missingPage(let name):
            found.append(
                finding(
                    "link/missing-file", "no page '\(name)' in this catalog",
                    nearestPage(name)))
        case .wrongCase(let file, let right):
            found.append(
                finding(
                    isImage ? "image/path-case" : "link/path-case",
                    "'\(file)' is called '\(right)': case counts on a server", written(right), mending: written(right)))
        case .wrongCaseOfPage(let name, let right):
            let new = "doc:" + pathPart.dropFirst(4).dropLast(name.count) + right + rest
            found.append(
                finding("link/path-case", "'\(name)' is called '\(right)': DocC finds no other", new, mending: new))
        case .wrongForm(let file, let right):
            found.append(
                finding(
                    "link/path-unicode", "'\(file)' is written in another Unicode form than the file's name",
                    written(right), mending: written(right)))
        case .folder(let folder, let home, let fragment):
            if isImage {
                found.append(finding("image/missing-file", "'\(folder)' is a folder, and no picture"))
                break
            }
            guard let home else {
                if !folder.isEmpty || !pathPart.isEmpty {
                    found.append(
                        finding(
                            "link/directory-no-index",
                            "the folder '\(folder.isEmpty ? pathPart : folder)' has no README.md or index.md to show"))
                }
                break
            }
            if let fragment { found += anchor(fragment, in: home) }
        case .file(let file, let fragment):
            if let fragment, !isImage, !showsSource { found += anchor(fragment, in: file) }
        }
        return found
    }

    /// The target up to its query or fragment, and these.
    private var pathPart: String { use.target.cut(at: "#").before.cut(at: "?").before }
    private var rest: String { String(decoding: use.target.utf8.dropFirst(pathPart.utf8.count), as: UTF8.self) }

    /// `b.md?plain=1#L3`: a line of the source, as GitHub shows it.
    private var showsSource: Bool {
        guard use.target.utf8.contains(UInt8(ascii: "?")) else { return false }
        let query = use.target.cut(at: "#").before.cut(at: "?").behind ?? ""
        return query.split(separator: "&").contains("plain=1")
    }

    /// A path of the guide as this link would write it.
    private func written(_ path: String) -> String {
        var name = use.target.hasPrefix("/") ? "/" + path : Path.written(path, from: Path.folder(of: chapter.path))
        if pathPart.hasSuffix("/"), !name.hasSuffix("/") { name += "/" }
        return asHere(name) + rest
    }

    /// A path in the form that this link has: `./b.md`, and with signs of its own for blanks.
    private func asHere(_ path: String) -> String {
        let isEncoded = pathPart.contains("%") || path.contains(" ")
        let isDotted = pathPart.hasPrefix("./") && !path.hasPrefix(".") && !path.hasPrefix("/")
        return (isDotted ? "./" : "") + (isEncoded ? percentEncoded(path) : path)
    }

    /// Whether the path itself stays inside, and only a link on the way leads out.
    private var leavesByLink: Bool {
        let written = Path.join(Path.folder(of: chapter.path), percentDecoded(pathPart))
        return Path.normalized(written).map { context.index.followingLinks($0) == nil } ?? false
    }

    private var isAllowed: Bool {
        let written = Path.join(Path.folder(of: chapter.path), pathPart)
        let full = Path.normalized(Path.join(context.guide.location.folder, written)) ?? written
        return context.settings.list("link/outside-root", "allow").contains { root in
            let allowed = Path.normalized(Path.join(context.guide.location.folder, root)) ?? root
            return full == allowed || full.hasPrefix(allowed + "/")
        }
    }

    private func anchor(_ fragment: String, in file: String) -> [Finding] {
        // `#` and `#top` always exist; other kinds of file have their own fragments.
        guard !fragment.isEmpty, let anchors = context.index.anchors[file] else { return [] }
        // Swift's strings are equal by canonical equivalence; a browser compares bytes.
        let place = anchors.firstIndex(of: fragment)
        if let place, anchors[place].utf8.elementsEqual(fragment.utf8) { return [] }
        guard fragment.lowercased() != "top", !fragment.hasPrefix(":~:"), !context.index.labels.contains(fragment),
            !context.open.contains(file),
            !fragment.hasPrefix(ChapterFacts.countedTabs) || !anchors.contains(ChapterFacts.countedTabs)
        else { return [] }
        if let place {
            let same = anchors[place]
            return [
                finding(
                    "link/anchor-unicode", "'#\(fragment)' is written in another Unicode form than the anchor",
                    withFragment(same), mending: withFragment(same))
            ]
        }
        if let same = context.index.spellings(ofAnchors: file).ignoringCase(fragment) {
            return [
                finding(
                    "link/anchor-case", "'#\(fragment)' is written '#\(same)'", withFragment(same),
                    mending: withFragment(same))
            ]
        }
        return [
            finding(
                "link/missing-anchor", "no anchor '#\(fragment)' in '\(file)'", meantAnchor(fragment, in: file))
        ]
    }

    /// Where the section is that an edition published under this anchor, else the nearest spelling.
    private func meantAnchor(_ fragment: String, in file: String) -> String? {
        if let now = context.inputs.published?.lineage?.living(file, fragment),
            now.anchor != fragment || now.path != file,
            context.index.anchors[now.path]?.contains(now.anchor) == true
        {
            if now.path == file { return withFragment(now.anchor) }
            return (now.path == chapter.path ? "" : Path.written(now.path, from: Path.folder(of: chapter.path))) + "#"
                + now.anchor
        }
        guard let near = context.index.spellings(ofAnchors: file).nearest(fragment) else { return nil }
        // DocC folds the hyphens of a link, so that an anchor with two in a row is reached by its heading's own words only.
        if context.guide.location.contents.form == .docc, AnchorStyle.docc.slug(near) != near,
            let section = context.chapter(at: file)?.chapter.sections.first(where: { $0.anchor == near })
        {
            return withFragment(section.title.split(separator: " ").joined(separator: "-"))
        }
        return withFragment(near)
    }

    private func withFragment(_ fragment: String) -> String {
        let (before, behind) = use.target.cut(at: "#")
        let isEncoded = behind?.contains("%") ?? false
        return before + "#" + (isEncoded ? percentEncoded(fragment) : fragment)
    }

    /// The file that was meant, as this link would write it.
    private func nearestFile(_ path: String) -> String? {
        // The page that an edition published under this name, where it is now.
        if !isImage, let now = context.inputs.published?.lineage?.page(path), now != path, context.index.hasFile(now) {
            return context.resolver.written(now, from: chapter.path, as: use.kind) + rest
        }
        // Nobody links to the page that he writes by its name.
        guard let file = context.index.nearestFile(path, isPicture: isImage, where: { $0 != chapter.path }) else {
            return nil
        }
        // With its fragment, where the file has such an anchor.
        let fragment = LinkResolver.parts(use.target).fragment ?? ""
        let keepsRest = context.index.anchors[file]?.contains(fragment) ?? false
        return asHere(context.resolver.written(file, from: chapter.path, as: use.kind)) + (keepsRest ? rest : "")
    }

    /// `doc:` and the name of the page that was meant, with its fragment where it has such an anchor.
    private func nearestPage(_ name: String) -> String? {
        guard let near = context.index.spellings(ofPages: context.guide.chapters).nearest(name) else { return nil }
        let fragment = LinkResolver.parts(use.target).fragment.map { AnchorStyle.docc.slug($0) } ?? ""
        let page = context.index.doccPage(near).flatMap { context.index.anchors[$0] }
        return "doc:" + near + (page?.contains(fragment) == true ? rest : "")
    }
}

/// Bytes that a path may not hold as they are, as `%41`.
func percentEncoded(_ text: String) -> String {
    percentEncoded(text) { scalar in
        !(scalar.isASCII && (scalar.properties.isAlphabetic || scalar.properties.numericType == .decimal)
            || "-._~/!$&'*+,;=:@".unicodeScalars.contains(scalar))
    }
}
