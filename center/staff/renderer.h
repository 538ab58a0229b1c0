// What must not be done in a process that holds keys: decoding what residents sent, drawing pages. A program
// of its own does it, without network and within bounds. Thread-safe.
#pragma once

#include <filesystem>

#include "center/http/message.h"
#include "hal/base/bytes.h"
#include "hal/base/result.h"
#include "services/wire/payload.h"

namespace center::staff {

class Renderer {
public:
    explicit Renderer(std::filesystem::path program) : program_(std::move(program)) {}

    // A JPEG, at most 1600 pixels high and wide, without anything that was not a pixel; of a PDF its first
    // page. Errors: BadData (no such picture, or too large a one), Timeout, Absent (the program).
    [[nodiscard]] hal::Result<hal::Bytes> picture(hal::ByteView file, wire::FileType type) const;

    // A PDF of services/paper's text_report.h as JSON: {"title","facts":[[name,value],…],"rows":[{"name",
    // "verdict","good","lines":[…]},…],"foot"}. Errors: as above.
    [[nodiscard]] hal::Result<hal::Bytes> report(std::string_view json) const;

private:
    [[nodiscard]] hal::Result<hal::Bytes> run(const char* what, hal::ByteView input) const;
    std::filesystem::path program_;
};

// banshi-render beside the running program.
[[nodiscard]] std::filesystem::path rendererBeside();

[[nodiscard]] http::Response inlinePicture(hal::Bytes jpeg);

} // namespace center::staff
