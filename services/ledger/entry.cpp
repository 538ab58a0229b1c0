#include "services/ledger/entry.h"

namespace ledger {

std::string_view toString(Action action) {
    switch (action) {
    case Action::CopyCard:
        return "copy_card";
    case Action::CopyDocument:
        return "copy_document";
    case Action::Print:
        return "print";
    case Action::TestPage:
        return "test_page";
    case Action::File:
        return "file";
    }
    return "unknown";
}

std::string_view toString(Outcome outcome) {
    switch (outcome) {
    case Outcome::Open:
        return "open";
    case Outcome::Done:
        return "done";
    case Outcome::Failed:
        return "failed";
    case Outcome::Cancelled:
        return "cancelled";
    case Outcome::Interrupted:
        return "interrupted";
    case Outcome::Unproven:
        return "unproven";
    }
    return "unknown";
}

} // namespace ledger
