/// The stages of projects in words.
extension Words {
    /// What a project loses of its days where it is moved back; nil: nothing.
    package func daysLost(_ project: Record, movingTo state: Project.State) -> String? {
        let days = project.daysLost(movingTo: state).compactMap { field in
            project[field].value.map { label(FieldPath(.project, field.key)) + " " + $0.written }
        }
        return days.isEmpty ? nil : self("stage.lost", ["days": days.joined(separator: self("list.comma"))])
    }
}
