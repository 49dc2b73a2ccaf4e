/// The identity of a record: its kind and its serial within the kind, which people read as its number (`V12`).
///
/// Both are held in one integer, `code << 40 + serial`, so that the registry file can enforce that a link leads
/// to a record of the right kind. A number is given once and never reused. A negative serial is provisional: it
/// names a record that one save introduces, so that others of the same save can link to it.
package struct RecordID: Hashable, Comparable, Sendable {
    package let rawValue: Int64

    private static let shift: Int64 = 40

    /// No number is higher.
    package static let lastSerial: Int64 = (1 << (shift - 1)) - 1

    package init(_ kind: Kind, _ serial: Int64) {
        rawValue = kind.code << RecordID.shift + serial
    }

    /// Nil when the integer was not made by this type.
    package init?(rawValue: Int64) {
        let half: Int64 = 1 << (RecordID.shift - 1)
        // A damaged file may hold any integer: the sum wraps to a code that nobody has.
        guard rawValue > 0, Kind(code: (rawValue &+ half) >> RecordID.shift) != nil else { return nil }
        self.rawValue = rawValue
    }

    /// Reads a number as people write it: `V12`, `v12`.
    package init?(number: String) {
        guard let first = number.first, let kind = Kind(letter: first), number.count <= 12,
            let serial = Int64(number.dropFirst()), serial > 0, number.dropFirst().allSatisfy(\.isNumber)
        else { return nil }
        self.init(kind, serial)
    }

    package var kind: Kind {
        let half: Int64 = 1 << (RecordID.shift - 1)
        // Every way in has checked that the code is one of ours.
        return Kind(code: (rawValue + half) >> RecordID.shift) ?? .village
    }

    package var serial: Int64 { rawValue - kind.code << RecordID.shift }

    package var isProvisional: Bool { serial < 0 }

    /// `V12`.
    package var number: String { "\(kind.letter)\(serial)" }

    package static func < (left: RecordID, right: RecordID) -> Bool { left.rawValue < right.rawValue }
}

extension RecordID: CustomStringConvertible {
    package var description: String { number }
}

/// A type that stands for one kind of record, so that identifiers and fields can be typed by it.
package protocol RecordKind: Sendable {
    static var kind: Kind { get }
    static var description: RecordDescription { get }
}

/// A record's identity that cannot be mistaken for that of another kind.
package struct ID<K: RecordKind>: Hashable, Sendable {
    package let record: RecordID

    package init(_ serial: Int64) {
        record = RecordID(K.kind, serial)
    }

    /// Nil when the record is of another kind.
    package init?(_ record: RecordID) {
        guard record.kind == K.kind else { return nil }
        self.record = record
    }
}
