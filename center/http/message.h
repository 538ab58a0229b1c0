// What the center's rooms know of HTTP: a request in, one answer out, now or later. No library's types.
#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "center/http/target.h"
#include "hal/base/bytes.h"

namespace center::http {

enum class Method : std::uint8_t { Get, Put, Post, Delete };
[[nodiscard]] std::string_view toString(Method method); // "GET"

// SHA-256 of a certificate's DER.
using Fingerprint = std::array<std::uint8_t, 32>;

struct Field {
    std::string name;
    std::string value;
};

// Takes a body piece by piece instead of Request::body. Called on a thread of the server: it may write to a
// file, but not wait for anybody.
class BodySink {
public:
    virtual ~BodySink() = default;
    // False: no more is wanted; the client is told 503.
    [[nodiscard]] virtual bool write(hal::ByteView piece) = 0;
};

struct Request {
    Method method{};
    Target target;
    std::vector<std::string> parameters; // what stood for the {…} of the route's pattern, in order
    std::vector<Field> fields;           // names in small letters
    std::string body;                    // empty when the route has a sink
    std::unique_ptr<BodySink> sink;      // the route's, after the whole body went into it
    std::string peer;                    // address without port
    std::optional<Fingerprint> certificate;

    // The first of this name (small letters), or empty.
    [[nodiscard]] std::string_view field(std::string_view name) const;
    // The last path parameter that a route has is at(count - 1).
    [[nodiscard]] const std::string& parameter(std::size_t index) const { return parameters.at(index); }
};

struct Response {
    int status = 200;
    std::string contentType = {}; // empty: no body
    std::string body = {};
    std::vector<Field> fields = {}; // a value with control characters turns the whole answer into a 500
};

[[nodiscard]] Response json(int status, std::string body);
[[nodiscard]] Response text(int status, std::string body);
// {"schema":1,"error":"<code>"}; codes: center/api/openapi.yaml.
[[nodiscard]] Response error(int status, std::string_view code);

// error() with the usual code of a status: 404 "not_found", 413 "too_large", …
[[nodiscard]] Response refusal(int status);

// No CR, LF or other control character: what may stand in a header. Names are RFC 9110 tokens.
[[nodiscard]] bool isFieldName(std::string_view name);
[[nodiscard]] bool isFieldValue(std::string_view value);

[[nodiscard]] bool isSendable(const Response& response);

// An answer without end (server-sent events). Thread-safe; copies share one stream.
class EventStream {
public:
    struct Port {
        virtual ~Port() = default;
        virtual bool push(std::string text) = 0;
        virtual void close() = 0;
    };
    explicit EventStream(std::shared_ptr<Port> port) : port_(std::move(port)) {}
    // False when the client has gone, the server stops, or kMostQueued bytes wait: the stream is over then.
    bool send(std::string text) { return port_->push(std::move(text)); }
    void close() { port_->close(); }

    static constexpr std::size_t kMostQueued = 256 << 10;

private:
    std::shared_ptr<Port> port_;
};

// The one answer to a request. May be kept and used later from any thread; the connection waits without a
// thread. A Reply that is dropped unanswered answers 500.
class Reply {
public:
    struct Port {
        virtual ~Port() = default;
        virtual void answer(Response response) = 0;
        virtual EventStream stream(Response head) = 0;
        // Whether the client is still there, as far as the server knows.
        [[nodiscard]] virtual bool wanted() const = 0;
    };
    explicit Reply(std::shared_ptr<Port> port) : port_(std::move(port)) {}
    Reply(Reply&&) noexcept = default;
    Reply& operator=(Reply&&) noexcept = default;
    Reply(const Reply&) = delete;
    Reply& operator=(const Reply&) = delete;
    ~Reply();

    void send(Response response);
    // Status, type and fields of `head`; its body is sent first.
    [[nodiscard]] EventStream stream(Response head);
    [[nodiscard]] bool wanted() const { return port_ && port_->wanted(); }

private:
    std::shared_ptr<Port> port_;
};

} // namespace center::http
