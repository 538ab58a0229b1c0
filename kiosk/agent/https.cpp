#include "kiosk/agent/https.h"

#include <algorithm>
#include <cstring>

#include <curl/curl.h>
#include <nlohmann/json.hpp>

namespace kiosk::agent {
namespace {

constexpr std::size_t kLargestAnswer = 1 << 20;
constexpr long kConnectSeconds = 10;
// Slower than this for so long is no connection: the next try may find a better one.
constexpr long kSlowestBytesPerSecond = 16;
constexpr long kSlowSeconds = 30;

// libcurl wants this once in a process, before its first handle.
void startLibrary() {
    static const CURLcode started = curl_global_init(CURL_GLOBAL_DEFAULT);
    std::ignore = started;
}

std::size_t takeBytes(char* bytes, std::size_t, std::size_t count, void* into) {
    auto& body = *static_cast<std::string*>(into);
    if (body.size() + count > kLargestAnswer)
        return 0; // ends the call
    body.append(bytes, count);
    return count;
}

std::size_t giveBytes(char* into, std::size_t, std::size_t room, void* from) {
    auto& rest = *static_cast<hal::ByteView*>(from);
    const std::size_t count = std::min(room, rest.size());
    std::memcpy(into, rest.data(), count);
    rest = rest.subspan(count);
    return count;
}

int seekBytes(void* from, curl_off_t offset, int origin) {
    auto& pair = *static_cast<std::pair<hal::ByteView, hal::ByteView>*>(from);
    if (origin != SEEK_SET || offset < 0 || static_cast<std::size_t>(offset) > pair.second.size())
        return CURL_SEEKFUNC_FAIL;
    pair.first = pair.second.subspan(static_cast<std::size_t>(offset));
    return CURL_SEEKFUNC_OK;
}

int wasStopped(void* token, curl_off_t, curl_off_t, curl_off_t, curl_off_t) {
    return static_cast<const std::stop_token*>(token)->stop_requested() ? 1 : 0;
}

hal::Fault faultOf(CURLcode code) {
    switch (code) {
    case CURLE_ABORTED_BY_CALLBACK:
        return hal::Fault::Cancelled;
    case CURLE_OPERATION_TIMEDOUT:
        return hal::Fault::Timeout;
    case CURLE_SSL_CONNECT_ERROR:
    case CURLE_PEER_FAILED_VERIFICATION:
    case CURLE_SSL_CERTPROBLEM:
    case CURLE_SSL_CACERT_BADFILE:
        return hal::Fault::AuthFailed;
    case CURLE_WRITE_ERROR:
    case CURLE_WEIRD_SERVER_REPLY:
    case CURLE_UNSUPPORTED_PROTOCOL:
        return hal::Fault::Protocol;
    default:
        return hal::Fault::Offline;
    }
}

} // namespace

struct Https::Handle {
    CURL* curl = curl_easy_init();
    ~Handle() { curl_easy_cleanup(curl); }
};

Https::Https(Trust trust) : trust_(std::move(trust)) {
    startLibrary();
    handle_ = std::make_unique<Handle>();
}
Https::~Https() = default;
Https::Https(Https&&) noexcept = default;

hal::Result<Answer> Https::ask(const Call& call, const std::stop_token& stop) {
    CURL* curl = handle_->curl;
    curl_easy_reset(curl); // options only: the connection stays
    const std::string url = trust_.url + call.target;
    curl_easy_setopt(curl, CURLOPT_URL, url.c_str());
    curl_easy_setopt(curl, CURLOPT_PROTOCOLS_STR, "https");
    curl_easy_setopt(curl, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(curl, CURLOPT_NOPROXY, "*");
    curl_easy_setopt(curl, CURLOPT_CONNECTTIMEOUT, kConnectSeconds);
    curl_easy_setopt(curl, CURLOPT_TIMEOUT_MS, static_cast<long>(call.patience.count()));
    curl_easy_setopt(curl, CURLOPT_LOW_SPEED_LIMIT, call.body.empty() ? 0L : kSlowestBytesPerSecond);
    curl_easy_setopt(curl, CURLOPT_LOW_SPEED_TIME, kSlowSeconds);
    curl_easy_setopt(curl, CURLOPT_SSLVERSION, CURL_SSLVERSION_TLSv1_2);
    if (trust_.ca.empty()) {
        curl_easy_setopt(curl, CURLOPT_SSL_VERIFYPEER, 0L);
        curl_easy_setopt(curl, CURLOPT_SSL_VERIFYHOST, 0L);
    } else {
        curl_easy_setopt(curl, CURLOPT_CAINFO, trust_.ca.c_str());
        curl_easy_setopt(curl, CURLOPT_CAPATH, nullptr); // the pinned one alone
    }
    if (!trust_.certificate.empty()) {
        curl_easy_setopt(curl, CURLOPT_SSLCERT, trust_.certificate.c_str());
        curl_easy_setopt(curl, CURLOPT_SSLKEY, trust_.key.c_str());
    }

    Answer answer;
    curl_easy_setopt(curl, CURLOPT_WRITEFUNCTION, takeBytes);
    curl_easy_setopt(curl, CURLOPT_WRITEDATA, &answer.body);
    curl_easy_setopt(curl, CURLOPT_XFERINFOFUNCTION, wasStopped);
    curl_easy_setopt(curl, CURLOPT_XFERINFODATA, &stop);
    curl_easy_setopt(curl, CURLOPT_NOPROGRESS, 0L);

    const std::string type = "Content-Type: " + call.type;
    const std::unique_ptr<curl_slist, decltype(&curl_slist_free_all)> headers(
        curl_slist_append(curl_slist_append(nullptr, type.c_str()), "Expect:"), curl_slist_free_all);
    std::pair<hal::ByteView, hal::ByteView> body{call.body, call.body}; // what is left, all of it
    if (call.method != "GET") {
        curl_easy_setopt(curl, CURLOPT_HTTPHEADER, headers.get());
        curl_easy_setopt(curl, CURLOPT_UPLOAD, 1L);
        curl_easy_setopt(curl, CURLOPT_CUSTOMREQUEST, call.method.c_str());
        curl_easy_setopt(curl, CURLOPT_READFUNCTION, giveBytes);
        curl_easy_setopt(curl, CURLOPT_READDATA, &body.first);
        curl_easy_setopt(curl, CURLOPT_SEEKFUNCTION, seekBytes);
        curl_easy_setopt(curl, CURLOPT_SEEKDATA, &body);
        curl_easy_setopt(curl, CURLOPT_INFILESIZE_LARGE, static_cast<curl_off_t>(call.body.size()));
    }
    const CURLcode code = curl_easy_perform(curl);
    if (code != CURLE_OK)
        return hal::fail(faultOf(code), std::string("center: ") + curl_easy_strerror(code));
    long status = 0;
    curl_easy_getinfo(curl, CURLINFO_RESPONSE_CODE, &status);
    answer.status = static_cast<int>(status);
    return answer;
}

std::string errorCode(const Answer& answer) {
    const auto document = nlohmann::json::parse(answer.body, nullptr, false);
    if (!document.is_object())
        return {};
    const auto code = document.find("error");
    return code != document.end() && code->is_string() ? code->get<std::string>().substr(0, 32)
                                                       : std::string();
}

} // namespace kiosk::agent
