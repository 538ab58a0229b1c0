// One print job at one printer: handed over, followed to its end, cancelled on a stop.
#pragma once

#include <optional>
#include <stop_token>
#include <string>

#include "hal/drivers/cups/connection.h"
#include "hal/drivers/cups/printer_facts.h"
#include "hal/drivers/cups/upload.h"
#include "hal/page_printer.h"

namespace hal::cups {

[[nodiscard]] Result<PrinterFacts> askFacts(Connection& connection, const Address& address,
                                            Deadline deadline);

struct JobOrder {
    Payload payload;
    int copies = 1;
    bool mono = false;
    Millis comeBack{120'000}; // how long a printer that has the job may be away
};

// Not thread-safe; one job an object.
class Job {
public:
    Job(const Address& address, const JobOrder& order, std::stop_token stop, const OnProgress& progress);

    // Waits until the printer stands ready, hands the document over, and returns when the printer says that
    // the job is complete. Errors: those of PagePrinter::print. Proof::None once the document is handed over
    // and nobody can say any more what became of it.
    [[nodiscard]] Result<PrintOutcome> run();

private:
    enum class Knowledge { Known, Lost, Forgotten };

    [[nodiscard]] Result<> waitUntilReady();
    [[nodiscard]] Result<> beginHandOver();
    [[nodiscard]] Result<> createJob();
    [[nodiscard]] Result<> endHandOver();
    [[nodiscard]] Result<PrintOutcome> follow();
    [[nodiscard]] Result<PrintOutcome> brokenHandOver(const Error& error);
    [[nodiscard]] Result<Reply> askJob(Connection& connection, Deadline deadline) const;
    [[nodiscard]] Knowledge look();
    [[nodiscard]] Knowledge lookAtPrinter();
    [[nodiscard]] Result<PrintOutcome> ended();
    [[nodiscard]] Error whyAborted() const;
    [[nodiscard]] Result<PrintOutcome> stopped();

    [[nodiscard]] Ipp jobRequest(ipp_op_t operation) const;
    void addJobAttributes(ipp_t* request) const;
    [[nodiscard]] Result<> takeJobId(const Result<Reply>& reply);
    [[nodiscard]] bool reconnect();
    [[nodiscard]] bool cancelAtPrinter();
    void awaitStoppingPoint(Connection& connection, Deadline deadline);
    void tellState();
    void tell(Phase phase, std::optional<double> done, std::optional<Fault> waiting = std::nullopt);
    void pause(Millis span);

    const Address& address_;
    const JobOrder& order_;
    std::stop_token stop_;
    const OnProgress& progress_;
    std::optional<Connection> connection_;
    PrinterFacts printer_;
    std::vector<std::string> reasonsBefore_; // what the printer complained of before it had the job
    std::string name_; // also tells our job from another with the same number after a restart
    int id_ = 0;       // 0: the printer has not said yet
    JobFacts job_;
    std::optional<Upload> upload_; // while the document is on its way
};

} // namespace hal::cups
