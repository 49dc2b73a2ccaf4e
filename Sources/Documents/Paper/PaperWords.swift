import Domain

/// How papers word dates, numbers, bodies and people, in one language.
struct PaperWords {
    let words: Words
    let records: PaperRecords
    /// The day on which posts count.
    let day: CalendarDay?

    var isChinese: Bool { words.language == .chinese }

    func callAsFunction(_ key: String, _ arguments: [String: String] = [:]) -> String {
        words("paper." + key, arguments)
    }

    // MARK: - Dates and numbers

    /// 2021年6月16日, or 16 June 2021.
    func date(_ day: CalendarDay) -> String {
        if isChinese { return day.inChinese }
        let month = day.month.map { words("paper.month.\($0)") }
        return [day.day.map(String.init), month, String(day.year)].compactMap(\.self).joined(separator: " ")
    }

    /// In figures and in characters, as an agreement writes its days; in English with the Chinese date beside it.
    func solemnDate(_ day: CalendarDay) -> String {
        self("dateTwice", ["day": date(day), "other": isChinese ? day.inHanzi : day.inChinese])
    }

    /// Counting as the language counts in headings: 一, 二 or 1, 2.
    func count(_ number: Int) -> String { isChinese ? number.inHanzi : String(number) }

    func joined(_ texts: [String]) -> String {
        guard texts.count > 1, let last = texts.last else { return texts.first ?? "" }
        return self(
            "and", ["first": texts.dropLast().joined(separator: words("list.comma")), "last": last])
    }

    /// With its full stop, unless it ends with one already: Co., Ltd.
    func stopped(_ sentence: String) -> String {
        let stop = self("brief.stop")
        return sentence.hasSuffix(stop) ? sentence : sentence + stop
    }

    /// Chinese stands together without a blank; two Latin names do not.
    private func together(_ first: String, _ second: String) -> String {
        let isLatin = first.last?.isASCII == true && second.first?.isASCII == true
        return first + (isLatin ? " " : "") + second
    }

    /// Prose line by line, without empty ones.
    static func lines(_ text: String?) -> [String] {
        (text ?? "").split(whereSeparator: \.isNewline).map { String($0).trimmed }.filter { !$0.isEmpty }
    }

    // MARK: - Bodies and people

    /// The name on paper; in Chinese the Chinese one, where it is known.
    func name(_ id: RecordID) -> String {
        guard let record = records.linked[id] else { return records.names[id] ?? id.number }
        if isChinese, !record.name.hasHanzi,
            case .value(.text(let chinese)) = record["chineseName"]
        {
            return chinese
        }
        if !isChinese, record.name.hasHanzi, let translation = record.translation { return translation }
        return day.map(record.fullName(on:)) ?? record.name
    }

    /// A Party organisation with the one above it, a village with its town and district.
    func placedName(_ id: RecordID) -> String {
        guard let record = records.linked[id] else { return name(id) }
        let village = record.kind == .village ? record : records.linked[record[Branch.village]]
        if let village {
            let above = regions(above: village)
            guard !above.isEmpty else { return name(id) }
            if isChinese { return together(above.reversed().joined(), name(id)) }
            return self("inPlace", ["name": name(id), "place": above.joined(separator: ", ")])
        }
        guard let superior = record[Branch.superior].value?.record, records.linked[superior] != nil else {
            return name(id)
        }
        if isChinese { return together(name(superior), name(id)) }
        return self("below", ["name": name(id), "superior": name(superior)])
    }

    /// Town, then district: what is above these everybody knows.
    private func regions(above village: Record) -> [String] {
        guard let town = village[Village.town].value?.record, let record = records.linked[town] else {
            return []
        }
        let district = record[Region.parent].value?.record
        return [name(town)]
            + (district.flatMap { records.linked[$0] == nil ? nil : name($0) }.map { [$0] } ?? [])
    }

    func post(_ key: String) -> String { words.choice(Post.list.name, key) }

    /// Somebody's post in a body: 书记 before the name in Chinese, after it in English.
    func post(_ key: String?, of body: RecordID?) -> String? {
        switch (key, body) {
        case (let key?, let body?): self("postOf", ["post": post(key), "body": name(body)])
        case (let key?, nil): post(key)
        case (nil, let body?): name(body)
        case (nil, nil): nil
        }
    }

    /// The posts somebody is known to have held that day, as the records have them.
    func posts(heldBy person: RecordID) -> [(post: String, body: RecordID)] {
        guard let day, let record = records.linked[person] else { return [] }
        return (record[Person.posts].value ?? []).compactMap { line in
            guard Post.isHeld(line, on: day), let post = line[Post.post].value,
                let body = line[Post.body].value
            else { return nil }
            return (post, body)
        }
    }
}

extension Record {
    /// The name other languages know it by.
    fileprivate var translation: String? {
        (self[Common.aliases].value ?? []).first { $0[Alias.sort].value == .translation }?[Alias.name].value
    }
}

extension [RecordID: Record] {
    subscript<K: RecordKind>(answer: Answer<ID<K>>) -> Record? { answer.value.flatMap { self[$0.record] } }
}
