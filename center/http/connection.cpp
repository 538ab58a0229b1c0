// One connection over Boost.Beast: reads a request, asks its handler, writes the answer, again. The only
// translation unit that knows Beast: it is expensive to compile.
#include <boost/asio/as_tuple.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/core/tcp_stream.hpp>
#include <boost/beast/ssl.hpp>

#include "center/http/answer.h"
#include "center/http/protocol.h"
#include "center/http/stream.h"

namespace center::http {

namespace {

using Parser = bh::request_parser<bh::buffer_body>;

constexpr auto kAwait = asio::as_tuple(asio::use_awaitable);
constexpr std::size_t kPiece = 32 << 10;   // bytes of a body that are read at once
constexpr std::size_t kLinger = 256 << 10; // bytes of an unread body that are still taken before closing

// Its coroutines take references only, to what lives in the frame of their caller: GCC 12 destroys temporary
// arguments of a co_await twice (its bugs 99576 and 104031).
class Session {
public:
    Session(Stream stream, std::string address, std::shared_ptr<Guest> guest, std::shared_ptr<Post> post,
            std::shared_ptr<Server::Core> core)
        : stream_(std::move(stream)), address_(std::move(address)), guest_(std::move(guest)),
          post_(std::move(post)), core_(std::move(core)), limits_(post_->listener.limits) {
        guest_->close = [this](bool hard) { leave(hard); };
    }
    ~Session() { guest_->close = nullptr; }
    Session(const Session&) = delete;
    Session& operator=(const Session&) = delete;

    asio::awaitable<void> run() {
        if (Secure* secure = stream_.secure()) {
            within(limits_.handshake);
            const auto [error] = co_await secure->async_handshake(asio::ssl::stream_base::server, kAwait);
            if (error) {
                post_->counters.handshakes.fetch_add(1);
                note(LogEvent::ConnectionRefused, {"reason", std::string_view("handshake")});
                co_return;
            }
            certificate_ = peerCertificate(secure->native_handle());
        }
        while (co_await exchange()) {
        }
        co_await end();
    }

private:
    Plain& socket() { return stream_.socket(); }
    void within(hal::Millis time) { socket().expires_after(time); }
    void within(hal::Millis time, std::uint64_t bytes) { // a second more for every bodyRate bytes
        within(time + hal::Millis(bytes * 1000 / std::max<std::size_t>(limits_.bodyRate, 1)));
    }
    void note(LogEvent event, LogField field) {
        core_->log.write(event, {{"listener", std::string_view(post_->listener.name)}, field});
    }

    // On the strand, while run() waits somewhere. Soft: between two requests, or on an event stream.
    void leave(bool hard) {
        if (answer_ && (hard || answer_->streaming()))
            answer_->finish();
        if (hard || waiting_)
            socket().close();
    }

    // False when the connection ends.
    asio::awaitable<bool> exchange() {
        if (!co_await requestBegins())
            co_return false;
        parser_.emplace();
        parser_->header_limit(static_cast<std::uint32_t>(limits_.header));
        parser_->body_limit(boost::none); // the route's limit comes as soon as the route is known
        within(limits_.headerTime);
        const auto [unread, size] = co_await bh::async_read_header(stream_, buffer_, *parser_, kAwait);
        if (unread) {
            const int status = statusOf(unread);
            if (status != 0)
                co_await refuse(status, none_);
            co_return false;
        }

        const auto began = std::chrono::steady_clock::now();
        Request request;
        const Match match = understand(request);
        if (match.route == nullptr)
            co_return co_await refuse(match.status, match.allow);
        Room room(core_->buffered, core_->options.bufferedBodies);
        std::optional<Response> refused = admitBody(*match.route, request, room);
        if (!refused && !parser_->is_done())
            co_await readBody(*match.route, request, room, refused);
        if (refused)
            co_return co_await turnAway(*refused);

        answer_ = std::make_shared<Answer>(guest_->strand, core_);
        ask(*match.route, std::move(request));
        while (!answer_->answered() && !answer_->over())
            co_await ring(std::chrono::hours(1));
        bool more = false;
        if (answer_->answered())
            more = co_await tell();
        answer_->finish();
        answer_.reset();
        post_->counters.microseconds.fetch_add(static_cast<std::uint64_t>(
            std::chrono::duration_cast<std::chrono::microseconds>(std::chrono::steady_clock::now() - began)
                .count()));
        co_return more;
    }

    // Waits for the first byte, which may take as long as an idle connection may last.
    asio::awaitable<bool> requestBegins() {
        if (buffer_.size() > 0) // pipelined: the next request is here already
            co_return !core_->stopping;
        waiting_ = true;
        if (core_->stopping)
            co_return false;
        within(limits_.idle);
        const auto [error, size] = co_await stream_.async_read_some(buffer_.prepare(4096), kAwait);
        waiting_ = false;
        buffer_.commit(size);
        co_return !error;
    }

    Match understand(Request& request) {
        const auto& head = parser_->get();
        auto target = parseTarget({head.target().data(), head.target().size()});
        if (!target) {
            Match none;
            none.status = 400;
            return none;
        }
        Match match =
            post_->listener.routes.match({head.method_string().data(), head.method_string().size()}, *target);
        if (match.route == nullptr)
            return match;
        request.method = match.route->method;
        request.target = std::move(*target);
        request.parameters = match.parameters;
        request.peer = address_;
        request.certificate = certificate_;
        for (const auto& field : head) {
            std::string name(field.name_string());
            for (char& c : name)
                c = static_cast<char>(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c);
            request.fields.push_back({std::move(name), std::string(field.value())});
        }
        if (const std::string& proxy = post_->listener.proxy; !proxy.empty() && address_ == proxy)
            if (const std::string_view told = request.field("x-real-ip"); !told.empty())
                request.peer = told;
        return match;
    }

    // What speaks against reading the body, before any of it is read.
    std::optional<Response> admitBody(const Route& route, Request& request, Room& room) {
        const auto length = parser_->content_length();
        if ((length && *length > route.bodyLimit) || (parser_->chunked() && route.bodyLimit == 0))
            return refusal(413);
        if (route.lengthRequired && !length)
            return refusal(411);
        parser_->body_limit(route.bodyLimit);
        if (route.sink) {
            auto sink = route.sink(request);
            if (!sink)
                return std::move(sink.error());
            request.sink = std::move(*sink);
        } else if (length && !room.take(*length)) {
            return refusal(503);
        }
        return std::nullopt;
    }

    asio::awaitable<void> readBody(const Route& route, Request& request, Room& room,
                                   std::optional<Response>& refused) {
        const std::uint64_t length = parser_->content_length().value_or(route.bodyLimit);
        within(limits_.bodyTime, length);
        if (beast::iequals(parser_->get()[bh::field::expect], "100-continue")) {
            static constexpr std::string_view kGoOn = "HTTP/1.1 100 Continue\r\n\r\n";
            const auto [unsaid, size] = co_await asio::async_write(stream_, asio::buffer(kGoOn), kAwait);
            if (unsaid) {
                refused = refusal(408);
                co_return;
            }
        }
        if (!request.sink && !parser_->chunked())
            request.body.reserve(length);
        std::vector<std::uint8_t> piece(std::min<std::uint64_t>(std::max<std::uint64_t>(length, 1), kPiece));
        while (!parser_->is_done()) {
            parser_->get().body().data = piece.data();
            parser_->get().body().size = piece.size();
            const auto [failed, size] = co_await bh::async_read(stream_, buffer_, *parser_, kAwait);
            if (failed && failed != bh::error::need_buffer) {
                const int status = std::max(statusOf(failed), 400);
                refused = refusal(status);
                co_return;
            }
            const std::size_t got = piece.size() - parser_->get().body().size;
            post_->counters.bytesIn.fetch_add(got);
            if (request.sink ? !request.sink->write({piece.data(), got})
                             : parser_->chunked() && !room.take(got)) {
                refused = refusal(503);
                co_return;
            }
            if (!request.sink)
                request.body.append(hal::asText({piece.data(), got}));
        }
    }

    void ask(const Route& route, Request request) {
        Reply reply(answer_);
        if (route.where == Where::Io)
            return call(route, std::move(request), std::move(reply));
        if (core_->queued.fetch_add(1) >= core_->options.queued) {
            core_->queued.fetch_sub(1);
            return reply.send(refusal(503));
        }
        asio::post(core_->workers, [core = core_.get(), post = post_, &route, request = std::move(request),
                                    reply = std::move(reply)]() mutable {
            core->queued.fetch_sub(1);
            call(route, std::move(request), std::move(reply));
        });
    }

    // An exception drops the reply, which answers 500.
    static void call(const Route& route, Request request, Reply reply) {
        try {
            route.handle(std::move(request), std::move(reply));
        } catch (const std::exception&) { // NOLINT(bugprone-empty-catch): told by the dropped reply
        }
    }

    asio::awaitable<void> ring(std::chrono::steady_clock::duration longest) {
        answer_->bell().expires_after(longest);
        co_await answer_->bell().async_wait(kAwait);
    }

    // Writes the answer. True when another request may come.
    asio::awaitable<bool> tell() {
        Response& response = answer_->response();
        if (!isSendable(response))
            response = refusal(500);
        if (response.status == 500)
            note(LogEvent::HandlerFailed, {"status", std::int64_t{500}});
        const bool more = parser_->get().keep_alive() && !core_->stopping;
        if (answer_->streaming())
            co_return co_await tellEvents();
        const bool written = co_await write(response, more);
        co_return written&& more;
    }

    asio::awaitable<bool> write(Response& response, bool more) {
        post_->counters.answers.at(static_cast<std::size_t>(response.status / 100)).fetch_add(1);
        bh::response<bh::string_body> out;
        describe(out, response);
        out.keep_alive(more);
        out.body() = std::move(response.body);
        if (response.status != 204 && response.status != 304)
            out.prepare_payload();
        within(limits_.writeTime, out.body().size());
        const auto [failed, size] = co_await bh::async_write(stream_, out, kAwait);
        co_return !failed;
    }

    asio::awaitable<bool> tellEvents() {
        post_->counters.answers.at(2).fetch_add(1);
        bh::response<bh::empty_body> out;
        describe(out, answer_->response());
        out.chunked(true);
        out.keep_alive(false);
        bh::response_serializer<bh::empty_body> head(out);
        within(limits_.writeTime);
        const auto [unsent, headSize] = co_await bh::async_write_header(stream_, head, kAwait);
        if (unsent)
            co_return false;
        std::string text = std::move(answer_->response().body);
        while (true) {
            text += answer_->takeQueued();
            if (text.empty() && (answer_->over() || core_->stopping))
                break;
            if (!text.empty()) {
                within(limits_.writeTime, text.size());
                const auto chunk = bh::make_chunk(asio::buffer(text));
                const auto [failed, size] = co_await asio::async_write(stream_, chunk, kAwait);
                if (failed)
                    co_return false;
                text.clear();
                continue;
            }
            co_await ring(core_->options.eventPulse);
            if (answer_->bell().expiry() <= std::chrono::steady_clock::now())
                text = ":\n\n"; // tells a proxy, and us, that both ends are alive
        }
        within(limits_.writeTime);
        const auto last = bh::make_chunk_last();
        co_await asio::async_write(stream_, last, kAwait);
        co_return false;
    }

    asio::awaitable<bool> refuse(int status, const std::string& allow) {
        Response response = refusal(status);
        if (!allow.empty())
            response.fields.push_back({"Allow", allow});
        co_return co_await turnAway(response);
    }

    // An answer to a request whose body, if it has one, is not read: the connection cannot go on then. What
    // the client is still sending is taken for a moment, or the reset would overtake the answer.
    asio::awaitable<bool> turnAway(Response& response) {
        note(LogEvent::RequestRefused, {"status", std::int64_t{response.status}});
        const bool whole = parser_->is_done();
        const bool more = whole && parser_->get().keep_alive() && !core_->stopping;
        const bool written = co_await write(response, more);
        if (!written)
            co_return false;
        if (more)
            co_return true;
        if (!whole)
            co_await linger();
        co_return false;
    }

    asio::awaitable<void> linger() {
        within(hal::Millis{2000});
        error_code ignored;
        socket().socket().shutdown(tcp::socket::shutdown_send, ignored);
        std::vector<std::uint8_t> piece(kPiece);
        for (std::size_t taken = 0; taken < kLinger;) {
            const auto [failed, size] = co_await socket().async_read_some(asio::buffer(piece), kAwait);
            if (failed)
                co_return;
            taken += size;
        }
    }

    asio::awaitable<void> end() {
        if (Secure* secure = stream_.secure()) {
            within(hal::Millis{2000});
            co_await secure->async_shutdown(kAwait);
        }
        error_code ignored;
        socket().socket().shutdown(tcp::socket::shutdown_both, ignored);
    }

    Stream stream_;
    std::string address_;
    std::shared_ptr<Guest> guest_;
    std::shared_ptr<Post> post_;
    std::shared_ptr<Server::Core> core_;
    const Limits& limits_;
    std::optional<Fingerprint> certificate_;
    beast::flat_buffer buffer_{64 << 10};
    std::optional<Parser> parser_;
    std::shared_ptr<Answer> answer_;
    bool waiting_ = false;
    const std::string none_;
};

asio::awaitable<void> serveOver(Stream stream, std::string address, std::shared_ptr<Guest> guest,
                                std::shared_ptr<Post> post, std::shared_ptr<Server::Core> core) {
    Session session(std::move(stream), std::move(address), std::move(guest), std::move(post),
                    std::move(core));
    co_await session.run();
}

} // namespace

void serve(tcp::socket socket, std::string address, const std::shared_ptr<Guest>& guest,
           std::shared_ptr<Post> post, std::shared_ptr<Server::Core> core, std::function<void()> gone) {
    error_code failed;
    const auto protocol = socket.local_endpoint(failed).protocol();
    const auto handle = socket.release(failed);
    asio::basic_stream_socket<tcp, Strand> own(guest->strand);
    own.assign(protocol, handle, failed);
    if (failed)
        return gone();
    Plain plain(std::move(own));
    const auto done = [gone = std::move(gone)](const std::exception_ptr&) { gone(); };
    Stream stream = post->tls ? Stream(std::move(plain), *post->tls) : Stream(std::move(plain));
    asio::co_spawn(guest->strand, serveOver(std::move(stream), std::move(address), guest, post, core), done);
}

} // namespace center::http
