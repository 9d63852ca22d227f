import CommonMark
import GuideModel

/// Every fragment that a chapter answers to.
package struct AnchorIndex: Sendable {
    /// By path: ids of headings and raw HTML as written.
    package let anchors: [String: Set<String>]
    package let count: Int
    private let paths: Set<String>
    private let byLowercase: [String: String]
    private let byComposed: [String: String]
    private let folders: Set<String>
    private let assets: [String: String]

    init(_ guide: Guide) {
        var anchors: [String: Set<String>] = [:]
        var count = 0
        for chapter in guide.chapters {
            var own = Set(chapter.sections.map(\.anchor))
            for node in chapter.document.nodes {
                guard node.kind == .htmlBlock || node.kind == .htmlInline else { continue }
                for tag in HTMLTag.tags(in: node.literal) {
                    if let id = tag.attributes["id"], !id.isEmpty { own.insert(id) }
                    if tag.name == "a", let name = tag.attributes["name"], !name.isEmpty { own.insert(name) }
                }
            }
            count += own.count
            anchors[chapter.path] = own
        }
        self.anchors = anchors
        self.count = count
        // Swift's strings are equal by canonical equivalence; a server's names are bytes.
        paths = Set(
            guide.files.values.filter { $0.kind == .file || $0.kind == .symbolicLink }.map { Self.key($0.path) })
        var lower: [String: String] = [:]
        var composed: [String: String] = [:]
        var folders: Set<String> = [""]
        for path in guide.files.keys.sorted() {
            lower[path.lowercased()] = lower[path.lowercased()] ?? path
            composed[canonicallyComposed(path)] = composed[canonicallyComposed(path)] ?? path
            var folder = Path.folder(of: path)
            while !folder.isEmpty, folders.insert(folder).inserted { folder = Path.folder(of: folder) }
        }
        byLowercase = lower
        byComposed = composed
        self.folders = folders
        var assets: [String: String] = [:]
        for path in guide.files.keys.sorted() {
            let name = Self.assetName(path)
            assets[name] = assets[name] ?? path
        }
        self.assets = assets
    }

    /// DocC names a picture without folder, scale (`@2x`), appearance (`~dark`) and extension.
    private static func assetName(_ path: String) -> String {
        var name = path.split(separator: "/").last ?? ""
        if let dot = name.lastIndex(of: ".") { name = name[..<dot] }
        for mark in ["@2x", "@3x", "@1x", "~dark", "~light", "@2x"] where name.hasSuffix(mark) {
            name = name.dropLast(mark.count)
        }
        return String(name)
    }

    func doccAsset(_ path: String) -> String? { assets[Self.assetName(path)] }

    /// A text by its bytes: two canonically equal spellings have different keys.
    static func key(_ text: String) -> String {
        text.utf8.allSatisfy { $0 < 0x80 } ? text : text.utf8.map { String($0, radix: 16) }.joined()
    }

    func hasFile(_ path: String) -> Bool { paths.contains(Self.key(path)) }
    func hasFolder(_ path: String) -> Bool { folders.contains(path) }
    func fileIgnoringCase(_ path: String) -> String? { byLowercase[path.lowercased()] }
    func fileIgnoringForm(_ path: String) -> String? { byComposed[canonicallyComposed(path)] }
}
