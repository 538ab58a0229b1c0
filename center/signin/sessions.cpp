#include "center/signin/sessions.h"

#include <algorithm>
#include <array>

#include "services/seal/hex.h"
#include "services/seal/random.h"

namespace center::signin {
namespace {

constexpr std::size_t kSecretBytes = 32;
// An address may be a whole office behind one router.
constexpr int kTimesMoreOfAnAddress = 10;
// The store is written to only when that much is gained.
constexpr hal::Millis kWorthProlonging{60'000};

std::string newSecret() {
    std::array<std::uint8_t, kSecretBytes> bytes{};
    seal::fillRandomly(bytes);
    return seal::toHex(bytes);
}

Patience ofAddresses(Patience patience) {
    patience.free *= kTimesMoreOfAnAddress;
    return patience;
}

tl::unexpected<LoginError> refused(LoginProblem problem, hal::Millis wait = {}) {
    return tl::make_unexpected(LoginError{problem, wait});
}

} // namespace

Sessions::Sessions(const api::Center& center, SessionTimes times, Patience patience)
    : center_(center), times_(times), names_(patience, center.clock),
      addresses_(ofAddresses(patience), center.clock) {}

tl::expected<Begun, LoginError> Sessions::logIn(const std::string& name, const std::string& password,
                                                const std::string& address) {
    if (const auto wait = std::max(names_.wait(name), addresses_.wait(address)); wait.count() > 0)
        return refused(LoginProblem::TooMany, wait);
    const auto user = center_.store.staff().findByName(name);
    if (!user && user.error().problem != store::Problem::NotFound)
        return refused(LoginProblem::Unavailable);
    const bool may = user && !user->disabled;
    if (!passwords_.fits(may ? user->password : std::string(), password)) {
        names_.failed(name);
        addresses_.failed(address);
        return refused(LoginProblem::Wrong);
    }
    names_.succeeded(name);
    return begin(*user);
}

std::string Sessions::makeLink(const wire::Uuid& user) {
    const std::string secret = newSecret();
    const std::lock_guard lock(mutex_);
    links_[secret] = {user, center_.clock.now() + times_.link};
    return secret;
}

tl::expected<Begun, LoginError> Sessions::logInByLink(const std::string& secret, const std::string& address) {
    if (const auto wait = addresses_.wait(address); wait.count() > 0)
        return refused(LoginProblem::TooMany, wait);
    std::optional<Link> link;
    {
        const std::lock_guard lock(mutex_);
        std::erase_if(links_, [&](const auto& one) { return one.second.until < center_.clock.now(); });
        if (const auto found = links_.find(secret); found != links_.end()) {
            link = found->second;
            links_.erase(found);
        }
    }
    if (!link) {
        addresses_.failed(address);
        return refused(LoginProblem::Wrong);
    }
    const auto user = center_.store.staff().find(link->user);
    if (!user)
        return refused(LoginProblem::Unavailable);
    return user->disabled ? refused(LoginProblem::Wrong) : begin(*user);
}

tl::expected<Begun, LoginError> Sessions::begin(const store::User& user) {
    Begun begun{newSecret(), {user, {}, newSecret()}};
    begun.live.token = seal::sha256(hal::asBytes(begun.cookie));
    store::StaffSession session;
    session.token = begun.live.token;
    session.user = user.id;
    const auto csrf = hal::asBytes(begun.live.csrf);
    session.csrf.assign(csrf.begin(), csrf.end());
    session.madeAt = center_.clock.wall();
    session.expiresAt = session.madeAt + times_.idle;
    if (!center_.store.staff().begin(session))
        return refused(LoginProblem::Unavailable);
    return begun;
}

store::Result<std::optional<Live>> Sessions::find(std::string_view cookie) {
    const auto token = seal::sha256(hal::asBytes(cookie));
    const auto now = center_.clock.wall();
    const auto session = center_.store.staff().session(token, now);
    if (!session) {
        if (session.error().problem == store::Problem::NotFound)
            return std::nullopt;
        return tl::make_unexpected(session.error());
    }
    const auto user = center_.store.staff().find(session->user);
    if (!user)
        return tl::make_unexpected(user.error());
    if (user->disabled)
        return std::nullopt;
    const auto until = std::min(now + times_.idle, session->madeAt + times_.longest);
    if (until - session->expiresAt >= kWorthProlonging)
        if (const auto prolonged = center_.store.staff().prolong(token, until); !prolonged)
            return tl::make_unexpected(prolonged.error());
    return Live{*user, token, std::string(hal::asText(session->csrf))};
}

bool Sessions::lives(const seal::Hash& token) const {
    const auto session = center_.store.staff().session(token, center_.clock.wall());
    if (!session)
        return false;
    const auto user = center_.store.staff().find(session->user);
    return user && !user->disabled;
}

store::Result<> Sessions::end(const seal::Hash& token) { return center_.store.staff().end(token); }

tl::expected<bool, hal::Error> Sessions::changePassword(const store::User& user, const std::string& old,
                                                        const std::string& fresh) {
    if (!passwords_.fits(user.password, old))
        return false;
    auto hash = passwords_.hash(fresh);
    if (!hash)
        return tl::make_unexpected(hash.error());
    store::User changed = user;
    changed.password = *std::move(hash);
    if (!center_.store.staff().change(changed) || !center_.store.staff().endAll(user.id))
        return hal::fail(hal::Fault::Storage, "the password cannot be kept");
    return true;
}

} // namespace center::signin
