import Domain

/// One twinning with everything that followed from it.
extension BenchTwinnings {
    /// What the parts of a twinning's life have in common.
    struct Pair {
        var twinning: RecordID
        var agreement: RecordID?
        var giver: Int
        var village: Int
        var since: CalendarDay
        var parties: [Part]
        var name: String
    }

    /// `busy`: its place among the twinnings of the busy district.
    mutating func life(_ index: Int, busy: Int?) -> [Record] {
        let village = index % villages
        // The district's own committee is host of all that happens there.
        let giver = busy == nil ? someGiver() : 0
        let since = index == 0 ? BenchTwinnings.start : someDay()
        let name = names[village]
        var (twinning, id) = new(.twinning)
        var pair = Pair(
            twinning: id, agreement: nil, giver: giver, village: village, since: since,
            parties: parties(giver, village, of: names), name: name)
        twinning[Twinning.name] = .value(name + "结对共建")
        twinning[Twinning.since] = .value(since)
        twinning[Twinning.parties] = .value(pair.parties)
        if happens(2) { twinning[Twinning.quietAfter] = .value(90) }
        if happens(40) { twinning[Twinning.whyChosen] = .value("产业相近，路程不远，往年有过合作。") }
        if index > 0, happens(2) {
            twinning[Twinning.stage] = .value(.ended)
            twinning[Twinning.endedOn] = .value(later(since, 400))
            twinning[Twinning.endReason] = .value("村庄合并，双方商定结束。")
        } else if index > 0, happens(2) {
            twinning[Twinning.stage] = .value(.suspended)
        }
        var records = [twinning]
        records += agreements(&pair)
        records += activities(pair, index, busy: busy)
        for turn in 0..<(index == 0 ? 60 : random.next(2)) { records.append(commitment(pair, turn)) }
        if index == 0 || happens(15) {
            for _ in 0..<(index == 0 ? 12 : 1) { records.append(project(pair)) }
        }
        return records
    }

    /// The first agreement and those that renewed it, until one runs or was left to expire.
    private mutating func agreements(_ pair: inout Pair) -> [Record] {
        var records: [Record] = []
        var signed = pair.since
        var renewed: RecordID?
        while signed <= BenchTwinnings.today {
            var (agreement, id) = new(.agreement)
            agreement[Agreement.name] = .value(pair.name + "共建协议书")
            agreement[Agreement.twinning] = ID(pair.twinning).map(Answer.value) ?? .notKnown
            agreement[Agreement.parties] = .value(pair.parties)
            if let renewed { agreement[Agreement.renews] = ID(renewed).map(Answer.value) ?? .notKnown }
            if renewed == nil, pair.twinning.serial > 1, happens(2) {
                // It has not come to a signature yet.
                return records + [agreement]
            }
            agreement[Agreement.state] = .value(.signed)
            agreement[Agreement.signedOn] = .value(signed)
            agreement[Agreement.officialNumber] = .value("共建〔\(signed.year)〕\(id.serial)号")
            agreement[Agreement.copies] = .value(4)
            agreement[Agreement.signatures] = .value([
                Part([
                    Signature.side.key: .value(Side.a.asValue),
                    Signature.person.key: .value(.link(secretary(of: pair.giver).record)),
                    Signature.post.key: .value(.choice("secretary")),
                    Signature.body.key: .value(.link(giver(of: pair.giver))),
                    Signature.printedName.key: .value(.text("甲方书记")),
                    Signature.printedBody.key: .value(.text("甲方党支部")),
                ])
            ])
            pair.agreement = id
            if happens(5) {
                agreement[Agreement.endsOn] = happens(50) ? .notApplicable : .notKnown
                return records + [agreement]
            }
            let end = signed.adding(years: 2 + random.next(2)) ?? signed
            agreement[Agreement.endsOn] = .value(end)
            if happens(1) {
                agreement[Agreement.steps] = .value([
                    Part([
                        AgreementStep.sort.key: .value(AgreementStep.Sort.ended.asValue),
                        AgreementStep.on.key: .value(.day(later(signed, 300))),
                        AgreementStep.reason.key: .value(.text("双方商定提前结束。")),
                    ])
                ])
                return records + [agreement]
            }
            records.append(agreement)
            guard end < BenchTwinnings.today, happens(40), let next = end.adding(days: -random.next(60))
            else {
                return records
            }
            renewed = id
            signed = next
        }
        return records
    }

    // MARK: - Activities

    private mutating func activities(_ pair: Pair, _ index: Int, busy: Int?) -> [Record] {
        var records: [Record] = []
        if let busy {
            let share = busyEvents / busyTwinnings + (busy < busyEvents % busyTwinnings ? 1 : 0)
            for _ in 0..<share {
                let first = BenchTwinnings.day(BenchTwinnings.busyYear, 1, 1)
                records.append(activity(pair, on: later(first, 365)))
            }
        }
        if index == 0 {
            // Every week of the ten years.
            for week in 0..<520 {
                let day = BenchTwinnings.start.adding(days: week * 7 + random.next(7))
                records.append(activity(pair, on: day ?? pair.since))
            }
            return records
        }
        // Half of them have none on record; a fifth of the others did something lately.
        guard busy == nil, happens(50) else { return records }
        for _ in 0...random.next(2) {
            let days = max(1, BenchTwinnings.today.ordinal - pair.since.ordinal)
            let recent = BenchTwinnings.today.adding(days: -random.next(min(days, 180)) - 1) ?? pair.since
            records.append(activity(pair, on: happens(20) ? recent : later(pair.since, days)))
        }
        if happens(2) {
            records.append(
                activity(pair, on: BenchTwinnings.today.adding(days: 1 + random.next(60)) ?? pair.since))
        }
        return records
    }

    private static let activities = [
        ("themePartyDay", "主题党日走进"), ("visit", "入户走访慰问"), ("training", "技术培训"), ("jointMeeting", "共建联席会议"),
        ("partyLecture", "书记讲党课"), ("volunteering", "志愿服务"), ("twinningActivity", "结对共建活动"),
    ]

    /// Those that count for the life of the giver's branch.
    private static let meetings: Set<String> = ["themePartyDay", "partyLecture"]

    private mutating func activity(_ pair: Pair, on day: CalendarDay) -> Record {
        var (activity, _) = new(.activity)
        let (sort, title) = some(BenchTwinnings.activities)
        activity[Activity.name] = .value(title + "（" + pair.name + "）")
        activity[Activity.sort] = .value(sort)
        activity[Activity.heldOn] = .value(day)
        activity[Activity.twinning] = ID(pair.twinning).map(Answer.value) ?? .notKnown
        if happens(60) { activity[Activity.place] = .value(pair.name + "党群服务中心") }
        activity[Activity.hosts] = .value([
            Part([
                ActivityHost.side.key: .value(Side.a.asValue),
                ActivityHost.host.key: .value(.link(giver(of: pair.giver))),
                ActivityHost.countsAs.key: BenchTwinnings.meetings.contains(sort)
                    ? .value(.choice(sort)) : .notKnown,
            ]),
            Part([
                ActivityHost.side.key: .value(Side.b.asValue),
                ActivityHost.host.key: .value(.link(village(pair.village))),
            ]),
        ])
        if happens(60) { activity[Activity.pillar] = .value(some(BenchTwinnings.pillars)) }
        guard day <= BenchTwinnings.today else {
            activity[Activity.state] = .value(.planned)
            return activity
        }
        if happens(2) {
            activity[Activity.state] = .value(.cancelled)
            return activity
        }
        if happens(80) {
            activity[Activity.attendance] = .value(
                [Side.a, Side.b].map { side in
                    let expected = 5 + random.next(40)
                    let absent = random.next(min(4, expected))
                    return Part([
                        Attendance.side.key: .value(side.asValue),
                        Attendance.expected.key: happens(90) ? .value(.number(expected)) : .notKnown,
                        Attendance.present.key: .value(.number(expected - absent)),
                        Attendance.absence.key: absent > 0 ? .value(.text("出差")) : .notKnown,
                    ])
                })
        }
        if happens(20) {
            activity[Activity.followUps] = .value([
                Part([
                    FollowUp.what.key: .value(.text("整理照片，报送简报")),
                    FollowUp.owner.key: .value(.link(secretary(of: pair.giver).record)),
                    FollowUp.due.key: .value(.day(later(day, 30))),
                    FollowUp.doneOn.key: happens(90) ? .value(.day(later(day, 40))) : .notKnown,
                ])
            ])
        }
        if happens(30) { activity[Activity.outcome] = .value("解决实际问题一件，双方商定下一步安排。") }
        return activity
    }
}
