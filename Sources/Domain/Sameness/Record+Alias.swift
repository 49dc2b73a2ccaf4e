extension Record {
    /// The record with one name more; nil when it bears the name already. Without a sort, the letters are judged.
    package func with(alias name: String, _ sort: Alias.Sort?, _ source: RecordID?) -> Record? {
        let name = name.trimmed
        let own = [Record.nameKey, "chineseName"].compactMap { self[$0].value.flatMap(String.init) }
        var lines = self[Common.aliases].value ?? []
        guard !own.contains(name), !lines.contains(where: { $0[Alias.name].value == name }) else {
            return nil
        }
        var line = Part()
        line[Alias.name] = .value(name)
        line[Alias.sort] = .value(sort ?? NameLikeness.aliasSort(of: name, for: own))
        if let source { line[Alias.source.key] = .value(.link(source)) }
        lines.append(line)
        var record = self
        record[Common.aliases] = .value(lines)
        return record
    }
}
