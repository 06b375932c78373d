rule ransom_akira_note_and_extension
{
    meta:
        description = "Windows programs that hold the name of the Akira ransom note and its file extension"
        license = "MIT"
    strings:
        $note = "akira_readme.txt" ascii wide nocase
        $extension = ".akira" ascii wide
        $shadow = "Win32_Shadowcopy" ascii wide nocase
    condition:
        uint16(0) == 0x5A4D and filesize < 10MB and $note and ($extension or $shadow)
}
