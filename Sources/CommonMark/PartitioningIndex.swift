extension RandomAccessCollection {
    /// Of a row whose last elements hold something that the ones before do not, the first that does; the end where none does.
    ///
    /// The name is swift-algorithms'.
    @inlinable package func partitioningIndex(where belongsBehind: (Element) -> Bool) -> Index {
        var (low, count) = (startIndex, count)
        while count > 0 {
            let half = count / 2
            let middle = index(low, offsetBy: half)
            if belongsBehind(self[middle]) {
                count = half
            } else {
                low = index(after: middle)
                count -= half + 1
            }
        }
        return low
    }
}
