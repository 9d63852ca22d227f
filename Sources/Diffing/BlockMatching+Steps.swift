import GuideModel

/// The steps in which blocks are paired, from what is sure to what is likely; each leaves less to the next.
extension BlockMatcher {
    mutating func match() {
        matchChaptersByText()
        let pairs = chapters.newOfOld.enumerated().filter { $0.element >= 0 && !chapters.replaced.contains($0.element) }
            .map { ($0.offset, $0.element) }
        let relatives = chapters.relatives
        pairEqual(pairs, relatives)
        for (i, j) in pairs + relatives { pairTables(i, j) }
        pairTablesElsewhere()
        pairParts(pairs)
        pairEdited(pairs)
        pairWhatIsLeft(pairs)
        settleSections(pairs)
        settleCopies(pairs)
    }

    /// Exactly alike over all chapters, then which chapter became which.
    private mutating func matchChaptersByText() {
        // What was left out of both sides stands once on each, like any other text.
        pairUnique(minimumWords: 4, within: nil)
        chapters.settle(old, new, pairing)
        chapters.pairEqual(old, new)
        matchChapters()
        pairFrontMatter()
    }

    /// Exactly alike within chapters that became one another.
    private mutating func pairEqual(_ pairs: [(Int, Int)], _ relatives: [(Int, Int)]) {
        findReferring()
        for (i, j) in pairs { alignExactly(i, j) }
        for (i, j) in pairs { pairUnique(minimumWords: 1, within: (old.range(i), new.range(j))) }
        for (i, j) in relatives { alignExactly(i, j) }
        pairUnique(minimumWords: 3, within: nil)
        pairEqualTables()
    }

    /// What a label of its own tells, and what was cut in several or made of several.
    private mutating func pairParts(_ pairs: [(Int, Int)]) {
        for gap in gaps(pairs) { pairLabels(gap) }
        // One that was edited and moved within its chapter has its label too.
        for (i, j) in pairs { pairLabels(left(i, j)) }
        for gap in gaps(pairs) { findSplitsAndMerges(gap) }
        for (i, j) in pairs { findSplitsAndMerges(left(i, j), isWhole: true) }
        findSplitsElsewhere()
        findSplitsFarAway()
    }

    /// Edited text by its likeness, anywhere, and what stands beside it.
    private mutating func pairEdited(_ pairs: [(Int, Int)]) {
        // Text that is alike says which heading is which, whatever number it has now.
        pairHeadingsByText()
        for gap in gaps(pairs) {
            pairHeadingsWithLines(gap)
            pairHeadingsByLetters(gap)
        }
        pairByLikeness(gaps(pairs))
        // Above text that was edited too.
        for gap in gaps(pairs) { pairHeadingsWithLines(gap) }
        // What stands beside a block that went elsewhere went with it: a heading too short to be sure of by itself.
        for n in new.items.indices where pairing.oldOfNew[n] >= 0 {
            grow(pairing.oldOfNew[n], n, -1)
            grow(pairing.oldOfNew[n], n, 1)
            pairCodeBeside(pairing.oldOfNew[n], n)
        }
    }

    /// What only its place, or being the only one left, can tell.
    private mutating func pairWhatIsLeft(_ pairs: [(Int, Int)]) {
        pairUnique(minimumWords: 0, within: nil, kinds: [.image, .code])
        for (i, j) in pairs { pairUnique(minimumWords: 0, within: (old.range(i), new.range(j)), kinds: [.rule]) }
        pairHeadingsByText()
        for gap in gaps(pairs) { pairInPlace(gap) }
        pairExamplesElsewhere()
        pairShort()
        pairHeadingsByText()
    }

    /// Headings, sections and copies each with the text that they belong to: what stands once has its place now and can tell.
    private mutating func settleSections(_ pairs: [(Int, Int)]) {
        rehangHeadings()
        alignMovedSections()
        pairRowsElsewhere()
        rehangNumbered()
        for (i, j) in pairs {
            orderCopies(i, j)
            straightenCopies(i, j)
        }
        rehangCopies()
        partStrangers()
        returnAnswers()
        // Sections whose copies and answers have been sorted out are held against each other once more.
        alignMovedSections()
        for (i, j) in pairs { alignExactly(i, j) }
    }

    /// What was freed by that finds its place, and templates stay with their sections.
    private mutating func settleCopies(_ pairs: [(Int, Int)]) {
        // Headings that were taken for others elsewhere stand where they stood after all.
        pairHeadingsByText(alsoByCopies: true)
        for (i, j) in pairs { for gap in gaps(i, j) { pairInPlace(gap) } }
        keepNamesakes()
        followOwners()
        followTables()
        // Tables that follow their sections leave rows behind that went into others.
        pairRowsElsewhere()
        keepTemplates()
        pairLeftHeadings()
        partShortMoves(pairs)
        partWovenStrangers()
    }

    // MARK: - Gaps

    /// The free blocks between two neighbouring anchors of a chapter pair.
    struct Gap {
        var old: [Int]
        var new: [Int]
    }

    /// All that is free of two chapters.
    private func left(_ i: Int, _ j: Int) -> Gap {
        Gap(
            old: old.range(i).filter { pairing.isFree(old: $0) }, new: new.range(j).filter { pairing.isFree(new: $0) })
    }

    /// All gaps of some pairs as they are now, before any of them is filled.
    private func gaps(_ pairs: [(Int, Int)]) -> [Gap] { pairs.flatMap { gaps($0, $1) } }

    func gaps(_ i: Int, _ j: Int) -> [Gap] {
        let oldRange = old.range(i)
        let newRange = new.range(j)
        let inside = newRange.filter { oldRange.contains(pairing.oldOfNew[$0]) }
        let backbone = heaviestIncreasing(
            inside.map { pairing.oldOfNew[$0] }, weights: inside.map { new.items[$0].words + 1 }
        ).map { inside[$0] }
        var result: [Gap] = []
        var (o, n) = (oldRange.lowerBound, newRange.lowerBound)
        for anchor in backbone + [-1] {
            let endOld = anchor < 0 ? oldRange.upperBound : pairing.oldOfNew[anchor]
            let endNew = anchor < 0 ? newRange.upperBound : anchor
            let gap = Gap(
                old: (o..<endOld).filter { pairing.isFree(old: $0) && old[$0].kind != .frontMatter },
                new: (n..<endNew).filter { pairing.isFree(new: $0) && new[$0].kind != .frontMatter })
            if !gap.old.isEmpty || !gap.new.isEmpty { result.append(gap) }
            (o, n) = (endOld + 1, endNew + 1)
        }
        return result
    }
}
