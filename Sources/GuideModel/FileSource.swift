/// A state's files as values: of a git tree, or of a folder on the disk. Paths are relative to its root, with `/`.
package protocol FileSource {
    /// What stands right below a folder (`""` is the root) by name; `nil` when there is no such folder.
    func entries(in folder: String) throws -> [FileEntry]?
    /// The content of a regular file; `nil` when there is none.
    func bytes(at path: String) throws -> [UInt8]?
}

package struct FileEntry: Hashable, Sendable {
    package enum Kind: Hashable, Sendable { case file, folder, symbolicLink, other }
    package let path: String
    package let kind: Kind
    /// The blob id in git; `nil` on a disk.
    package let id: String?
    /// What a symbolic link says, unresolved.
    package let linkTarget: String?

    package init(path: String, kind: Kind, id: String?, linkTarget: String? = nil) {
        self.path = path
        self.kind = kind
        self.id = id
        self.linkTarget = linkTarget
    }

    package var name: String { String(Path.name(path)) }
}

extension FileSource {
    package func hasFolder(_ path: String) throws -> Bool { try entries(in: path) != nil }

    /// Every entry below a folder but folders themselves, paths relative to that folder, in the order of names.
    package func allEntries(below folder: String) throws -> [FileEntry] {
        var result: [FileEntry] = []
        var waiting = [folder]
        while let next = waiting.popLast() {
            for entry in try entries(in: next) ?? [] {
                if entry.kind == .folder {
                    waiting.append(entry.path)
                } else {
                    let path = folder.isEmpty ? entry.path : Path.relative(entry.path, to: folder) ?? entry.path
                    result.append(FileEntry(path: path, kind: entry.kind, id: entry.id, linkTarget: entry.linkTarget))
                }
            }
        }
        return result.sorted { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
    }
}

/// Paths as text: nothing here touches a disk.
package enum Path {
    package static func join(_ folder: String, _ path: String) -> String {
        folder.isEmpty ? path : path.isEmpty ? folder : folder + "/" + path
    }

    /// A page's path, and that of its folder for the folder's first page: `wonen.md` of `wonen/index.md`.
    package static func ofFolder(_ path: String) -> String {
        let folder = folder(of: path)
        return !folder.isEmpty && homes.contains { path.hasSuffix("/" + $0) } ? folder + ".md" : path
    }

    package static func folder(of path: String) -> String {
        guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return "" }
        return String(path[..<slash])
    }

    /// What stands between the slashes. Letter by letter, as text is cut otherwise, it would take ten times as long.
    package static func parts(_ path: some StringProtocol, keepingEmpty: Bool = false) -> [Substring] {
        let whole = Substring(path)
        return whole.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: !keepingEmpty).map(
            Substring.init)
    }

    /// The last part of a path.
    package static func name(_ path: some StringProtocol) -> Substring { parts(path).last ?? "" }

    /// A file's name without folders and ending.
    package static func stem(_ path: String) -> String {
        let name = Path.name(path)
        guard let dot = name.lastIndex(of: "."), dot != name.startIndex else { return String(name) }
        return String(name[..<dot])
    }

    /// Resolves `.` and `..`; `nil` when it would leave the root.
    package static func normalized(_ path: String) -> String? {
        if isNormal(path.utf8.span) { return path }
        var parts: [Substring] = []
        for part in Path.parts(path) {
            switch part {
            case ".": continue
            case "..": guard parts.popLast() != nil else { return nil }
            default: parts.append(part)
            }
        }
        return parts.joined(separator: "/")
    }

    /// Whether a path is what it is resolved to: nothing between two slashes is empty or begins with a dot.
    private static func isNormal(_ path: Span<UInt8>) -> Bool {
        var last = UInt8(ascii: "/")
        for index in path.indices {
            let byte = path[index]
            if last == UInt8(ascii: "/"), byte == last || byte == UInt8(ascii: ".") { return false }
            last = byte
        }
        return path.count == 0 || last != UInt8(ascii: "/")
    }

    /// `wonen.md#huur` however it was written: without `.` and `..`, percent signs read.
    package static func normalAddress(_ address: String) -> String {
        let (before, behind) = address.cut(at: "#")
        let name = percentDecoded(before)
        let path = (normalized(name) ?? name) + (name.hasSuffix("/") && name.count > 1 ? "/" : "")
        guard let behind, !behind.isEmpty else { return path }
        return path + "#" + percentDecoded(behind)
    }

    /// A path below `folder` as relative to it; `nil` when it is elsewhere.
    package static func relative(_ path: String, to folder: String) -> String? {
        if folder.isEmpty { return path }
        guard path.utf8.starts(with: (folder + "/").utf8) else { return nil }
        return String(path.utf8.dropFirst(folder.utf8.count + 1)) ?? ""
    }

    /// Numbers by value, the rest letter by letter: `2.md` before `10.md`.
    package static func naturallyPrecedes(_ first: String, _ second: String) -> Bool {
        var left = Array(first.utf8)[...]
        var right = Array(second.utf8)[...]
        func number(_ text: inout ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
            let digits = text.prefix { (0x30...0x39).contains($0) }
            guard !digits.isEmpty else { return nil }
            text = text.dropFirst(digits.count)
            return digits.drop { $0 == 0x30 }
        }
        func lowered(_ byte: UInt8) -> UInt8 { (0x41...0x5A).contains(byte) ? byte + 32 : byte }
        while let a = left.first, let b = right.first {
            if let one = number(&left) {
                guard let two = number(&right) else { return a < b }
                if one.count != two.count { return one.count < two.count }
                if !one.elementsEqual(two) { return one.lexicographicallyPrecedes(two) }
                continue
            }
            if lowered(a) != lowered(b) { return lowered(a) < lowered(b) }
            left.removeFirst()
            right.removeFirst()
        }
        if left.isEmpty != right.isEmpty { return left.isEmpty }
        return first.utf8.lexicographicallyPrecedes(second.utf8)
    }

    /// A path as written in a file of `folder`, both from one root: `../b.md` for `b.md` seen from `a`.
    package static func written(_ path: String, from folder: String) -> String {
        let target = parts(path, keepingEmpty: true)
        let base = parts(folder)
        var shared = 0
        while shared < base.count, shared + 1 < target.count, base[shared] == target[shared] { shared += 1 }
        return String(repeating: "../", count: base.count - shared) + target[shared...].joined(separator: "/")
    }

    /// Whether a file that a table of contents names is a text: contents may also name a document or a picture.
    package static func mayBeChapter(_ path: String) -> Bool {
        let name = name(path).lowercased()
        guard let dot = name.lastIndex(of: ".") else { return true }
        return ["md", "markdown", "mdx", "qmd", "rmd", "txt"].contains(name[name.index(after: dot)...])
    }

    /// What a folder's first page is called.
    package static let homes = ["README.md", "index.md", "index.qmd"]

    package static func isMarkdown(_ path: String) -> Bool {
        let lower = path.lowercased()
        return lower.hasSuffix(".md") || lower.hasSuffix(".markdown")
    }
}

extension String {
    /// What stands before and behind the first of an ASCII sign, told by bytes: a mark may follow a `#` and make one character of both.
    package func cut(at sign: Unicode.Scalar) -> (before: String, behind: String?) {
        guard let place = utf8.firstIndex(of: UInt8(truncatingIfNeeded: sign.value)) else { return (self, nil) }
        return (String(self[..<place]), String(self[utf8.index(after: place)...]))
    }
}
