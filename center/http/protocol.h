// Between the HTTP library's words and ours. Private to this room.
#pragma once

#include <boost/beast/core/error.hpp>
#include <boost/beast/http.hpp>

#include "center/http/message.h"

namespace center::http {

namespace bh = boost::beast::http;

// The status for a request that the parser gave up; 0: the client has gone, there is nobody to tell. 408 is
// for the log: the stream closes itself when its time is over.
inline int statusOf(const boost::system::error_code& error) {
    if (error == bh::error::header_limit || error == bh::error::buffer_overflow)
        return 431;
    if (error == bh::error::body_limit)
        return 413;
    if (error == boost::beast::error::timeout)
        return 408;
    const bool sayable = error.category() == bh::make_error_code(bh::error::bad_method).category() &&
                         error != bh::error::end_of_stream && error != bh::error::partial_message;
    return sayable ? 400 : 0;
}

template <class Body>
void describe(bh::response<Body>& out, const Response& response) {
    out.result(static_cast<unsigned>(response.status));
    if (!response.contentType.empty())
        out.set(bh::field::content_type, response.contentType);
    for (const Field& field : response.fields)
        out.insert(field.name, field.value);
}

} // namespace center::http
