/** File extensions. */

/** File extensions that are not top-level domains. */
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

/**
 * File extensions that are also top-level domains. A name with one of these counts as a file name unless it is defanged or begins like a
 * host name.
 */
const shared: ReadonlySet<string> = new Set(['cab', 'md', 'mov', 'py', 'sh', 'so', 'zip']);

const extensionOf = (name: string): string => (/\.([a-z0-9]+)$/i.exec(name)?.[1] ?? '').toLowerCase();

/** Whether a name ends with a file extension that is not a top-level domain. */
export const hasFileExtension = (name: string): boolean => extensions.has(extensionOf(name));

/** Whether a name that is not defanged is a file name, because of its extension or because it is the manifest of a Java archive. */
export function isPlainlyFile(name: string): boolean {
  const extension = extensionOf(name);
  if (/^manifest\.mf$/i.test(name)) return true;
  return extensions.has(extension) || (shared.has(extension) && !/^(?:\*|www|ftp|mail|cdn)\./i.test(name));
}
