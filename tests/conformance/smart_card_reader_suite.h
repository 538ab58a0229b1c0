// What every reader of smart cards must do. Joined as in scanner_suite.h.
#pragma once

#include "tests/conformance/card_reader_suite.h"

class SmartCardReaderConformance : public conformance::CardReaderSuite<hal::SmartCardReader> {};
