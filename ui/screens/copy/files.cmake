# The screens of the copy. Included by ui/CMakeLists.txt.
set(UI_COPY_QML
  screens/copy/Board.qml
  screens/copy/CardPreview.qml
  screens/copy/ChoiceCard.qml
  screens/copy/ChooseWhatScreen.qml
  screens/copy/CopiesAndColour.qml
  screens/copy/CopyScreen.qml
  screens/copy/CornerEditor.qml
  screens/copy/CornerHandle.qml
  screens/copy/GuideScreen.qml
  screens/copy/HowCard.qml
  screens/copy/LookFor.qml
  screens/copy/NumberMark.qml
  screens/copy/NumberedLine.qml
  screens/copy/OptionsScreen.qml
  screens/copy/PhaseMark.qml
  screens/copy/PicturePanel.qml
  screens/copy/PicturePart.qml
  screens/copy/PictureZoom.qml
  screens/copy/PreviewScreen.qml
  screens/copy/PrintPhases.qml
  screens/copy/PrintingScreen.qml
  screens/copy/ProblemScreen.qml
  screens/copy/PurposeChips.qml
  screens/copy/PurposeWriter.qml
  screens/copy/ScanBed.qml
  screens/copy/ScanningScreen.qml
  screens/copy/SheetPreview.qml
  screens/copy/TroubleWords.qml
  screens/copy/ZoomBadge.qml)
set(UI_COPY_SINGLETONS screens/copy/CopyWords.qml)
set(UI_COPY_SOURCES screens/copy/copy_sheet.h screens/copy/copy_sheet.cpp)
