// The simulators as subjects: everything can befall them, through the rig's control words.
#pragma once

#include <filesystem>

#include "tests/conformance/subject.h"

namespace conformance {

class SimSubject : public Subject {
public:
    SimSubject(hal::Kind kind, std::string uri);
    ~SimSubject() override;

    hal::RigOptions options(Pace pace) override;
    bool provoke(hal::Rig& rig, Mishap mishap, When when) override;
    void mend(hal::Rig& rig) override;

protected:
    void tell(hal::Rig& rig, const std::string& word) const;
    [[nodiscard]] const std::filesystem::path& folder() const { return folder_; }
    void addOption(const std::string& option) { uri_ += (uri_.find('?') == uri_.npos ? "?" : "&") + option; }

private:
    const hal::Kind kind_;
    std::string uri_;
    std::filesystem::path folder_; // of this subject alone
};

class SimScannerSubject : public SimSubject {
public:
    SimScannerSubject();
    std::vector<hal::Image> expected(const hal::ScanRequest& request) override;

protected:
    [[nodiscard]] std::string file(int page) const;
};

// One with a slot that reads both sides of a card.
class SimCardScannerSubject final : public SimScannerSubject {
public:
    SimCardScannerSubject();
    bool provoke(hal::Rig& rig, Mishap mishap, When when) override;
};

// What was printed is in files.
class SimPaperSubject : public SimSubject {
public:
    SimPaperSubject(hal::Kind kind, std::string uri);
    std::optional<std::vector<hal::Bytes>> printed() override;
};

class SimPrinterSubject final : public SimPaperSubject {
public:
    SimPrinterSubject() : SimPaperSubject(hal::Kind::PagePrinter, "sim:printer") {}
};

class SimReceiptPrinterSubject final : public SimPaperSubject {
public:
    SimReceiptPrinterSubject() : SimPaperSubject(hal::Kind::ReceiptPrinter, "sim:receipt_printer") {}
};

// Readers of cards.
class SimCardSubject : public SimSubject {
public:
    using SimSubject::SimSubject;
    bool layCard(hal::Rig& rig) override;
    bool takeCard(hal::Rig& rig) override;
};

class SimAuxiliarySubject final : public SimSubject {
public:
    SimAuxiliarySubject() : SimSubject(hal::Kind::Auxiliary, "sim:auxiliary?lamps=all") {}
};

class SimIdReaderSubject final : public SimCardSubject {
public:
    SimIdReaderSubject() : SimCardSubject(hal::Kind::IdReader, "sim:id_reader?card=synthetic") {}
};

class SimSmartCardReaderSubject final : public SimCardSubject {
public:
    SimSmartCardReaderSubject()
        : SimCardSubject(hal::Kind::SmartCardReader, "sim:smart_card_reader?card=synthetic") {}
};

class SimCodeScannerSubject final : public SimSubject {
public:
    SimCodeScannerSubject() : SimSubject(hal::Kind::CodeScanner, "sim:code_scanner?code=") {}
    void showCode(hal::Rig& rig, const hal::Code& code, bool whole) override;
    CodesSeen seesCodes() const override { return CodesSeen::WithSymbology; }
    bool keepCodesAway(hal::Rig& rig) override;
};

class SimCameraSubject final : public SimSubject {
public:
    SimCameraSubject();
    bool provoke(hal::Rig& rig, Mishap mishap, When when) override;
    std::optional<hal::Image> underTheLens() override;
};

// Codes under the simulated camera.
class SimCameraCodesSubject final : public Subject {
public:
    hal::RigOptions options(Pace pace) override;
    bool provoke(hal::Rig& rig, Mishap mishap, When when) override;
    void mend(hal::Rig& rig) override;
    void showCode(hal::Rig& rig, const hal::Code& code, bool whole) override;
    bool keepCodesAway(hal::Rig& rig) override;
    // Always the same: what it says is a matter of the decoder's own tests.
    CodesSeen seesCodes() const override { return CodesSeen::OnlyThatTheyCome; }

private:
    bool planned_ = false; // something befalls the camera while it looks, so nothing is shown
};

} // namespace conformance
