// Arbitrary answers of a smart card to the driver's questions, and arbitrary questions to a card of ours.
#include <cstdlib>

#include "hal/drivers/pcsc/card_dialogue.h"
#include "hal/drivers/pcsc/social_security_card.h"
#include "hal/drivers/pcsc/virtual_card.h"

namespace {

using namespace hal;

void require(bool condition) {
    if (!condition)
        std::abort();
}

// Each answer has its length in front; when they run out the card falls silent.
void answer(ByteView bytes) {
    int questions = 0;
    const auto card = pcsc::readSocialSecurityCard(
        [&](ByteView) -> Result<SecretBytes> {
            ++questions;
            if (bytes.empty())
                return fail(Fault::TryAgain);
            const std::size_t size = std::min<std::size_t>(bytes[0], bytes.size() - 1);
            const ByteView said = bytes.subspan(1, size);
            bytes = bytes.subspan(1 + size);
            return SecretBytes(said.begin(), said.end());
        },
        {});
    require(questions < 300);
    require(!card || (!card->name.empty() && !card->number.empty()));
}

void readItems(ByteView record) {
    for (const pcsc::Item& item : pcsc::items()) {
        const auto value = pcsc::decodeItem(item, record);
        // What is a character can be written again, if the item has the room.
        if (value && pcsc::encodeItem(item, *value))
            require(pcsc::decodeItem(item, *pcsc::encodeItem(item, *value))->view().size() <=
                    value->view().size());
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size == 0)
        return 0;
    const ByteView bytes(data + 1, size - 1);
    answer(bytes);
    readItems(bytes);
    SocialSecurityCard person;
    person.name = SecretText{"A"};
    pcsc::VirtualCard card(person, {.chained = data[0] % 2 != 0, .tagsOnly = data[0] % 4 > 1});
    const auto said = card.answer(bytes);
    require(said.size() >= 2 && said.size() <= pcsc::kMostResponse);
    return 0;
}
