; Sets Sessionbook up for one person, into their own account: no administrator is asked.
; Compiled on Linux and run under Wine only, never on Windows; SIGN was never Microsoft's signtool.
;
; Nobody needs to run makensis by hand: installers/windows_setup.py does, and writes what FILES
; names, the lists of what is installed and removed. Without a word, for scripts:
;   sessionbook-...-setup.exe /S [/D=C:\any folder]      /D comes last, without quotation marks
;   uninstall.exe /S [_?=C:\any folder]                  with _? it is waited for; itself it stays
; Exit codes: 0 done, 3 the program was open and nothing was done, 4 some files could not be
; removed. What is removed are the files that were installed, by their names, and folders that
; are empty then: whatever else lies in the folder, a notebook too, stays.

Target amd64-unicode ; the other stub is a 32-bit program
ManifestDPIAware true
ManifestLongPathAware true
ManifestSupportedOS Win10
RequestExecutionLevel user
SetCompressor /SOLID lzma
SetCompressorDictSize 64
SetDateSave off
AllowSkipFiles off

!define TITLE "Sessionbook"
!define ENTRY "Software\Microsoft\Windows\CurrentVersion\Uninstall\Sessionbook"
!define UNINSTALLER "uninstall.exe"
!define SHORTCUT "$SMPROGRAMS\Sessionbook.lnk"
!define IS_OPEN_CODE 3
!define NOT_ALL_REMOVED_CODE 4

Name "${TITLE}"
BrandingText "${TITLE} ${VERSION}"
OutFile "${OUT}"
!ifdef SIGN ; what signs the uninstaller; installers/signing.py signs the setup itself
  !uninstfinalize '${SIGN}' = 0
!endif
InstallDir "$LOCALAPPDATA\Programs\Sessionbook"
InstallDirRegKey HKCU "${ENTRY}" "InstallLocation"

!include LogicLib.nsh
!include MUI2.nsh
!include "${FILES}" ; INSTALL_FILES, REMOVE_FILES and REMOVE_FOLDERS; CONSOLE and WINDOW, the programs

!define MUI_ICON "${ICON}"
!define MUI_UNICON "${ICON}"
!define MUI_WELCOMEFINISHPAGE_BITMAP "${PICTURE}"
!define MUI_WELCOMEFINISHPAGE_BITMAP_STRETCH AspectFitHeight
!define MUI_UNWELCOMEFINISHPAGE_BITMAP "${PICTURE}"
!define MUI_UNWELCOMEFINISHPAGE_BITMAP_STRETCH AspectFitHeight

!define MUI_WELCOMEPAGE_TITLE "${TITLE}"
!define MUI_WELCOMEPAGE_TEXT "$(WELCOME)"
!define MUI_DIRECTORYPAGE_TEXT_TOP "$(FOLDER)"
!define MUI_FINISHPAGE_TITLE "$(READY_TITLE)"
!define MUI_FINISHPAGE_TEXT "$(READY)"
!define MUI_FINISHPAGE_RUN "$INSTDIR\${WINDOW}"
!define MUI_FINISHPAGE_RUN_TEXT "$(OPEN)"
!insertmacro MUI_PAGE_WELCOME
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH

!define MUI_UNCONFIRMPAGE_TEXT_TOP "$(REMOVE)"
!define MUI_FINISHPAGE_TITLE "$(REMOVED_TITLE)"
!define MUI_FINISHPAGE_TEXT "$(REMOVED)"
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_UNPAGE_FINISH

; A language is one more of these two lines, and its file.
!insertmacro MUI_LANGUAGE "English"
!include "english.nsh"

VIProductVersion "${NUMBERS}"
VIAddVersionKey "ProductName" "${TITLE}"
VIAddVersionKey "ProductVersion" "${VERSION}"
VIAddVersionKey "FileDescription" "${TITLE}"
VIAddVersionKey "FileVersion" "${VERSION}"
VIAddVersionKey "CompanyName" "${PUBLISHER}"
VIAddVersionKey "LegalCopyright" "${RIGHTS}"

; Sets $2 if a program of the folder $0 is running: nobody can write into it then.
!macro LOOK_WHETHER_OPEN NAME
  ${If} ${FileExists} "$0\${NAME}"
    ClearErrors
    FileOpen $1 "$0\${NAME}" a
    ${If} ${Errors}
      StrCpy $2 "open"
    ${Else}
      FileClose $1
    ${EndIf}
  ${EndIf}
!macroend

!macro WAIT_UNTIL_CLOSED UN
  ; Returns once no program of the folder $0 is running; ends the setup if the person gives up.
  Function ${UN}WaitUntilClosed
    ${Do}
      StrCpy $2 ""
      !insertmacro LOOK_WHETHER_OPEN "${CONSOLE}"
      !insertmacro LOOK_WHETHER_OPEN "${WINDOW}"
      ${If} $2 == ""
        ${ExitDo}
      ${EndIf}
      ${If} ${Cmd} `MessageBox MB_RETRYCANCEL|MB_ICONINFORMATION "$(IS_OPEN)" /SD IDCANCEL IDCANCEL`
        SetErrorLevel ${IS_OPEN_CODE}
        Quit
      ${EndIf}
    ${Loop}
  FunctionEnd
!macroend
!insertmacro WAIT_UNTIL_CLOSED ""
!insertmacro WAIT_UNTIL_CLOSED "un."

; Lets the uninstaller of an earlier version take away what that version brought, wherever it is.
Function RemoveEarlier
  ReadRegStr $0 HKCU "${ENTRY}" "InstallLocation"
  ${If} $0 == ""
  ${OrIfNot} ${FileExists} "$0\${UNINSTALLER}"
    Return
  ${EndIf}
  Call WaitUntilClosed
  DetailPrint "$(REMOVING_EARLIER)"
  ExecWait '"$0\${UNINSTALLER}" /S _?=$0' $1
  ${If} $1 == ${IS_OPEN_CODE} ; opened just now
    SetErrorLevel ${IS_OPEN_CODE}
    Quit
  ${EndIf}
  Delete "$0\${UNINSTALLER}" ; which could not remove itself while it was waited for
  RMDir "$0"
FunctionEnd

Section
  StrCpy $0 $INSTDIR
  Call WaitUntilClosed
  Call RemoveEarlier
  !insertmacro INSTALL_FILES
  WriteUninstaller "$INSTDIR\${UNINSTALLER}"
  SetOutPath $DOCUMENTS ; where the shortcut starts the program: no notebook belongs in $INSTDIR
  CreateShortcut "${SHORTCUT}" "$INSTDIR\${WINDOW}"
  WriteRegStr HKCU "${ENTRY}" "DisplayName" "${TITLE}"
  WriteRegStr HKCU "${ENTRY}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${ENTRY}" "Publisher" "${PUBLISHER}"
  WriteRegStr HKCU "${ENTRY}" "URLInfoAbout" "${HOME}"
  WriteRegStr HKCU "${ENTRY}" "DisplayIcon" "$INSTDIR\${WINDOW}"
  WriteRegStr HKCU "${ENTRY}" "InstallLocation" "$INSTDIR"
  WriteRegStr HKCU "${ENTRY}" "UninstallString" '"$INSTDIR\${UNINSTALLER}"'
  WriteRegStr HKCU "${ENTRY}" "QuietUninstallString" '"$INSTDIR\${UNINSTALLER}" /S'
  WriteRegDWORD HKCU "${ENTRY}" "EstimatedSize" ${KILOBYTES}
  WriteRegDWORD HKCU "${ENTRY}" "NoModify" 1
  WriteRegDWORD HKCU "${ENTRY}" "NoRepair" 1
SectionEnd

Section Uninstall
  StrCpy $0 $INSTDIR
  Call un.WaitUntilClosed
  ClearErrors
  !insertmacro REMOVE_FILES
  ${If} ${Errors}
    SetErrorLevel ${NOT_ALL_REMOVED_CODE}
    MessageBox MB_OK|MB_ICONINFORMATION "$(NOT_ALL_REMOVED)" /SD IDOK
  ${EndIf}
  Delete "$INSTDIR\${UNINSTALLER}"
  !insertmacro REMOVE_FOLDERS
  RMDir "$INSTDIR"
  Delete "${SHORTCUT}"
  DeleteRegKey HKCU "${ENTRY}"
SectionEnd
