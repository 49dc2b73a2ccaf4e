import Cells
import Domain

// What is kept of a form that was not finished: everything as it was typed, also where it makes no sense yet, and
// where the focus stood.

extension FormState {
    /// What was typed and chosen, without where the focus is: equal when nothing differs for the user.
    var content: JSONValue { fields.content }

    var draftContent: String {
        var members = [
            JSONValue.Member("kind", .string(plan.kind.rawValue)),
            JSONValue.Member("purpose", .string(plan.purpose.key)),
            JSONValue.Member("today", .string(readOn.written)),
            JSONValue.Member("fields", content),
            JSONValue.Member("focus", .string(fields.fields[fields.focus].description.key)),
            JSONValue.Member("names", FormState.object(names.map { ($0.key.number, $0.value) })),
            JSONValue.Member("proposed", FormState.object(proposed.map { ($0.key, $0.value) })),
            JSONValue.Member(
                "origins",
                FormState.object(
                    fields.fields.compactMap { field in
                        field.origin.map { (field.description.key, $0.rawValue) }
                    })),
            JSONValue.Member("base", FormState.json(base)),
            JSONValue.Member(
                "companions",
                .array(companions.values.sorted { $0.id < $1.id }.map(FormState.json))),
        ]
        if !said.isEmpty {
            members.append(JSONValue.Member("said", .array(said.map(FormState.json))))
        }
        if let source { members.append(JSONValue.Member("source", FormState.json(source))) }
        if let list = fields.fields[fields.focus].lines {
            members.append(JSONValue.Member("row", .number(Int64(list.row))))
        }
        if let line = openLine {
            let key = line.fields.fields[line.fields.focus].description.key
            members.append(JSONValue.Member("inner", .string(key)))
        }
        return JSONValue.object(members).text()
    }

    private static func object(_ pairs: [(String, String)]) -> JSONValue {
        .object(pairs.sorted { $0.0 < $1.0 }.map { JSONValue.Member($0.0, .string($0.1)) })
    }

    private static func json(_ answer: AnswerWhileTyping) -> JSONValue {
        .object([
            JSONValue.Member("about", .string(answer.about.number)),
            JSONValue.Member("verdict", .string(answer.verdict.rawValue)),
            JSONValue.Member("reason", .string(answer.reason)),
        ])
    }

    private static func answer(_ json: JSONValue) -> AnswerWhileTyping? {
        guard let about = json["about"]?.string.flatMap(RecordID.init(number:)),
            let verdict = json["verdict"]?.string.flatMap(SamenessAnswer.Verdict.init(rawValue:))
        else { return nil }
        return AnswerWhileTyping(about: about, verdict, reason: json["reason"]?.string ?? "")
    }

    private static func json(_ record: Record) -> JSONValue {
        var members = [
            JSONValue.Member("serial", .number(record.id.serial)),
            JSONValue.Member("kind", .string(record.kind.rawValue)),
            JSONValue.Member("version", .number(Int64(record.version))),
            JSONValue.Member("answers", record.compactJSON),
        ]
        if let retired = record.retired {
            members.append(JSONValue.Member("retiredOn", .string(retired.on.written)))
            members.append(JSONValue.Member("reason", .string(retired.reason)))
        }
        return .object(members)
    }

    private static func record(_ json: JSONValue?) -> Record? {
        guard let json, case .number(let serial)? = json["serial"],
            case .number(let version)? = json["version"],
            let kind = json["kind"]?.string.flatMap(Kind.init(rawValue:))
        else { return nil }
        var record = Record(RecordID(kind, serial), version: Int(version))
        if let on = json["retiredOn"]?.string.flatMap(CalendarDay.init(written:)) {
            record.retired = Record.Retirement(on: on, reason: json["reason"]?.string ?? "")
        }
        if let answers = json["answers"] { try? record.fill(from: answers, today: .epoch) }
        return record
    }

    /// Nil when the draft is not one of ours.
    init?(draft: String) {
        guard let json = try? JSONValue(parsing: draft),
            let kind = json["kind"]?.string.flatMap(Kind.init(rawValue:)),
            let base = FormState.record(json["base"]), base.kind == kind,
            let stored = json["fields"]
        else { return nil }
        let today = json["today"]?.string.flatMap(CalendarDay.init(written:)) ?? .epoch
        var names: [RecordID: String] = [:]
        if case .object(let members)? = json["names"] {
            for member in members {
                if let record = RecordID(number: member.key) { names[record] = member.value.string }
            }
        }
        let purpose = json["purpose"]?.string.flatMap(FormPurpose.init(key:)) ?? .record
        self.init(
            purpose == .record ? FormPlan(kind) : purpose.plan, base: base, names: names, readOn: today)
        if case .object(let members)? = json["proposed"] {
            for member in members { proposed[member.key] = member.value.string }
        }
        if case .array(let records)? = json["companions"] {
            for record in records.compactMap({ FormState.record($0) }) { companions[record.id] = record }
        }
        fields.restore(stored, today)
        fields.readAll(today)
        source = FormState.record(json["source"])
        if case .array(let said)? = json["said"] { self.said = said.compactMap(FormState.answer) }
        if case .object(let members)? = json["origins"] {
            for member in members {
                guard let index = fields.index(member.key), let origin = member.value.string else { continue }
                fields.fields[index].origin = FieldState.Origin(rawValue: origin)
            }
        }
        if let focus = json["focus"]?.string.flatMap({ fields.index($0) }) { fields.focus = focus }
        if case .number(let row)? = json["row"] { focusRow(Int(row)) }
        if let inner = json["inner"]?.string, let list = focusedList, list.isOnLine {
            openFocusedLine(atField: list.lines[list.row].fields.index(inner) ?? 0, today)
        }
        check(today)
    }

    /// Another day has come since the entries were read: what was typed as `+30` meant thirty days from then.
    mutating func turn(to today: CalendarDay) {
        guard today != readOn else { return }
        if readOn != .epoch { fields.settleAll(readOn) }
        readOn = today
        fields.readAll(today)
        check(today)
    }
}

extension FieldList {
    fileprivate var content: JSONValue {
        .object(
            fields.compactMap { field in
                let stored = field.content
                return stored == .object([]) ? nil : JSONValue.Member(field.description.key, stored)
            })
    }

    fileprivate mutating func restore(_ json: JSONValue, _ today: CalendarDay) {
        for index in fields.indices {
            let isLocked = fields[index].isLocked
            fields[index] = FieldState(fields[index].description)
            fields[index].isLocked = isLocked
            if let stored = json[fields[index].description.key] { fields[index].restore(stored, today) }
        }
    }

    fileprivate mutating func settleAll(_ today: CalendarDay) {
        for index in fields.indices {
            fields[index].read(today)
            fields[index].settle(today)
            if case .lines(var list) = fields[index].entry {
                for row in list.lines.indices { list.change(row) { $0.fields.settleAll(today) } }
                fields[index].entry = .lines(list)
            }
        }
    }

    fileprivate mutating func readAll(_ today: CalendarDay) {
        for index in fields.indices {
            if case .lines(var list) = fields[index].entry {
                for row in list.lines.indices { list.change(row) { $0.fields.readAll(today) } }
                fields[index].entry = .lines(list)
            }
            fields[index].read(today)
        }
    }
}

extension FieldState {
    /// Empty when nothing was typed or chosen.
    fileprivate var content: JSONValue {
        var members: [JSONValue.Member] = []
        func add(_ key: String, _ value: JSONValue) { members.append(JSONValue.Member(key, value)) }
        switch entry {
        case .line, .area: if let text, !text.isEmpty { add("text", .string(text)) }
        case .choice(let key): if let key { add("choice", .string(key)) }
        case .flag(let flag): if let flag { add("flag", .bool(flag)) }
        case .link(let record): if let record { add("link", .string(record.number)) }
        case .lines(let list):
            if !list.lines.isEmpty || list.answer != .notKnown {
                add(
                    "lines",
                    .array(
                        list.lines.map { line in
                            var members = [JSONValue.Member("fields", line.fields.content)]
                            if let id = line.id { members.append(JSONValue.Member("id", .number(id))) }
                            return .object(members)
                        }))
            }
        }
        if isNotApplicable { add("notApplicable", .bool(true)) }
        return .object(members)
    }

    fileprivate mutating func restore(_ json: JSONValue, _ today: CalendarDay) {
        isNotApplicable = json["notApplicable"] == .bool(true)
        if let text = json["text"]?.string {
            if case .area = entry { entry = .area(TextArea(text)) }
            if case .line = entry { entry = .line(LineEditor(text)) }
            if case .choice = entry { entry = .choice(text) }
        }
        if let key = json["choice"]?.string, case .choice = entry { entry = .choice(key) }
        if case .bool(let flag)? = json["flag"], case .flag = entry { entry = .flag(flag) }
        if let record = json["link"]?.string.flatMap({ RecordID(number: $0) }), case .link = entry {
            entry = .link(record)
        }
        if case .array(let items)? = json["lines"], case .parts(let part) = description.type {
            let lines = items.map { item in
                var line = LineState(Part(), part, today: today)
                if case .number(let id)? = item["id"] { line.id = id }
                if let stored = item["fields"] { line.fields.restore(stored, today) }
                return line
            }
            entry = .lines(LineList(lines, row: 0, isNone: lines.isEmpty))
        }
    }
}
