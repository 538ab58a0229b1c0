#include "center/signin/page_files.h"

#include <array>
#include <map>
#include <memory>
#include <optional>

#include "services/seal/durable_file.h"

namespace center::staff {
namespace {

namespace fs = std::filesystem;

constexpr std::uintmax_t kLargestPage = 32U << 20;
constexpr const char* kPolicy = "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: "
                                "blob:; object-src 'none'; base-uri 'none'; "
                                "form-action 'self'; frame-ancestors 'none'";

std::string_view typeOf(const fs::path& file) {
    static const std::map<std::string, std::string_view> kTypes{{".html", "text/html; charset=utf-8"},
                                                                {".js", "text/javascript; charset=utf-8"},
                                                                {".css", "text/css; charset=utf-8"},
                                                                {".svg", "image/svg+xml"},
                                                                {".png", "image/png"},
                                                                {".ico", "image/x-icon"},
                                                                {".woff2", "font/woff2"},
                                                                {".json", "application/json"},
                                                                {".webmanifest", "application/manifest+json"},
                                                                {".txt", "text/plain; charset=utf-8"}};
    const auto found = kTypes.find(file.extension().string());
    return found == kTypes.end() ? "application/octet-stream" : found->second;
}

struct File {
    std::string content, gzip; // gzip empty: there is none
    std::string type;
    bool forEver = false;
};
using FileHandle = std::shared_ptr<const File>;

std::optional<std::string> contentOf(const fs::path& path) {
    const auto content = seal::readWhole(path, kLargestPage);
    return content ? std::optional<std::string>(hal::asText(content->bytes)) : std::nullopt;
}

http::Response answer(const File& file, const http::Request& request) {
    const bool zipped =
        !file.gzip.empty() && request.field("accept-encoding").find("gzip") != std::string_view::npos;
    http::Response response{.contentType = file.type, .body = zipped ? file.gzip : file.content};
    response.fields = {{"Content-Security-Policy", kPolicy},
                       {"X-Content-Type-Options", "nosniff"},
                       {"Referrer-Policy", "no-referrer"},
                       {"Vary", "Accept-Encoding"},
                       {"Cache-Control", file.forEver ? "public, max-age=31536000, immutable" : "no-cache"}};
    if (zipped)
        response.fields.push_back({"Content-Encoding", "gzip"});
    return response;
}

void serve(http::Routes& routes, std::string pattern, FileHandle file) {
    routes.add({.method = http::Method::Get,
                .pattern = std::move(pattern),
                .handle = [file = std::move(file)](const http::Request& request, http::Reply reply) {
                    reply.send(answer(*file, request));
                }});
}

// Addresses of the page's router have no dot; the API's are not the page's.
void serveRouter(http::Routes& routes, const FileHandle& index) {
    for (const char* pattern : {"/", "/{a}", "/{a}/{b}", "/{a}/{b}/{c}"})
        routes.add({.method = http::Method::Get,
                    .pattern = pattern,
                    .handle = [index](const http::Request& request, http::Reply reply) {
                        const auto& path = request.target.path;
                        const bool isFile = !path.empty() && path.back().find('.') != std::string::npos;
                        const bool isApi = !path.empty() && path.front() == "staff";
                        reply.send(isFile || isApi ? http::refusal(404) : answer(*index, request));
                    }});
}

} // namespace

hal::Result<> addPage(http::Routes& routes, const fs::path& folder) {
    const auto bad = [&] {
        return hal::fail(hal::Fault::Storage, "the staff's page cannot be read: " + folder.string());
    };
    std::error_code failed;
    FileHandle index =
        std::make_shared<File>(File{"The staff's page is not installed here: see center/web/README.md.\n", "",
                                    "text/plain; charset=utf-8", false});
    if (fs::is_directory(folder, failed)) {
        std::uintmax_t size = 0;
        for (fs::recursive_directory_iterator files(folder, failed), end; !failed && files != end;
             files.increment(failed)) {
            const fs::path path = files->path();
            if (!files->is_regular_file(failed) || path.extension() == ".gz")
                continue;
            auto content = contentOf(path);
            if (!content || (size += content->size()) > kLargestPage)
                return bad();
            const std::string name = path.lexically_relative(folder).generic_string();
            const auto file = std::make_shared<const File>(
                File{*std::move(content), contentOf(path.string() + ".gz").value_or(""),
                     std::string(typeOf(path)), name.starts_with("assets/")});
            if (name == "index.html")
                index = file;
            serve(routes, "/" + name, file);
        }
        if (failed)
            return bad();
    }
    serveRouter(routes, index);
    return {};
}

} // namespace center::staff
