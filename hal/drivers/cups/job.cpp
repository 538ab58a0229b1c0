#include "hal/drivers/cups/job.h"

#include <algorithm>
#include <condition_variable>
#include <mutex>
#include <random>
#include <thread>

namespace hal::cups {
namespace {

constexpr const char* kA4 = "iso_a4_210x297mm";
constexpr Millis kConnectTime{4'000};
constexpr Millis kBusyTime{10'000};
constexpr Millis kAnswerTime{8'000}; // a question that the printer answers from memory
// Looking often at first shows the acceptance at once; a sheet takes seconds.
constexpr Millis kFirstLook{50}, kLastLook{500};
// All that a stop may take, to be done within the half second that callers grant.
constexpr Millis kStopTime{400}, kStopLook{20};

std::string randomName() {
    std::random_device random;
    constexpr std::string_view kDigits = "0123456789abcdef";
    std::string name = "banshi-";
    for (int i = 0; i < 8; ++i)
        name += kDigits[random() % 16];
    return name;
}

bool has(const std::vector<std::string>& list, std::string_view word) {
    return std::ranges::count(list, word) > 0;
}

bool isEnd(ipp_jstate_t state) { return state >= IPP_JSTATE_CANCELED; }

} // namespace

Result<PrinterFacts> askFacts(Connection& connection, const Address& address, Deadline deadline) {
    Ipp request = makeRequest(IPP_OP_GET_PRINTER_ATTRIBUTES, address);
    const auto& wanted = wantedAttributes();
    ippAddStrings(request.get(), IPP_TAG_OPERATION, IPP_TAG_KEYWORD, "requested-attributes",
                  static_cast<int>(wanted.size()), nullptr, wanted.data());
    const auto reply = connection.ask(std::move(request), deadline);
    if (!reply)
        return tl::make_unexpected(reply.error());
    if (faultFor(reply->status))
        return failure("Get-Printer-Attributes", reply->status);
    if (!ippFindAttribute(reply->attributes.get(), "printer-state", IPP_TAG_ENUM))
        return fail(Fault::Protocol, "a printer without printer-state");
    PrinterFacts facts = readFacts(reply->attributes.get());
    if (address.queue) // speaks of what its printer may have, not of what lies there
        facts.trays.clear();
    return facts;
}

Job::Job(const Address& address, const JobOrder& order, std::stop_token stop, const OnProgress& progress)
    : address_(address), order_(order), stop_(std::move(stop)), progress_(progress), name_(randomName()) {}

Result<PrintOutcome> Job::run() {
    tell(Phase::Connecting, std::nullopt);
    auto connection = Connection::open(address_, Deadline::in(kConnectTime), stop_);
    if (!connection)
        return tl::make_unexpected(connection.error());
    connection_ = *std::move(connection);
    if (auto ready = waitUntilReady(); !ready)
        return tl::make_unexpected(ready.error());
    if (auto begun = beginHandOver(); !begun)
        return tl::make_unexpected(begun.error());
    return follow();
}

// A document is not handed to a printer that stands still: when the resident gives up meanwhile, a refill
// must not print the page. A queue shows reasons only while it prints, so it is not waited for.
Result<> Job::waitUntilReady() {
    for (;;) {
        auto facts = askFacts(*connection_, address_, Deadline::in(kAnswerTime));
        if (!facts)
            return tl::make_unexpected(facts.error());
        printer_ = *std::move(facts);
        const auto blocked = address_.queue ? std::nullopt : blockedBy(printer_);
        if (!blocked)
            break;
        if (remedyFor(*blocked) == Remedy::Technician)
            return fail(*blocked, "the printer is stopped");
        tell(Phase::WaitingForDevice, std::nullopt, blocked);
        pause(kLastLook);
        if (stop_.stop_requested())
            return fail(Fault::Cancelled, "while the printer was not ready");
    }
    if (!printer_.acceptsJobs)
        return fail(Fault::Offline, "the printer accepts no jobs");
    reasonsBefore_ = printer_.reasons;
    return {};
}

void Job::addJobAttributes(ipp_t* request) const {
    ippAddString(request, IPP_TAG_OPERATION, IPP_TAG_NAME, "job-name", nullptr, name_.c_str());
    if (printer_.maxCopies > 1)
        ippAddInteger(request, IPP_TAG_JOB, IPP_TAG_INTEGER, "copies", order_.copies);
    if (takesA4(printer_))
        ippAddString(request, IPP_TAG_JOB, IPP_TAG_KEYWORD, "media", nullptr, kA4);
    if (printer_.scalingNone)
        ippAddString(request, IPP_TAG_JOB, IPP_TAG_KEYWORD, "print-scaling", nullptr, "none");
    ippAddString(request, IPP_TAG_JOB, IPP_TAG_KEYWORD, "sides", nullptr, "one-sided");
    const char* colour = order_.mono ? "monochrome" : "color";
    if (has(printer_.colourModes, colour))
        ippAddString(request, IPP_TAG_JOB, IPP_TAG_KEYWORD, "print-color-mode", nullptr, colour);
}

// A job has a number before its document is sent, where the printer knows how: then it can be asked about and
// cancelled meanwhile.
Result<> Job::beginHandOver() {
    tell(Phase::Transferring, std::nullopt);
    Ipp send;
    if (printer_.createsJobs) {
        if (auto created = createJob(); !created)
            return created;
        send = jobRequest(IPP_OP_SEND_DOCUMENT);
        ippAddString(send.get(), IPP_TAG_OPERATION, IPP_TAG_MIMETYPE, "document-format", nullptr,
                     order_.payload.mime);
        ippAddBoolean(send.get(), IPP_TAG_OPERATION, "last-document", 1);
    } else {
        send = makeRequest(IPP_OP_PRINT_JOB, address_);
        ippAddString(send.get(), IPP_TAG_OPERATION, IPP_TAG_MIMETYPE, "document-format", nullptr,
                     order_.payload.mime);
        addJobAttributes(send.get());
    }
    upload_.emplace(address_, std::move(send), order_.payload);
    return {};
}

// Busy: the job before is not cleared away yet, a cancelled one as a rule. It passes (RFC 8011, B.1.5.8).
Result<> Job::createJob() {
    const auto patience = Deadline::in(kBusyTime);
    for (;;) {
        Ipp create = makeRequest(IPP_OP_CREATE_JOB, address_);
        addJobAttributes(create.get());
        auto taken = takeJobId(connection_->ask(std::move(create), Deadline::in(kAnswerTime)));
        if (taken || taken.error().fault != Fault::Busy || patience.passed())
            return taken;
        pause(kLastLook);
        if (stop_.stop_requested())
            return fail(Fault::Cancelled, "while the printer was busy");
    }
}

Result<> Job::endHandOver() {
    Result<> handed;
    if (!upload_->reply())
        handed = tl::make_unexpected(upload_->reply().error());
    else if (faultFor(upload_->reply()->status))
        handed = failure("the document", upload_->reply()->status);
    else if (id_ == 0)
        handed = takeJobId(upload_->reply());
    upload_.reset();
    return handed;
}

Result<> Job::takeJobId(const Result<Reply>& reply) {
    if (!reply)
        return tl::make_unexpected(reply.error());
    if (faultFor(reply->status))
        return failure("the job", reply->status);
    ipp_attribute_t* id = ippFindAttribute(reply->attributes.get(), "job-id", IPP_TAG_INTEGER);
    if (!id)
        return fail(Fault::Protocol, "a job without a number");
    id_ = ippGetInteger(id, 0);
    return {};
}

Result<PrintOutcome> Job::follow() {
    Millis interval = kFirstLook;
    auto lastKnown = Deadline::in(order_.comeBack);
    for (;;) {
        pause(interval);
        interval = std::min(kLastLook, interval * 5 / 4);
        if (stop_.stop_requested())
            return stopped();
        if (upload_ && upload_->waitForEnd(Millis{0}, stop_))
            if (auto handed = endHandOver(); !handed)
                return brokenHandOver(handed.error());
        switch (look()) {
        case Knowledge::Forgotten:
            return PrintOutcome{.proof = Proof::None};
        case Knowledge::Lost:
            if (lastKnown.passed())
                return PrintOutcome{.proof = Proof::None};
            connection_.reset();
            tell(Phase::WaitingForDevice, std::nullopt, Fault::Offline);
            break;
        case Knowledge::Known:
            lastKnown = Deadline::in(order_.comeBack);
            if (isEnd(job_.state))
                return ended();
            tellState();
            break;
        }
    }
}

// A printer that gives a job up hangs up on its document; then its own reason is the better one.
Result<PrintOutcome> Job::brokenHandOver(const Error& error) {
    if (id_ > 0 && look() == Knowledge::Known && isEnd(job_.state) && job_.state != IPP_JSTATE_COMPLETED)
        return ended();
    if (id_ > 0 && !cancelAtPrinter())
        return PrintOutcome{.proof = Proof::None}; // it may print what it has
    return tl::make_unexpected(error);
}

Result<Reply> Job::askJob(Connection& connection, Deadline deadline) const {
    Ipp request = jobRequest(IPP_OP_GET_JOB_ATTRIBUTES);
    static constexpr const char* kWanted[] = {"job-state", "job-state-reasons", "job-name",
                                              "job-media-sheets-completed", "job-impressions-completed"};
    ippAddStrings(request.get(), IPP_TAG_OPERATION, IPP_TAG_KEYWORD, "requested-attributes",
                  std::size(kWanted), nullptr, kWanted);
    return connection.ask(std::move(request), deadline);
}

// Asks for job and printer. Forgotten is what only the printer itself can say.
Job::Knowledge Job::look() {
    if (!connection_ && !reconnect())
        return Knowledge::Lost;
    if (id_ == 0)
        return lookAtPrinter();
    const auto reply = askJob(*connection_, Deadline::in(kAnswerTime));
    if (!reply)
        return Knowledge::Lost;
    if (reply->status == IPP_STATUS_ERROR_NOT_FOUND || reply->status == IPP_STATUS_ERROR_GONE)
        return Knowledge::Forgotten;
    if (faultFor(reply->status))
        return Knowledge::Lost;
    job_ = readJob(reply->attributes.get());
    if (!job_.name.empty() && job_.name != name_) // somebody else's, numbered anew after a restart
        return Knowledge::Forgotten;
    return lookAtPrinter();
}

Job::Knowledge Job::lookAtPrinter() {
    auto facts = askFacts(*connection_, address_, Deadline::in(kAnswerTime));
    if (!facts)
        return Knowledge::Lost;
    printer_ = *std::move(facts);
    return Knowledge::Known;
}

bool Job::reconnect() {
    auto connection = Connection::open(address_, Deadline::in(kConnectTime), stop_);
    if (!connection)
        return false;
    connection_ = *std::move(connection);
    return true;
}

void Job::tellState() {
    const auto held = heldUpBy(printer_, reasonsBefore_);
    if (held || job_.state == IPP_JSTATE_STOPPED)
        return tell(Phase::WaitingForDevice, std::nullopt, held.value_or(Fault::Offline));
    if (upload_)
        return tell(Phase::Transferring, upload_->done());
    tell(Phase::Working, std::nullopt);
}

Result<PrintOutcome> Job::ended() {
    if (job_.state == IPP_JSTATE_COMPLETED && !has(job_.reasons, "job-completed-with-errors")) {
        tell(Phase::Finishing, 1.0);
        return PrintOutcome{.sheets = job_.sheets.value_or(0),
                            .proof = address_.queue ? Proof::Queue : Proof::Printer};
    }
    if (job_.state == IPP_JSTATE_CANCELED)
        return fail(Fault::Refused, "the job was cancelled at the printer");
    return tl::make_unexpected(whyAborted());
}

Error Job::whyAborted() const {
    if (const auto held = heldUpBy(printer_, reasonsBefore_))
        return {*held, "the printer gave the job up"};
    for (const char* reason :
         {"document-format-error", "document-unprintable-error", "unsupported-document-format"})
        if (has(job_.reasons, reason))
            return {Fault::BadData, reason};
    return {Fault::Io, "the printer gave the job up: " + (job_.reasons.empty() ? "" : job_.reasons.front())};
}

// What is already on paper is not denied: a stop that comes too late ends a finished job, and of a cancelled
// one the sheets that came out count. Nobody knows about a printer that has begun a page or has the whole
// document, and cannot be told to stop, or has not come to a stop yet.
Result<PrintOutcome> Job::stopped() {
    const bool handedOver = upload_ ? upload_->sentAll() : id_ > 0;
    if (id_ > 0)
        static_cast<void>(cancelAtPrinter());
    if (job_.state == IPP_JSTATE_COMPLETED)
        return ended();
    if (job_.sheets.value_or(0) > 0)
        return PrintOutcome{.sheets = *job_.sheets, .proof = address_.queue ? Proof::Queue : Proof::Printer};
    const bool begun = job_.impressions.value_or(0) > 0; // some count a page when it begins
    if (begun || (handedOver && !isEnd(job_.state)))
        return PrintOutcome{.proof = Proof::None};
    return fail(Fault::Cancelled, "while printing");
}

// On a connection of its own: the old one may be in the middle of a document, and its stop has come. False:
// the printer did not obey; what it says of the job then stands in job_.
bool Job::cancelAtPrinter() {
    const auto deadline = Deadline::in(kStopTime);
    connection_.reset();
    auto connection = Connection::open(address_, deadline);
    if (!connection)
        return false;
    Ipp cancel = jobRequest(IPP_OP_CANCEL_JOB);
    const auto reply = connection->ask(std::move(cancel), deadline);
    if (reply && !faultFor(reply->status)) {
        awaitStoppingPoint(*connection, deadline);
        return true;
    }
    connection_ = *std::move(connection); // too late: what is its state?
    static_cast<void>(look());
    return false;
}

// Where a printer stops is its own choice; only then it knows what came out.
void Job::awaitStoppingPoint(Connection& connection, Deadline deadline) {
    for (;;) {
        const auto reply = askJob(connection, deadline);
        if (!reply || faultFor(reply->status))
            return;
        job_ = readJob(reply->attributes.get());
        if (isEnd(job_.state) || deadline.left() <= kStopLook)
            return;
        std::this_thread::sleep_for(kStopLook);
    }
}

Ipp Job::jobRequest(ipp_op_t operation) const {
    Ipp request(ippNewRequest(operation));
    ippAddString(request.get(), IPP_TAG_OPERATION, IPP_TAG_URI, "printer-uri", nullptr,
                 address_.ippUri.c_str());
    ippAddInteger(request.get(), IPP_TAG_OPERATION, IPP_TAG_INTEGER, "job-id", id_);
    ippAddString(request.get(), IPP_TAG_OPERATION, IPP_TAG_NAME, "requesting-user-name", nullptr, "banshi");
    return request;
}

// Shorter when the document has arrived: then there is news.
void Job::pause(Millis span) {
    if (upload_) {
        static_cast<void>(upload_->waitForEnd(span, stop_));
        return;
    }
    std::mutex mutex;
    std::condition_variable_any never;
    std::unique_lock lock(mutex);
    never.wait_for(lock, stop_, span, [] { return false; });
}

void Job::tell(Phase phase, std::optional<double> done, std::optional<Fault> waiting) {
    if (progress_)
        progress_({.phase = phase, .done = done, .waiting = waiting});
}

} // namespace hal::cups
