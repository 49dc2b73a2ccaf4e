import Domain
import Foundation
import Testing

@testable import FileStore

/// Files that are kept with records, on real files.
@Suite struct AttachmentTests {
    private let folder: TemporaryFolder
    private let registry: Registry
    private let village: RecordID

    init() throws {
        folder = try TemporaryFolder()
        registry = try folder.registry()
        village = try #require(try registry.save(.new(.village, "Bangdong")).first)
    }

    private func write(_ text: String, _ name: String) throws -> String {
        let path = folder.file(name)
        try Data(text.utf8).write(to: URL(filePath: path))
        return path
    }

    @discardableResult
    private func attach(_ paths: String..., to id: RecordID? = nil, caption: String = "") throws -> Outcome {
        let files = paths.map { NewAttachment($0, caption: caption) }
        return try registry.perform(.attachment(.add(files, on: day("2021-06-16")), of: id ?? village))
    }

    private func lines(_ id: RecordID? = nil) throws -> [Part] {
        try registry.record(id ?? village)[Common.attachments].value ?? []
    }

    private var copies: [String] {
        ((try? FileManager.default.contentsOfDirectory(atPath: registry.attachmentFolder)) ?? []).sorted()
    }

    private func bytes(_ line: Part) throws -> String {
        var bytes: [UInt8] = []
        try registry.readAttachment(line, of: village) { piece throws(Refusal) in bytes += piece }
        return String(decoding: bytes, as: UTF8.self)
    }

    private func mode(_ path: String) throws -> mode_t {
        var status = stat()
        try #require(stat(path, &status) == 0)
        return status.st_mode & 0o777
    }

    /// The checksum of `hello`.
    private let hello = "2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824"

    // MARK: - Adding

    @Test func aCopyIsKeptForItsOwnerAndOneStepSpeaksOfIt() throws {
        let photo = try write("hello", "photo.JPG")
        let steps = try registry.steps().count
        try attach(photo, caption: " from the left: A, B ")
        #expect(try registry.steps().count == steps + 1)
        try FileManager.default.removeItem(atPath: photo)
        let line = try #require(try lines().first)
        #expect(line[Attachment.name] == .value("photo.JPG"))
        #expect(line[Attachment.sort] == .value(.photo))
        #expect(line[Attachment.caption] == .value("from the left: A, B"))
        #expect(line[Attachment.checksum] == .value(hello))
        #expect(line[Attachment.size] == .value(5))
        #expect(line[Attachment.addedOn] == .value(day("2021-06-16")))
        #expect(try bytes(line) == "hello")
        #expect(registry.attachmentFolder.hasSuffix("/r.twinning.attachments"))
        #expect(copies == [hello])
        #expect(try mode(registry.attachmentFolder) == 0o700)
        #expect(try mode(registry.attachmentFolder + "/" + hello) == 0o600)
        #expect(try registry.page(village).files == [hello: .kept])
        #expect(try registry.check() == [])
    }

    @Test func theSameBytesAreKeptOnceAndNamesDiffer() throws {
        let other = try #require(try registry.save(.new(.unit, "Yangkechuang")).first)
        let one = try write("hello", "a.pdf")
        try attach(one)
        try attach(one, to: other)
        #expect(copies == [hello])
        guard case .unchanged = try attach(one) else { throw Unexpected() }
        try FileManager.default.createDirectory(atPath: folder.file("d"), withIntermediateDirectories: true)
        try attach(try write("other", "d/a.pdf"), try write("third", "b"))
        #expect(try lines().map { $0[Attachment.name].value } == ["a.pdf", "a (2).pdf", "b"])
        #expect(copies.count == 3)
        #expect(try registry.check() == [])
    }

    @Test func whatIsNoPlainFileIsRefusedAndNothingIsHalfDone() throws {
        let good = try write("good", "good.txt")
        let pipe = folder.file("pipe")
        #expect(mkfifo(pipe, 0o600) == 0)
        let big = folder.file("big")
        #expect(FileManager.default.createFile(atPath: big, contents: nil))
        #expect(truncate(big, off_t(Attachment.sizeLimit) + 1) == 0)
        let steps = try registry.steps().count
        let troubles: [(String, AttachmentTrouble)] = [
            (folder.file("no"), .noSuchFile(folder.file("no"))), (folder.path, .notAFile(folder.path)),
            (pipe, .notAFile(pipe)), ("/dev/zero", .notAFile("/dev/zero")),
            (big, .tooBig(big, size: Attachment.sizeLimit + 1)),
            // It has bytes and says that it has none: it is not what it was when it was looked at.
            ("/proc/self/status", .changedWhileCopied("/proc/self/status")),
        ]
        for (path, trouble) in troubles {
            #expect(try refusal { try attach(good, path) } == .attachment(trouble))
            #expect(try lines().isEmpty && copies.isEmpty)
        }
        #expect(try registry.steps().count == steps)
        #expect(try registry.check() == [])
    }

    @Test func recordsThatAreNotThereAndRegistriesForReadingTakeNone() throws {
        let file = try write("hello", "a")
        let none = RecordID(.village, 99)
        #expect(try refusal { try attach(file, to: none) } == .noSuchRecord("V99"))
        let reader = try folder.reopened(readOnly: true)
        let deed = AttachmentDeed.add([NewAttachment(file)], on: day("2021-06-16"))
        #expect(
            try refusal { _ = try reader.perform(.attachment(deed, of: village)) }
                == .fileIsReadOnly(reader.path))
        #expect(!FileManager.default.fileExists(atPath: registry.attachmentFolder))
    }

    @Test func aFileInPlaceOfTheFolderIsNotWrittenOver() throws {
        let file = try write("hello", "a")
        _ = try write("mine", "r.twinning.attachments")
        let refused = try refusal { try attach(file) }
        guard case .attachment(.noFolder) = refused else { throw Unexpected() }
        #expect(try lines().isEmpty)
        #expect(FileManager.default.contents(atPath: registry.attachmentFolder) == Data("mine".utf8))
    }

    @Test func aSignedAgreementTakesThemAndStaysFrozen() throws {
        var agreement = Record.new(.agreement, "Agreement")
        let branch = try #require(try registry.save(.new(.branch, "Branch").with(Branch.sort, .branch)).first)
        let person = try #require(try registry.save(.new(.person, "Cao Shen")).first)
        agreement[Agreement.parties] = .value([
            Part(["side": .value(.choice("a")), "party": .value(.link(branch))]),
            Part(["side": .value(.choice("b")), "party": .value(.link(village))]),
        ])
        agreement[Agreement.signatures] = .value(
            ["a", "b"].map {
                Part(["side": .value(.choice($0)), "person": .value(.link(person))])
            })
        agreement[Agreement.purposes] = .value([Part(["purpose": .value(.choice("resourceSharing"))])])
        let id = try #require(try registry.save(agreement).first)
        _ = try registry.perform(.sign(id, on: day("2021-06-16")))
        try attach(try write("scan", "signed.tiff"), to: id)
        #expect(try lines(id).first?[Attachment.sort] == .value(.scan))
        var changed = try registry.record(id)
        changed[Agreement.place] = .value("elsewhere")
        #expect(try refusal { try registry.save(changed) } == .frozen(id))
    }

    // MARK: - Changing, undoing

    @Test func captionsChangeAndLinesGoAndComeBack() throws {
        try attach(try write("hello", "a.txt"))
        let line = try #require(try lines().first?.id)
        func perform(_ deed: AttachmentDeed) throws {
            _ = try registry.perform(.attachment(deed, of: village))
        }
        try perform(.describe(line: line, sort: .photo, caption: "left: A\nright: B"))
        #expect(try lines().first?[Attachment.caption] == .value("left: A\nright: B"))
        #expect(try lines().first?.id == line)
        #expect(try refusal { try perform(.remove(line: line, reason: " ")) } == .reasonNeeded)
        try perform(.remove(line: line, reason: "not ours"))
        #expect(try lines().isEmpty)
        #expect(try registry.steps().first?.reason == "not ours")
        // For undo and for the history the copy stays, and is no stray.
        #expect(copies == [hello])
        #expect(try registry.check() == [])
        #expect(try registry.sweepAttachments() == 0)
        _ = try registry.perform(.undo)
        #expect(try bytes(try #require(try lines().first)) == "hello")
        for _ in 0..<2 { _ = try registry.perform(.undo) }
        #expect(try lines().isEmpty)
        #expect(try registry.sweepAttachments() == 0)
        _ = try registry.perform(.redo)
        #expect(try bytes(try #require(try lines().first)) == "hello")
        #expect(try refusal { try perform(.remove(line: 99, reason: "x")) } == .changedMeanwhile(village))
    }

    @Test func aMergeKeepsTheFilesOfBothAndTakingItApartSeparatesThem() throws {
        let other = try #require(try registry.save(.new(.village, "Pangdong")).first)
        try attach(try write("hello", "a.txt"))
        try attach(try write("theirs", "a.txt"), try write("more", "b.txt"), to: other)
        let (ours, theirs) = (try lines(), try lines(other))
        _ = try registry.perform(.merge(MergeRequest(other, into: village), on: day("2021-06-16")))
        #expect(try lines().map(\.answers) == (ours + theirs).map(\.answers))
        #expect(try registry.check() == [])
        _ = try registry.perform(.unmerge(UnmergeRequest(other)))
        #expect(try lines() == ours)
        #expect(try lines(other).map(\.answers) == theirs.map(\.answers))
        #expect(try registry.check() == [])
    }

    // MARK: - Damage

    @Test func missingAndChangedCopiesAreFlaggedAndStraysFound() throws {
        try attach(try write("hello", "a"), try write("second", "b"), try write("third", "c"))
        let lines = try lines()
        let paths = lines.map { registry.attachmentFolder + "/" + ($0[Attachment.checksum].value ?? "") }
        try FileManager.default.removeItem(atPath: paths[0])
        // Of the same length: only its bytes tell.
        try Data("SECOND".utf8).write(to: URL(filePath: paths[1]))
        try Data("longer than it was".utf8).write(to: URL(filePath: paths[2]))
        #expect(chmod(paths[1], 0o644) == 0 && chmod(paths[2], 0o600) == 0)
        #expect(
            try registry.page(village).files
                == Dictionary(
                    zip(lines.compactMap { $0[Attachment.checksum].value }, [.missing, .kept, .changed]),
                    uniquingKeysWith: { one, _ in one }))
        let stray = String(repeating: "ab", count: 32)
        for name in [stray, "notes.txt", ".part-1-2"] {
            let path = registry.attachmentFolder + "/" + name
            try Data().write(to: URL(filePath: path))
            #expect(chmod(path, 0o600) == 0)
        }
        #expect(
            Set(try registry.check()) == [
                .fileMissing(village, name: "a"), .fileChanged(village, name: "b"),
                .fileChanged(village, name: "c"), .strayFile(stray), .foreignFile("notes.txt"),
                .filesOpenToOthers(mode: "644"),
            ])
        #expect(try refusal { _ = try bytes(lines[0]) } == .attachment(.missing("a", village)))
        #expect(try refusal { _ = try bytes(lines[1]) } == .attachment(.changed("b", village)))
        // What was broken off is gone since; what nothing needs goes when asked; the rest is not ours to take.
        #expect(try registry.sweepAttachments() == 1)
        #expect(copies.count == 3 && copies.contains("notes.txt") && !copies.contains(stray))
        // Attached once more, the right bytes are back.
        try attach(folder.file("b"))
        #expect(try bytes(lines[1]) == "second")
    }

    @Test func aRegistryThatCameWithoutItsFolderOpens() throws {
        try attach(try write("hello", "a"))
        let moved = folder.file("moved.twinning")
        try FileManager.default.copyItem(atPath: registry.path, toPath: moved)
        let other = try folder.reopened("moved.twinning")
        #expect(try other.page(village).files == [hello: .missing])
        #expect(try other.check() == [.fileMissing(village, name: "a")])
    }

    /// By a link to the registry the same folder is meant.
    @Test func aLinkToTheRegistryLeadsToTheSameFolder() throws {
        try FileManager.default.createDirectory(atPath: folder.file("d"), withIntermediateDirectories: true)
        try FileManager.default.createSymbolicLink(
            atPath: folder.file("d/link.twinning"), withDestinationPath: registry.path)
        let other = try folder.reopened("d/link.twinning")
        #expect(other.attachmentFolder == registry.attachmentFolder)
    }

    /// A registry from a stranger names a file that it must not lead to.
    @Test func aChecksumLeadsNowhereElse() throws {
        let secret = try write("secret", "secret")
        for checksum in ["../secret", secret, "../../etc/passwd", hello.uppercased(), "", "."] {
            var record = try registry.record(village)
            var line = Part()
            line[Attachment.name] = .value("x")
            line[Attachment.sort] = .value(.other)
            if !checksum.isEmpty, checksum.count <= 64 { line[Attachment.checksum] = .value(checksum) }
            record[Common.attachments] = .value([line])
            try registry.save(record)
            let stored = try #require(try lines().first)
            #expect(registry.verifiedCondition(stored) != .kept)
            #expect(throws: Refusal.self) { _ = try bytes(stored) }
        }
    }

    // MARK: - Names

    @Test(arguments: [
        ("/a/b/photo.jpg", "photo.jpg"), ("-rf", "-rf"), ("x\n\u{1B}[31my\u{7F}", "x␊␛[31my\u{FFFD}"),
        ("a\u{202E}b", "a\u{202E}b"), ("/", "file"), (" \u{200B} ", "file"),
        ("/x/" + String(repeating: "长", count: 300) + ".pdf", String(repeating: "长", count: 195) + "….pdf"),
    ])
    func namesAreKeptSoThatALineHoldsThem(path: String, name: String) {
        #expect(Attachment.keptName(ofFileAt: path) == name)
    }

    @Test(arguments: [
        ("photo.jpg", "photo.jpg"), ("-rf", "rf"), ("../x", "_x"), ("..", "file"), (".ssh", "ssh"),
        ("~/.bashrc", "_.bashrc"), ("a\u{202E}gpj.exe", "agpj.exe"), ("合影 1.jpg", "合影 1.jpg"),
        (String(repeating: "长", count: 195) + "….pdf", String(repeating: "长", count: 65) + ".pdf"),
    ])
    func namesOfCopiesAreOnePlainPartOfAPath(name: String, file: String) {
        #expect(Attachment.fileName(for: name) == file)
    }
}
