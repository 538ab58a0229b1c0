// Files an appeal into an enrolled kiosk's outbox, as the kiosk's application would: STATE CONTENT
// [PICTURE.png|.jpg …]. Prints its number. For tests of the staff's page, which have no screen to touch.
#include <iostream>

#include "kiosk/link/enrollment.h"
#include "services/outbox/outbox.h"
#include "services/seal/durable_file.h"
#include "services/seal/kiosk_key.h"
#include "services/wire/record_number.h"

namespace {

int complain(const hal::Error& error) {
    std::cerr << "file-appeal: " << error.detail << '\n';
    return 1;
}

int file(const std::filesystem::path& state, std::string_view content,
         std::span<const std::string_view> pictures) {
    constexpr std::size_t kLargest = 16U << 20;
    const auto enrollment = kiosk::link::loadEnrollment(state);
    if (!enrollment)
        return complain(enrollment.error());
    const auto identity = kiosk::link::identityOf(*enrollment);
    if (!identity)
        return complain(identity.error());
    const auto key = seal::KioskKey::loadOrCreate(state / seal::kKeyFileName);
    if (!key)
        return complain(key.error());
    const auto box = outbox::Outbox::open(state / outbox::kDirectoryName, *key);
    if (!box)
        return complain(box.error());
    std::vector<hal::SecretBytes> kept;
    std::vector<outbox::FileToSend> files;
    kept.reserve(pictures.size()); // what `files` points at stays where it is
    for (const std::string_view name : pictures) {
        auto read = seal::readWhole(name, kLargest);
        if (!read)
            return complain({hal::Fault::Storage, "a picture cannot be read"});
        kept.push_back(std::move(read->bytes));
        files.push_back({name.ends_with(".png") ? wire::FileType::Png : wire::FileType::Jpeg, kept.back()});
    }
    const auto filed = (*box)->file({wire::RecordKind::Appeal, hal::asBytes(content), files}, *identity);
    if (!filed)
        return complain(filed.error());
    std::cout << wire::toString(filed->number) << '\n';
    return 0;
}

} // namespace

int main(int argc, char** argv) {
    const std::vector<std::string_view> words(argv + 1, argv + argc);
    if (words.size() < 2) {
        std::cerr << "file-appeal STATE CONTENT [PICTURE…]\n";
        return 2;
    }
    return file(words[0], words[1], std::span(words).subspan(2));
}
