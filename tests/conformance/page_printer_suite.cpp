#include "tests/conformance/page_printer_suite.h"

#include <cstring>

using namespace conformance;
using hal::Fault;
using hal::PagePrinter;

namespace {

constexpr std::uint8_t kMark = 0x5C;

// A whole, if empty, A4 page; the mark is a comment.
hal::PdfDocument pdf(std::uint8_t mark) {
    std::string text = "%PDF-1.4\n% mark " + std::to_string(mark) + "\n";
    std::vector<std::size_t> offsets;
    for (const char* object :
         {"<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
          "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595.276 841.89] >>"}) {
        offsets.push_back(text.size());
        text += std::to_string(offsets.size()) + " 0 obj\n" + object + "\nendobj\n";
    }
    const std::size_t table = text.size();
    text += "xref\n0 4\n0000000000 65535 f \n";
    for (const std::size_t offset : offsets) {
        char line[32];
        std::snprintf(line, sizeof line, "%010zu 00000 n \n", offset);
        text += line;
    }
    text += "trailer << /Size 4 /Root 1 0 R >>\nstartxref\n" + std::to_string(table) + "\n%%EOF\n";
    return {hal::SecretBytes(text.begin(), text.end())};
}

hal::RasterDocument raster(hal::Dpi dpi, std::uint8_t mark) {
    hal::ImageBuilder page(static_cast<int>(dpi.pixels(hal::kA4Width) + 0.5),
                           static_cast<int>(dpi.pixels(hal::kA4Height) + 0.5), hal::PixelFormat::Grey8);
    for (int y = 0; y < page.height(); ++y)
        std::memset(page.row(y), y < page.height() / 2 ? 255 : mark, static_cast<std::size_t>(page.stride()));
    return {{std::move(page).finish(dpi)}};
}

hal::Bytes contentOf(const hal::Document& document) {
    if (const auto* whole = std::get_if<hal::PdfDocument>(&document))
        return {whole->bytes.begin(), whole->bytes.end()};
    const auto pixels = std::get<hal::RasterDocument>(document).pages.front().bytes();
    return {pixels.begin(), pixels.end()};
}

constexpr std::pair<Mishap, Fault> kMendable[] = {
    {Mishap::OutOfPaper, Fault::OutOfPaper}, {Mishap::TrayOpen, Fault::TrayOpen},
    {Mishap::WrongPaper, Fault::WrongPaper}, {Mishap::Jam, Fault::Jam},
    {Mishap::CoverOpen, Fault::CoverOpen},   {Mishap::OutOfToner, Fault::OutOfToner}};

} // namespace

hal::Document PagePrinterConformance::documentFor(const hal::PrinterCapabilities& can, std::uint8_t mark) {
    if (!can.formats.empty() && can.formats.front() == hal::DocumentFormat::Pdf)
        return pdf(mark);
    return raster(can.resolution, mark);
}

hal::PrinterCapabilities PagePrinterConformance::capabilities() {
    const auto can = lease<PagePrinter>()->capabilities(hal::Deadline::in(kPatience));
    EXPECT_TRUE(can) << describe(can);
    return can.value_or(hal::PrinterCapabilities{});
}

hal::Result<hal::PrintOutcome> PagePrinterConformance::print(std::stop_token stop,
                                                             const hal::OnProgress& progress,
                                                             hal::PrintOptions options) {
    auto printer = rig().lease<PagePrinter>({}, kPatience);
    if (!printer)
        return tl::make_unexpected(printer.error());
    const auto can = (*printer)->capabilities(hal::Deadline::in(kPatience));
    if (!can)
        return tl::make_unexpected(can.error());
    return (*printer)->print(documentFor(*can, kMark), options, std::move(stop), progress);
}

TEST_P(PagePrinterConformance, SaysWhatItIs) {
    open();
    const auto printer = lease<PagePrinter>();
    EXPECT_EQ(printer->kind(), hal::Kind::PagePrinter);
    EXPECT_FALSE(printer->identity().model.empty());
    const auto can = printer->capabilities(hal::Deadline::in(kPatience));
    ASSERT_TRUE(can) << describe(can);
    EXPECT_FALSE(can->formats.empty());
    EXPECT_GE(can->resolution.value, 150);
    EXPECT_TRUE(can->papers.empty() || std::ranges::count(can->papers, hal::kA4) == 1) << "it takes A4";
}

TEST_P(PagePrinterConformance, TellsWhatLiesInItsTrays) {
    open();
    const auto status = lease<PagePrinter>()->status(hal::Deadline::in(kPatience));
    ASSERT_TRUE(status) << describe(status);
    if (status->trays.empty())
        GTEST_SKIP() << "does not tell of trays";
    EXPECT_TRUE(std::ranges::any_of(
        status->trays, [](const hal::Tray& tray) { return !tray.paper || sameSize(*tray.paper, hal::kA4); }));
    for (const hal::Tray& tray : status->trays)
        EXPECT_TRUE(!tray.levelPercent || (*tray.levelPercent >= 0 && *tray.levelPercent <= 100))
            << asText(tray);
}

TEST_P(PagePrinterConformance, RefusesPagesOfAnotherSizeInsteadOfScalingThem) {
    open();
    const auto printer = lease<PagePrinter>();
    const hal::Dpi dpi{150};
    hal::ImageBuilder a5(static_cast<int>(dpi.pixels(hal::kA5.width)),
                         static_cast<int>(dpi.pixels(hal::kA5.height)), hal::PixelFormat::Grey8);
    EXPECT_EQ(faultOf(printer->print(hal::RasterDocument{{std::move(a5).finish(dpi)}}, {}, {}, {})),
              Fault::Unsupported);
    expectPrinted(testing::IsEmpty());
}

TEST_P(PagePrinterConformance, IsWellWhenNothingAilsIt) {
    open();
    EXPECT_TRUE(becomesWell());
    const auto status = lease<PagePrinter>()->status(hal::Deadline::in(kPatience));
    ASSERT_TRUE(status) << describe(status);
    EXPECT_EQ(status->health, hal::Health::Ok);
}

TEST_P(PagePrinterConformance, PrintsEveryByteOnce) {
    open();
    const auto outcome = print();
    ASSERT_TRUE(outcome) << describe(outcome);
    EXPECT_EQ(outcome->sheets, 1);
    if (subject().keepsBytes())
        expectPrinted(testing::ElementsAre(contentOf(documentFor(capabilities(), kMark))));
    else
        expectPrinted(testing::SizeIs(1));
}

TEST_P(PagePrinterConformance, CountsTheSheetsOfAllCopies) {
    open();
    const auto outcome = print({}, {}, {.copies = 3});
    ASSERT_TRUE(outcome) << describe(outcome);
    EXPECT_EQ(outcome->sheets, 3);
}

TEST_P(PagePrinterConformance, RefusesSenselessCopies) {
    open();
    for (const int copies : {0, -1, 1000}) {
        SCOPED_TRACE(copies);
        EXPECT_EQ(faultOf(print({}, {}, {.copies = copies})), Fault::BadData);
    }
    expectPrinted(testing::IsEmpty());
}

TEST_P(PagePrinterConformance, ReportsProgressThatNeverFallsBack) {
    open(Pace::Natural);
    ProgressLog log;
    const auto outcome = print({}, log.listener());
    ASSERT_TRUE(outcome) << describe(outcome);
    EXPECT_FALSE(log.empty());
    log.expectMonotone();
}

TEST_P(PagePrinterConformance, ObeysAStop) {
    open(Pace::Natural);
    std::stop_source stop;
    ProgressLog log;
    const auto atFirstSign = [&](const hal::Progress&) { stop.request_stop(); };
    const hal::Document document = documentFor(capabilities(), kMark);
    hal::Result<hal::PrintOutcome> outcome;
    expectWithin(4, limits().stop, [&] {
        outcome = lease<PagePrinter>()->print(document, {}, stop.get_token(), log.listener(atFirstSign));
    });
    if (!outcome || !subject().printsAtOnce()) {
        EXPECT_EQ(faultOf(outcome), Fault::Cancelled);
    }
    EXPECT_TRUE(becomesWell());
    // A page that came out is never called stopped, and one that was stopped never comes.
    const std::size_t came = outcome && outcome->proof != hal::Proof::None ? 1 : 0;
    const bool known = !outcome || came > 0;
    if (known)
        expectPrinted(testing::SizeIs(came), "as the outcome says");
    const auto next = print();
    EXPECT_TRUE(next) << "and the next job works: " << describe(next);
    if (known)
        expectPrinted(testing::SizeIs(came + 1), "and the stopped one does not come later");
}

TEST_P(PagePrinterConformance, WaitsForWhatAPersonCanMend) {
    open();
    int could = 0;
    for (const auto& [mishap, fault] : kMendable)
        for (const When when : {When::Now, When::Midway}) {
            SCOPED_TRACE(std::string(toString(mishap)) + " " + toString(when));
            if (!subject().provoke(rig(), mishap, when))
                continue;
            ++could;
            const auto before = subject().printed();
            ProgressLog log;
            const auto outcome = print({}, log.listener([&](const hal::Progress& now) {
                if (now.waiting)
                    subject().mend(rig());
            }));
            EXPECT_TRUE(outcome) << describe(outcome);
            EXPECT_TRUE(log.waitedFor(fault));
            if (before)
                expectPrinted(testing::SizeIs(before->size() + 1), "once, not twice");
            EXPECT_TRUE(becomesWell());
        }
    if (could == 0)
        GTEST_SKIP() << "cannot run out of anything";
}

TEST_P(PagePrinterConformance, TellsInItsStatusWhatAPersonMustMend) {
    open();
    int could = 0;
    std::vector all(std::begin(kMendable), std::end(kMendable));
    all.emplace_back(Mishap::Offline, Fault::Offline);
    for (const auto& [mishap, fault] : all) {
        if (!subject().provoke(rig(), mishap, When::Now))
            continue;
        ++could;
        const Fault wanted = fault;
        const auto status = lease<PagePrinter>()->status(hal::Deadline::in(kPatience));
        EXPECT_EQ(status ? status->fault : std::optional(status.error().fault), wanted) << toString(mishap);
        EXPECT_TRUE(becomesIll()) << toString(mishap);
        subject().mend(rig());
        EXPECT_TRUE(becomesWell()) << toString(mishap);
    }
    if (could == 0)
        GTEST_SKIP() << "cannot be made ill";
}

TEST_P(PagePrinterConformance, CanBeStoppedWhileItWaitsForPaper) {
    open();
    if (!subject().provoke(rig(), Mishap::OutOfPaper, When::Now))
        GTEST_SKIP() << "cannot run out of paper";
    std::stop_source stop;
    ProgressLog log;
    const auto outcome = print(stop.get_token(), log.listener([&](const hal::Progress& now) {
        if (now.waiting)
            stop.request_stop();
    }));
    EXPECT_EQ(faultOf(outcome), Fault::Cancelled);
    subject().mend(rig());
    EXPECT_TRUE(becomesWell());
    expectPrinted(testing::IsEmpty(), "a refill never prints a past visit's page");
}

TEST_P(PagePrinterConformance, ComesBackAfterItWasUnplugged) {
    open();
    for (const When when : kWhenever) {
        SCOPED_TRACE(toString(when));
        if (!subject().provoke(rig(), Mishap::Unplugged, when))
            GTEST_SKIP() << "cannot be unplugged " << toString(when);
        EXPECT_THAT(faultOf(print()),
                    testing::AnyOf(Fault::Unplugged, Fault::Absent, Fault::Io, Fault::Offline));
        EXPECT_TRUE(becomesIll());
        subject().mend(rig());
        EXPECT_TRUE(becomesWell());
        const auto again = print();
        EXPECT_TRUE(again) << describe(again);
    }
}

TEST_P(PagePrinterConformance, IsReplacedWhenItHangs) {
    open();
    for (const When when : {When::AtStart, When::Midway}) {
        SCOPED_TRACE(toString(when));
        if (!subject().provoke(rig(), Mishap::Hang, when))
            GTEST_SKIP() << "cannot hang";
        expectWithin(4, limits().print, [&] { EXPECT_EQ(faultOf(print()), Fault::Faulty); });
        subject().mend(rig());
        const auto outcome = print();
        EXPECT_TRUE(outcome) << describe(outcome);
    }
}

TEST_P(PagePrinterConformance, IsReplacedWhenItCrashes) {
    open();
    for (const When when : {When::AtStart, When::Midway}) {
        SCOPED_TRACE(toString(when));
        if (!subject().provoke(rig(), Mishap::Crash, when))
            GTEST_SKIP() << "cannot crash";
        EXPECT_EQ(faultOf(print()), Fault::Faulty);
        const auto outcome = print();
        EXPECT_TRUE(outcome) << describe(outcome);
        EXPECT_TRUE(becomesWell());
    }
}
