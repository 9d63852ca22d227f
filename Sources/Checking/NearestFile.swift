import GuideModel

extension AnchorIndex {
    /// The file that a path is meant for: the same name in another folder first, then a slip in the name, a name that goes on where this
    /// one ends, and the nearest spelling; rather nothing than a guess.
    ///
    /// - Parameter isMeant: whether a file may be the one.
    func nearestFile(_ path: String, isPicture: Bool = false, where isMeant: (String) -> Bool) -> String? {
        let name = path.split(separator: "/").last.map(String.init) ?? path
        let kind: Kind = isPicture || Self.isNoPage(name) ? .pictures : .chapters
        // A file with a slash behind it, or without its ending.
        let bare = path.hasSuffix("/") ? String(path.dropLast()) : path
        if !isPicture, let same = [bare, bare + ".md"].first(where: { $0 != path && hasFile($0) && isMeant($0) }) {
            return same
        }
        if !isPicture, let same = fileIgnoringCase(bare + ".md"), isMeant(same) { return same }
        // The first page of every folder is called alike, so that name says nothing.
        if Path.homes.contains(name) { return spellings(ofFiles: kind).nearest(path, within: 3, where: isMeant) }
        if let same = file(called: name, kind), isMeant(same) { return same }
        let folder = Path.folder(of: path)
        var stem = name[...]
        // The ending that they share is no likeness.
        if let dot = name.lastIndex(of: "."), dot > name.startIndex {
            let ending = name[dot...]
            stem = name[..<dot]
            func file(_ stem: String) -> String { Path.join(folder, stem + ending) }
            let stems = spellings(ofFiles: kind, in: folder, before: ending)
            let near =
                stems.nearest(String(stem), within: 1) { isMeant(file($0)) }
                ?? stems.continuing(String(stem)) { isMeant(file($0)) }
                ?? stems.nearest(String(stem)) { isMeant(file($0)) }
            if let near { return file(near) }
            let others = spellings(ofFiles: kind, in: folder, without: ending)
            if let near = others.nearest(name, where: { isMeant(Path.join(folder, $0)) }) {
                return Path.join(folder, near)
            }
        }
        // Of a short name few letters may be wrong, however long its path is; any letter is as near to a single one.
        guard stem.count > 1 else { return nil }
        return spellings(ofFiles: kind).nearest(
            path, within: stem.count <= 3 ? 1 : min(3, max(2, stem.count / 3)), where: isMeant)
    }

    /// A document, a picture or whatever else has an ending that no page has.
    private static func isNoPage(_ name: String) -> Bool {
        guard let dot = name.lastIndex(of: "."), dot > name.startIndex, dot < name.index(before: name.endIndex) else {
            return false
        }
        return !Path.isMarkdown(name) && ![".html", ".htm", ".qmd"].contains(name[dot...].lowercased())
    }
}
