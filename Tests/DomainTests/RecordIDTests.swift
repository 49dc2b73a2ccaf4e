import Domain
import Testing

@Suite struct RecordIDTests {
    @Test(arguments: Kind.allCases)
    func aNumberIsReadBack(_ kind: Kind) throws {
        for serial in [1, 2, 12, 999_999, 99_999_999_999] as [Int64] {
            let id = RecordID(kind, serial)
            #expect(id.number == "\(kind.letter)\(serial)")
            #expect(RecordID(number: id.number) == id)
            #expect(RecordID(number: id.number.lowercased()) == id)
            #expect(RecordID(rawValue: id.rawValue) == id)
            #expect(id.kind == kind && id.serial == serial && !id.isProvisional)
        }
    }

    @Test(arguments: Kind.allCases)
    func aProvisionalIdentityKeepsItsKind(_ kind: Kind) {
        for serial in [-1, -2, -1_000_000] as [Int64] {
            let id = RecordID(kind, serial)
            #expect(id.kind == kind && id.serial == serial && id.isProvisional)
            #expect(RecordID(rawValue: id.rawValue) == id)
            #expect(RecordID(number: id.number) == nil)
        }
    }

    @Test func identitiesOfDifferentKindsNeverMeet() {
        let ends: [Int64] = [-(1 << 39) + 1, -1, 1, (1 << 39) - 1]
        let all = Kind.allCases.flatMap { kind in ends.map { RecordID(kind, $0).rawValue } }
        #expect(Set(all).count == all.count)
        #expect(
            all.sorted()
                == Kind.allCases.flatMap { kind in ends.map { RecordID(kind, $0).rawValue } }.sorted())
    }

    @Test(arguments: [
        "", "V", "12", "V0", "V-1", "V+1", "V1a", "X1", "VV1", "V 1", "V1 ", "ß1", "ŉ1", "ﬁ1", "V１", "V٣",
        "村1",
        "V99999999999999999999", "V123456789012",
    ])
    func whatIsNoNumberIsNil(_ text: String) {
        #expect(RecordID(number: text) == nil)
    }

    @Test func anIntegerThatWasNotMadeHereIsNoIdentity() {
        let unknown = ((Kind.allCases.map(\.code).max() ?? 0) + 1) << 40
        for raw in [0, -1, 1, unknown, Int64.max, Int64.min] as [Int64] {
            #expect(RecordID(rawValue: raw) == nil, "\(raw)")
        }
    }

    @Test func lettersPluralsAndCodesAreUnique() {
        #expect(Set(Kind.allCases.map(\.letter)).count == Kind.allCases.count)
        #expect(Set(Kind.allCases.map(\.plural)).count == Kind.allCases.count)
        #expect(Set(Kind.allCases.map(\.code)).count == Kind.allCases.count)
        for kind in Kind.allCases {
            #expect(Kind(word: kind.plural) == kind && Kind(word: kind.rawValue.uppercased()) == kind)
            #expect(Kind(code: kind.code) == kind && Kind(letter: kind.letter) == kind)
        }
        #expect(Kind(word: "villagers") == nil && Kind(word: "") == nil)
    }

    @Test func aTypedIdentityTakesItsOwnKindOnly() {
        #expect(ID<Village>(RecordID(.village, 3))?.record.number == "V3")
        #expect(ID<Village>(RecordID(.branch, 3)) == nil)
    }
}
