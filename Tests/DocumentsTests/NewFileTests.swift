import Domain
import Foundation
import Testing

@testable import Documents

/// Files that are there whole or not at all, and tables for spreadsheets.
@Suite struct NewFileTests {
    private func text(_ path: String) throws -> String { try String(contentsOfFile: path, encoding: .utf8) }

    private func names(_ folder: String) throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
    }

    @Test func aFileHasItsNameOnlyWhenItIsComplete() throws {
        try Support.withDirectory([:]) { folder in
            let path = folder + "/out.csv"
            let file = try NewFile(path, replaces: false)
            try file.write(String(repeating: "村", count: 100_000))
            #expect(!FileManager.default.fileExists(atPath: path))
            try file.finish(replaces: false)
            #expect(try text(path).count == 100_000)
            #expect(try names(folder) == ["out.csv"])
            let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
            #expect(mode == 0o600)
        }
    }

    @Test func aFileThatIsThereGivesWayOnlyWhenAsked() throws {
        try Support.withDirectory(["out.csv": "old"]) { folder in
            let path = folder + "/out.csv"
            #expect(throws: Refusal.fileExists(path)) { try NewFile(path, replaces: false) }
            let file = try NewFile(path, replaces: true)
            try file.write("new")
            #expect(try text(path) == "old")
            try file.finish(replaces: true)
            #expect(try text(path) == "new")
            #expect(try names(folder) == ["out.csv"])
            #expect(throws: Refusal.fileIsDirectory(folder)) { try NewFile(folder, replaces: true) }
            #expect(throws: Refusal.folderMissing(folder + "/no")) {
                try NewFile(folder + "/no/out.csv", replaces: false)
            }
        }
    }

    @Test func oneMadeByAnotherMeanwhileIsNotLost() throws {
        try Support.withDirectory([:]) { folder in
            let path = folder + "/out.csv"
            let file = try NewFile(path, replaces: false)
            try file.write("mine")
            try "theirs".write(toFile: path, atomically: false, encoding: .utf8)
            #expect(throws: Refusal.fileExists(path)) { try file.finish(replaces: false) }
            #expect(try text(path) == "theirs")
        }
    }

    @Test func whatIsGivenUpLeavesNothing() throws {
        try Support.withDirectory([:]) { folder in
            var file: NewFile? = try NewFile(folder + "/out.csv", replaces: false)
            try file?.write("half")
            #expect(try names(folder).count == 1)
            file = nil
            #expect(try names(folder) == [])
        }
    }

    @Test(
        arguments: [
            ("=1+2", true), ("+86 138", true), ("-5", false), ("-5.20", false), ("-A1", true),
            ("@SUM(A1)", true),
            ("  =1", true), ("\t=1", true), ("＝1", true), ("村", false), ("", false), ("a=b", false),
            ("12", false),
        ])
    func nothingRunsAsAFormula(_ text: String, _ isFormula: Bool) {
        #expect(OutputTable.isFormula(text) == isFormula)
    }

    @Test func aSpreadsheetGetsWordsAndNoFormulas() {
        var table = OutputTable([
            OutputTable.Column("number", label: "编号"), OutputTable.Column("kind", label: nil),
            OutputTable.Column("name", label: "=名称"),
        ])
        table.add([
            OutputTable.Cell("V1"), OutputTable.Cell("village"), OutputTable.Cell("=HYPERLINK(\"x\",1)"),
        ])
        table.add([
            OutputTable.Cell("V2"), OutputTable.Cell("village"), OutputTable.Cell("911101510000000123"),
        ])
        #expect(
            table.spreadsheet()
                == "编号,'=名称\r\nV1,\"'=HYPERLINK(\"\"x\"\",1)\"\r\nV2,'911101510000000123\r\n")
    }
}
