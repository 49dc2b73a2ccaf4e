import Domain

/// The press brief of an activity: sentences in the order of its agenda, made of what is recorded and of nothing else.
struct BriefPaper {
    let records: PaperRecords
    let words: Words
    let today: CalendarDay
    /// Without the list of what is not recorded.
    let isFinal: Bool

    private var activity: Record { records.record }
    private var say: PaperWords {
        PaperWords(words: words, records: records, day: activity[Activity.heldOn].value)
    }

    static let shape = PaperShape.part([
        "language": .text, "record": .text, "headline": .text, "subtitle": .text, "date": .text,
        "place": .text, "indent": .text, "lead": .text, "support": .text, "printed": .text,
        "items": .part(["sentence": .text, "title": .text, "points": .text]),
        "photo": .text, "attendance": .text, "outcome": .text, "hasMissing": .text, "missing": .text,
        "fingerprint": .text,
    ])

    var value: PaperValue {
        let say = say
        return .part([
            "language": .text(words.language.rawValue), "record": .text(activity.id.number),
            "headline": .text(activity.name), "subtitle": .text(ifAny: subtitle),
            "date": activity[Activity.heldOn].value.map { .text(say.date($0)) } ?? .absent,
            "place": .text(ifAny: activity[Activity.place].value),
            "indent": .text(ifAny: say.isChinese ? "　　" : nil), "lead": .text(lead),
            "support": .text(ifAny: support), "printed": .text(say.date(today)),
            "items": .list(items), "photo": .text(ifAny: photo),
            "attendance": .text(ifAny: attendance),
            "outcome": .texts(PaperWords.lines(activity[Activity.outcome].value)),
            "hasMissing": .flag(!isFinal && !missing.isEmpty), "missing": .texts(isFinal ? [] : missing),
            // The foot of every paper has a place for one; a brief is not an agreed text.
            "fingerprint": .absent,
        ])
    }

    // MARK: - Who, what, when, where

    private var sort: String {
        activity[Activity.sort].value.map { words.choice(Activity.sorts.name, $0) } ?? ""
    }

    private func hosts(_ parts: ActivityHost.Part?...) -> [String] {
        (activity[Activity.hosts].value ?? []).filter { parts.contains($0[ActivityHost.part].value) }
            .compactMap { $0[ActivityHost.host].value.map(say.placedName) }
    }

    private var subtitle: String? {
        let all = (activity[Activity.hosts].value ?? []).compactMap {
            $0[ActivityHost.host].value.map(say.name)
        }
        return all.count > 1 ? say.joined(all) : nil
    }

    private var lead: String {
        let say = say
        let holders = hosts(.initiator, .host, nil)
        let partners = hosts(.partner)
        let from = activity[Activity.heldOn].value.map(say.date) ?? ""
        let days = activity[Activity.endedOn].value.map { end in
            say("brief.days", ["from": from, "to": say.date(end)])
        }
        var arguments = [
            "date": days ?? from, "sort": say.isChinese ? sort : sort.lowercased(), "name": activity.name,
            "holders": say.joined(holders), "partners": say.joined(partners),
            "place": "",
        ]
        if let place = activity[Activity.place].value {
            arguments["place"] = say("brief.place", ["place": place])
        }
        switch (holders.isEmpty, partners.isEmpty) {
        case (false, false): return say.stopped(say("brief.lead.with", arguments))
        case (false, true): return say.stopped(say("brief.lead.held", arguments))
        case (true, false):
            arguments["holders"] = arguments["partners"]
            return say.stopped(say("brief.lead.held", arguments))
        case (true, true): return say.stopped(say("brief.lead.took", arguments))
        }
    }

    private var support: String? {
        let supporters = (activity[Activity.supporters].value ?? []).compactMap {
            $0[Supporter.who].value.map(say.name)
        }
        return supporters.isEmpty ? nil : say.stopped(say("brief.support", ["who": say.joined(supporters)]))
    }

    // MARK: - The agenda

    private var items: [PaperValue] {
        let agenda = activity[Activity.agenda].value ?? []
        var items = agenda.enumerated().map { index, line in
            item(line, number: index + 1, of: agenda.count)
        }
        let isSigned = agenda.contains { $0[AgendaItem.sort].value == "sign" }
        if !isSigned, !signed.isEmpty {
            items.append(entry(signings.joined(separator: words("list.sentences")), title: nil, points: []))
        }
        return items
    }

    private func item(_ line: Part, number: Int, of count: Int) -> PaperValue {
        let say = say
        let sort = line[AgendaItem.sort].value
        let title = line[AgendaItem.title].value ?? ""
        var points = PaperWords.lines(line[AgendaItem.points].value)
        let order = say("brief.order." + BriefPaper.order(number, of: count))
        var sentence: String
        if sort == "sign", !signed.isEmpty {
            // Who signed is said already, and the photo has a sentence of its own.
            points.removeAll { point in
                signatories.contains { point.contains($0) } || BriefPaper.isPhoto(point)
            }
            sentence = order + signings.joined(separator: words("list.sentences"))
            if !points.isEmpty {
                sentence +=
                    words("list.sentences")
                    + say.stopped(points.joined(separator: words("list.semicolon")))
            }
        } else {
            let known = [
                "introduce", "expect", "pledge", "speech", "discuss", "sign", "photo", "visit", "lecture",
            ]
            let verb = sort.flatMap { known.contains($0) ? $0 : nil } ?? "other"
            let speaker = speaker(line)
            let key = (speaker == nil ? "brief.without." : "brief.with.") + verb
            let head = say(key, ["who": speaker ?? "", "title": title])
            let all = points.joined(separator: words("list.semicolon"))
            sentence =
                order + say.stopped(points.isEmpty ? head : say("labelled", ["label": head, "text": all]))
        }
        let pledges = records.commitments.filter { $0[Commitment.agendaItem].value == number }.map(\.name)
        if !pledges.isEmpty {
            sentence +=
                words("list.sentences")
                + say.stopped(
                    say("brief.pledges", ["pledges": pledges.joined(separator: words("list.semicolon"))]))
        }
        return entry(sentence, title: title, points: points)
    }

    private func entry(_ sentence: String, title: String?, points: [String]) -> PaperValue {
        .part(["sentence": .text(sentence), "title": .text(ifAny: title), "points": .texts(points)])
    }

    /// 合影 or Group photo, alone on its line.
    private static func isPhoto(_ point: String) -> Bool {
        ["合影", "group photo"].contains(point.lowercased())
    }

    private static func order(_ number: Int, of count: Int) -> String {
        if count == 1 { return "only" }
        if number == count { return "last" }
        return number <= 3 ? String(number) : "then"
    }

    /// Who spoke, with the posts held that day; nil where nobody is recorded.
    private func speaker(_ line: Part) -> String? {
        guard let person = line[AgendaItem.speaker].value?.record else { return nil }
        let say = say
        let own = (post: line[AgendaItem.post].value, body: line[AgendaItem.body].value)
        var posts = [say.post(own.post, of: own.body)].compactMap(\.self)
        for held in say.posts(heldBy: person) where held.post != own.post || held.body != own.body {
            // A post without its body is the one that is held in some body.
            if own.body == nil, own.post == held.post { posts.removeAll() }
            if let text = say.post(held.post, of: held.body) { posts.append(text) }
        }
        return named(say.name(person), posts)
    }

    private func named(_ name: String, _ posts: [String]) -> String {
        posts.isEmpty ? name : say("brief.person", ["name": name, "posts": say.joined(posts)])
    }

    // MARK: - The signing

    private var signed: [Record] { records.agreements.filter(Agreement.isFrozen) }

    private var signatories: [String] {
        signed.flatMap { $0[Agreement.signatures].value ?? [] }.compactMap { $0[PrintedNames.name].value }
    }

    private var signings: [String] {
        let say = say
        return signed.map { agreement in
            let people = (agreement[Agreement.signatures].value ?? []).map { line in
                let body = line[PrintedNames.body].value
                let post = line[Signature.post].value
                let text =
                    body.map { body in
                        post.map { say("postOf", ["post": say.post($0), "body": body]) } ?? body
                    }
                    ?? say.post(post, of: line[Signature.body].value)
                return named(line[PrintedNames.name].value ?? "", text.map { [$0] } ?? [])
            }
            let witnesses = (agreement[Agreement.witnesses].value ?? []).compactMap { line -> String? in
                guard let who = line[Witness.who].value else { return nil }
                return line[Witness.sort].value == .leadersOf
                    ? say("leadersOf", ["name": say.name(who)]) : say.name(who)
            }
            let arguments = [
                "people": say.joined(people), "name": agreement.name, "witnesses": say.joined(witnesses),
            ]
            let who = people.isEmpty ? "nobody" : "people"
            return say.stopped(
                say("brief.signed.\(who)" + (witnesses.isEmpty ? "" : ".witnessed"), arguments))
        }
    }

    // MARK: - The rest

    private var photo: String? {
        guard activity[Activity.isPhotographed].value == true else { return nil }
        let hasItem = (activity[Activity.agenda].value ?? []).contains {
            $0[AgendaItem.sort].value == "photo"
        }
        return hasItem ? nil : say("brief.photo")
    }

    private var attendance: String? {
        let sentences = (activity[Activity.attendance].value ?? []).compactMap { line -> String? in
            guard let side = line[Attendance.side].value, let present = line[Attendance.present].value else {
                return nil
            }
            let who = (activity[Activity.hosts].value ?? []).filter { $0[ActivityHost.side].value == side }
                .compactMap { $0[ActivityHost.host].value.map(say.name) }
            let name = who.isEmpty ? say("side." + side.rawValue) : say.joined(who)
            return say.stopped(say("brief.present", ["who": name, "n": String(present)]))
        }
        return sentences.isEmpty ? nil : sentences.joined(separator: words("list.sentences"))
    }

    private var missing: [String] {
        let say = say
        var missing = activity.missingFields.map { words.label(Kind.activity.rawValue, $0) }
        if (activity[Activity.hosts].value ?? []).isEmpty { missing.append(words.label("activity", "hosts")) }
        for (index, line) in (activity[Activity.agenda].value ?? []).enumerated() {
            let title = line[AgendaItem.title].value ?? ""
            let isSpeech = ["introduce", "expect", "pledge", "speech", "lecture"].contains(
                line[AgendaItem.sort].value)
            if isSpeech, line[AgendaItem.speaker].value == nil {
                missing.append(say("brief.lacks.speaker", ["n": String(index + 1), "title": title]))
            } else if let person = line[AgendaItem.speaker].value?.record, line[AgendaItem.post].value == nil,
                say.posts(heldBy: person).isEmpty
            {
                missing.append(say("brief.lacks.post", ["n": String(index + 1), "who": say.name(person)]))
            }
        }
        for agreement in records.agreements where !Agreement.isFrozen(agreement) {
            missing.append(say("brief.lacks.signature", ["name": agreement.name]))
        }
        return missing
    }
}
