import Domain
import GRDB

/// Every verb and who does it.
extension Registry {
    package func perform(_ verb: Verb) throws(Refusal) -> Outcome {
        switch verb {
        case .save(let records, let draft): try save(records, draft: draft, as: .add)
        case .sign(let id, let day, let version):
            try doing { db in
                let (step, ids) = try Life.sign(db, id, on: day, asRead: version, head(.sign))
                return .done(step, ids)
            }
        case .tick(let id, let line, let isDone, let offset):
            try doing { db in
                let step = try DaySheets.tick(
                    db, id, line: line, isDone: isDone, now: clock.now(), secondsFromUTC: offset, head(.edit))
                return step.map { .done($0, [id]) } ?? .unchanged([id])
            }
        case .signTogether(let agreements):
            try doing { db in
                let (step, ids) = try Life.sign(db, agreements, head(.sign))
                return .done(step, ids)
            }
        case .step(let id, let sort, let day, let reason, let by, let draft):
            try doing { db in
                let taken = try Life.taking(sort, on: day, reason: reason, by: by, id, db)
                var saving = Saving(db)
                return .of(try saving.save([taken], draft: draft, head(.init(sort), reason: reason.trimmed)))
            }
        case .amend(let request):
            try doing { db in
                let (agreement, amendment) = try Life.amending(request, db)
                var saving = Saving(db, isAmending: true)
                let head = head(.amend, reason: request.reason.trimmed)
                return .of(try saving.save([amendment, agreement], draft: request.draft, head))
            }
        case .review(let request):
            try doing { db in
                var saving = Saving(db)
                return .of(
                    try saving.save(try Life.reviewing(request, db), draft: request.draft, head(.review)))
            }
        case .retire(let id, let reason, let day):
            try doing { db in
                let head = head(.retire, reason: reason.trimmed)
                return .done(try Life.retire(db, id, reason: reason, on: day, head), [id])
            }
        case .restore(let id):
            try doing { db in
                guard let step = try Life.restore(db, id, head(.restore)) else { return .unchanged([id]) }
                return .done(step, [id])
            }
        case .retireAll(let set, let reason, let day):
            try doing(isLarge: set.count >= 1000) { db in
                let head = head(.retire, reason: reason.trimmed)
                return try Life.retireAll(db, set, reason: reason, on: day, head)
            }
        case .restoreAll(let set):
            try doing(isLarge: set.count >= 1000) { try Life.restoreAll($0, set, head(.restore)) }
        case .saveAnswering(let records, let said, let draft):
            try save(records, draft: draft, as: .add, saying: said)
        case .merge(let request, let day):
            try doing { db in
                let head = head(.merge, reason: request.reason.trimmed)
                let (step, ids) = try Merge.perform(db, request, on: day, head)
                return .done(step, ids)
            }
        case .unmerge(let request):
            try doing { db in
                let (step, ids) = try Unmerge.perform(
                    db, request, head(.unmerge, reason: request.reason.trimmed))
                return .done(step, ids)
            }
        case .answer(let pair, let verdict, let reason):
            try doing { db in
                let head = head(.answer, reason: reason.trimmed)
                let answer = SamenessAnswer(pair, verdict, at: head.at, by: head.by, reason: head.reason)
                var transaction = Transaction(db)
                let ids = [pair.first, pair.second]
                guard try Sameness.say(answer, &transaction) else { return .unchanged(ids) }
                return .done(try transaction.finish(head), ids)
            }
        case .withdrawAnswer(let pair, let reason):
            try doing { db in
                var transaction = Transaction(db)
                try Sameness.withdraw(pair, &transaction)
                let step = try transaction.finish(head(.answer, reason: reason.trimmed))
                return .done(step, [pair.first, pair.second])
            }
        case .attachment(let deed, let id): try perform(deed, on: id)
        case .undo:
            try doing(isLarge: try read { try UndoRedo.isLarge($0, Journal.Standing.done) }) { db in
                let (step, ids) = try UndoRedo.undo(db, head(.undo))
                return .done(step, ids)
            }
        case .undoStep(let number):
            try doing(isLarge: try read { try UndoRedo.isLarge($0, Journal.Standing.done) }) { db in
                let (step, ids) = try UndoRedo.undo(db, onlyStep: number, head(.undo))
                return .done(step, ids)
            }
        case .redo:
            try doing(isLarge: try read { try UndoRedo.isLarge($0, Journal.Standing.undone) }) { db in
                let (step, ids) = try UndoRedo.redo(db, head(.redo))
                return .done(step, ids)
            }
        case .keepDraft(let draft): try doing { .draft(try Drafts.keep($0, draft, at: clock.now())) }
        case .dropDraft(let id):
            try doing { db in
                try DraftBin.put(db, id, at: clock.now())
                return .draftDropped
            }
        case .forgetDraft(let id):
            try doing { db in
                try Drafts.drop(db, id)
                return .draftDropped
            }
        case .restoreDraft(let id): try doing { .draft(try DraftBin.takeBack($0, id)) }
        case .postpone(let postponing, let day):
            try doing { db in
                let record = try DueReader.postponing(db, postponing, on: day)
                var saving = Saving(db)
                let head = head(.edit, reason: postponing.reason.trimmed)
                return .of(try saving.save([record], draft: nil, head))
            }
        case .setQuietDays(let days):
            try doing { .settings(try Settings.set($0, quietDays: days)) }
        case .match(let deed, let need, let day):
            try doing { db in
                .of(try Matches.perform(db, deed, of: need, on: day, head(deed.verb, reason: deed.reason)))
            }
        case .submit(let request, let today):
            try doing { db in
                var saving = Saving(db, isReporting: true)
                let record = try Reports.submitting(db, request, today: today)
                return .of(try saving.save([record], draft: nil, head(.edit)))
            }
        case .sendBack(let id, let day, let reason):
            try doing { db in
                var saving = Saving(db, isReporting: true)
                let record = try Reports.returning(db, id, on: day, reason: reason)
                return .of(try saving.save([record], draft: nil, head(.edit, reason: reason.trimmed)))
            }
        }
    }

    /// Saves the records that a new registry starts with: one step, marked as such in the journal.
    package func seed(_ records: [Domain.Record]) throws(Refusal) -> Outcome {
        try save(records, draft: nil, as: .seed)
    }

    private func save(
        _ records: [Record], draft: Int64?, as verb: JournalStep.Verb, saying said: [AnswerWhileTyping] = []
    ) throws(Refusal) -> Outcome {
        try doing(isLarge: records.count >= 1000) { db in
            var saving = Saving(db)
            let (step, ids) = try saving.save(records, draft: draft, head(verb), saying: said)
            return .of((step, ids))
        }
    }

    private func doing(
        isLarge: Bool = false, _ change: (Database) throws -> Outcome
    ) throws(Refusal) -> Outcome {
        try Registry.refusing(path) { try write(isLarge: isLarge, change) }
    }

    func head(_ verb: JournalStep.Verb, reason: String = "") -> Journal.Head {
        Journal.Head(at: clock.now(), by: user, verb: verb, reason: reason)
    }
}

extension Outcome {
    /// Nothing is done where there was nothing to do.
    fileprivate static func of(_ saved: (step: JournalStep?, ids: [RecordID])) -> Outcome {
        saved.step.map { .done($0, saved.ids) } ?? .unchanged(saved.ids)
    }
}
