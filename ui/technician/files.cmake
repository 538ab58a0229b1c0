# The technicians' screens and the simulators' dock. Included by ui/CMakeLists.txt.
set(UI_TECHNICIAN_QML
  controls/Paged.qml
  controls/PinPad.qml
  input/HiddenGesture.qml
  input/SignatureBoard.qml
  technician/ClockPage.qml
  technician/ColoursPage.qml
  technician/DeviceKey.qml
  technician/DevicePage.qml
  technician/DevicesPage.qml
  technician/Fact.qml
  technician/LockPage.qml
  technician/MachinePage.qml
  technician/Measurements.qml
  technician/MoreKey.qml
  technician/PictureAndFacts.qml
  technician/RulerPage.qml
  technician/SimulatorDock.qml
  technician/StepRow.qml
  technician/TechnicianPage.qml
  technician/TechnicianScreen.qml
  technician/TestPage.qml
  technician/TouchPage.qml)
set(UI_TECHNICIAN_SINGLETONS technician/SimulatorWords.qml technician/TechnicianWords.qml)
