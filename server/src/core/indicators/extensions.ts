/** Endings of file names. */

/** Extensions that are no top-level domain. */
// prettier-ignore
const extensions: ReadonlySet<string> = new Set([
  '7z', 'ace', 'aes', 'apk', 'appx', 'arj', 'asp', 'aspx', 'avi', 'bak', 'bas', 'bat', 'bin', 'bmp', 'bz2', 'cer', 'cfg', 'chm', 'class', 'cmd', 'conf',
  'cpl', 'crt', 'crx', 'csv', 'dat', 'db', 'deb', 'dll', 'dmg', 'doc', 'docm', 'docx', 'dotm', 'drv', 'dylib', 'ear', 'efi', 'egg', 'elf', 'eml', 'enc',
  'exe', 'gif', 'gz', 'hta', 'htm', 'html', 'ico', 'img', 'inf', 'ini', 'ipa', 'iqy', 'iso', 'jar', 'jnlp', 'jpeg', 'jpg', 'js', 'jse', 'json', 'jsp',
  'jspx', 'ko', 'lnk', 'log', 'lua', 'lzh', 'mht', 'mobileconfig', 'mp3', 'mp4', 'msc', 'msg', 'msi', 'msix', 'msp', 'nupkg', 'ocx', 'odt', 'pdf', 'pem',
  'php', 'pif', 'pkg', 'plist', 'png', 'ppam', 'ppt', 'pptm', 'pptx', 'ps1', 'psd1', 'psm1', 'pst', 'pyc', 'pyd', 'pyw', 'rar', 'rb', 'rdp', 'reg', 'rpm',
  'rtf', 'scr', 'sct', 'slk', 'sqlite', 'svg', 'swf', 'sys', 'tar', 'tgz', 'tmp', 'toml', 'txt', 'vbe', 'vbs', 'vhd', 'vhdx', 'vmdk', 'vsix',
  'war', 'wav', 'webp', 'whl', 'wim', 'wsc', 'wsf', 'wsh', 'xll', 'xls', 'xlsb', 'xlsm', 'xlsx', 'xml', 'xpi', 'xz', 'yaml', 'yml', 'zst',
]);

/** Extensions that are top-level domains too: without brackets or a host's first label, a file is meant. */
const shared: ReadonlySet<string> = new Set(['cab', 'md', 'mov', 'py', 'sh', 'so', 'zip']);

const extensionOf = (name: string): string => (/\.([a-z0-9]+)$/i.exec(name)?.[1] ?? '').toLowerCase();

/** Whether a name ends as a file does and no host can. */
export const hasFileExtension = (name: string): boolean => extensions.has(extensionOf(name));

/** Whether a name without brackets is a file's: by its ending, or the manifest of Java archives. */
export function isPlainlyFile(name: string): boolean {
  const extension = extensionOf(name);
  if (/^manifest\.mf$/i.test(name)) return true;
  return extensions.has(extension) || (shared.has(extension) && !/^(?:\*|www|ftp|mail|cdn)\./i.test(name));
}
