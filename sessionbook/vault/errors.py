"""What can go wrong with keys and files, each in one calm sentence of its own."""

from sessionbook.errors import QT_TRANSLATE_NOOP, SessionbookError


class VaultError(SessionbookError):
    """The notebook's folder could not be used; the root of the errors below."""

    sentence = QT_TRANSLATE_NOOP("errors", "This notebook could not be used.")


class WrongPassphraseError(VaultError):
    """The passphrase does not open this notebook."""

    sentence = QT_TRANSLATE_NOOP(
        "errors",
        "That is not the passphrase of this notebook. Nothing was changed; try again.",
    )


class CodeAsPassphraseError(WrongPassphraseError):
    """A whole recovery code was given where the passphrase was asked for."""

    sentence = QT_TRANSLATE_NOOP(
        "errors",
        "That looks like a recovery code and not like the passphrase. Nothing was changed; "
        "on the locked window, choose “Use my recovery code” and type it there.",
    )


class WrongRecoveryCodeError(VaultError):
    """The code is written correctly but belongs to another notebook or is an old one."""

    sentence = QT_TRANSLATE_NOOP(
        "errors",
        "That recovery code is complete, but it does not open this notebook. "
        "Nothing was changed; look for a newer sheet, or for another notebook's.",
    )


class MistypedRecoveryCodeError(VaultError):
    """The code cannot be right for any notebook: its length or its check is off."""

    sentence = QT_TRANSLATE_NOOP(
        "errors",
        "There is a slip somewhere in that recovery code. "
        "Compare it with the sheet, one group at a time.",
    )


class DamagedHeaderError(VaultError):
    """Neither copy of the keys can be trusted."""

    sentence = QT_TRANSLATE_NOOP(
        "errors",
        "The file that holds this notebook's keys is damaged or was altered. "
        "Nothing was changed; restore a backup.",
    )


class DamagedDatabaseError(VaultError):
    """The notes do not decrypt or are incomplete."""

    sentence = QT_TRANSLATE_NOOP(
        "errors",
        "The file that holds this notebook's notes is damaged. "
        "Keep the folder as it is, and restore a backup beside it.",
    )


class MissingDatabaseError(DamagedDatabaseError):
    """The keys are here, the notes are not."""

    sentence = QT_TRANSLATE_NOOP(
        "errors",
        "The keys of this notebook are here, but its file of notes is missing. "
        "Put notes.db back into the folder, or restore a backup.",
    )


class MismatchedDatabaseError(DamagedDatabaseError):
    """The notes begin differently from what the keys expect."""

    sentence = QT_TRANSLATE_NOOP(
        "errors",
        "The notes in this folder do not belong to its keys, or their beginning is "
        "damaged. Nothing was changed; put back the files that belong together, "
        "or restore a backup.",
    )


class NotANotebookError(VaultError):
    """The folder holds something else, or is not there."""

    sentence = QT_TRANSLATE_NOOP(
        "errors", "There is no notebook in this folder. Choose another folder."
    )


class UnfinishedNotebookError(NotANotebookError):
    """A notebook was begun here, and the program ended before there were keys to it."""

    sentence = QT_TRANSLATE_NOOP(
        "errors",
        "A notebook was begun in this folder, and the program ended before it was made. "
        "Nothing is in it yet: make it again, in the same folder or in another one.",
    )


class NewerFormatError(VaultError):
    """A later version wrote this notebook."""

    sentence = QT_TRANSLATE_NOOP(
        "errors",
        "This notebook was made by a newer Sessionbook. "
        "Nothing was changed; update Sessionbook to open it.",
    )


class AlreadyOpenError(VaultError):
    """Another window or another program holds the notebook."""

    sentence = QT_TRANSLATE_NOOP(
        "errors",
        "This notebook is already open in another window. Continue there, or close it first.",
    )


class NoPassphraseError(VaultError):
    """A notebook is never made without a passphrase."""

    sentence = QT_TRANSLATE_NOOP("errors", "Choose a passphrase first; it cannot be empty.")


class FolderInUseError(VaultError):
    """A notebook is only made in a folder of its own."""

    sentence = QT_TRANSLATE_NOOP(
        "errors",
        "There is already something in this place. "
        "Choose a new or an empty folder for the notebook.",
    )


class FolderUnwritableError(VaultError):
    """The account, or the disk, does not allow writing here."""

    sentence = QT_TRANSLATE_NOOP(
        "errors",
        "Sessionbook is not allowed to write in this folder. "
        "Change its permissions, or choose another folder.",
    )


class ReadOnlyDiskError(FolderUnwritableError):
    """The whole disk takes no writing, as a stick whose switch is on."""

    sentence = QT_TRANSLATE_NOOP(
        "errors",
        "This disk can only be read: a switch on it is on, or the computer opened it so. "
        "What was saved before is safe; a notebook needs a disk that can be written.",
    )


class FolderUnreadableError(VaultError):
    """The account does not allow reading here."""

    sentence = QT_TRANSLATE_NOOP(
        "errors",
        "Sessionbook is not allowed to read this folder. Change its permissions, then try again.",
    )


class NotebookGoneError(VaultError):
    """Nothing is at the path of the open notebook any more."""

    sentence = QT_TRANSLATE_NOOP(
        "errors",
        "The notebook is not where it was opened: a stick was taken out, or its folder was moved. "
        "What is on screen stays here, and is saved once the folder is back.",
    )


class NotebookReplacedError(VaultError):
    """Another file lies at the path of the open notebook."""

    sentence = QT_TRANSLATE_NOOP(
        "errors",
        "Another file has taken the place of this notebook, so nothing is written there. "
        "What is open here is whole; save it as a copy elsewhere, then lock.",
    )


class NotebookOverwrittenError(VaultError):
    """The file of the open notebook now has other content, and what it had is nowhere else."""

    sentence = QT_TRANSLATE_NOOP(
        "errors",
        "Another program has written over this notebook while it was open, so nothing more is "
        "saved there. What is on screen stays: copy what is not saved yet, then lock.",
    )


class DiskFullError(VaultError):
    """There was no room for a write; what was saved before is whole."""

    sentence = QT_TRANSLATE_NOOP(
        "errors",
        "The disk is full, so this was not done. "
        "Everything saved before is safe; make some room and try again.",
    )


class StorageFailedError(VaultError):
    """The disk itself answered with an error."""

    sentence = QT_TRANSLATE_NOOP(
        "errors",
        "The disk reported an error. Check that it is connected and healthy, then try again.",
    )


class SaveNotAllowedError(FolderUnwritableError):
    """The open notebook may not be written to any more; what was saved before is whole."""

    sentence = QT_TRANSLATE_NOOP(
        "errors",
        "Sessionbook is not allowed to write in the notebook's folder any more, so the last change "
        "was not saved. What you typed stays on screen; change the folder's permissions.",
    )


class SaveReadOnlyError(ReadOnlyDiskError):
    """The disk of the open notebook takes no writing any more, as after a fault found on it."""

    sentence = QT_TRANSLATE_NOOP(
        "errors",
        "The notebook's disk can only be read now. What you typed stays on screen and is saved "
        "once the disk can be written again: look for a switch on it, or have it checked.",
    )


class SaveFailedError(StorageFailedError):
    """The disk failed at a save; what was saved before is whole as far as it tells.

    Where only the end of it failed, the change may have come to stand.
    """

    sentence = QT_TRANSLATE_NOOP(
        "errors",
        "The disk reported an error, so the last change may not be saved. What you typed stays on "
        "screen and is tried again; check that the disk is connected and healthy.",
    )


class MemoryRefusedError(VaultError):
    """The system did not hand out the memory a key derivation needs."""

    sentence = QT_TRANSLATE_NOOP(
        "errors",
        "There is not enough free memory to work with the passphrase. "
        "Close other programs and try again.",
    )


class UnsafeDriverError(VaultError):
    """The installed database library is missing encryption or a needed correction."""

    sentence = QT_TRANSLATE_NOOP(
        "errors",
        "The database library on this computer is not safe for a notebook. "
        "Install Sessionbook again, with the parts it asks for.",
    )


class NoKeyringError(VaultError):
    """No keyring answers here, or it failed in a way of its own."""

    sentence = QT_TRANSLATE_NOOP(
        "errors",
        "The keyring of this computer is not available. "
        "Nothing was changed; the passphrase opens the notebook as always.",
    )


class LockedKeyringError(VaultError):
    """The keyring asked for its password, and did not get it."""

    sentence = QT_TRANSLATE_NOOP(
        "errors",
        "The keyring of this computer stayed locked. Nothing was changed; "
        "unlock it and try again, or use the passphrase.",
    )


class UnreliableKeyringError(VaultError):
    """The keyring did not give back what it was given."""

    sentence = QT_TRANSLATE_NOOP(
        "errors",
        "The keyring of this computer did not give back what it was asked to keep, "
        "so it is not used. Nothing was changed; the passphrase opens the notebook as always.",
    )


class ComputerRefusedError(VaultError):
    """The keyring has no key for the slot, another one, or there is no slot any more."""

    sentence = QT_TRANSLATE_NOOP(
        "errors",
        "The keyring of this computer does not open the notebook. Nothing was changed; "
        "use the passphrase. In the settings, this computer can be allowed to again.",
    )


class GivenUpError(VaultError):
    """The person stopped waiting for something that can take as long as it likes."""

    sentence = QT_TRANSLATE_NOOP("errors", "That was given up. Nothing was changed.")


class SaveFullError(DiskFullError):
    """There was no room for a save of the open notebook, which is tried again by itself."""

    sentence = QT_TRANSLATE_NOOP(
        "errors",
        "The disk is full, so the last change was not saved. Everything saved before is safe. "
        "What you typed stays on screen and is saved as soon as there is room.",
    )


def of_a_save(error: VaultError) -> VaultError:
    """Return what is said where it was a save of the open notebook that failed so."""
    kinds = {
        DiskFullError: SaveFullError,
        FolderUnwritableError: SaveNotAllowedError,
        ReadOnlyDiskError: SaveReadOnlyError,
        StorageFailedError: SaveFailedError,
    }
    kind = kinds.get(type(error))
    return kind() if kind else error
