// Walks the accessible tree of a window.
#include "tests/ui/by_name.h"

#include <QAccessible>

namespace ui_test {
namespace {

QAccessibleInterface* named(QAccessibleInterface* within, const QString& name) {
    if (!within || within->state().invisible)
        return nullptr;
    if (within->text(QAccessible::Name) == name)
        return within;
    for (int i = 0; i < within->childCount(); ++i)
        if (QAccessibleInterface* found = named(within->child(i), name))
            return found;
    return nullptr;
}

} // namespace

QPoint controlAt(QQuickWindow& window, const char* name) {
    QAccessible::setActive(true);
    QAccessibleInterface* found =
        named(QAccessible::queryAccessibleInterface(&window), QString::fromUtf8(name));
    return found ? window.mapFromGlobal(found->rect().center()) : QPoint();
}

} // namespace ui_test
