// A server on loopback that gives everybody the same answer, whatever they say; or none.
#pragma once

#include <string>
#include <thread>

namespace rigs {

class GarbageServer {
public:
    explicit GarbageServer(std::string answer); // empty: silence
    ~GarbageServer();
    [[nodiscard]] int port() const { return port_; }

private:
    void serve();
    std::string answer_;
    int listener_ = -1;
    int port_ = 0;
    std::jthread thread_;
};

} // namespace rigs
