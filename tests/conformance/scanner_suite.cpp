#include "tests/conformance/scanner_suite.h"

#include <cstring>

using namespace conformance;
using hal::Fault;
using hal::Scanner;

namespace {

void expectSame(const hal::Image& got, const hal::Image& wanted) {
    ASSERT_EQ(got.width(), wanted.width());
    ASSERT_EQ(got.height(), wanted.height());
    ASSERT_EQ(got.format(), wanted.format());
    const auto row = static_cast<std::size_t>(got.width()) * static_cast<std::size_t>(got.channels());
    for (int y = 0; y < got.height(); ++y)
        ASSERT_EQ(std::memcmp(got.row(y), wanted.row(y), row), 0) << "row " << y << " differs";
}

} // namespace

hal::Result<hal::ScannedPages> ScannerConformance::scan(const hal::ScanRequest& request, std::stop_token stop,
                                                        const hal::OnProgress& progress) {
    auto scanner = rig().lease<Scanner>({}, kPatience);
    if (!scanner)
        return tl::make_unexpected(scanner.error());
    return (*scanner)->scan(request, std::move(stop), progress);
}

TEST_P(ScannerConformance, SaysWhatItIs) {
    open();
    const auto scanner = lease<Scanner>();
    EXPECT_EQ(scanner->kind(), hal::Kind::Scanner);
    EXPECT_FALSE(scanner->identity().model.empty());
    const auto can = scanner->capabilities(hal::Deadline::in(kPatience));
    ASSERT_TRUE(can) << describe(can);
    EXPECT_FALSE(can->sources.empty());
    EXPECT_TRUE(std::ranges::is_sorted(can->resolutions));
}

TEST_P(ScannerConformance, IsWellWhenNothingAilsIt) {
    open();
    EXPECT_TRUE(becomesWell());
    const auto scanner = lease<Scanner>();
    const auto status = scanner->status(hal::Deadline::in(kPatience));
    ASSERT_TRUE(status) << describe(status);
    EXPECT_EQ(status->health, hal::Health::Ok);
    EXPECT_FALSE(status->fault);
}

TEST_P(ScannerConformance, DeliversTheGlassPixelForPixel) {
    open();
    const auto scanner = lease<Scanner>();
    const auto pages = scanner->scan(glass(), {}, {});
    ASSERT_TRUE(pages) << describe(pages);
    ASSERT_EQ(pages->size(), 1u);
    ASSERT_TRUE(pages->front().dpi());
    EXPECT_NEAR(pages->front().dpi()->value, 150, 1);
    const double widthMm = pages->front().width() / pages->front().dpi()->pixelsPerMm();
    EXPECT_NEAR(widthMm, hal::kA4Width.value, 10);
    if (const auto wanted = subject().expected(glass()); !wanted.empty())
        expectSame(pages->front(), wanted.front());
}

TEST_P(ScannerConformance, DeliversTheStackInOrder) {
    open();
    const auto scanner = lease<Scanner>();
    const auto can = scanner->capabilities(hal::Deadline::in(kPatience));
    ASSERT_TRUE(can) << describe(can);
    if (std::ranges::find(can->sources, hal::ScanSource::Adf) == can->sources.end())
        GTEST_SKIP() << "has no feeder";
    hal::ScanRequest request = glass();
    request.source = hal::ScanSource::Adf;
    request.maxPages = 20;
    const auto wanted = subject().expected(request);
    const auto pages = scanner->scan(request, {}, {});
    if (wanted.empty() && !pages && pages.error().fault == Fault::NoDocument)
        GTEST_SKIP() << "nothing lies in the feeder";
    ASSERT_TRUE(pages) << describe(pages);
    EXPECT_GE(pages->size(), 1u);
    if (wanted.empty())
        return;
    ASSERT_EQ(pages->size(), wanted.size());
    for (std::size_t i = 0; i < wanted.size(); ++i)
        expectSame((*pages)[i], wanted[i]);
}

TEST_P(ScannerConformance, KeepsThePagesThatWentThroughBeforeAStackStopped) {
    open();
    hal::ScanRequest request = glass();
    request.source = hal::ScanSource::Adf;
    request.maxPages = 20;
    int could = 0;
    for (const auto& [mishap, fault] :
         {std::pair{Mishap::Jam, Fault::Jam}, {Mishap::CoverOpen, Fault::CoverOpen}}) {
        SCOPED_TRACE(toString(mishap));
        subject().mend(rig()); // and a full stack
        if (!subject().provoke(rig(), mishap, When::Midway))
            continue;
        ++could;
        const auto before = scan(request);
        ASSERT_TRUE(before) << describe(before);
        EXPECT_EQ(before->stopped, fault);
        EXPECT_FALSE(before->empty());
        EXPECT_TRUE(becomes([&](const hal::DeviceInfo& info) { return info.status.fault == fault; }));
        subject().mend(rig());
        const auto rest = scan(request);
        ASSERT_TRUE(rest) << describe(rest);
        EXPECT_EQ(rest->stopped, std::nullopt);
        EXPECT_TRUE(becomesWell());
    }
    if (could == 0)
        GTEST_SKIP() << "cannot be stopped in the middle of a stack";
}

TEST_P(ScannerConformance, CutsToThePaperThatWasAskedFor) {
    open();
    const auto scanner = lease<Scanner>();
    const auto can = scanner->capabilities(hal::Deadline::in(kPatience));
    ASSERT_TRUE(can) << describe(can);
    const auto sizes = hal::sizesWithin(can->maxWidth, can->maxHeight);
    EXPECT_EQ(std::ranges::count(sizes, hal::kA4), 1) << "an A4 glass is the least that a hall needs";
    for (const hal::PaperSize& size : sizes) {
        SCOPED_TRACE(nameOf(size));
        hal::ScanRequest request = glass();
        request.area = {.width = size.width, .height = size.height};
        const auto pages = scanner->scan(request, {}, {});
        ASSERT_TRUE(pages) << describe(pages);
        const hal::Image& page = pages->front();
        ASSERT_TRUE(page.dpi());
        const double perMm = page.dpi()->pixelsPerMm();
        EXPECT_NEAR(page.width() / perMm, size.width.value, 2);
        EXPECT_NEAR(page.height() / perMm, size.height.value, 2);
    }
}

TEST_P(ScannerConformance, ReadsBothSidesOfACardInOnePass) {
    open();
    const auto scanner = lease<Scanner>();
    const auto can = scanner->capabilities(hal::Deadline::in(kPatience));
    ASSERT_TRUE(can) << describe(can);
    hal::ScanRequest request{.source = hal::ScanSource::CardDuplex, .dpi = hal::Dpi{300}};
    request.area = {.width = hal::kCardWidth, .height = hal::kCardHeight};
    if (!std::ranges::count(can->sources, hal::ScanSource::CardDuplex)) {
        EXPECT_EQ(faultOf(scanner->scan(request, {}, {})), Fault::Unsupported);
        GTEST_SKIP() << "has no slot for cards";
    }
    const auto sides = scanner->scan(request, {}, {});
    ASSERT_TRUE(sides) << describe(sides);
    ASSERT_EQ(sides->size(), 2u);
    for (const hal::Image& side : *sides) {
        EXPECT_NEAR(side.width() / side.dpi()->pixelsPerMm(), hal::kCardWidth.value, 2);
        EXPECT_NEAR(side.height() / side.dpi()->pixelsPerMm(), hal::kCardHeight.value, 2);
    }
    EXPECT_NE(hal::Bytes(sides->front().bytes().begin(), sides->front().bytes().end()),
              hal::Bytes(sides->back().bytes().begin(), sides->back().bytes().end()))
        << "a card has two sides";
    ASSERT_TRUE(subject().provoke(rig(), Mishap::NothingFed, When::Now));
    EXPECT_EQ(faultOf(scanner->scan(request, {}, {})), Fault::NoDocument);
}

TEST_P(ScannerConformance, ReportsProgressThatNeverFallsBack) {
    open(Pace::Natural);
    const auto scanner = lease<Scanner>();
    ProgressLog log;
    const auto pages = scanner->scan(glass(), {}, log.listener());
    ASSERT_TRUE(pages) << describe(pages);
    EXPECT_FALSE(log.empty());
    log.expectMonotone();
}

TEST_P(ScannerConformance, ObeysAStopWithinItsBound) {
    open(Pace::Natural);
    {
        const auto scanner = lease<Scanner>();
        std::stop_source stop;
        ProgressLog log;
        const auto atFirstSign = [&](const hal::Progress&) { stop.request_stop(); };
        expectWithin(4, limits().stop, [&] {
            const auto pages = scanner->scan(glass(), stop.get_token(), log.listener(atFirstSign));
            EXPECT_EQ(faultOf(pages), Fault::Cancelled);
        });
    }
    EXPECT_TRUE(becomesWell()) << "a cancelled scan says nothing about the scanner";
    EXPECT_TRUE(scan(glass())) << "and the next one works";
}

TEST_P(ScannerConformance, DoesNotBeginWhenAlreadyStopped) {
    open();
    std::stop_source stop;
    stop.request_stop();
    EXPECT_EQ(faultOf(scan(glass(), stop.get_token())), Fault::Cancelled);
}

TEST_P(ScannerConformance, TellsWhatAilsIt) {
    open();
    int could = 0;
    for (const auto& [mishap, fault] : {std::pair{Mishap::Jam, Fault::Jam},
                                        {Mishap::CoverOpen, Fault::CoverOpen},
                                        {Mishap::Unplugged, Fault::Unplugged},
                                        {Mishap::Offline, Fault::Offline},
                                        {Mishap::Busy, Fault::Busy}}) {
        if (!subject().provoke(rig(), mishap, When::Now))
            continue;
        ++could;
        const auto pages = scan(glass());
        const Fault got = faultOf(pages);
        const bool gone = got == Fault::Absent || got == Fault::Io || got == Fault::Offline;
        EXPECT_TRUE(got == fault || (mishap == Mishap::Unplugged && gone)) << toString(mishap);
        if (mishap != Mishap::Busy) {
            EXPECT_TRUE(becomesIll()) << toString(mishap);
        }
        subject().mend(rig());
        EXPECT_TRUE(becomesWell()) << toString(mishap);
    }
    if (could == 0)
        GTEST_SKIP() << "cannot be made ill";
}

TEST_P(ScannerConformance, SaysThatNothingWasFed) {
    open();
    if (!subject().provoke(rig(), Mishap::NothingFed, When::Now))
        GTEST_SKIP() << "cannot have an empty feeder";
    hal::ScanRequest request = glass();
    request.source = hal::ScanSource::Adf;
    EXPECT_EQ(faultOf(scan(request)), Fault::NoDocument);
    EXPECT_TRUE(becomesWell()) << "an empty feeder is the resident's affair";
}

TEST_P(ScannerConformance, HandsOverNoPageThatNobodyAskedFor) {
    open();
    for (const Mishap mishap : {Mishap::NoPage, Mishap::WrongSize}) {
        SCOPED_TRACE(toString(mishap));
        if (!subject().provoke(rig(), mishap, When::Now))
            GTEST_SKIP() << "always returns what was asked for";
        EXPECT_EQ(faultOf(scan(glass())), Fault::BadData);
        subject().mend(rig());
        EXPECT_TRUE(scan(glass()));
    }
}

TEST_P(ScannerConformance, ComesBackAfterItWasUnplugged) {
    open();
    for (const When when : kWhenever) {
        SCOPED_TRACE(toString(when));
        if (!subject().provoke(rig(), Mishap::Unplugged, when))
            GTEST_SKIP() << "cannot be unplugged " << toString(when);
        EXPECT_THAT(faultOf(scan(glass())),
                    testing::AnyOf(Fault::Unplugged, Fault::Absent, Fault::Io, Fault::Offline));
        EXPECT_TRUE(becomesIll());
        subject().mend(rig());
        EXPECT_TRUE(becomesWell());
        const auto pages = scan(glass());
        EXPECT_TRUE(pages) << describe(pages);
    }
}

TEST_P(ScannerConformance, IsReplacedWhenItHangs) {
    open();
    ASSERT_TRUE(becomesWell());
    for (const When when : {When::AtStart, When::Midway}) {
        SCOPED_TRACE(toString(when));
        if (!subject().provoke(rig(), Mishap::Hang, when))
            GTEST_SKIP() << "cannot hang " << toString(when);
        expectWithin(4, limits().scan, [&] { EXPECT_EQ(faultOf(scan(glass())), Fault::Faulty); });
        subject().mend(rig());
        const auto pages = scan(glass());
        EXPECT_TRUE(pages) << describe(pages);
        EXPECT_TRUE(becomesWell());
    }
}

TEST_P(ScannerConformance, IsKilledWhenItHangsAndIgnoresAStop) {
    open();
    ASSERT_TRUE(becomesWell());
    if (!subject().provoke(rig(), Mishap::Hang, When::AtStart))
        GTEST_SKIP() << "cannot hang";
    std::stop_source stop;
    stop.request_stop();
    expectWithin(4, limits().stop, [&] {
        EXPECT_EQ(faultOf(lease<Scanner>()->scan(glass(), stop.get_token(), {})), Fault::Faulty);
    });
    subject().mend(rig());
    EXPECT_TRUE(scan(glass()));
}

TEST_P(ScannerConformance, IsReplacedWhenItHangsOverItsStatus) {
    open();
    ASSERT_TRUE(becomesWell());
    if (!subject().provoke(rig(), Mishap::Hang, When::OnStatus))
        GTEST_SKIP() << "cannot hang over its status";
    EXPECT_TRUE(becomes([](const hal::DeviceInfo& info) { return info.status.fault == Fault::Faulty; }));
    subject().mend(rig());
    EXPECT_TRUE(scan(glass()));
}

TEST_P(ScannerConformance, IsReplacedWhenItCrashes) {
    open();
    for (const When when : {When::AtStart, When::Midway}) {
        SCOPED_TRACE(toString(when));
        if (!subject().provoke(rig(), Mishap::Crash, when))
            GTEST_SKIP() << "cannot crash";
        EXPECT_EQ(faultOf(scan(glass())), Fault::Faulty);
        const auto pages = scan(glass());
        EXPECT_TRUE(pages) << describe(pages);
        EXPECT_TRUE(becomesWell());
    }
}
