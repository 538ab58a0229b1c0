#include "hal/host/code_finder.h"

#include "hal/host/parcel.h"
#include "hal/host/spawn.h"

namespace hal {
namespace {

Result<std::vector<Code>> ask(host::HostProcess& worker, const Image& picture, Deadline deadline,
                              const std::stop_token& stop) {
    host::HostProcess::Call call(worker);
    if (auto sent = host::sendPicture(call.channel(), call.number(), picture); !sent)
        return tl::make_unexpected(sent.error());
    auto answer = call.ask(host::FindCodes{}, deadline.left(), stop, {});
    if (!answer)
        return tl::make_unexpected(answer.error());
    if (auto* found = std::get_if<host::FoundCodes>(&answer->message))
        return std::move(found->codes);
    if (const auto* error = std::get_if<Error>(&answer->message))
        return tl::make_unexpected(*error);
    return fail(Fault::Protocol, "an answer to something else");
}

} // namespace

CodeFinder::CodeFinder(std::string hostProgram)
    : hostProgram_(hostProgram.empty() ? host::programBeside() : std::move(hostProgram)) {}

Result<std::vector<Code>> CodeFinder::find(const Image& picture, Deadline deadline,
                                           const std::stop_token& stop) {
    if (picture.empty())
        return fail(Fault::BadData, "an empty picture");
    if (stop.stop_requested())
        return fail(Fault::Cancelled);
    if (!host_) {
        auto started = host::HostProcess::start({.program = hostProgram_, .uri = {}});
        if (!started)
            return tl::make_unexpected(started.error());
        host_ = *std::move(started);
    }
    auto codes = ask(*host_, picture, deadline, stop);
    if (codes || codes.error().fault == Fault::BadData)
        return codes;
    host_->kill(); // it is in the middle of a picture, dead, or not to be trusted any more
    host_.reset();
    if (stop.stop_requested())
        return fail(Fault::Cancelled);
    if (codes.error().fault == Fault::Offline) // it died before the picture had reached it
        return fail(Fault::Faulty, "the code reader died");
    return codes;
}

Result<std::vector<Code>> decodeCodes(const Image& picture, Deadline deadline, const std::stop_token& stop,
                                      const std::string& hostProgram) {
    return CodeFinder(hostProgram).find(picture, deadline, stop);
}

} // namespace hal
