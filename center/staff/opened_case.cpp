#include "center/staff/opened_case.h"

#include <fcntl.h>
#include <sys/stat.h>

#include <nlohmann/json.hpp>

#include "center/desk/rows.h"
#include "hal/base/fd.h"
#include "services/seal/hex.h"
#include "services/wire/envelope.h"

namespace center::staff {
namespace {

// A sealed file (services/seal/sealed_file.h): 28 bytes in front, 17 more for each piece of 64 KiB.
std::uint64_t openedSize(std::uint64_t sealed) {
    constexpr std::uint64_t kFront = 28, kPiece = 64 << 10, kMore = 17;
    if (sealed < kFront + kMore)
        return 0;
    const std::uint64_t pieces = (sealed - kFront + kPiece + kMore - 1) / (kPiece + kMore);
    return sealed - kFront - pieces * kMore;
}

// A word that was changed is no more what was written than a line that was changed.
bool wordsFit(const store::CaseEvent& event) {
    if (event.sealed.empty())
        return true; // nothing was written, or retention took it
    const auto body = nlohmann::json::parse(event.body, nullptr, false);
    return body.is_object() && body.value("sealed", "") == seal::toHex(seal::sha256(event.sealed));
}

store::Result<> addHistory(const DeskRoom& room, OpenedCase& opened) {
    auto events = room.center.store.cases().timeline(opened.row.id);
    if (!events)
        return tl::make_unexpected(events.error());
    std::vector<domain::TimelineEntry> chain;
    for (store::CaseEvent& event : *events) {
        chain.push_back(desk::entryOf(event));
        if (!opened.firstWrong && !wordsFit(event))
            opened.firstWrong = event.sequence;
        OpenedEvent one;
        if (!event.sealed.empty())
            if (const auto text = room.box.open(opened.row.dataKey, event.sealed))
                one.text = hal::asText(*text);
        event.sealed.clear();
        one.row = std::move(event);
        opened.timeline.push_back(std::move(one));
    }
    if (const auto wrong = domain::firstWrong(opened.row.id, chain, opened.order.head))
        opened.firstWrong = std::min(*wrong, opened.firstWrong.value_or(*wrong));
    return {};
}

// Who no longer works here keeps his name in what he did; who never did has none.
void addPeople(store::Store& store, OpenedCase& opened) {
    const auto add = [&](const std::string& id) {
        if (opened.people.contains(id))
            return;
        if (const auto known = wire::parseUuid(id))
            if (auto user = store.staff().find(*known))
                opened.people.emplace(id, *std::move(user));
    };
    add(opened.row.assignee);
    for (const OpenedEvent& event : opened.timeline)
        add(event.row.actor);
}

store::Result<> addContent(const DeskRoom& room, OpenedCase& opened) {
    if (opened.row.dataKey.empty()) {
        opened.forgotten = true;
        return {};
    }
    if (opened.row.content.empty())
        return {};
    const auto content = room.box.open(opened.row.dataKey, opened.row.content);
    if (!content)
        return store::fail(store::Problem::Damaged, "the content of a case does not open");
    auto payload = wire::decodePayload(*content);
    if (!payload)
        return store::fail(store::Problem::Damaged, "the content of a case is none");
    opened.payload = *std::move(payload);
    if (opened.payload->files.empty())
        return {};
    const auto record = room.center.store.records().find(opened.row.record);
    if (!record && record.error().problem == store::Problem::NotFound)
        return {}; // retention deleted the files
    if (!record)
        return tl::make_unexpected(record.error());
    const auto envelope = wire::decodeEnvelope(record->envelope);
    if (envelope)
        for (const wire::SealedFile& file : envelope->envelope.files)
            opened.fileSizes.push_back(openedSize(file.size));
    opened.fileSizes.resize(std::min(opened.fileSizes.size(), opened.payload->files.size()));
    return {};
}

} // namespace

store::Result<OpenedCase> openCase(const DeskRoom& room, const domain::Actor& actor, const wire::Uuid& id,
                                   History history) {
    auto row = room.center.store.cases().find(id);
    if (!row)
        return tl::make_unexpected(row.error());
    auto order = desk::orderOf(*row);
    if (!order)
        return store::fail(store::Problem::Damaged, order.error().detail);
    if (!domain::may(actor, domain::Action::ViewCase, order->subject()))
        return store::fail(store::Problem::NotFound);
    OpenedCase opened;
    opened.row = *std::move(row);
    opened.order = *std::move(order);
    if (auto added = addContent(room, opened); !added)
        return tl::make_unexpected(added.error());
    if (history == History::Whole)
        if (auto added = addHistory(room, opened); !added)
            return tl::make_unexpected(added.error());
    addPeople(room.center.store, opened);
    return opened;
}

store::Result<hal::SecretBytes> openAttachment(const DeskRoom& room, const OpenedCase& opened,
                                               std::size_t index) {
    if (!opened.payload || index >= opened.fileSizes.size())
        return store::fail(store::Problem::NotFound);
    const auto path = room.files.pathOf(opened.row.record, static_cast<int>(index));
    const hal::Fd file(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW));
    struct stat about {};
    if (!file || ::fstat(file.get(), &about) != 0)
        return store::fail(errno == ENOENT ? store::Problem::NotFound : store::Problem::Unavailable,
                           "a record's file cannot be read");
    if (about.st_size > static_cast<off_t>(wire::kLargestFile))
        return store::fail(store::Problem::Damaged, "a record's file is larger than any");
    hal::Bytes sealed(static_cast<std::size_t>(about.st_size));
    for (std::size_t got = 0; got < sealed.size();) {
        const ssize_t piece = ::read(file.get(), sealed.data() + got, sealed.size() - got);
        if (piece <= 0)
            return store::fail(store::Problem::Unavailable, "a record's file cannot be read");
        got += static_cast<std::size_t>(piece);
    }
    const auto& key = opened.payload->files[index].key;
    auto plain = seal::openFile(seal::FileKey(key.begin(), key.end()), sealed);
    if (!plain)
        return store::fail(store::Problem::Damaged, "a record's file does not open");
    return *std::move(plain);
}

} // namespace center::staff
