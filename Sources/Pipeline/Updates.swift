import CommonMark
import Diffing
import Editions
import Git
import GuideModel
import Rendering

package enum UpdateError: Error, Equatable, CustomStringConvertible {
    case isReleased(String)

    package var description: String {
        switch self {
        case .isReleased(let edition):
            "edition \(edition) is released, so its update stays as it is; correct it with 'editie note --erratum \(edition)'"
        }
    }
}

/// Updates as text: those that were cut, and those of any two states.
package enum Updates {
    package struct Text: Sendable {
        package let markdown: String
        package let json: String
        package var html: String { BodyHTML.render(parse(markdown)) }
    }

    /// - Parameters:
    ///   - edition: a number, `FROM..TO`, or `nil` for what the next edition would bring.
    ///   - language: `nil` for the guide's own.
    package static func make(_ workplace: Workplace, _ edition: String?, language: String?) throws -> Text {
        let ledger = try workplace.ledger()
        guard let edition, let number = EditionNumber(edition), let entry = ledger.entry(number),
            let record = entry.record
        else { return try generated(workplace, edition, ledger, language) }
        let json = RecordDocument(record).json.text(isPretty: true)
        let path = Path.join(try workplace.changelogsFolder(), "\(number).md")
        let errata = try Errata.of(number, workplace).errata
        if language == nil, let bytes = try workplace.worktreeSource().bytes(at: path) {
            let own = try errata.isEmpty ? "" : workplace.snapshot("worktree").guide.language
            return Text(
                markdown: String(decoding: bytes, as: UTF8.self)
                    + ChangelogRenderer.errata(errata, record, language: own),
                json: json)
        }
        // In another language the record's own facts are told anew.
        let state = try workplace.snapshot(record.number)
        let before = try record.previous.map { try workplace.snapshot($0) }
        let plain = compare(before?.guide ?? state.guide.emptied, state.guide, each: .onAllProcessors)
        let redline = try workplace.weighed(plain, from: before?.commit, to: state.commit).redline
        let making = EditionMaking(workplace: workplace, state: state, before: before, redline: redline)
        return Text(
            markdown: try making.markdown(making.update(record), language: language)
                + ChangelogRenderer.errata(errata, record, language: language ?? state.guide.language), json: json)
    }

    /// Makes an edition's update again and keeps what somebody wrote into it; returns the paths of it and its record, and whether that
    /// met.
    ///
    /// - Throws: `UpdateError.isReleased` for one that readers have: that is corrected by an erratum.
    package static func rewrite(_ workplace: Workplace, _ edition: String) throws -> (
        paths: [String], hasConflicts: Bool
    ) {
        let ledger = try workplace.ledger()
        var (entry, record) = try ledger.recorded(edition)
        let number = entry.number
        let repository = try workplace.requireRepository()
        let folder = try workplace.changelogsFolder()
        let (markdownPath, recordPath) = (Path.join(folder, "\(number).md"), Path.join(folder, "\(number).json"))
        if let tag = entry.tag, let commit = try repository.git.tags().first(where: { $0.name == tag })?.commit,
            try repository.git.entry(
                at: Path.join(workplace.prefix, recordPath), in: repository.git.commit(commit).tree) != nil
        {
            throw UpdateError.isReleased(record.number)
        }
        let state = try workplace.snapshot(record.number)
        let before = try record.previous.map { try workplace.snapshot($0) }
        let plain = compare(before?.guide ?? state.guide.emptied, state.guide, each: .onAllProcessors)
        let redline = try workplace.weighed(plain, from: before?.commit, to: state.commit).redline
        let making = EditionMaking(workplace: workplace, state: state, before: before, redline: redline)
        let markdown = try making.markdown(making.update(record))
        let known = record
        let merge = try UpdateMerge.run(workplace, over: known, into: &record, generated: markdown)
        try Disk.write(Path.join(workplace.folder, markdownPath), merge.text)
        try Disk.write(
            Path.join(workplace.folder, recordPath), RecordDocument(record).json.text(isPretty: true))
        return ([markdownPath, recordPath], merge.hasConflicts)
    }

    private static func generated(_ workplace: Workplace, _ edition: String?, _ ledger: Ledger, _ language: String?)
        throws -> Text
    {
        var (from, to): (String?, String?) = (nil, nil)
        if let edition, let dots = edition.firstRange(of: "..") {
            from = String(edition[..<dots.lowerBound])
            to = String(edition[dots.upperBound...].drop { $0 == "." })
        } else if let edition {
            guard let number = EditionNumber(edition), ledger.entry(number) != nil else {
                throw WorkplaceError.unknownEdition(edition, known: ledger.entries.map(\.number.description))
            }
            to = edition
            from = ledger.entries.last { $0.number < number && $0.number.isFinal }?.number.description
        } else {
            from = ledger.latestFinal?.number.description
        }
        let isFirst = edition != nil && from == nil
        let after = try workplace.snapshot(to.flatMap { $0.isEmpty ? nil : $0 } ?? "worktree")
        let before = isFirst ? nil : try workplace.sides(from: from, to: "worktree").0
        try WorkplaceError.requireRead(before?.guide ?? after.guide.emptied, after.guide)
        let plain = compare(before?.guide ?? after.guide.emptied, after.guide, each: .onAllProcessors)
        let tip = try after.commit ?? workplace.repository?.git.head().commit
        let (redline, overrides) = try workplace.weighed(plain, from: before?.commit, to: tip)
        if edition == nil, redline.isEmpty, let latest = ledger.latest?.number {
            throw CutError.nothingChanged(since: latest)
        }
        // A state is an edition by its tree, whatever it was named by.
        let released = edition == nil ? nil : ledger.entries.last { $0.record?.tree == after.tree?.description }?.number
        let own = after.name.edition.flatMap { EditionNumber($0) } ?? released
        // An edition that only a tag knows has the date of what that leads to.
        let date =
            try own.flatMap { ledger.entry($0)?.record?.date }
            ?? (own == nil ? nil : after.commit).map {
                Clock.day(try workplace.requireRepository().git.commit($0).committer.seconds)
            } ?? Clock.day(Clock.now)
        // The next number is counted from the latest edition, also where the text tells of more.
        var counted = redline
        if let latest = ledger.latestFinal, own == nil, before?.name.edition != latest.number.description {
            let state = try workplace.snapshot(latest.number.description)
            let plain = compare(state.guide, after.guide, each: .onAllProcessors)
            counted = try workplace.weighed(plain, from: state.commit, to: tip).redline
        }
        let proposal = Proposal(counted, ledger: ledger, terms: Proposal.Terms(after.guide, date: date))
        let making = EditionMaking(workplace: workplace, state: after, before: before, redline: redline)
        var update = Update(
            EditionRecord(
                number: own ?? proposal.number, date: date,
                previous: before?.name.edition.flatMap { EditionNumber($0) }, guide: after.guide, tree: "",
                redline: redline, significance: proposal.significance, reason: proposal.reason),
            guide: after.guide, before: before?.guide, redline: redline)
        update.since = before?.name.name
        update.overrides = overrides
        if workplace.repository?.isShallow == true {
            workplace.remarks.insert(
                "who worked on it is left out: \(WorkplaceError.shallow(what: "who wrote the guide"))")
        } else if let tip {
            update.contributors = try Contributors(workplace, after.guide).list(
                tip: tip, hiding: before?.commit, paths: workplace.guideFolders(after.guide.location))
        }
        if edition == nil {
            let notes = try workplace.notes(for: after.guide).filter { $0.fault == nil }
            let ordered = notes.ordered(by: redline, in: after.guide)
            update.notes = try making.kept(ordered)
            update.claim = notes.compactMap(\.claim).max()
            update.reactions = ordered.allReactions
        }
        return Text(
            markdown: try making.markdown(update, language: language),
            json: DiffDocument(redline, from: before?.name ?? RevisionName(name: "nothing"), to: after.name).text
        )
    }
}
