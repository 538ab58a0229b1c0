#include "center/main/district.h"

#include "services/seal/durable_file.h"

namespace center {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kLargest = 4 << 20;

template <class Parse, class Value>
hal::Result<> readInto(Value& value, const fs::path& file, const Parse& parse) {
    if (file.empty())
        return {};
    const auto complain = [&](const hal::Error& error) {
        return hal::fail(error.fault, file.filename().string() + ": " + error.detail);
    };
    const auto content = seal::readWhole(file, kLargest);
    if (!content)
        return complain({hal::Fault::Storage, "cannot be read"});
    auto read = parse(hal::asText(content->bytes));
    if (!read)
        return complain(read.error());
    value = *std::move(read);
    return {};
}

} // namespace

hal::Result<District> loadDistrict(const Config& config) {
    District district{domain::modelDistrict(), {}};
    if (const auto read = readInto(district.organisation, config.organisation, domain::parseOrganisation);
        !read)
        return tl::make_unexpected(read.error());
    if (const auto read = readInto(district.rules, config.rules, domain::parseRules); !read)
        return tl::make_unexpected(read.error());
    return district;
}

hal::Result<> writeModel(const Config& config) {
    const std::string organisation = domain::toJson(domain::modelDistrict());
    if (auto written = seal::writeDurably(config.organisation, hal::asBytes(organisation), 0640); !written)
        return written;
    return seal::writeDurably(config.rules, hal::asBytes(domain::toJson(domain::Rules{})), 0640);
}

} // namespace center
