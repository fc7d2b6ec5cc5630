; The set-up of one user, without an administrator. Made by build.py, which defines
; VERSION, PAYLOAD, OUT, SIZEKB, SEP, PANEL, on Debian TARGET, for a quick try FAST.
; Exit codes: 0 done, 2 Windows too old, 3 the program runs, 4 copying failed,
; 5 somebody else's folder, 6 a newer version is installed.
!ifdef TARGET
  Target ${TARGET}
!else
  Unicode true
!endif
!ifdef FAST
  SetCompress off
!else
  SetCompressor /SOLID lzma
  SetCompressorDictSize 64
!endif

!include MUI2.nsh
!include LogicLib.nsh
!include FileFunc.nsh
!include WordFunc.nsh
!include x64.nsh
!include WinVer.nsh

!define APP "Обращения граждан"
!define ID "LoAppeals"
!define PROGID "${ID}.Export"
!define UNINSTALL "Software\Microsoft\Windows\CurrentVersion\Uninstall\${ID}"
!define MARK "lo_appeals.installed"
!define DATA "$LOCALAPPDATA\lo_appeals"
!define PYTHON "$INSTDIR\runtime\pythonw.exe"
!define RUN "-X utf8 -m lo_appeals"
!define ICON "$INSTDIR\app\resources\icons\lo_appeals.ico"
!define REFRESH_ICONS 'shell32::SHChangeNotify(i 0x08000000, i 0, p 0, p 0)'

Name "программы «${APP}»" ; as the wizard's sentences want it: «Установка программы …»
OutFile "${OUT}"
SetDateSave off
RequestExecutionLevel user
InstallDir "$LOCALAPPDATA\Programs\${ID}"
InstallDirRegKey HKCU "Software\${ID}" "InstallDir"
ManifestSupportedOS all
ManifestDPIAware true
ManifestLongPathAware true
BrandingText "${APP} ${VERSION}"
VIProductVersion "${VERSION}.0"
VIAddVersionKey /LANG=1049 "ProductName" "${APP}"
VIAddVersionKey /LANG=1049 "FileVersion" "${VERSION}"
VIAddVersionKey /LANG=1049 "ProductVersion" "${VERSION}"
VIAddVersionKey /LANG=1049 "FileDescription" "Установка программы «${APP}»"
VIAddVersionKey /LANG=1049 "LegalCopyright" "Комитет общественных коммуникаций Ленинградской области"

!define MUI_ICON "${PAYLOAD}${SEP}app${SEP}resources${SEP}icons${SEP}lo_appeals.ico"
!define MUI_UNICON "${MUI_ICON}"
!define MUI_WELCOMEFINISHPAGE_BITMAP "${PANEL}"
!define MUI_ABORTWARNING
!define MUI_WELCOMEPAGE_TITLE "Установка программы «${APP}»"
!define MUI_WELCOMEPAGE_TEXT "Будет установлена программа «${APP}» версии ${VERSION}.$\r$\n$\r$\n\
Права администратора и сеть не нужны. Если программа уже установлена, она обновится, а данные \
останутся: они лежат отдельно, в папке$\r$\n${DATA}$\r$\n$\r$\n\
Перед обновлением закройте программу."
!define MUI_DIRECTORYPAGE_TEXT_TOP "Программа будет установлена только для вас, в папку вашей \
учётной записи. Другую папку выбирать не нужно; если всё же нужна – пустую или новую."
!define MUI_FINISHPAGE_TITLE "Программа «${APP}» установлена"
!define MUI_FINISHPAGE_TEXT "Значок программы – на рабочем столе и в меню «Пуск».$\r$\n$\r$\n\
Ваши данные лежат в папке$\r$\n${DATA}"
!define MUI_FINISHPAGE_RUN
!define MUI_FINISHPAGE_RUN_TEXT "Запустить «${APP}»"
!define MUI_FINISHPAGE_RUN_FUNCTION RunProgram
!define MUI_UNCONFIRMPAGE_TEXT_TOP "Программа будет удалена с компьютера. Ваши данные – база, копии, \
доклады – останутся в папке ${DATA}"
!insertmacro MUI_PAGE_WELCOME
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "Russian"

!macro Refuse CODE SENTENCE
  MessageBox MB_OK|MB_ICONSTOP "${SENTENCE}" /SD IDOK
  SetErrorLevel ${CODE}
  Quit
!macroend

; Windows gives nobody write access to the image of a running process.
!macro RefuseIfRuns EXE
  ${If} ${FileExists} "$INSTDIR\runtime\${EXE}"
    ClearErrors
    FileOpen $0 "$INSTDIR\runtime\${EXE}" a
    ${If} ${Errors}
      !insertmacro Refuse 3 "Программа запущена. Закройте её и повторите."
    ${EndIf}
    FileClose $0
  ${EndIf}
!macroend

!macro RemoveProgram
  RMDir /r "$INSTDIR\runtime"
  RMDir /r "$INSTDIR\lib"
  RMDir /r "$INSTDIR\app"
  RMDir /r "$INSTDIR\licenses"
  Delete "$INSTDIR\lo-appeals.cmd"
!macroend

Function .onInit
  SetShellVarContext current
  ${IfNot} ${RunningX64}
  ${OrIfNot} ${AtLeastWin10}
  ${OrIfNot} ${AtLeastBuild} 17763
    !insertmacro Refuse 2 "Нужна 64-разрядная Windows 10 (версия 1809) или новее."
  ${EndIf}
FunctionEnd

Function RunProgram
  ExecShell "" "$SMPROGRAMS\${APP}.lnk"
FunctionEnd

Section "-program"
  SetShellVarContext current
  !insertmacro RefuseIfRuns "pythonw.exe"
  !insertmacro RefuseIfRuns "python.exe"
  StrCpy $R0 "new"
  ${If} ${FileExists} "$INSTDIR\${MARK}"
    StrCpy $R0 "old"
    FileOpen $0 "$INSTDIR\${MARK}" r
    FileRead $0 $1
    FileClose $0
    ${VersionCompare} "$1" "${VERSION}" $2
    ${If} $2 = 1
      !insertmacro Refuse 6 "Уже установлена более новая версия: $1. Версия ${VERSION} не откроет её базу. Ничего не изменено."
    ${EndIf}
    !insertmacro RemoveProgram
  ${ElseIf} ${FileExists} "$INSTDIR\*.*"
    ${DirState} "$INSTDIR" $0
    ${If} $0 = 1 ; never write into a folder with somebody's files
      !insertmacro Refuse 5 "Папка «$INSTDIR» не пуста. Выберите другую."
    ${EndIf}
  ${EndIf}

  SetOutPath "$INSTDIR"
  FileOpen $0 "$INSTDIR\${MARK}" w
  FileWrite $0 "${VERSION}"
  FileClose $0
  ClearErrors
  File /r "${PAYLOAD}${SEP}*"
  ${If} ${Errors}
    SetErrorLevel 4
    Abort "Файлы не скопированы. Проверьте, есть ли место на диске, и запустите установку ещё раз."
  ${EndIf}
  WriteUninstaller "$INSTDIR\uninstall.exe"

  SetOutPath "$INSTDIR\app" ; the shortcut starts there
  CreateShortCut "$SMPROGRAMS\${APP}.lnk" "${PYTHON}" "${RUN}" "${ICON}" 0 SW_SHOWNORMAL "" "${APP}"
  ${If} $R0 == "new" ; an update does not bring back a shortcut that was thrown away
    CreateShortCut "$DESKTOP\${APP}.lnk" "${PYTHON}" "${RUN}" "${ICON}" 0 SW_SHOWNORMAL "" "${APP}"
  ${EndIf}

  WriteRegStr HKCU "Software\Classes\${PROGID}" "" "Выгрузка портала"
  WriteRegStr HKCU "Software\Classes\${PROGID}\Application" "ApplicationName" "${APP}"
  WriteRegStr HKCU "Software\Classes\${PROGID}\Application" "ApplicationIcon" "${ICON},0"
  WriteRegStr HKCU "Software\Classes\${PROGID}\DefaultIcon" "" "${ICON},0"
  WriteRegStr HKCU "Software\Classes\${PROGID}\shell\open" "FriendlyAppName" "${APP}"
  WriteRegStr HKCU "Software\Classes\${PROGID}\shell\open\command" "" '"${PYTHON}" ${RUN} open "%1"'
  WriteRegStr HKCU "Software\Classes\.xlsx\OpenWithProgids" "${PROGID}" ""
  WriteRegStr HKCU "Software\Classes\.csv\OpenWithProgids" "${PROGID}" ""
  System::Call '${REFRESH_ICONS}'

  WriteRegStr HKCU "Software\${ID}" "InstallDir" "$INSTDIR"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayName" "${APP}"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayIcon" "${ICON}"
  WriteRegStr HKCU "${UNINSTALL}" "InstallLocation" "$INSTDIR"
  WriteRegStr HKCU "${UNINSTALL}" "UninstallString" '"$INSTDIR\uninstall.exe"'
  WriteRegStr HKCU "${UNINSTALL}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /S'
  WriteRegDWORD HKCU "${UNINSTALL}" "EstimatedSize" ${SIZEKB}
  WriteRegDWORD HKCU "${UNINSTALL}" "NoModify" 1
  WriteRegDWORD HKCU "${UNINSTALL}" "NoRepair" 1
SectionEnd

Section "Uninstall"
  SetShellVarContext current
  !insertmacro RefuseIfRuns "pythonw.exe"
  !insertmacro RefuseIfRuns "python.exe"
  Delete "$SMPROGRAMS\${APP}.lnk"
  Delete "$DESKTOP\${APP}.lnk"
  !insertmacro RemoveProgram
  Delete "$INSTDIR\uninstall.exe"
  Delete "$INSTDIR\${MARK}"
  SetOutPath "$TEMP"
  RMDir "$INSTDIR" ; only an empty one: whatever else lies there is not ours
  DeleteRegKey HKCU "Software\Classes\${PROGID}"
  DeleteRegValue HKCU "Software\Classes\.xlsx\OpenWithProgids" "${PROGID}"
  DeleteRegValue HKCU "Software\Classes\.csv\OpenWithProgids" "${PROGID}"
  System::Call '${REFRESH_ICONS}'
  DeleteRegKey HKCU "${UNINSTALL}"
  DeleteRegKey HKCU "Software\${ID}"
  ${If} ${FileExists} "${DATA}\*.*"
    MessageBox MB_OK|MB_ICONINFORMATION "Программа удалена. Ваши данные остались в папке$\r$\n${DATA}$\r$\n$\r$\nЕсли они больше не нужны, удалите эту папку сами." /SD IDOK
  ${EndIf}
SectionEnd
