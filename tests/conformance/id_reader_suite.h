// What every reader of identity cards must do. Joined as in scanner_suite.h.
#pragma once

#include "tests/conformance/card_reader_suite.h"

class IdReaderConformance : public conformance::CardReaderSuite<hal::IdReader> {};
