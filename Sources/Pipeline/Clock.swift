#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// The clock, and what the environment says of it and of caches.
package enum Clock {
    /// Seconds since 1970: `SOURCE_DATE_EPOCH` where it is set, else now.
    package static var now: Int64 { environment("SOURCE_DATE_EPOCH").flatMap(seconds) ?? Int64(time(nil)) }

    /// - Throws: `WorkplaceError.wrongEpoch` where `SOURCE_DATE_EPOCH` is set to what is no date: a build that relies on it must hear.
    package static func requireEpoch() throws(WorkplaceError) {
        guard let text = environment("SOURCE_DATE_EPOCH"), !text.isEmpty, seconds(text) == nil else { return }
        throw .wrongEpoch(text)
    }

    /// Seconds since 1970, up to the year 9999.
    private static func seconds(_ text: String) -> Int64? {
        Int64(text).flatMap { (0..<253_402_300_800).contains($0) ? $0 : nil }
    }

    package static func environment(_ name: String) -> String? {
        guard let value = unsafe getenv(name) else { return nil }
        return unsafe String(cString: value)
    }

    /// The day in UTC as `2026-11-24`.
    package static func day(_ seconds: Int64) -> String {
        let (year, month, day) = civil(
            daysSince1970: Int(seconds >= 0 ? seconds / 86_400 : (seconds - 86_399) / 86_400))
        func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
        return "\(year)-\(two(month))-\(two(day))"
    }

    /// Howard Hinnant's algorithm for the Gregorian calendar (public domain).
    private static func civil(daysSince1970 days: Int) -> (Int, Int, Int) {
        let shifted = days + 719_468
        let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let monthIndex = (5 * dayOfYear + 2) / 153
        let month = monthIndex < 10 ? monthIndex + 3 : monthIndex - 9
        return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * monthIndex + 2) / 5 + 1)
    }
}
