import Cells
import Domain
import Testing

@testable import Screens

/// A paper looked at and written to a file.
@Suite struct PrintTests {
    private func drive(_ number: String) throws -> Drive {
        let drive = try Drive(RegistryWorld.seeded())
        drive.open(DetailScreen(try #require(RecordID(number: number))))
        return drive
    }

    @Test func theAgreementIsReadBeforeItIsWritten() throws {
        let drive = try drive("G1")
        #expect(drive.shows("Fingerprint of the text: "))
        drive.press("shift-F3")
        #expect(drive.shows("in English") && drive.shows("Party A  Eastern Center Party Branch"))
        drive.press("F6")
        #expect(drive.shows("in Chinese") && drive.shows("甲方  Eastern Center Party Branch"))
        drive.press("ctrl-s", "enter")
        #expect(drive.shows("G1-zh-Hans.html"))
        drive.press("enter")
        let request = try #require(drive.prints.last)
        #expect(request.path == "G1-zh-Hans.html" && request.format == .html && request.language == .chinese)
        #expect(!request.replaces)
        #expect(drive.message == "Written to G1-zh-Hans.html")
    }

    @Test func aFileThatIsThereIsReplacedOnlyAfterAQuestion() throws {
        let drive = try drive("G1")
        drive.printed = {
            $0.replaces ? .success(.printed(path: $0.path ?? "")) : .failure(.fileExists($0.path ?? ""))
        }
        drive.press("P", "F2", "2", "enter")
        #expect(drive.shows("G1-en.txt is there already."))
        drive.press("enter")
        #expect(drive.prints.last?.replaces == false)
        drive.press("F2", "2", "enter", "y")
        #expect(drive.prints.last?.replaces == true && drive.prints.last?.format == .text)
        #expect(drive.message == "Written to G1-en.txt")
    }

    @Test func theTextAsOfADayIsAskedFor() throws {
        let drive = try drive("G1")
        drive.press("P", "d")
        drive.type("2021-12-31")
        drive.press("enter")
        #expect(drive.prints.last?.asOf == CalendarDay(2021, 12, 31) && drive.shows("as of 2021-12-31"))
        drive.press("d", "ctrl-u")
        drive.type("someday")
        drive.press("enter")
        #expect(drive.message.contains("someday"))
        drive.press("d", "ctrl-u", "enter")
        #expect(drive.prints.last?.asOf == nil)
    }

    @Test func theBriefIsShownWithAndWithoutItsGaps() throws {
        let drive = try drive("A1")
        drive.press("P", "end")
        #expect(drive.shows("· Attendance"))
        drive.press("f", "end")
        #expect(!drive.shows("· Attendance"))
        #expect(drive.prints.last?.isFinal == true)
        drive.press("left")
        #expect(drive.shows("Party building leads, rural revitalization"))
    }

    @Test func whatCannotBePrintedIsNotOffered() throws {
        #expect(try !drive("V1").app.offers.contains { $0.id == "print" })
        #expect(try drive("A1").app.offers.contains { $0.id == "print" })
    }
}
