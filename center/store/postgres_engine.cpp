// The store over PostgreSQL. Not yet: whoever asks for it is refused.
#include "center/store/engine.h"

namespace center::store {

Result<std::unique_ptr<Engine>> openPostgresEngine(const std::string&) {
    return fail(Problem::Refused, "this release keeps nothing in PostgreSQL");
}

} // namespace center::store
