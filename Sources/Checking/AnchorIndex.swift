import CommonMark
import GuideModel
import Synchronization

/// Every fragment that a chapter answers to.
package struct AnchorIndex: Sendable {
    /// By path: ids of headings and raw HTML as written.
    package let anchors: [String: Set<String>]
    package let count: Int
    /// MyST's labels, which links of all chapters may name.
    let labels: Set<String>
    /// The names of symbols that a DocC catalog speaks of: `nil` where none of its pages is about one.
    let symbols: Set<String>?
    private let paths: Set<String>
    private let byLowercase: [String: String]
    private let byComposed: [String: String]
    private let folders: Set<String>
    private let assets: [String: String]
    private let pages: [String: String]
    private let markdown: [String]
    private let others: [String]
    /// The first file of each kind and name.
    private let byName: [Kind: [String: String]]

    /// What symbolic links say, by their own path.
    private let links: [String: String]

    /// - Parameter includes: whose headings a chapter takes in.
    init(_ guide: Guide, _ facts: [ChapterFacts], _ includes: [String: Set<String>] = [:]) {
        // Of a file that was read no further nothing can be said.
        let read = facts.filter { $0.chapter.bytes.count <= Chapter.sizeLimit }
        var anchors = Dictionary(read.map { ($0.chapter.path, $0.anchors) }, uniquingKeysWith: { first, _ in first })
        for (path, files) in includes {
            let taken = files.compactMap { anchors[$0] }
            anchors[path]?.formUnion(taken.joined())
        }
        self.anchors = anchors
        labels = Set(facts.lazy.flatMap(\.labels).map { $0.lowercased() })
        symbols = facts.contains(where: \.isSymbolPage) ? Set(facts.lazy.flatMap(\.symbols)) : nil
        count = facts.reduce(0) { $0 + $1.anchors.count - $1.made.count }
        links = Dictionary(
            guide.files.values.compactMap { entry in entry.linkTarget.map { (entry.path, $0) } },
            uniquingKeysWith: { first, _ in first })
        let tutorials = guide.files.keys.filter { $0.hasSuffix(".tutorial") }.sorted()
        pages = Dictionary(
            guide.chapters.map { (Path.doccName($0.path), $0.path) }
                + tutorials.map { (Path.doccName($0), $0) },
            uniquingKeysWith: { first, _ in first })
        // Swift's strings are equal by canonical equivalence; a server's names are bytes.
        paths = Set(guide.files.values.lazy.filter { $0.kind == .file }.map { Self.key($0.path) })
        var lower: [String: String] = [:]
        var composed: [String: String] = [:]
        var folders: Set<String> = [""]
        for path in guide.files.keys.sorted() {
            lower[path.lowercased()] = lower[path.lowercased()] ?? path
            composed[canonicallyComposed(path)] = composed[canonicallyComposed(path)] ?? path
            var folder = Path.folder(of: path)
            while !folder.isEmpty, folders.insert(folder).inserted {
                lower[folder.lowercased()] = lower[folder.lowercased()] ?? folder
                folder = Path.folder(of: folder)
            }
        }
        byLowercase = lower
        byComposed = composed
        self.folders = folders
        let files = guide.files.values.lazy.filter { $0.kind == .file }.map(\.path).sorted()
        markdown = files.filter(Path.isMarkdown)
        others = files.filter { !Path.isMarkdown($0) }
        byName = [.chapters: Self.byName(markdown), .pictures: Self.byName(others)]
        var assets: [String: String] = [:]
        for path in guide.files.keys.sorted() {
            let name = Path.assetName(path)
            assets[name] = assets[name] ?? path
        }
        self.assets = assets
    }

    /// A page of a DocC catalog by its file's name in lower case, without the ending.
    func doccPage(_ name: String) -> String? { pages[Path.doccName(name + ".md")] }

    func doccAsset(_ path: String) -> String? { assets[Path.assetName(path)] }

    /// A text by its bytes: two canonically equal spellings have different keys.
    static func key(_ text: String) -> String {
        text.utf8.allSatisfy { $0 < 0x80 } ? text : text.utf8.map { String($0, radix: 16) }.joined()
    }

    /// The anchors of a chapter to look for a meant one among.
    func spellings(ofAnchors path: String) -> Spellings { known.of("#" + path) { (anchors[path] ?? []).sorted() } }
    /// The names of a DocC catalog's pages to look for a meant one among.
    func spellings(ofPages chapters: [Chapter]) -> Spellings {
        known.of("pages") { chapters.map { String(Path.name($0.path).dropLast(3)) } }
    }
    /// What the files of a folder are called before an ending.
    func spellings(ofFiles kind: Kind, in folder: String, before ending: Substring) -> Spellings {
        known.of("\(kind)/\(folder)*\(ending)") {
            names(kind, in: folder).filter { $0.hasSuffix(ending) }.map { String($0.dropLast(ending.count)) }
        }
    }
    /// What the files of a folder are called that have another ending.
    func spellings(ofFiles kind: Kind, in folder: String, without ending: Substring) -> Spellings {
        known.of("\(kind)/\(folder)!\(ending)") { names(kind, in: folder).filter { !$0.hasSuffix(ending) } }
    }
    func spellings(ofFiles kind: Kind) -> Spellings { known.of("\(kind)") { kind == .chapters ? markdown : others } }
    private func names(_ kind: Kind, in folder: String) -> [String] {
        (kind == .chapters ? markdown : others).filter { Path.folder(of: $0) == folder }.map { String(Path.name($0)) }
    }

    /// Lists that are made when somebody asks for them, and then kept.
    private final class Known: Sendable {
        private let lists = Mutex<[String: Spellings]>([:])

        func of(_ name: String, _ make: () -> [String]) -> Spellings {
            if let known = lists.withLock({ $0[name] }) { return known }
            let list = Spellings(make())
            lists.withLock { $0[name] = list }
            return list
        }
    }
    private let known = Known()

    /// A path with its symbolic links followed; `nil` when one of them leaves the guide.
    func followingLinks(_ path: String) -> String? {
        guard !links.isEmpty else { return path }
        var done = ""
        var waiting = Array(Path.parts(path).reversed())
        var steps = 0
        while let part = waiting.popLast() {
            if part == ".." {
                guard !done.isEmpty else { return nil }
                done = Path.folder(of: done)
                continue
            }
            let next = Path.join(done, String(part))
            guard let target = links[next] else {
                done = next
                continue
            }
            steps += 1
            // A circle leads nowhere: such a name is missing, and outside of nothing.
            guard steps <= 40 else { return path }
            guard !target.hasPrefix("/") else { return nil }
            waiting += Path.parts(target).filter { $0 != "." }.reversed()
        }
        return done
    }

    func hasFile(_ path: String) -> Bool { paths.contains(Self.key(path)) }
    enum Kind { case chapters, pictures }
    /// The first file of a kind that is called so, in whatever folder.
    func file(called name: String, _ kind: Kind) -> String? { byName[kind]?[name] }
    private static func byName(_ paths: [String]) -> [String: String] {
        Dictionary(paths.map { (String(Path.name($0)), $0) }, uniquingKeysWith: { first, _ in first })
    }

    func hasFolder(_ path: String) -> Bool { folders.contains(path) }
    /// Another name that differs in case only.
    func fileIgnoringCase(_ path: String) -> String? { Self.other(byLowercase[path.lowercased()], than: path) }
    /// Another name that differs in Unicode normalisation only.
    func fileIgnoringForm(_ path: String) -> String? { Self.other(byComposed[canonicallyComposed(path)], than: path) }

    /// A symbolic link in a circle is found by its own name: there is none that is meant instead.
    private static func other(_ name: String?, than path: String) -> String? {
        name.flatMap { key($0) == key(path) ? nil : $0 }
    }
}
