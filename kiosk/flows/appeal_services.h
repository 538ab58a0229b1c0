// What 诉求直达 asks of the services, so that tests can answer in their place.
#pragma once

#include <stop_token>
#include <string>
#include <vector>

#include "hal/base/image.h"
#include "hal/base/result.h"
#include "hal/base/secret.h"
#include "kiosk/flows/appeal_door.h"
#include "services/outbox/outbox.h"

namespace kiosk {

// What the resident has put together: places in the lists of the policy, and what is hers.
struct AppealOrder {
    std::size_t category = 0, street = 0, grid = 0;
    std::vector<hal::Image> pages;
    hal::SecretText callback; // digits; empty: none
    bool english = false;     // the language of the slip
};

struct FiledAppeal {
    outbox::Filed filed;
    hal::Image code; // QR
};

enum class SlipOutcome { NoPrinter, Printed, Unknown };

// Blocking; called from jobs, from several threads at once.
class AppealServices {
public:
    virtual ~AppealServices() = default;

    [[nodiscard]] virtual AppealStanding standing() = 0;
    // Errors: Storage (nothing was filed), Refused (the door is closed), BadData.
    [[nodiscard]] virtual hal::Result<FiledAppeal> file(const AppealOrder& order) = 0;
    // On the receipt printer where there is one, else on a page. It says so when nobody was alerted. Errors:
    // those of the printers; nothing came out then.
    [[nodiscard]] virtual hal::Result<SlipOutcome>
    printSlip(const AppealOrder& order, const outbox::Filed& filed, bool alerted, std::stop_token stop) = 0;
    // Whether the center has not taken it yet.
    [[nodiscard]] virtual hal::Result<bool> waits(const wire::Uuid& record) = 0;
};

} // namespace kiosk
