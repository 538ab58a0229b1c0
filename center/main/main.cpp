// banshi-center: one district's service center.
#include <csignal>
#include <iostream>

#include <CLI/CLI.hpp>
#include <sys/resource.h>
#include <systemd/sd-daemon.h>

#include "center/api/send_command.h"
#include "center/main/backup.h"
#include "center/main/init.h"
#include "center/main/kiosks.h"
#include "center/main/users.h"

namespace {

using namespace center;

constexpr auto kGrace = std::chrono::seconds(10);

struct Arguments {
    Founding founding;
    std::string folder = ".";
    std::string kiosk, action, parameters = "{}";
    std::string prefix, name, hall, street;
    NewUser user;
    std::string backup;
    bool demonstration = false;
};

int complain(const hal::Error& error) {
    std::cerr << "banshi-center: " << error.detail << '\n';
    return 1;
}

hal::Result<Config> configOf(const std::string& folder) {
    auto config = loadConfig(folder);
    if (config)
        return *std::move(config);
    const ConfigError& wrong = config.error();
    return hal::fail(hal::Fault::BadData, std::string(kConfigName) + ":" + std::to_string(wrong.line) + ":" +
                                              std::to_string(wrong.column) + ": " + wrong.key + " " +
                                              wrong.message);
}

int init(const Arguments& given) {
    const auto password = found(given.founding, hal::systemClock());
    if (!password)
        return complain(password.error());
    std::cout << given.founding.administrator << " " << *password << '\n';
    return 0;
}

// Every connection is a file descriptor; the soft limit of 1024 is for programs that use select().
void allowManyFiles() {
    rlimit files{};
    if (getrlimit(RLIMIT_NOFILE, &files) == 0) {
        files.rlim_cur = files.rlim_max;
        setrlimit(RLIMIT_NOFILE, &files);
    }
}

int serve(const Arguments& given) {
    sigset_t ends{};
    sigemptyset(&ends);
    sigaddset(&ends, SIGTERM);
    sigaddset(&ends, SIGINT);
    pthread_sigmask(SIG_BLOCK, &ends, nullptr); // before there are threads
    allowManyFiles();
    Log log;
    const auto config = configOf(given.folder);
    if (!config)
        return complain(config.error());
    auto service = Service::open(*config, log, hal::systemClock(),
                                 given.demonstration ? Mode::Demonstration : Mode::Normal);
    if (!service)
        return complain(service.error());
    (*service)->start();
    (*service)->work();
    if (given.demonstration) {
        const auto links = demonstrationLinks(**service, hal::systemClock());
        if (!links)
            return complain(links.error());
        for (const auto& [role, address] : *links)
            std::cerr << role << ' ' << address << '\n';
    }
    log.write(LogEvent::Started);
    sd_notify(0, "READY=1");
    int which = 0;
    sigwait(&ends, &which);
    sd_notify(0, "STOPPING=1");
    (*service)->stop(kGrace);
    log.write(LogEvent::Stopped);
    return 0;
}

// Runs `work` with the store of the given folder.
template <class Work>
int withStore(const Arguments& given, Work work) {
    const auto config = configOf(given.folder);
    if (!config)
        return complain(config.error());
    const auto store = openStore(*config);
    if (!store)
        return complain(store.error());
    return work(*config, **store);
}

int addOne(const Arguments& given) {
    return withStore(given, [&](const Config& config, store::Store& store) {
        const auto district = loadDistrict(config);
        if (!district)
            return complain(district.error());
        if (given.street.empty() || !district->organisation.has({given.street, ""}))
            return complain({hal::Fault::BadData, "there is no such street"});
        const auto id =
            addKiosk(store, given.prefix, given.name, given.hall, given.street, hal::systemClock());
        if (!id)
            return complain(id.error());
        const auto code = makeCode(store, *id, "command line", hal::systemClock());
        if (!code)
            return complain(code.error());
        std::cout << wire::toString(*id) << " " << code->shown() << '\n';
        return 0;
    });
}

template <class Work>
int withKiosk(const Arguments& given, Work work) {
    const auto id = wire::parseUuid(given.kiosk);
    if (!id)
        return complain({hal::Fault::BadData, "a kiosk's id is a UUID"});
    return withStore(given,
                     [&](const Config& config, store::Store& store) { return work(config, store, *id); });
}

int code(const Arguments& given) {
    return withKiosk(given, [](const Config&, store::Store& store, const wire::Uuid& id) {
        const auto made = makeCode(store, id, "command line", hal::systemClock());
        if (!made)
            return complain(made.error());
        std::cout << made->shown() << '\n';
        return 0;
    });
}

int revoke(const Arguments& given) {
    return withKiosk(given, [](const Config&, store::Store& store, const wire::Uuid& id) {
        const auto done = store.fleet().revoke(id, hal::systemClock().wall());
        return done ? 0 : complain({hal::Fault::Absent, "no such kiosk"});
    });
}

int command(const Arguments& given) {
    return withKiosk(given, [&](const Config& config, store::Store& store, const wire::Uuid& id) {
        const auto keys = pki::loadKeys(config.keys, config.hosts, hal::systemClock());
        if (!keys)
            return complain(keys.error());
        const auto number = api::sendCommand(store, *keys, id, given.action, given.parameters, "command line",
                                             hal::systemClock());
        if (!number)
            return complain(number.error());
        std::cout << *number << '\n';
        return 0;
    });
}

int list(const Arguments& given) {
    return withStore(given, [](const Config&, store::Store& store) {
        const auto kiosks = store.fleet().list();
        if (!kiosks)
            return complain({hal::Fault::Storage, kiosks.error().detail});
        for (const store::Kiosk& kiosk : *kiosks)
            std::cout << wire::toString(kiosk.id) << '\t' << kiosk.prefix << '\t' << kiosk.street << '\t'
                      << kiosk.hall << '\t' << kiosk.name << '\t'
                      << (kiosk.revokedAt    ? "revoked"
                          : kiosk.enrolledAt ? "enrolled"
                                             : "waiting")
                      << '\n';
        return 0;
    });
}

// Prints what `made` gave: a password, once.
int shown(const hal::Result<std::string>& made) {
    if (!made)
        return complain(made.error());
    std::cout << *made << '\n';
    return 0;
}

int addStaff(const Arguments& given) {
    return withStore(given, [&](const Config& config, store::Store& store) {
        const auto district = loadDistrict(config);
        return district ? shown(addUser(store, district->organisation, given.user, hal::systemClock()))
                        : complain(district.error());
    });
}

int staffPassword(const Arguments& given) {
    return withStore(given, [&](const Config&, store::Store& store) {
        return shown(newPassword(store, given.user.name, hal::systemClock()));
    });
}

int disableStaff(const Arguments& given) {
    return withStore(given, [&](const Config&, store::Store& store) {
        const auto done = disableUser(store, given.user.name, hal::systemClock());
        return done ? 0 : complain(done.error());
    });
}

int listStaff(const Arguments& given) {
    return withStore(given, [](const Config&, store::Store& store) {
        const auto users = store.staff().list();
        if (!users)
            return complain({hal::Fault::Storage, users.error().detail});
        for (const store::User& user : *users)
            std::cout << user.name << '\t' << user.role << '\t' << user.scope.area.street << '\t'
                      << user.scope.area.grid << '\t' << user.scope.department << '\t'
                      << (user.disabled ? "disabled" : "active") << '\n';
        return 0;
    });
}

int verify(const Arguments& given) {
    return withStore(given, [](const Config&, store::Store& store) {
        const auto check = store.audit().verify();
        if (!check)
            return complain({hal::Fault::Storage, check.error().detail});
        if (check->firstWrong)
            return complain({hal::Fault::BadData,
                             "the audit chain breaks at line " + std::to_string(*check->firstWrong)});
        std::cout << check->lines << " lines, unbroken\n";
        return 0;
    });
}

int backUpTo(const Arguments& given) {
    const auto config = configOf(given.folder);
    if (!config)
        return complain(config.error());
    const auto done = backUp(given.folder, *config, given.backup);
    if (!done)
        return complain(done.error());
    std::cout << done->files << " files, " << done->bytes << " bytes; the keys are not in it: keep a copy of "
              << config->keys.string() << " in another place\n";
    return 0;
}

int restoreFrom(const Arguments& given) {
    const auto done = restore(given.backup, given.folder, hal::systemClock());
    if (!done)
        return complain(done.error());
    std::cout << done->files << " files, " << done->auditLines << " audit lines, unbroken\n";
    if (done->missing > 0)
        std::cerr << "banshi-center: " << done->missing << " files of records were not in the backup\n";
    if (!done->keysThere)
        std::cerr << "banshi-center: now put the copy of the keys at " << done->keys.string() << '\n';
    return 0;
}

} // namespace

int main(int argc, char** argv) {
    hal::wipeFreedMemory();
    CLI::App app("banshi-center: one district's service center");
    app.require_subcommand(1);
    Arguments given;
    int exit = 0;
    const auto add = [&](CLI::App& parent, const char* name, const char* help, int (*run)(const Arguments&)) {
        CLI::App* sub = parent.add_subcommand(name, help);
        sub->callback([&exit, &given, run] { exit = run(given); });
        sub->add_option("folder", given.folder, "the center's folder")->required();
        return sub;
    };
    CLI::App* making = app.add_subcommand("init", "make keys, configuration and the first administrator");
    making->add_option("folder", given.founding.folder, "a new folder")->required();
    making->add_option("--district", given.founding.district, "name of the district")->required();
    making->add_option("--host", given.founding.hosts, "names or addresses of this machine")->required();
    making->add_option("--admin", given.founding.administrator, "the administrator's name");
    making->add_option("--port", given.founding.firstPort, "the first of four ports; 0: free ones");
    making->add_flag("--model", given.founding.model,
                     "the model district's organisation.json and rules.json to begin with");
    making->callback([&] { exit = init(given); });
    add(app, "serve", "serve kiosks and staff", serve)
        ->add_flag("--demo", given.demonstration,
                   "staff over plain HTTP on loopback, with links that sign in once");
    add(app, "verify", "check the audit chain", verify);
    add(app, "backup", "everything but the keys into one new file, while the center works", backUpTo)
        ->add_option("file", given.backup, "a new file")
        ->required();
    CLI::App* restoring = app.add_subcommand("restore", "make the center of a backup in a new folder");
    restoring->add_option("file", given.backup)->required();
    restoring->add_option("folder", given.folder, "a new folder")->required();
    restoring->callback([&] { exit = restoreFrom(given); });
    CLI::App* user = app.add_subcommand("user", "people who work here");
    user->require_subcommand(1);
    CLI::App* hiring = add(*user, "add", "a new user: prints the first password", addStaff);
    hiring->add_option("name", given.user.name, "to sign in with")->required();
    hiring->add_option("--role", given.user.role, "e.g. street_operator")->required();
    hiring->add_option("--full-name", given.user.fullName);
    hiring->add_option("--street", given.user.scope.area.street);
    hiring->add_option("--grid", given.user.scope.area.grid);
    hiring->add_option("--department", given.user.scope.department);
    add(*user, "list", "name, role, street, grid, department, state", listStaff);
    for (const auto& [name, help, run] :
         {std::tuple{"password", "a new password; ends all sessions", &staffPassword},
          {"disable", "out at once", &disableStaff}})
        add(*user, name, help, run)->add_option("name", given.user.name)->required();
    CLI::App* kiosk = app.add_subcommand("kiosk", "kiosks, their codes and commands");
    kiosk->require_subcommand(1);
    CLI::App* adding = add(*kiosk, "add", "a new kiosk: prints id and one-time code", addOne);
    adding->add_option("--prefix", given.prefix, "four characters of its record numbers")->required();
    adding->add_option("--name", given.name)->required();
    adding->add_option("--hall", given.hall)->required();
    adding->add_option("--street", given.street)->required();
    add(*kiosk, "list", "all kiosks", list);
    for (const auto& [name, help, run] : {std::tuple{"code", "a new one-time code", &code},
                                          {"revoke", "a kiosk may no longer file", &revoke}})
        add(*kiosk, name, help, run)->add_option("kiosk", given.kiosk)->required();
    CLI::App* sending = add(*kiosk, "command", "sign and send a command", command);
    sending->add_option("kiosk", given.kiosk)->required();
    sending->add_option("action", given.action, "e.g. restart, out_of_service")->required();
    sending->add_option("--arguments", given.parameters, "a JSON object");
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        return app.exit(error) == 0 ? 0 : 2;
    }
    return exit;
}
