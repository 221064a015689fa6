; What the setup says, in English; Windows' own words around it come from NSIS.

!macro SAY NAME WORDS
  LangString ${NAME} ${LANG_ENGLISH} "${WORDS}"
!macroend

!insertmacro SAY WELCOME "A private notebook, on this computer only.$\r$\n$\r$\nIt is set up for your own account: no administrator is needed, and notebooks that you already have stay as they are."
!insertmacro SAY FOLDER "The program goes into this folder. Notebooks are better kept elsewhere, for instance in Documents."
!insertmacro SAY READY_TITLE "Sessionbook is ready"
!insertmacro SAY READY "You find it in the Start menu.$\r$\n$\r$\nIt never looks for a newer version by itself. It can be removed in the settings of Windows, under Apps; your notebooks stay then."
!insertmacro SAY OPEN "Open Sessionbook now"
!insertmacro SAY IS_OPEN "Sessionbook is open. Please close it: what you wrote is saved then. After that, choose Retry."
!insertmacro SAY REMOVING_EARLIER "Removing the earlier version; notebooks and settings stay ..."
!insertmacro SAY REMOVE "This removes the program. Your notebooks stay where they are, and so do its settings."
!insertmacro SAY REMOVED_TITLE "Sessionbook is removed"
!insertmacro SAY REMOVED "Your notebooks are where they were. Without the program nobody can read them; set it up again to open them.$\r$\n$\r$\nIts settings are kept, too, in the folder $APPDATA\sessionbook. They hold nothing that you wrote in a notebook."
!insertmacro SAY NOT_ALL_REMOVED "Some files of the program could not be removed. They are in $INSTDIR and can be deleted by hand; notebooks that lie there are folders with a file called notes.db."
