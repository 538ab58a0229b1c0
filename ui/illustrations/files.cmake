# The drawings and what shows them. Included by ui/CMakeLists.txt.
set(UI_ILLUSTRATION_SOURCES
  illustrations/device_drawings.cpp illustrations/device_drawings.h
  illustrations/drawing_layers.cpp illustrations/drawing_layers.h
  illustrations/drawing_profile.cpp illustrations/drawing_profile.h)
set(UI_ILLUSTRATION_QML
  illustrations/Illustration.qml)
file(GLOB UI_ILLUSTRATION_RESOURCES CONFIGURE_DEPENDS RELATIVE ${CMAKE_CURRENT_LIST_DIR}/..
  ${CMAKE_CURRENT_LIST_DIR}/generic/*.svg ${CMAKE_CURRENT_LIST_DIR}/generic/manifest.json)
