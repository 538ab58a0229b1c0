// The simulators, in their device host, under the suites of all kinds.
#include "tests/conformance/auxiliary_suite.h"
#include "tests/conformance/camera_suite.h"
#include "tests/conformance/code_scanner_suite.h"
#include "tests/conformance/id_reader_suite.h"
#include "tests/conformance/page_printer_suite.h"
#include "tests/conformance/receipt_printer_suite.h"
#include "tests/conformance/scanner_suite.h"
#include "tests/conformance/sim_subject.h"
#include "tests/conformance/smart_card_reader_suite.h"

using namespace conformance;

INSTANTIATE_TEST_SUITE_P(
    Sim, ScannerConformance,
    testing::Values(Candidate{"Scanner", [] { return std::make_unique<SimScannerSubject>(); }},
                    Candidate{"CardScanner", [] { return std::make_unique<SimCardScannerSubject>(); }}),
    nameOf);
INSTANTIATE_TEST_SUITE_P(Sim, PagePrinterConformance,
                         testing::Values(Candidate{"Printer",
                                                   [] { return std::make_unique<SimPrinterSubject>(); }}),
                         nameOf);
INSTANTIATE_TEST_SUITE_P(Sim, IdReaderConformance,
                         testing::Values(Candidate{"Reader",
                                                   [] { return std::make_unique<SimIdReaderSubject>(); }}),
                         nameOf);
INSTANTIATE_TEST_SUITE_P(Sim, SmartCardReaderConformance,
                         testing::Values(Candidate{
                             "SmartCardReader",
                             [] { return std::make_unique<SimSmartCardReaderSubject>(); }}),
                         nameOf);
INSTANTIATE_TEST_SUITE_P(Sim, AuxiliaryConformance,
                         testing::Values(Candidate{"Auxiliary",
                                                   [] { return std::make_unique<SimAuxiliarySubject>(); }}),
                         nameOf);
INSTANTIATE_TEST_SUITE_P(Sim, ReceiptPrinterConformance,
                         testing::Values(Candidate{
                             "ReceiptPrinter", [] { return std::make_unique<SimReceiptPrinterSubject>(); }}),
                         nameOf);
INSTANTIATE_TEST_SUITE_P(
    Sim, CodeScannerConformance,
    testing::Values(Candidate{"CodeScanner", [] { return std::make_unique<SimCodeScannerSubject>(); }},
                    Candidate{"Camera", [] { return std::make_unique<SimCameraCodesSubject>(); }}),
    nameOf);
INSTANTIATE_TEST_SUITE_P(Sim, CameraConformance,
                         testing::Values(Candidate{"Camera",
                                                   [] { return std::make_unique<SimCameraSubject>(); }}),
                         nameOf);
