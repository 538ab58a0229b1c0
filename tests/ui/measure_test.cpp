// Every screen, in every orientation, language and mode, measured as it stands in the live scene.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/ui/measure.h"
#include "tests/ui/scene.h"

namespace ui_test {
namespace {

constexpr double kPixelsPerMm = 1920 / 476.0; // 21.5 inch, the smallest panel: what scene.cpp sets
constexpr double kCapitalMm = 4.8;
constexpr double kElderCapitalMm = 7.3;
constexpr double kContrast = 4.5;
constexpr double kTargetMm = 12.7;
constexpr double kGapMm = 2.54;
constexpr double kElderPrimaryMm = 20;
constexpr double kReachPx = 1008; // low mode: from the lower edge; 1170 mm above the floor on a 32-inch panel

std::string where(const Words& w) {
    return "“" + w.text.toStdString() + "” at " + std::to_string(static_cast<int>(w.ink.x())) + "," +
           std::to_string(static_cast<int>(w.ink.y()));
}

void expectReadable(const std::vector<Words>& words, const QRectF& window, bool elder) {
    for (const Words& w : words) {
        EXPECT_GE(w.capitalPx / kPixelsPerMm, elder ? kElderCapitalMm : kCapitalMm) << "small: " << where(w);
        EXPECT_GE(w.contrast, kContrast) << "pale: " << where(w);
        EXPECT_FALSE(w.cutOff) << "cut off: " << where(w);
        EXPECT_TRUE(window.contains(w.ink)) << "outside the window: " << where(w);
    }
}

void expectNoOverlap(const std::vector<Words>& words) {
    for (std::size_t i = 0; i < words.size(); ++i) {
        for (std::size_t j = i + 1; j < words.size(); ++j) {
            const QRectF both = words[i].ink.intersected(words[j].ink);
            EXPECT_TRUE(both.width() < 2 || both.height() < 2)
                << "overlap: " << where(words[i]) << " / " << where(words[j]);
        }
    }
}

void expectTouchable(const std::vector<Target>& targets, const QRectF& window, const Look& look) {
    for (const Target& t : targets) {
        const std::string name = t.name.toStdString();
        const double least = look.elder && t.primary ? kElderPrimaryMm : kTargetMm;
        EXPECT_FALSE(name.empty()) << "nameless at " << t.area.x() << "," << t.area.y();
        EXPECT_GE(t.area.width() / kPixelsPerMm, least) << "narrow: " << name;
        EXPECT_GE(t.area.height() / kPixelsPerMm, least) << "flat: " << name;
        EXPECT_TRUE(window.contains(t.area)) << "outside the window: " << name;
        EXPECT_TRUE(!look.low || t.area.y() >= window.height() - kReachPx - 1) << "out of reach: " << name;
    }
    for (std::size_t i = 0; i < targets.size(); ++i) {
        for (std::size_t j = i + 1; j < targets.size(); ++j)
            EXPECT_GE(gapBetween(targets[i].area, targets[j].area) / kPixelsPerMm, kGapMm)
                << "close: " << targets[i].name.toStdString() << " / " << targets[j].name.toStdString();
    }
}

// Writing stays on the key that carries it, and off the keys that do not.
void expectWritingOnItsKey(const std::vector<Target>& targets, const std::vector<Words>& words) {
    for (const Target& t : targets) {
        for (const Words& w : words) {
            const bool own = t.item->isAncestorOf(w.item);
            const bool right = own ? t.area.contains(w.ink) : !t.area.intersects(w.ink);
            EXPECT_TRUE(right) << (own ? "leaves its key: " : "runs under a key: ") << where(w);
        }
    }
}

// One scene serves all: a fresh one for each of some hundred pictures would measure start-up instead.
class EveryScreen : public testing::TestWithParam<Stage> {
protected:
    static void SetUpTestSuite() { shared_ = std::make_unique<Scene>(); }
    static void TearDownTestSuite() { shared_.reset(); }
    static Scene& scene() { return *shared_; }

private:
    static inline std::unique_ptr<Scene> shared_;
};

TEST_P(EveryScreen, CanBeReadTouchedAndReached) {
    for (const Variant& variant : variants()) {
        SCOPED_TRACE(variant.name());
        scene().show(GetParam(), variant);
        const QImage picture = scene().picture();
        const QRectF window(0, 0, picture.width(), picture.height());
        const auto words = wordsIn(scene().top(), picture);
        const auto targets = targetsIn(scene().top());

        EXPECT_FALSE(words.empty());
        expectReadable(words, window, variant.look.elder);
        expectNoOverlap(words);
        expectTouchable(targets, window, variant.look);
        expectWritingOnItsKey(targets, words);
        for (const QQuickItem* stray : strayTouchAreas(scene().top()))
            ADD_FAILURE() << "takes touches without being a Pressable: " << stray->metaObject()->className();
        const QStringList warnings = scene().takeWarnings();
        EXPECT_TRUE(warnings.isEmpty()) << warnings.join('\n').toStdString();
    }
}

INSTANTIATE_TEST_SUITE_P(Ui, EveryScreen, testing::ValuesIn(stages()), [](const auto& stage) {
    std::string name = stage.param.name;
    std::replace(name.begin(), name.end(), '-', '_');
    return name;
});

} // namespace
} // namespace ui_test
