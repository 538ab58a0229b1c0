// banshi-gallery DIR [NAME [VARIANT]]: every screen × orientation × language × mode as pictures, with a page
// that shows them. NAME draws only the stages whose name contains it.
#include <QDir>
#include <QFile>
#include <QGuiApplication>
#include <QTextStream>

#include "tests/ui/scene.h"

namespace {

using namespace ui_test;

void writeIndex(const QDir& dir, const QStringList& stageNames) {
    QFile file(dir.filePath("index.html"));
    if (!file.open(QIODevice::WriteOnly))
        return;
    QTextStream page(&file);
    page << "<!doctype html><meta charset=utf-8><title>Banshi: every screen</title><style>"
            "body{font-family:sans-serif;margin:24px;background:#eee}h2{margin:32px 0 8px}"
            "div{display:flex;flex-wrap:wrap;gap:12px}figure{margin:0}figcaption{font-size:13px}"
            "img{height:420px;display:block;border:1px solid #888}</style><h1>Banshi: every screen</h1>\n";
    for (const QString& stage : stageNames) {
        page << "<h2>" << stage << "</h2><div>\n";
        for (const Variant& variant : variants()) {
            const QString name = QString::fromStdString(variant.name());
            page << "<figure><a href=\"" << stage << "." << name << ".png\"><img loading=lazy src=\"" << stage
                 << "." << name << ".png\"></a><figcaption>" << name << "</figcaption></figure>\n";
        }
        page << "</div>\n";
    }
}

} // namespace

int main(int argc, char** argv) {
    prepareProcess();
    QGuiApplication app(argc, argv);
    const QStringList arguments = app.arguments();
    if (arguments.size() < 2 || arguments[1].startsWith('-')) {
        fprintf(stderr, "usage: banshi-gallery DIR [NAME [VARIANT]]\n");
        return 2;
    }
    const QDir dir(arguments[1]);
    if (!dir.mkpath(".")) {
        fprintf(stderr, "banshi-gallery: cannot make %s\n", qPrintable(dir.path()));
        return 1;
    }
    Scene scene;
    QStringList drawn;
    for (const Stage& stage : stages()) {
        const QString name = QString::fromStdString(stage.name);
        if (arguments.size() > 2 && !name.contains(arguments[2]))
            continue;
        drawn << name;
        for (const Variant& variant : variants()) {
            if (arguments.size() > 3 && !QString::fromStdString(variant.name()).contains(arguments[3]))
                continue;
            scene.show(stage, variant);
            const QString file = dir.filePath(name + "." + QString::fromStdString(variant.name()) + ".png");
            if (!scene.picture().save(file)) {
                fprintf(stderr, "banshi-gallery: cannot write %s\n", qPrintable(file));
                return 1;
            }
        }
        printf("%s\n", qPrintable(name));
        fflush(stdout);
    }
    writeIndex(dir, drawn);
    const int warnings = static_cast<int>(scene.takeWarnings().size());
    printf("%lld stages × %zu variants in %s, %d warnings\n", static_cast<long long>(drawn.size()),
           variants().size(), qPrintable(dir.path()), warnings);
    return warnings == 0 ? 0 : 1;
}
