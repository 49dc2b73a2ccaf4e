import Documents
import Domain
import Foundation
import Testing

@Suite struct DivisionReaderTests {
    /// The rows of the files, or the sentences that say what is wrong, with the directory taken out of them.
    private func read(_ files: [String: String], _ names: [String]? = nil) throws -> (
        rows: [Divisions.Row], said: [String]
    ) {
        let words = try Support.words(.english)
        return try Support.withDirectory(files) { directory in
            let paths = (names ?? files.keys.sorted()).map { directory + "/" + $0 }
            switch DivisionReader.divisions(in: paths) {
            case .success(let divisions): return (divisions.rows, [])
            case .failure(let error):
                return (
                    [], words.sentences(error.wrong).map { $0.replacing(directory + "/", with: "") }
                )
            }
        }
    }

    @Test func tablesAreKnownByTheirColumns() throws {
        let (rows, said) = try read([
            "a.csv": "code,name\n31,\"上海市\"\n",
            "b.csv": "name,provinceCode,code\r\n石家庄市,13,1301\r\n",
            "c.csv": "\u{FEFF}\"code\",\"name\",\"cityCode\",\"provinceCode\"\n310151,崇明区,3101,31",
            "d.csv": "code,name,areaCode,provinceCode,cityCode\n310151113,\"建设镇\",310151,31,3101\n\n",
            "e.csv": "code,name,streetCode\n310151113201,\"滧东村\",310151113\n",
        ])
        #expect(said == [])
        #expect(rows.map(\.level) == [.province, .city, .district, .town, .village])
        #expect(rows.map(\.name) == ["上海市", "石家庄市", "崇明区", "建设镇", "滧东村"])
        #expect(rows.map(\.parentCode) == [nil, "13", "3101", "310151", "310151113"])
        #expect(rows[1].place.line == 2)
    }

    @Test func namesInQuotesAreTakenWhole() throws {
        let (rows, said) = try read(["a.csv": "code,name\n11,\"a, \"\"b\"\"\"\n12, c \n"])
        #expect(said == [])
        #expect(rows.map(\.name) == ["a, \"b\"", "c"])
    }

    @Test(arguments: [
        ("code,name\n1x,A\n", "“1X” has 2 characters. Give exactly 2 digits"),
        ("code,name\n11,A\n123,B\n", "a.csv, row 3: the code “123” has 3 digits where this table has 2"),
        ("code,name\n11,\n", "a.csv, row 2: Name"),
        ("code,name\n11,\"\u{200B}\"\n", "a.csv, row 2: Name"),
        ("code,name\n11\n", "a.csv, row 2: 1 columns where the first line names 2"),
        ("code,name\n11,A\n11,B\n", "row 3: the code “11” stands in a.csv, row 2 already"),
        ("code,name\n11,\"A\n", "a.csv, row 2: a quotation mark is not closed"),
        ("id,title\n11,A\n", "names no table of divisions (it has: id, title)"),
        ("", "names no table of divisions"),
        (
            "code,name,provinceCode\n1301,A,14\n",
            "row 2: “1301” is said to lie in “14”, but its first digits name another division"
        ),
    ])
    func aBadRowIsToldByItsPlaceAndReason(_ text: String, _ expected: String) throws {
        let (rows, said) = try read(["a.csv": text])
        #expect(rows.isEmpty)
        #expect(said.count == 1)
        #expect(said.first?.contains(expected) == true, "\(said)")
    }

    @Test func everythingThatIsWrongIsToldAtOnce() throws {
        let text = "code,name\n" + (1...30).map { "x\($0),N\n" }.joined()
        let (_, said) = try read(["a.csv": text])
        #expect(said.count == 21)
        #expect(said.last == "10 more rows are wrong.")
    }

    @Test func aFileThatIsMissingOrOfAnotherEncodingIsNamed() throws {
        let (_, missing) = try read(["a.csv": "code,name\n11,A\n"], ["b.csv"])
        #expect(missing == ["There is no file b.csv. Check the path."])
        let path = NSTemporaryDirectory() + "divisions-\(UUID().uuidString).csv"
        defer { try? FileManager.default.removeItem(atPath: path) }
        // 上海 in GB18030.
        try Data([0x63, 0x2C, 0xC9, 0xCF, 0xBA, 0xA3]).write(to: URL(fileURLWithPath: path))
        guard case .failure(let error) = DivisionReader.divisions(in: [path]) else {
            Issue.record("read")
            return
        }
        #expect(error.wrong.map(\.reason) == [.notUTF8])
    }

    @Test func aFileGivenTwiceSaysNothingNew() throws {
        let (rows, said) = try read(["a.csv": "code,name\n11,A\n", "b.csv": "code,name\n11,A\n"])
        #expect(said == [])
        #expect(rows.map(\.code) == ["11"])
    }
}
