import Foundation

/// Tells the time for the journal and the drafts.
package struct Clock: Sendable {
    /// UTC, `2021-06-16T08:30:00Z`.
    package let now: @Sendable () -> String

    package init(now: @escaping @Sendable () -> String) { self.now = now }

    package static let system = Clock {
        var seconds = time(nil)
        var parts = tm()
        gmtime_r(&seconds, &parts)
        func two(_ number: Int32) -> String { number < 10 ? "0\(number)" : "\(number)" }
        return "\(parts.tm_year + 1900)-\(two(parts.tm_mon + 1))-\(two(parts.tm_mday))T"
            + "\(two(parts.tm_hour)):\(two(parts.tm_min)):\(two(parts.tm_sec))Z"
    }
}
