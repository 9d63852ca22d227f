import Checking
import Diffing
import Editions
import Git
import GuideModel
import Rendering

/// Why a note was not written.
package enum NoteError: Error, Equatable, CustomStringConvertible {
    case nothingChanged(since: String)
    case notChanged(String, nearest: String?)
    case notPicked(count: Int)
    case noText

    package var description: String {
        switch self {
        case .nothingChanged(let edition):
            "nothing has changed since \(edition), so there is nothing to write a note about"
        case .notChanged(let address, let nearest):
            "'\(address)' has not changed since the last edition"
                + (nearest.map { "; did you mean '\($0)'?" } ?? "; 'editie note' lists what has")
        case .notPicked(let count): "pick a number from 1 to \(count)"
        case .noText: "a note needs a sentence; give it with -m, or type it when asked"
        }
    }
}

/// Writes a note for the next update from a change of the redline.
package struct NoteWriting {
    /// What changed since the last final edition, the weightiest without a note first.
    package let sections: [ChangedSection]
    package let notes: [EditorNote]
    /// Before the first edition nobody misses a note.
    private let isFirst: Bool
    private let workplace: Workplace
    private let guide: Guide

    package init(_ workplace: Workplace) throws {
        self.workplace = workplace
        _ = try workplace.requireRepository()
        let ledger = try workplace.ledger()
        let now = try workplace.snapshot("worktree")
        guide = now.guide
        workplace.remarks.formUnion(Redlining.notices(guide))
        notes = try workplace.notes(for: guide)
        isFirst = ledger.latestFinal == nil
        guard let previous = ledger.latestFinal else {
            // Before the first edition every chapter is a change.
            sections = ChangedSection.list(
                compare(guide.emptied, guide))
            return
        }
        let before = try workplace.snapshot(previous.number.description)
        let tip = try workplace.repository?.git.head().commit
        let redline = try workplace.weighed(
            compare(before.guide, guide, each: .onAllProcessors), from: before.commit, to: tip
        ).redline
        guard !redline.isEmpty else { throw NoteError.nothingChanged(since: "edition \(previous.number)") }
        let list = ChangedSection.list(redline, in: guide)
        // Of a chapter in which something changed that is what a note is about.
        let known = Set(list.flatMap { [$0.address, $0.path] })
        sections =
            list + ChangedSection.missed(redline)
            + ChangedSection.placed(redline).filter { !known.contains($0.address) }
    }

    package func hasNote(_ section: ChangedSection) -> Bool { notes.contains(where: section.isCovered) }

    /// The change that an address names: a section, a chapter, or a chapter's id.
    package func section(_ address: String) throws -> ChangedSection {
        let (name, anchor) = Path.normalAddress(address).cut(at: "#")
        let relative = Path.relative(name, to: guide.location.folder) ?? name
        let chapter = guide.chapter(named: name)
        let path = chapter?.path ?? relative
        let wanted = anchor.map { "\(path)#\($0)" } ?? path
        if let found = sections.first(where: { $0.address == wanted }) { return found }
        // What changed in a section below it changed this one.
        let below = sections.filter { $0.path == path && $0.enclosing.contains(anchor ?? "") }
        if let anchor, let first = below.first, let section = chapter?.sections.first(where: { $0.anchor == anchor }) {
            return ChangedSection(
                path: path, anchor: anchor, title: section.title, line: section.line,
                significance: below.map(\.significance).max() ?? first.significance, changes: below.flatMap(\.changes))
        }
        let inside = sections.filter { $0.path == path }
        // A chapter as a whole, or a section of a new chapter.
        let isThere = anchor.map { anchor in chapter?.sections.contains { $0.anchor == anchor } ?? true } ?? true
        if let first = inside.first, isThere, anchor == nil || first.anchor.isEmpty && !first.changes.isEmpty {
            let title = anchor.flatMap { anchor in chapter?.sections.first { $0.anchor == anchor }?.title }
            return ChangedSection(
                path: path, anchor: anchor ?? "", title: title ?? chapter?.title ?? first.title, line: 1,
                significance: inside.map(\.significance).max() ?? .substantive, changes: inside.flatMap(\.changes))
        }
        guard let chapter else {
            throw WorkplaceError.unknownChapter(name, among: guide.chapters.map(\.path))
        }
        if let anchor, !chapter.sections.contains(where: { $0.anchor == anchor }) {
            throw WorkplaceError.unknownSection(
                wanted, in: "this guide",
                nearest: nearest(anchor, in: chapter.sections.map(\.anchor)).map { "\(path)#\($0)" })
        }
        throw NoteError.notChanged(wanted, nearest: nearest(wanted, in: sections.map(\.address)))
    }

    /// The changes to pick from, numbered from 1.
    package func list(_ style: TerminalStyle) -> String {
        var lines: [String] = []
        for (index, section) in sections.enumerated() {
            let mark = hasNote(section) ? "✓" : section.significance == .substantive && !isFirst ? "•" : " "
            lines.append(
                "\(index + 1)".leftPadded(to: 3) + " \(mark) " + style.paint(TerminalStyle.line(section.address), .bold)
                    + "  \(section.significance.rawValue), "
                    + (section.changes.isEmpty ? "another name or place" : counted(section.changes.count, "change")))
        }
        lines.append("• wants a note, ✓ has one; write one with 'editie note CHAPTER#ANCHOR'")
        return lines.joined(separator: "\n") + "\n"
    }

    /// What changed in a section, so that a sentence can be written about it.
    package func redline(_ section: ChangedSection, _ style: TerminalStyle) -> String {
        var lines: [String] = []
        for change in section.changes.prefix(12) {
            var text = ""
            if change.spans.isEmpty {
                let (sign, place) = change.to.map { ("+", $0) } ?? ("-", change.from)
                text = "\(sign) \(TerminalStyle.line(place?.text ?? ""))"
            } else {
                for span in change.spans {
                    let piece = TerminalStyle.line(span.text)
                    switch span.operation {
                    case .equal: text += piece.count > 60 ? "\(piece.prefix(25)) … \(piece.suffix(25))" : piece
                    case .delete: text += style.paint("[-\(piece)-]", .red)
                    case .insert: text += style.paint("{+\(piece)+}", .green)
                    }
                }
            }
            lines += style.wrap("  " + text)
        }
        if section.changes.count > 12 { lines.append("  and \(section.changes.count - 12) more") }
        return lines.joined(separator: "\n") + "\n"
    }

    /// Writes the note; returns its path in the repository.
    package func write(
        _ section: ChangedSection, text: String, claim: Significance?, reactions: [String]
    ) throws -> String {
        let text = text.trimmingBlanks()
        guard !text.isEmpty else { throw NoteError.noText }
        let folder = Path.join(try workplace.changelogsFolder(), "unreleased")
        let taken = Set((try workplace.worktreeSource().entries(in: folder) ?? []).map { $0.name.lowercased() })
        let stem = Self.stem(section)
        var name = "\(stem).md"
        var round = 1
        while taken.contains(name.lowercased()) {
            round += 1
            name = "\(stem)-\(round).md"
        }
        let note = EditorNote(path: "", about: [section.address], claim: claim, reactions: reactions, text: text)
        let path = Path.join(folder, name)
        try Disk.writeNew(Path.join(workplace.folder, path), note.source, below: workplace.folder)
        return path
    }

    /// A file name that any disk takes: what the chapter and the section are called, so that notes of two branches about sections of one
    /// name do not meet.
    private static func stem(_ section: ChangedSection) -> String {
        let chapter = Path.stem(section.path)
        let name =
            section.anchor.isEmpty
            ? chapter : section.anchor.hasPrefix(chapter) ? section.anchor : "\(chapter)-\(section.anchor)"
        var result = ""
        for scalar in name.lowercased().unicodeScalars {
            if scalar.properties.isAlphabetic || scalar.properties.numericType != nil {
                result.unicodeScalars.append(scalar)
            } else if !result.hasSuffix("-") {
                result += "-"
            }
        }
        let trimmed = result.drop { $0 == "-" }.prefix(60)
        let stem = trimmed.last == "-" ? trimmed.dropLast() : trimmed
        return stem.isEmpty || stem.lowercased() == "readme" ? "note" : String(stem)
    }
}

extension String {
    fileprivate func leftPadded(to width: Int) -> String { String(repeating: " ", count: max(0, width - count)) + self }
}
