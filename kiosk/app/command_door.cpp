#include "kiosk/app/command_door.h"

#include <algorithm>
#include <condition_variable>
#include <istream>
#include <mutex>
#include <optional>
#include <sstream>
#include <type_traits>

#include "kiosk/cli/commands.h"

namespace kiosk {

namespace {

constexpr hal::Millis kGuiAnswersWithin{5000}; // its longest own call takes milliseconds

struct Command {
    std::string_view word;
    bool usesDevices; // the kiosk is out of service meanwhile
    bool inVisit;     // may begin while a resident is served
};
// What cannot open a device is not asked of the kiosk. A simulator is told what befalls it whenever that
// happens; what the kiosk does at this moment names nobody.
constexpr Command kCommands[] = {{"devices", false, false},    {"test", true, false},
                                 {"report", true, false},      {"sim", false, true},
                                 {"status", false, true},      {"service", false, false},
                                 {"screenshot", false, false}, {"restart", false, false}};

// A question to the GUI thread. What it comes to too late, or after a stop, is not asked any more.
template <class Question>
auto askGui(QObject& there, const Question& question, const std::stop_token& stop)
    -> std::optional<std::invoke_result_t<Question>> {
    struct Asked {
        std::mutex mutex;
        std::condition_variable_any answered;
        std::optional<std::invoke_result_t<Question>> answer;
        bool given = false;
    };
    const auto asked = std::make_shared<Asked>();
    QMetaObject::invokeMethod(
        &there,
        [asked, question] {
            const std::lock_guard lock(asked->mutex);
            if (!asked->given)
                asked->answer = question();
            asked->answered.notify_all();
        },
        Qt::QueuedConnection);
    std::unique_lock lock(asked->mutex);
    asked->answered.wait_for(lock, stop, kGuiAnswersWithin, [&] { return asked->answer.has_value(); });
    asked->given = true;
    return asked->answer;
}

} // namespace

CommandDoor::CommandDoor(std::shared_ptr<Machine> machine, SessionController& session, Log& log,
                         ApplicationHooks hooks, QObject* parent)
    : QObject(parent), machine_(std::move(machine)), session_(session), log_(log), hooks_(std::move(hooks)) {}

CommandDoor::~CommandDoor() = default;

hal::Result<> CommandDoor::open(const std::filesystem::path& state) {
    state_ = state;
    auto server = control::Server::open(
        state, [this](const control::Request& request, std::ostream& out, std::ostream& err,
                      const std::stop_token& stop) { return obey(request, out, err, stop); });
    if (!server)
        return tl::make_unexpected(server.error());
    server_ = *std::move(server);
    return {};
}

// The hooks of the GUI thread, as a client's thread may call them.
cli::RunningKiosk CommandDoor::kioskFor(const std::stop_token& stop) {
    const auto done = [this, stop](const auto& work) {
        return askGui(
                   *this,
                   [work] {
                       work();
                       return true;
                   },
                   stop)
            .has_value();
    };
    return {.status = [this, stop] { return askGui(*this, hooks_.status, stop); },
            .switchOff = [this, done](bool off) { return done([this, off] { hooks_.switchOff(off); }); },
            .restart = [this, done] { return done(hooks_.restart); },
            .screenshot = [this, stop] { return askGui(*this, hooks_.screenshot, stop); }};
}

int CommandDoor::obey(const control::Request& request, std::ostream& out, std::ostream& err,
                      const std::stop_token& stop) {
    std::istringstream nothing;
    const cli::Inside inside{*machine_->rig, *machine_->ledger, state_, request.folder, stop, kioskFor(stop)};
    cli::Shell shell{nothing, out, err, cli::Exit::Ok, &inside};
    const auto word = request.arguments.empty() ? std::string() : request.arguments.front();
    const auto command = std::ranges::find(kCommands, word, &Command::word);
    if (command == std::end(kCommands))
        return static_cast<int>(cli::complain(shell, cli::Exit::Usage, "no command for the running kiosk"));
    const auto mayBegin = [this, command]() -> bool {
        if (command->inVisit)
            return true;
        return command->usesDevices ? session_.beginWork() : !session_.inVisit();
    };
    const auto allowed = askGui(*this, mayBegin, stop);
    if (!allowed)
        return static_cast<int>(cli::complain(shell, cli::Exit::Failed, "the running kiosk does not answer"));
    if (!*allowed)
        return static_cast<int>(
            cli::complain(shell, cli::Exit::NotNow, "not now: a resident is being served at the kiosk"));
    if (command->word != "status") // the agent asks every half minute
        log_.write(LogEvent::Command, {{"command", command->word}});
    const cli::Exit exit = cli::run(request.arguments, shell);
    if (command->usesDevices)
        QMetaObject::invokeMethod(
            &session_, [&session = session_] { session.endWork(); }, Qt::QueuedConnection);
    return static_cast<int>(exit);
}

} // namespace kiosk
