extension Attachment {
    /// The most bytes a file may have: 1 GiB.
    package static let sizeLimit = 1 << 30

    /// The most characters a name is kept with; what ends the name of a file stays.
    private static let nameLimit = 200

    /// The name under which a file is kept: of a path its last part, with what no name should hold shown by a sign.
    package static func keptName(ofFileAt path: String) -> String {
        let last = path.split(separator: "/", omittingEmptySubsequences: true).last.map(String.init) ?? ""
        var name = ""
        for scalar in last.unicodeScalars {
            switch scalar.properties.generalCategory {
            case .control:
                let picture = scalar.value < 0x20 ? Unicode.Scalar(0x2400 + scalar.value) : nil
                name.unicodeScalars.append(picture ?? "\u{FFFD}")
            case .lineSeparator, .paragraphSeparator: name.unicodeScalars.append("\u{FFFD}")
            default: name.unicodeScalars.append(scalar)
            }
        }
        name = shortened(name.trimmed)
        // Nothing but what nobody can see is no name.
        return ValueText.textProblem(name, limit: nameLimit, isMultiline: false) == nil ? name : "file"
    }

    /// A name that none of these lines has: the second `photo.jpg` is `photo (2).jpg`.
    package static func freeName(_ name: String, beside lines: [Part]) -> String {
        let taken = Set(lines.compactMap { $0[Attachment.name].value })
        guard taken.contains(name) else { return name }
        let (stem, end) = parts(of: name)
        for number in 2... {
            let numbered = "\(stem) (\(number))\(end)"
            if !taken.contains(numbered) { return numbered }
        }
        return name
    }

    /// The name for a copy in the file system: one part of a path that no program takes for an option or hides, and
    /// that turns no line around.
    package static func fileName(for name: String) -> String {
        var safe = String.UnicodeScalarView()
        for scalar in name.unicodeScalars {
            switch scalar.properties.generalCategory {
            case .control, .format, .lineSeparator, .paragraphSeparator, .privateUse, .unassigned: break
            default: safe.append(scalar == "/" || scalar == "\\" ? "_" : scalar)
            }
        }
        var text = String(safe).trimmed
        while let first = text.first, first == "-" || first == "." || first == "~" { text.removeFirst() }
        if text.isEmpty { text = "file" }
        var (stem, end) = parts(of: text)
        while stem.utf8.count + end.utf8.count > 200, !stem.isEmpty { stem.removeLast() }
        return stem + end
    }

    /// What sort of file it is by the end of its name.
    package static func sort(ofFileNamed name: String) -> Sort {
        switch parts(of: name).end.lowercased() {
        case ".jpg", ".jpeg", ".png", ".heic", ".heif", ".webp", ".gif", ".bmp": .photo
        case ".tif", ".tiff": .scan
        case ".mp3", ".m4a", ".wav", ".amr", ".aac", ".ogg", ".opus", ".flac", ".wma": .audio
        case ".pdf", ".doc", ".docx", ".wps", ".odt", ".rtf", ".txt", ".md", ".xls", ".xlsx", ".et", ".ods",
            ".csv", ".ppt", ".pptx", ".dps", ".ofd", ".html":
            .document
        default: .other
        }
    }

    /// Which of the lines is meant by a name as it is kept or as it is shown, or by the number of the line from 1.
    package static func line(
        named word: String, in record: Record, shown: (String) -> String = { $0 }
    ) throws(Refusal) -> Part {
        let lines = record[Common.attachments].value ?? []
        var found = lines.filter { $0[Attachment.name].value == word }
        if found.isEmpty { found = lines.filter { $0[Attachment.name].value.map(shown) == word } }
        if found.isEmpty, let number = Int(word), lines.indices.contains(number - 1) {
            found = [lines[number - 1]]
        }
        guard let line = found.first else { throw .attachment(.noSuchAttachment(word, record.id)) }
        guard found.count == 1 else { throw .attachment(.severalAttachments(word, record.id)) }
        return line
    }

    /// Whether it can be the checksum of a file: nothing else is ever made part of a path.
    package static func isChecksum(_ text: String) -> Bool {
        text.utf8.count == 64
            && text.utf8.allSatisfy { (0x30...0x39).contains($0) || (0x61...0x66).contains($0) }
    }

    /// `photo` and `.jpg`; an end longer than any real one belongs to the name.
    private static func parts(of name: String) -> (stem: String, end: String) {
        guard let dot = name.lastIndex(of: "."), dot != name.startIndex,
            name.distance(from: dot, to: name.endIndex) <= 12
        else { return (name, "") }
        return (String(name[..<dot]), String(name[dot...]))
    }

    private static func shortened(_ name: String) -> String {
        guard name.count > nameLimit else { return name }
        let (stem, end) = parts(of: name)
        return stem.prefix(nameLimit - end.count - 1) + "…" + end
    }
}

extension Part {
    /// The condition that was found for an attachment's line, by its checksum; nil where nobody looked.
    package func condition(in files: [String: FileCondition]) -> FileCondition? {
        guard let checksum = self[Attachment.checksum].value else { return .notKept }
        return files[checksum]
    }
}
