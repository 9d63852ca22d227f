import Diffing
import Editions
import GuideModel

/// Titles, links and text of an update as Markdown.
extension ChangelogRenderer {
    // MARK: - Markdown

    func link(_ text: String, _ path: String, _ anchor: String?) -> String {
        guard let address = address(path, anchor) else { return escaped(text) }
        // A `#` may stand in a file's name, so the fragment is what comes behind the page's own address, where that is known.
        guard let page = self.address(path, nil), address.hasPrefix(page + "#") || address == page else {
            return "[\(escaped(text))](\(Self.encoded(address)))"
        }
        let fragment = address == page ? nil : String(address.dropFirst(page.count + 1))
        return "[\(escaped(text))](\(Self.encoded(page, fragment)))"
    }

    /// A link to `path#anchor` of this edition, by the section's title; what is gone has its title and leads to where it is redirected.
    func link(to target: String) -> String {
        let now = current(target)
        guard isGone(now) else { return link(title(of: now), to: now) }
        guard let redirect = update.redirects.first(where: { $0.from == target || $0.from == now }),
            !isGone(redirect.to)
        else { return escaped(title(of: target)) }
        return link(title(of: target), to: redirect.to)
    }

    /// Whether this edition has no such chapter or section.
    private func isGone(_ target: String) -> Bool {
        let (path, anchor) = target.cut(at: "#")
        guard !update.sectionTitles.isEmpty else { return false }
        guard let titles = update.sectionTitles[path] else { return true }
        return anchor.map { !$0.isEmpty && titles[$0] == nil } ?? false
    }

    /// Where an address of the edition before is in this one, where the redline knows; any other as it is.
    private func current(_ target: String) -> String {
        let (path, anchor) = target.cut(at: "#")
        guard let chapters = update.redline?.chapters else { return target }
        if let anchor, update.sectionTitles[path]?[anchor] == nil {
            for chapter in chapters {
                for section in chapter.sections where section.fromAnchor == anchor && section.fromPath == path {
                    if let now = section.anchor, let page = chapter.path { return "\(page)#\(now)" }
                }
            }
        }
        guard update.sectionTitles[path] == nil, let now = chapters.first(where: { $0.fromPath == path })?.path else {
            return target
        }
        return anchor.map { "\(now)#\($0)" } ?? now
    }

    func link(_ text: String, to target: String) -> String {
        let (path, anchor) = target.cut(at: "#")
        return link(text, path, anchor)
    }

    func title(of target: String) -> String {
        let (path, anchor) = target.cut(at: "#")
        if let anchor, let title = update.sectionTitles[path]?[anchor] { return title }
        let chapter = update.redline?.chapters.first { $0.path == path || $0.path == nil && $0.fromPath == path }
        if let anchor, let chapter {
            for section in chapter.sections where section.anchor == anchor || section.fromAnchor == anchor {
                if let title = section.title ?? section.fromTitle { return title }
            }
        }
        if anchor == nil || anchor == "" {
            return chapter?.title ?? chapter?.fromTitle ?? update.contents.first { $0.path == path }?.title ?? target
        }
        return target
    }

    /// An address for Markdown: path and fragment, percent-encoded where they would end or change it.
    package static func encoded(_ address: String) -> String {
        let (path, fragment) = address.cut(at: "#")
        return encoded(path, fragment)
    }

    private static func encoded(_ path: String, _ fragment: String?) -> String {
        func safe(_ text: String) -> String {
            // Most addresses hold nothing of that.
            guard text.utf8.contains(where: { $0 <= 0x20 || " #?%()<>\\".utf8.contains($0) }) else { return text }
            let plain = text.unicodeScalars.map { $0.value < 0x20 && $0 != "\n" ? "_" : $0 }
            return percentEncoded(String(String.UnicodeScalarView(plain))) {
                " #?%\n()<>\\".unicodeScalars.contains($0)
            }
        }
        return safe(path) + (fragment.map { "#" + safe($0) } ?? "")
    }

    /// Text as it is, in one line.
    func escaped(_ text: String) -> String { Self.escaped(text) }

    static func escaped(_ text: String) -> String {
        // No sign that a terminal or a page would obey.
        let plain = TerminalStyle.safe(folded(text))
        var result: [UInt8] = []
        result.reserveCapacity(plain.utf8.count + 8)
        for byte in plain.utf8 {
            if "\\`*_[]<>#|~&".utf8.contains(byte) { result.append(UInt8(ascii: "\\")) }
            result.append(byte)
        }
        return String(decoding: result, as: UTF8.self)
    }

    /// Text in a fixed width; a fence of its own length where it holds backticks.
    func code(_ text: String) -> String {
        let text = TerminalStyle.safe(folded(text))
        guard text.contains("`") else { return "`\(text)`" }
        let longest = text.split(whereSeparator: { $0 != "`" }).map(\.count).max() ?? 0
        let fence = String(repeating: "`", count: longest + 1)
        return "\(fence) \(text) \(fence)"
    }
}
