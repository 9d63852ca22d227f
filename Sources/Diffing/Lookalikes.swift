/// Common words that a letter or two part from another common word, `staat` and `straat`, `planet` and `plane`: each is
/// as likely meant as the other, so that one in place of the other is no slip of the pen.
///
/// Chosen by how common a word is (3.2 or more on the Zipf scale of PyPI's `wordfreq`), that a spelling dictionary knows it, and
/// that another such word is one letter more or less, two letters exchanged, or one letter that is mistaken for it away; with some
/// rarer pairs that guides use, such as `latitude` and `altitude`. Not those that differ as `gebeurd` and `gebeurt` do or by an
/// ending alone, for rules know these.
struct Lookalikes {
    /// The words in the order of their bytes, blanks or line ends between them: to make a set of them would take longer than a small
    /// redline.
    private let text: String

    init(_ text: String) { self.text = text }

    func contains(_ word: String) -> Bool {
        let (bytes, wanted) = (text.utf8.span, word.utf8.span)
        var (low, high) = (0, bytes.count)
        while low < high {
            // The word at the middle, or the next one.
            var start = (low + high) / 2
            while start > low, bytes[start - 1] > 0x20 { start -= 1 }
            var begin = start
            while begin < high, bytes[begin] <= 0x20 { begin += 1 }
            var (end, same) = (begin, 0)
            while end < bytes.count, same < wanted.count, bytes[end] == wanted[same] {
                (end, same) = (end + 1, same + 1)
            }
            let isAtEnd = end == bytes.count || bytes[end] <= 0x20
            if begin == high {
                high = start
            } else if same == wanted.count {
                if isAtEnd { return true }
                high = start
            } else if isAtEnd || bytes[end] < wanted[same] {
                while end < bytes.count, bytes[end] > 0x20 { end += 1 }
                low = end
            } else {
                high = start
            }
        }
        return false
    }
}
