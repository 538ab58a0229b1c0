# The screens of 诉求直达. Included by ui/CMakeLists.txt.
set(UI_APPEAL_QML
  screens/appeal/AppealScreen.qml
  screens/appeal/AwayNotice.qml
  screens/appeal/CallbackScreen.qml
  screens/appeal/CategoryScreen.qml
  screens/appeal/FactLine.qml
  screens/appeal/FailedScreen.qml
  screens/appeal/FilingScreen.qml
  screens/appeal/PagesScreen.qml
  screens/appeal/PickGrid.qml
  screens/appeal/PlaceScreen.qml
  screens/appeal/ReceiptScreen.qml
  screens/appeal/ReviewScreen.qml
  screens/appeal/StreetScreen.qml)
set(UI_APPEAL_SINGLETONS screens/appeal/AppealWords.qml)
