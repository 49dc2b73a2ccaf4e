import Foundation

/// Where the program finds what it reads while running, and where it keeps what belongs to the user.
///
/// A value of the environment and of the executable's path, so that every rule here can be tested; only
/// `Places.ofThisProcess` asks the machine for the two. All paths are strings as the environment gave them: absolute,
/// except a registry that the user named by a relative path, which is meant from the working directory.
struct Places: Sendable {
    let environment: [String: String]
    /// The path of the running program with every symbolic link resolved.
    let executable: String

    /// The places as seen from the running program.
    static var ofThisProcess: Places {
        let files = FileManager.default
        // The kernel's own answer: the first argument may be a bare name, or whatever the caller made of it.
        let path =
            (try? files.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? CommandLine.arguments[0]
        return Places(environment: ProcessInfo.processInfo.environment, executable: path)
    }

    /// A variable's value; one that is set but empty counts as not set, as the XDG directory specification wants it.
    private func variable(_ name: String) -> String? {
        guard let value = environment[name], !value.isEmpty else { return nil }
        return value
    }
}

/// Why a place could not be found. The sentence for it is made where all errors get theirs; for the resources it
/// cannot come from the sentence files, because those are what is missing.
enum PlacesError: Error, Equatable {
    /// Neither the variable that would name the place nor `HOME` holds an absolute path.
    case noHome(variables: [String])
    /// `TWINNING_RESOURCES` names a folder without `strings` in it.
    case noResourcesInNamedFolder(String)
    /// No folder with `strings` in it; `tried` are the folders looked into.
    case noResources(tried: [String])
}

// MARK: - Resources

extension Places {
    /// The folders the program reads: sentences, clauses, templates, help and the seed registry. `strings` is there; the others
    /// may be missing, which whoever needs one finds out when opening it.
    struct Resources: Equatable, Sendable {
        var strings: String
        var clauses: String
        var templates: String
        var help: String
        var seeds: String

        fileprivate init(folder: String, seedsBeside checkout: String? = nil) {
            strings = folder + "/strings"
            clauses = folder + "/clauses"
            templates = folder + "/templates"
            help = folder + "/help"
            seeds = (checkout ?? folder) + "/seeds"
        }
    }

    /// Finds the resources: the folder in `TWINNING_RESOURCES`; else `share/twinning` in the prefix the program is
    /// installed in (`<prefix>/bin/twinning`); else the checkout the program was built in. A folder named by the
    /// variable is the answer or an error, never passed over in silence.
    func resources() throws(PlacesError) -> Resources {
        if let named = variable("TWINNING_RESOURCES") {
            guard isFolder(named + "/strings") else { throw .noResourcesInNamedFolder(named) }
            return Resources(folder: named)
        }
        let installed = parent(of: parent(of: executable)) + "/share/twinning"
        if isFolder(installed + "/strings") {
            return Resources(folder: installed)
        }
        guard let checkout else { throw .noResources(tried: [installed]) }
        let folder = checkout + "/Resources"
        guard isFolder(folder + "/strings") else { throw .noResources(tried: [installed, folder]) }
        return Resources(folder: folder, seedsBeside: checkout)
    }

    /// The checkout the program was built in: the folder with `Package.swift` whose build folder (`.build`, or another
    /// one named `.build…`) holds the program. Any other folder above it is none of our business: a program copied to
    /// `~/bin` must not read a stranger's `~/Resources`.
    private var checkout: String? {
        var folder = parent(of: executable)
        while folder.count > 1 {
            let above = parent(of: folder)
            if name(of: folder).hasPrefix(".build")
                && FileManager.default.fileExists(atPath: above + "/Package.swift")
            {
                return above
            }
            folder = above
        }
        return nil
    }

    private func isFolder(_ path: String) -> Bool {
        var folder: ObjCBool = false
        return FileManager.default.fileExists(atPath: path, isDirectory: &folder) && folder.boolValue
    }

    private func parent(of path: String) -> String { (path as NSString).deletingLastPathComponent }
    private func name(of path: String) -> String { (path as NSString).lastPathComponent }
}

// MARK: - What belongs to the user

extension Places {
    /// The registry opened when none is named: `TWINNING_REGISTRY`, else `twinning/registry.twinning` in the XDG data
    /// directory. The file and its folder need not exist yet.
    func defaultRegistry() throws(PlacesError) -> String {
        if let named = variable("TWINNING_REGISTRY") { return named }
        // The specification of the XDG base directories has relative paths ignored.
        if let data = variable("XDG_DATA_HOME"), data.hasPrefix("/") {
            return data + "/twinning/registry.twinning"
        }
        guard let home = variable("HOME"), home.hasPrefix("/") else {
            throw .noHome(variables: ["TWINNING_REGISTRY", "XDG_DATA_HOME", "HOME"])
        }
        return (home == "/" ? "" : home) + "/.local/share/twinning/registry.twinning"
    }

    /// The folder for what the user sets up: `twinning` in the XDG configuration directory. Nil when neither
    /// `XDG_CONFIG_HOME` nor `HOME` holds an absolute path.
    var configFolder: String? {
        if let config = variable("XDG_CONFIG_HOME"), config.hasPrefix("/") { return config + "/twinning" }
        guard let home = variable("HOME"), home.hasPrefix("/") else { return nil }
        return (home == "/" ? "" : home) + "/.config/twinning"
    }

    /// The folder for what is remembered from one start to the next: `twinning` in the XDG state directory. Nil when
    /// neither `XDG_STATE_HOME` nor `HOME` holds an absolute path: nothing is remembered then.
    var stateFolder: String? {
        if let state = variable("XDG_STATE_HOME"), state.hasPrefix("/") { return state + "/twinning" }
        guard let home = variable("HOME"), home.hasPrefix("/") else { return nil }
        return (home == "/" ? "" : home) + "/.local/state/twinning"
    }
}
