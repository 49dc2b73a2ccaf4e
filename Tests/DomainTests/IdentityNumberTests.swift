import Domain
import Testing

/// Identity-card numbers are found wherever they are typed, and nothing else is taken for one.
@Suite struct IdentityNumberTests {
    @Test(arguments: [
        "11010519491231002X", "11010519491231002x", "身份证：11010519491231002X。", "110105 19491231 002X",
        "110105-19491231-002X", "１１０１０５１９４９１２３１００２Ｘ", "440524188001010014", "ID11010519491231002X",
        "tel 138, id 110105491231002",
    ])
    func itIsFound(_ text: String) {
        #expect(IdentityNumber.first(in: text) != nil)
    }

    @Test(arguments: [
        // The check character, the day of birth, the province.
        "110105194912310021", "110105194913310028", "991105194912310020", "13812345678", "2021-06-16",
        "91310110MA00000154", "012345678901234", "1101054912310", "A110105194912310020", "一二三", "",
        "11010519491231002X9", "1101051949123100 2 X 1",
    ])
    func nothingElseIsTakenForOne(_ text: String) {
        #expect(IdentityNumber.first(in: text) == nil)
    }

    /// Any number made by the rule is found; with any other last character it is not.
    @Test func theCheckDecides() throws {
        let weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
        let checks = Array("10X98765432")
        for serial in 0..<200 {
            let head = "310151" + "19\(60 + serial % 40)" + "0716" + String(100 + serial)
            let sum = zip(head.compactMap(\.wholeNumberValue), weights).reduce(0) { $0 + $1.0 * $1.1 }
            let right = checks[sum % 11]
            for check in "0123456789X" {
                #expect((IdentityNumber.first(in: head + String(check)) != nil) == (check == right))
            }
        }
    }

    @Test func itIsStruckOutAndTheRestStays() {
        #expect(IdentityNumber.struckOut("a 11010519491231002X b") == "a ****************** b")
        #expect(IdentityNumber.struckOut("13812345678") == "13812345678")
    }

    @Test func noFieldOfAPersonKeepsOne() {
        let number = "11010519491231002X"
        for field in Person.description.fields {
            guard case .text = field.type else { continue }
            var person = Record(RecordID(.person, 1))
            person[Person.name] = .value("Anna")
            person[field.key] = .value(.text(number))
            let problems = Validation.problems(in: person)
            #expect(problems.map(\.reason) == [.identityNumber], "\(field.key)")
            #expect(problems.allSatisfy { !$0.given.contains(number) })
        }
        var village = Record(RecordID(.village, 1))
        village[Village.name] = .value("V")
        village[Village.note] = .value("secretary: " + number)
        #expect(Validation.problems(in: village).map(\.reason) == [.identityNumber])
    }
}
