#include "hal/sim/resident.h"

#include <algorithm>

namespace hal::sim {
namespace {

std::vector<std::string> splitList(std::string_view text) {
    std::vector<std::string> items;
    while (!text.empty()) {
        const std::size_t comma = std::min(text.find(','), text.size());
        if (comma > 0)
            items.emplace_back(text.substr(0, comma));
        text.remove_prefix(std::min(comma + 1, text.size()));
    }
    return items;
}

std::string joined(const std::vector<std::string>& items) {
    std::string text;
    for (const std::string& item : items)
        text += (text.empty() ? "" : ",") + item;
    return text;
}

} // namespace

Resident::Resident(const Uri& uri)
    : world_(uri, World::Part::Resident), front_(uri.option("front").value_or("")),
      back_(uri.option("back").value_or("")), stack_(splitList(uri.option("pages").value_or(""))),
      leavesCard_(uri.option("left").has_value()), feeder_(stack_) {
    if (front_.empty() && !stack_.empty())
        front_ = stack_.front();
    for (const std::string& word : world_.recall())
        [[maybe_unused]] const auto obeyed = obey(word);
}

Result<> Resident::control(std::string_view command) {
    auto obeyed = obey(command);
    if (obeyed)
        remember();
    return obeyed;
}

void Resident::remember() const {
    std::vector<std::string> words{"feed=" + joined(feeder_)};
    if (told_)
        words.push_back("put=" + put_);
    else
        words.push_back(next_ == Next::Front  ? "next=front"
                        : next_ == Next::Back ? "next=back"
                                              : "next=gone");
    world_.keep(words);
}

Result<> Resident::obey(std::string_view command) {
    constexpr std::string_view kPut = "put=", kFeed = "feed=";
    if (command == "auto" || command == "next=front") {
        told_ = false;
        next_ = Next::Front;
    } else if (command == "next=back") {
        told_ = false;
        next_ = Next::Back;
    } else if (command == "next=gone") {
        told_ = false;
        next_ = Next::Gone;
    } else if (command == "remove") {
        told_ = true;
        put_.clear();
    } else if (command == "turn") {
        put_ = toLookAt() == back_ ? front_ : back_;
        told_ = true;
    } else if (command.starts_with(kPut)) {
        told_ = true;
        put_ = command.substr(kPut.size());
    } else if (command.starts_with(kFeed)) {
        feeder_ = splitList(command.substr(kFeed.size()));
    } else {
        return fail(Fault::Unsupported, "no such command");
    }
    return {};
}

// Whoever scans after the card is gone is the next resident, who begins with the front.
std::string Resident::toScan() const {
    if (told_)
        return put_;
    return next_ == Next::Back ? back_ : front_;
}

std::string Resident::toLookAt() const {
    if (told_ || next_ == Next::Back)
        return toScan();
    if (next_ == Next::Front || !leavesCard_) // nobody has come yet, or has gone with the card
        return "";
    return back_.empty() ? front_ : back_;
}

std::pair<std::string, std::string> Resident::inCardSlot() const {
    if (!told_)
        return {front_, back_};
    return {put_, put_ == back_ ? front_ : back_};
}

void Resident::glassWasScanned() {
    if (told_)
        return;
    next_ = next_ == Next::Back || back_.empty() ? Next::Gone : Next::Back;
    remember();
}

void Resident::glassWasLookedAt() {
    if (told_ || next_ != Next::Gone)
        return;
    next_ = Next::Front;
    remember();
}

void Resident::feederWasScanned(std::size_t pages, bool untilEmpty) {
    const auto taken = static_cast<std::ptrdiff_t>(std::min(pages, feeder_.size()));
    feeder_.erase(feeder_.begin(), feeder_.begin() + taken);
    if (feeder_.empty() && untilEmpty)
        feeder_ = stack_;
    remember();
}

void Resident::feederWasSeenEmpty() {
    feeder_ = stack_;
    remember();
}

} // namespace hal::sim
