// The one place where problems and refusals become sentences: each names the field, the value and the way out.

extension Words {
    /// `notKnown` is what is typed for *not known* where the answer was given.
    package func sentence(_ problem: Problem, notKnown: String = ValueText.notKnownSign) -> String {
        let field = label(problem.at)
        var arguments = ["field": field, "value": Words.quoted(problem.given), "notKnown": notKnown]
        let key: String
        switch problem.reason {
        case .required: key = "required"
        case .invisible: key = "invisible"
        case .tooLong(let limit):
            key = "tooLong"
            arguments["limit"] = String(limit)
            arguments["length"] = String(problem.given.count)
        case .severalLines: key = "severalLines"
        case .notADate: key = "notADate"
        case .noSuchDay(let nearest):
            key = nearest == nil ? "noSuchMonth" : "noSuchDay"
            arguments["nearest"] = nearest?.written ?? ""
        case .notANumber(let range):
            key = "notANumber"
            arguments["from"] = String(range.lowerBound)
            arguments["to"] = String(range.upperBound)
        case .notAQuantity: key = "notAQuantity"
        case .notMoney: key = "notMoney"
        case .notAFlag: key = "notAFlag"
        case .unknownChoice(let list):
            key = "unknownChoice"
            arguments["choices"] = list.keys.joined(separator: ", ")
        case .notALink(let kinds):
            key = "notALink"
            arguments["kinds"] = self.kinds(kinds)
            arguments["example"] = (kinds.first ?? .village).letter.description + "1"
        case .wrongKind(let kinds):
            key = "wrongKind"
            arguments["kinds"] = self.kinds(kinds)
        case .noSuchRecord(let number):
            key = "noSuchRecord"
            arguments["number"] = number
        case .notAList: key = "notAList"
        case .unknownField(let name):
            key = "unknownField"
            arguments["name"] = Words.quoted(name)
            arguments["fields"] = fieldKeys(beside: problem.at).joined(separator: ", ")
        case .before(let other, let day):
            key = "before"
            arguments["other"] = siblingLabel(problem.at, other)
            arguments["day"] = day.written
        case .circle: key = "circle"
        case .notDigits(let lengths):
            key = "notDigits"
            arguments["lengths"] = lengths.map(String.init).joined(separator: self("list.or"))
            arguments["length"] = String(problem.given.count)
        case .codeLength, .codeCharacter, .codeCheck, .codeSlip, .codeOfLevel:
            return sentence(ofCode: problem, arguments)
        case .taken(let record, let name):
            key = name.isEmpty ? "taken" : "takenByNamed"
            arguments["number"] = record.number
            arguments["name"] = name
        case .bothSides: key = "bothSides"
        case .sideMissing(let side):
            key = "sideMissing"
            arguments["side"] = choice("side", side.rawValue)
        case .notExact: key = "notExact"
        case .notACalendarYear: key = "notACalendarYear"
        case .chosenTwice: key = "chosenTwice"
        case .identityNumber: key = "identityNumber"
        case .unfit: key = "unfit"
        }
        return self("problem." + key, arguments)
    }

    package func sentence(_ refusal: Refusal) -> String {
        switch refusal {
        case .invalid(let problems): problems.map { sentence($0) }.joined(separator: self("list.sentences"))
        case .noSuchKind(let word):
            self(
                "refusal.noSuchKind",
                [
                    "value": Words.quoted(word),
                    "kinds": Kind.allCases.map(\.plural).joined(separator: ", "),
                ])
        case .noSuchField(let key, let kind):
            self(
                "refusal.noSuchField",
                [
                    "value": Words.quoted(key), "kind": self.kind(kind),
                    "fields": kind.description.askable.map(\.key).joined(separator: ", "),
                ])
        case .noSuchRecord(let number): self("refusal.noSuchRecord", ["value": Words.quoted(number)])
        case .badCondition(let text): self("refusal.badCondition", ["value": Words.quoted(text)])
        case .changedMeanwhile(let record): self("refusal.changedMeanwhile", ["number": record.number])
        case .frozen(let record): self("refusal.frozen", ["number": record.number])
        case .notReadyToSign(let record, let problems):
            self(
                "refusal.notReadyToSign",
                [
                    "number": record.number,
                    "problems": problems.map { sentence($0) }.joined(separator: self("list.sentences")),
                ])
        case .alreadySigned(let record): self("refusal.alreadySigned", ["number": record.number])
        case .alreadyRetired(let record): self("refusal.alreadyRetired", ["number": record.number])
        case .cannotFollow(let record, let sort, let state, let day):
            cannotFollow(record, sort, state, day)
        case .stepTooEarly(let record, let sort, let day, let last):
            self(
                "refusal.stepTooEarly",
                [
                    "number": record.number, "do": self("life.do." + sort.rawValue), "day": day.written,
                    "last": last.written,
                ])
        case .stepNeedsDay(let record, let sort):
            self(
                "refusal.stepNeedsDay",
                ["number": record.number, "do": self("life.do." + sort.rawValue)])
        case .stepNeedsReason(let record, let sort):
            self(
                "refusal.stepNeedsReason",
                ["number": record.number, "do": self("life.do." + sort.rawValue)])
        case .isCancelled(let record): self("refusal.isCancelled", ["number": record.number])
        case .notSigned(let record): self("refusal.notSigned", ["number": record.number])
        case .amendsNothing(let record): self("refusal.amendsNothing", ["number": record.number])
        case .notAmendable(let record, let key): notAmendable(record, key)
        case .textChanged(let record, let key):
            self(
                "refusal.textChanged",
                ["number": record.number, "field": label(Kind.agreement.rawValue, key)])
        case .cannotAmend(let record, let state, let day):
            self(
                "refusal.cannotAmend",
                ["number": record.number, "state": self.state(state), "day": day.written])
        case .amendmentTooEarly(let record, let day, let last):
            self(
                "refusal.amendmentTooEarly",
                ["number": record.number, "day": day.written, "last": last.written])
        case .amendmentByItself(let record): self("refusal.amendmentByItself", ["number": record.number])
        case .cannotRenew(let record, let state):
            self("refusal.cannotRenew", ["number": record.number, "state": self.state(state)])
        case .alreadyRenewed(let record, let other):
            self("refusal.alreadyRenewed", ["number": record.number, "other": other.number])
        case .renewalBegun(let record, let other):
            self("refusal.renewalBegun", ["number": record.number, "other": other.number])
        case .notItsCommitment(let record, let commitment):
            self("refusal.notItsCommitment", ["number": record.number, "commitment": commitment.number])
        case .reasonNeeded: self("refusal.reasonNeeded")
        case .nothingToUndo: self("refusal.nothingToUndo")
        case .doneMoreSince: self("refusal.doneMoreSince")
        case .nothingToRedo: self("refusal.nothingToRedo")
        case .draftGone: self("refusal.draftGone")
        case .cannotUndo(let record): self("refusal.cannotUndo", ["number": record.number])
        case .notAPair(let one, let other):
            self("refusal.notAPair", ["one": one.number, "other": other.number])
        case .merged(let record, let survivor):
            self("refusal.merged", ["number": record.number, "survivor": survivor.number])
        case .notMerged(let record): self("refusal.notMerged", ["number": record.number])
        case .survivorMerged(let record, let survivor, let into):
            self(
                "refusal.survivorMerged",
                ["number": record.number, "survivor": survivor.number, "into": into.number])
        case .decidedDifferent(let answer): decidedDifferent(answer)
        case .signedCannotMerge(let record): self("refusal.signedCannotMerge", ["number": record.number])
        case .againstItself(let party, let record):
            self("refusal.againstItself", ["party": party.number, "number": record.number])
        case .questionsOpen(let record, let questions):
            self(
                "refusal.questionsOpen",
                [
                    "number": record.number,
                    "fields": questions.map { question($0, about: record) }.joined(
                        separator: self("list.comma")),
                ])
        case .noSuchQuestion(let record, let key):
            self("refusal.noSuchQuestion", ["number": record.number, "value": Words.quoted(key)])
        case .nothingSaid(let pair):
            self("refusal.nothingSaid", ["one": pair.first.number, "other": pair.second.number])
        case .attachment(let trouble): sentence(trouble)
        case .commitment(let record, let trouble): sentence(trouble, record)
        case .noChain(let record): self("refusal.noChain", ["number": record.number])
        case .repetition(let record, let trouble): sentence(trouble, record)
        case .noBalance(let record): self("refusal.noBalance", ["number": record.number])
        case .divisionsWrong(let wrong): sentences(wrong).joined(separator: self("list.sentences"))
        case .noSuchStep(let number): self("refusal.noSuchStep", ["step": String(number)])
        case .notPrintable(let record): self("refusal.notPrintable", ["number": record.number])
        case .template(let problem): sentence(problem)
        case .noSuchMatter(let record, let item, let due):
            self(
                due.isEmpty ? "refusal.noSuchMatter.none" : "refusal.noSuchMatter",
                [
                    "number": record.number, "value": Words.quoted(item),
                    "due": due.joined(separator: self("list.comma")),
                ])
        case .postponedTooEarly(let record, let day, let today):
            self(
                "refusal.postponedTooEarly",
                ["number": record.number, "day": day.written, "today": today.written])
        case .badQuietDays(let days):
            self(
                "refusal.badQuietDays",
                [
                    "value": String(days), "from": String(Quiet.range.lowerBound),
                    "to": String(Quiet.range.upperBound),
                ])
        case .nothingToMatch(let record): self("refusal.nothingToMatch", ["number": record.number])
        case .notANeed(let record): self("refusal.notANeed", ["number": record.number])
        case .notAnOffer(let record): self("refusal.notAnOffer", ["number": record.number])
        case .needClosed(let record, let state):
            self(
                "refusal.needClosed",
                ["number": record.number, "state": choice("needState", state.rawValue)])
        case .offerWithdrawn(let record): self("refusal.offerWithdrawn", ["number": record.number])
        case .usedUp(let offer, let users): usedUp(offer, users)
        case .alreadyTakenUp(let need, let by): alreadyTakenUp(need, by)
        case .nothingToTakeBack(let need, let offer): nothingToTakeBack(need, offer)
        case .reportExists(let record): self("refusal.reportExists", ["number": record.number])
        case .reportSubmitted(let record): self("refusal.reportSubmitted", ["number": record.number])
        case .reportByVerb(let record, let key):
            self(
                "refusal.reportByVerb",
                ["number": record.number, "field": label(Kind.report.rawValue, key)])
        case .reportNotSubmitted(let record): self("refusal.reportNotSubmitted", ["number": record.number])
        case .submittedOutOfTime(let record, let day, let from, let today):
            self(
                "refusal.submittedOutOfTime",
                [
                    "number": record.number, "day": day.written, "from": from.written,
                    "today": today.written,
                ])
        case .returnedTooEarly(let record, let day, let submitted):
            self(
                "refusal.returnedTooEarly",
                ["number": record.number, "day": day.written, "submitted": submitted.written])
        case .reportTooLong(let record, let limit):
            self("refusal.reportTooLong", ["number": record.number, "limit": String(limit)])
        case .noReportOf(let record): self("refusal.noReportOf", ["number": record.number])
        case .fileMissing(let path): sentence("fileMissing", about: path)
        case .folderMissing(let path): sentence("folderMissing", about: path)
        case .fileExists(let path): sentence("fileExists", about: path)
        case .fileIsDirectory(let path): sentence("fileIsDirectory", about: path)
        case .fileIsForeign(let path): sentence("fileIsForeign", about: path)
        case .fileIsNewer(let path): sentence("fileIsNewer", about: path)
        case .fileIsDamaged(let path): sentence("fileIsDamaged", about: path)
        case .fileNotPermitted(let path): sentence("fileNotPermitted", about: path)
        case .fileIsReadOnly(let path): sentence("fileIsReadOnly", about: path)
        case .fileReplaced(let path): sentence("fileReplaced", about: path)
        case .busy(let path): sentence("busy", about: path)
        case .stopped: self("refusal.stopped")
        case .diskFull(let path): sentence("diskFull", about: path)
        case .failed(let detail): self("refusal.failed", ["detail": detail])
        }
    }

    /// A path is needed to its end, however long.
    private func sentence(_ key: String, about path: String) -> String {
        self("refusal." + key, ["path": path])
    }

    private func kinds(_ kinds: [Kind]) -> String {
        kinds.map { "\(self.kind($0)) (\($0.letter))" }.joined(separator: self("list.or"))
    }

    /// The keys that can stand where this one does.
    private func fieldKeys(beside path: FieldPath) -> [String] {
        guard path.line != nil, case .parts(let part) = path.kind.description.field(path.field)?.type
        else { return path.kind.description.fields.map(\.key) }
        return part.fields.map(\.key)
    }

    private func siblingLabel(_ path: FieldPath, _ key: String) -> String {
        guard path.line != nil, case .parts(let part) = path.kind.description.field(path.field)?.type
        else { return label(path.kind.rawValue, key) }
        return label(part.name, key)
    }

    /// A value as it can stand in a sentence: its beginning only, when it is long.
    static func quoted(_ text: String) -> String {
        let limit = 60
        return text.count > limit ? text.prefix(limit) + "…" : text
    }
}
