#include "center/staff/case_file.h"

#include "center/staff/answering.h"
#include "center/staff/case_file_text.h"
#include "hal/base/time_text.h"
#include "services/seal/hex.h"

namespace center::staff {
namespace {

constexpr double kLineWidth = 34;      // Chinese characters of 9 points between the column and the margin
constexpr std::size_t kMostLines = 40; // of one row: a page holds 46

const Json& wordsOf(Language language) {
    static const Json kWords = Json::parse(kCaseFile);
    return kWords.at(language == Language::Chinese ? "zh" : "en");
}

// A code's word, or the code: a newer release's.
std::string word(const Json& words, const char* list, const std::string& code) {
    const auto found = words.at(list).find(code);
    return found == words.at(list).end() ? code : found->get<std::string>();
}

std::string textOf(const Json& json, const char* name) {
    const auto found = json.is_object() ? json.find(name) : json.end();
    if (!json.is_object() || found == json.end() || found->is_null())
        return {};
    return found->is_string() ? found->get<std::string>() : found->dump();
}

// Lines of at most kLineWidth: one for everything beyond Latin, about half for Latin.
void wrap(const std::string& text, Json& lines) {
    std::string line;
    double width = 0;
    const auto end = [&] {
        lines.push_back(std::exchange(line, {}));
        width = 0;
    };
    for (std::size_t at = 0; at < text.size();) {
        std::size_t size = 1;
        while (at + size < text.size() && (static_cast<unsigned char>(text[at + size]) & 0xC0U) == 0x80)
            ++size;
        const std::string character = text.substr(at, size);
        at += size;
        if (character == "\n") {
            end();
            continue;
        }
        const double wide = size < 3 ? 0.56 : 1;
        if (width + wide > kLineWidth)
            end();
        line += character == "\t" || character == "\r" ? " " : character;
        width += wide;
    }
    if (!line.empty() || lines.empty())
        end();
}

// A row is never higher than a page.
void addRows(Json& rows, const std::string& name, const std::string& verdict, bool good, const Json& lines) {
    for (std::size_t from = 0; from == 0 || from < lines.size(); from += kMostLines) {
        Json some = Json::array();
        for (std::size_t i = from; i < std::min(lines.size(), from + kMostLines); ++i)
            some.push_back(lines[i]);
        rows.push_back({{"name", from == 0 ? name : ""},
                        {"verdict", from == 0 ? verdict : ""},
                        {"good", good || from != 0},
                        {"lines", std::move(some)}});
    }
}

std::string placeText(const Json& place) {
    const std::string street = textOf(place, "street_name"), grid = textOf(place, "grid_name");
    const std::string first = street.empty() ? textOf(place, "street") : street;
    const std::string second = grid.empty() ? textOf(place, "grid") : grid;
    return second.empty() ? first : first + " / " + second;
}

class CaseReport {
public:
    CaseReport(const Json& words, const Json& told, const OpenedCase& opened, std::chrono::minutes utcOffset)
        : words_(words), told_(told), opened_(opened), offset_(utcOffset) {}

    [[nodiscard]] Json made() const {
        Json rows = Json::array();
        addContent(rows);
        for (std::size_t i = 0; i < opened_.timeline.size(); ++i)
            addEvent(rows, i);
        return {{"title", words_.at("title")},
                {"facts", facts()},
                {"rows", std::move(rows)},
                {"foot", textOf(words_, "foot") + "   " + opened_.row.number}};
    }

private:
    // As people there read it.
    [[nodiscard]] std::string local(hal::WallTime at) const {
        std::string text = hal::rfc3339(at + offset_);
        text[10] = ' ';
        text.pop_back();
        return text;
    }

    [[nodiscard]] Json facts() const {
        Json facts = Json::array();
        const auto add = [&](const char* name, const std::string& value) {
            if (!value.empty())
                facts.push_back({words_.at(name), value});
        };
        add("number", opened_.row.number);
        add("kind", word(words_, "kinds", textOf(told_, "kind")));
        add("category", textOf(told_, "category"));
        add("state", word(words_, "states", opened_.row.state));
        add("place", placeText(told_.at("place")));
        add("filed", local(opened_.row.filedAt));
        add("received", local(opened_.row.receivedAt));
        add("department", textOf(told_, "department"));
        add("rating", textOf(told_, "rating"));
        add("score", textOf(told_, "score"));
        add("attachments", std::to_string(told_.at("attachments").size()));
        std::string chain = textOf(words_, opened_.firstWrong ? "broken" : "whole");
        if (const auto at = chain.find("{}"); at != std::string::npos)
            chain.replace(at, 2, std::to_string(opened_.firstWrong.value_or(0)));
        add("chain", chain);
        return facts;
    }

    void addContent(Json& rows) const {
        Json lines = Json::array();
        const Json& content = told_.at("content");
        const std::string text = textOf(content, "text");
        wrap(opened_.forgotten ? textOf(words_, "forgotten")
             : text.empty()    ? textOf(words_, "nothing")
                               : text,
             lines);
        if (const std::string callback = textOf(content, "callback"); !callback.empty())
            wrap(textOf(words_, "callback") + ": " + callback, lines);
        addRows(rows, textOf(words_, "content"), "", true, lines);
    }

    void addEvent(Json& rows, std::size_t index) const {
        const OpenedEvent& event = opened_.timeline[index];
        const Json& told = told_.at("timeline").at(index);
        const Json& actor = told.at("actor");
        const std::string role = word(words_, "roles", textOf(actor, "role")), name = textOf(actor, "name");
        Json lines = Json::array();
        lines.push_back(std::to_string(event.row.sequence) + ".  " + local(event.row.at) + "   " +
                        textOf(words_, "by") + " " + (name.empty() ? role : name + " (" + role + ")"));
        const auto add = [&](const std::string& label, const std::string& value) {
            if (!value.empty())
                wrap(label + " " + value, lines);
        };
        if (told.contains("place"))
            add(textOf(words_, "place"), placeText(told.at("place")));
        add(textOf(words_, "department"), textOf(told, "department"));
        if (const auto to = opened_.people.find(textOf(told, "assignee")); to != opened_.people.end())
            add(textOf(words_, "to"), to->second.fullName);
        if (told.contains("days"))
            wrap(textOf(told, "days") + " " + textOf(words_, "days"), lines);
        add(textOf(words_, "rating"), textOf(told, "rating"));
        add(textOf(words_, "score"), textOf(told, "score"));
        if (told.contains("clock"))
            wrap(word(words_, "clocks", textOf(told, "clock")), lines);
        if (!event.text.empty())
            wrap(event.text, lines);
        lines.push_back(textOf(words_, "hash") + " " + seal::toHex(event.row.hash));
        const bool good = !opened_.firstWrong || event.row.sequence < *opened_.firstWrong;
        addRows(rows, word(words_, "events", event.row.type), good ? "" : "!", good, lines);
    }

    const Json& words_;
    const Json& told_;
    const OpenedCase& opened_;
    std::chrono::minutes offset_;
};

void send(const Signed& who, const http::Request& request, http::Reply reply, const DeskRoom& room,
          Renderer& renderer) {
    const std::string& asked = request.parameter(0);
    const auto id = wire::parseUuid(asked);
    const auto opened = id ? openCase(room, who.actor, *id, History::Whole)
                           : store::Result<OpenedCase>(store::fail(store::Problem::NotFound));
    if (!opened)
        return reply.send(problemAnswer(room.center, who, domain::Action::ViewCase, asked, opened.error()));
    if (const auto kept = noted(room.center, who, {"case_file_made", asked, opened->row.place.street}); !kept)
        return reply.send(api::answerTo(kept.error(), room.center.log));
    const Language language = request.target.value("lang") == "en" ? Language::English : Language::Chinese;
    const Json report =
        caseReport(caseJson(*opened, who.actor, room), *opened, language, room.rules.calendar.utcOffset);
    const auto later = std::make_shared<http::Reply>(std::move(reply));
    renderer.report(
        report.dump(-1, ' ', false, Json::error_handler_t::replace),
        [later, number = opened->row.number](const hal::Result<hal::Bytes>& pdf) {
            if (!pdf)
                return later->send(http::refusal(503));
            later->send({.status = 200,
                         .contentType = "application/pdf",
                         .body = std::string(hal::asText(*pdf)),
                         .fields = {{"Content-Disposition", "attachment; filename=\"" + number + ".pdf\""},
                                    {"X-Content-Type-Options", "nosniff"},
                                    {"Cache-Control", "no-store"}}});
        });
}

} // namespace

Json caseReport(const Json& told, const OpenedCase& opened, Language language,
                std::chrono::minutes utcOffset) {
    return CaseReport(wordsOf(language), told, opened, utcOffset).made();
}

void addCaseFile(http::Routes& routes, Gate& gate, const DeskRoom& room, Renderer& renderer) {
    gate.add(routes, http::Method::Get, "/staff/v1/cases/{id}/file.pdf", 0,
             [&room, &renderer](const Signed& who, const http::Request& request, http::Reply reply) {
                 send(who, request, std::move(reply), room, renderer);
             });
}

} // namespace center::staff
