import Documents
import Domain
import TestSupport
import Testing

@Suite struct OutputTableTests {
    /// Enough for these tests, whose tables hold Latin letters and Hanzi only.
    private func width(_ text: String) -> Int {
        text.unicodeScalars.reduce(0) { $0 + ($1.value >= 0x2E80 ? 2 : 1) }
    }

    private func table(_ rows: [[String]]) -> OutputTable {
        var table = OutputTable([
            OutputTable.Column("number", label: "编号"), OutputTable.Column("kind", label: nil),
            OutputTable.Column("name", label: "Name"),
        ])
        for row in rows { table.add(row.map { OutputTable.Cell($0) }) }
        return table
    }

    @Test func columnsStandUnderEachOther() {
        let text = table([["V1", "village", "Yuadong"], ["V12", "village", "建设"]]).text(width: width)
        #expect(text == "编号  Name\nV1    Yuadong\nV12   建设\n")
    }

    @Test func aVeryWideCellPushesOnlyItsOwnRow() {
        let wide = String(repeating: "x", count: 100_000)
        let text = table([[wide, "", "a"], ["V1", "", "b"]]).text(header: false, width: width)
        #expect(text == wide + "  a\nV1  b\n")
    }

    @Test func storedTextStaysOnItsLineAndDoesNotAct() {
        let text = table([["V1", "", "a\nb\u{1B}[2J"]]).text(header: false, width: width)
        #expect(text == "V1  a␊b␛[2J\n")
    }

    @Test func aRowIsAsLongAsTheHeader() {
        var table = table([["V1"]])
        table.add([
            OutputTable.Cell("a"), OutputTable.Cell("b"), OutputTable.Cell("c"), OutputTable.Cell("d"),
        ])
        #expect(table.rows.map(\.count) == [3, 3])
        #expect(table.csv(forTerminal: false) == "number,kind,name\r\nV1,,\r\na,b,c\r\n")
    }

    @Test func csvQuotesWhatNeedsIt() throws {
        let cells = ["a,b", "say \"so\"", " blank", "two\nlines", "", "\"\u{301}"]
        var table = OutputTable(cells.indices.map { OutputTable.Column("k\($0)", label: nil) })
        table.add(cells.map { OutputTable.Cell($0) })
        let csv = table.csv(header: false, forTerminal: false)
        #expect(
            csv
                == "\"a,b\",\"say \"\"so\"\"\",\" blank\",\"two\nlines\",,\"\"\"\u{301}\"\r\n")
        #expect(try CSVText.rows(csv) == [cells])
    }

    @Test func csvForATerminalShowsWhatWouldAct() {
        let csv = table([["V1", "", "a\u{1B}c\nb"]]).csv(header: false, forTerminal: true)
        #expect(csv == "V1,,\"a␛c\nb\"\r\n")
    }

    /// Whatever records hold, CSV gives it back answer for answer.
    @Test(arguments: Kind.allCases)
    func csvComesBackAsItWas(_ kind: Kind) throws {
        let today = try #require(CalendarDay(2021, 6, 16))
        var random = RandomRecords(UInt64(kind.code))
        let records = (0..<40).map { _ in random.record(kind) }
        let fields = kind.description.fields
        let names = Dictionary(
            records.flatMap(\.links).map { ($0, "名, \"\($0.number)\"") },
            uniquingKeysWith: { first, _ in first })
        let words = try Support.words(.english)
        let csv = RecordTable(kind, fields: fields, showsPrivate: true)
            .table(records, names: names, words: words).csv(forTerminal: false)
        let rows = try CSVText.rows(csv)
        let header = try #require(rows.first)
        #expect(header == ["number", "kind", "name"] + fields.map(\.key).filter { $0 != "name" })
        #expect(rows.count == records.count + 1)
        for (record, row) in zip(records, rows.dropFirst()) {
            #expect(row[0] == record.id.number && row[1] == kind.rawValue)
            var read = Record(record.id)
            for (key, cell) in zip(header, row).dropFirst(2) {
                let field = try #require(kind.description.field(key))
                read[key] = try ValueText.answer(cell, field, at: FieldPath(kind, key), today: today)
            }
            #expect(read == record)
        }
    }

    @Test func jsonHasNumberKindAndNameFirstAndNullForWhatIsNotKnown() throws {
        var village = Record(RecordID(.village, 3))
        village[Village.name] = .value("Yuadong Village")
        village[Village.town] = .value(ID<Region>(2))
        village[Village.code] = .notApplicable
        let fields = [Village.town.description, Village.code.description, Village.note.description]
        let json = RecordTable(.village, fields: fields)
            .table([village], names: [RecordID(.region, 2): "建设镇"], words: try Support.words(.english)).json
        #expect(
            json == """
                [
                  {
                    "number": "V3",
                    "kind": "village",
                    "name": "Yuadong Village",
                    "town": {
                      "number": "D2",
                      "name": "建设镇"
                    },
                    "code": {
                      "notApplicable": true
                    },
                    "note": null
                  }
                ]

                """)
        #expect(try JSONValue(parsing: json) != .null)
    }

    @Test func anEmptyTableIsAnEmptyArrayOrAHeader() {
        #expect(table([]).json == "[]\n")
        #expect(table([]).csv(forTerminal: false) == "number,kind,name\r\n")
        #expect(table([]).text(header: false, width: width) == "")
    }

    @Test func privateFieldsAreMaskedUnlessAskedFor() throws {
        var person = Record(RecordID(.person, 1))
        person[Person.name] = .value("Gong Wei")
        person[Person.telephone] = .value("13800001234")
        let words = try Support.words(.english)
        let fields = [Person.telephone.description]
        let masked = RecordTable(.person, fields: fields).table([person], names: [:], words: words)
        #expect(masked.csv(header: false, forTerminal: false) == "P1,person,Gong Wei,138****1234\r\n")
        let shown = RecordTable(.person, fields: fields, showsPrivate: true)
            .table([person], names: [:], words: words)
        #expect(shown.csv(header: false, forTerminal: false) == "P1,person,Gong Wei,13800001234\r\n")
    }
}
