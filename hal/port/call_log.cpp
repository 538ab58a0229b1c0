#include "hal/port/call_log.h"

#include <array>
#include <atomic>
#include <cstdio>
#include <mutex>

#include <sodium.h>

namespace hal::port {
namespace {

std::mutex mutex; // guards the next one
std::unique_ptr<Recorder> recorder;
std::atomic<bool> noting{false};

} // namespace

Result<std::unique_ptr<CallLog>> CallLog::askedFor(const Uri& uri) {
    if (uri.option(kReplayOption))
        return fail(Fault::Unsupported, "calls of a library can be shown, not repeated");
    if (!uri.option(kRecordOption))
        return std::unique_ptr<CallLog>();
    const std::lock_guard lock(mutex);
    if (recorder)
        return fail(Fault::Busy, "this process records already");
    auto made = Recorder::askedFor(uri, nullptr);
    if (!made)
        return tl::make_unexpected(made.error());
    recorder = *std::move(made);
    noting = true;
    return std::unique_ptr<CallLog>(new CallLog);
}

CallLog::~CallLog() {
    const std::lock_guard lock(mutex);
    noting = false;
    recorder.reset();
}

bool notingCalls() { return noting; }

void noteCall(std::string_view call, std::string_view outcome) {
    if (!noting)
        return;
    const std::lock_guard lock(mutex);
    if (recorder)
        recorder->called(std::string(call).append(" = ").append(outcome));
}

std::string sizeAndHash(ByteView contents) {
    constexpr std::size_t kShown = 16;
    std::array<std::uint8_t, crypto_hash_sha256_BYTES> hash{};
    crypto_hash_sha256(hash.data(), contents.data(), contents.size());
    std::string text = std::to_string(contents.size()) + " bytes, sha256 ";
    for (std::size_t at = 0; at < kShown; ++at) {
        std::array<char, 3> hex{};
        std::snprintf(hex.data(), hex.size(), "%02x", hash[at]);
        text += hex.data();
    }
    return text;
}

} // namespace hal::port
