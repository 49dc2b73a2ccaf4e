import ArgumentParser
import Domain
import FileStore

/// `twinning demo`: the screens over a copy of the seed registry that is thrown away afterwards.
struct DemoCommand: ParsableCommand {
    static var configuration: CommandConfiguration { described("demo") }

    @OptionGroup var common: CommonOptions
    @OptionGroup var manner: MannerOptions

    func run() throws {
        let call = try Call(common)
        if !manner.isInLines { try ScreenProgram.checkTerminal() }
        let resources: Places.Resources
        do {
            resources = try CommandLineProgram.places.resources()
        } catch {
            throw Failure(error)
        }
        let folder = try PrivateFolder.make(for: .demo)
        defer { folder.remove() }
        let path = folder.path + "/demo.twinning"
        _ = try SeededRegistry.make(at: path, from: resources.seeds, today: call.today)
        let status: Int32
        do {
            let registry = try Registry.open(at: path, readOnly: call.isReadOnly, by: Call.user)
            if manner.isInLines {
                status = try LinearProgram.run(call, registry: registry, fixedToday: common.today != nil)
            } else {
                status = try ScreenProgram.run(
                    call, registry: registry, fixedToday: common.today != nil, isThrownAway: true)
            }
        } catch let refusal as Refusal {
            throw Failure.refusal(refusal)
        }
        if status != ExitStatus.done { throw ExitCode(status) }
    }
}
