/** Recognises names of software packages. */

/**
 * Registries and package managers whose name may precede the name of a package. Source: the types of the purl specification, and common
 * spellings.
 */
// prettier-ignore
const ecosystems: ReadonlySet<string> = new Set([
  'npm', 'pypi', 'pip', 'gem', 'rubygems', 'nuget', 'maven', 'cargo', 'crates', 'crates.io', 'go', 'golang', 'composer', 'packagist',
  'docker', 'oci', 'github', 'bitbucket', 'hex', 'pub', 'cran', 'conda', 'cpan', 'swift', 'cocoapods', 'hackage', 'apk', 'deb', 'rpm',
  'alpm', 'brew', 'homebrew', 'chocolatey', 'winget', 'vscode', 'openvsx', 'chrome', 'huggingface', 'generic', 'yarn', 'pnpm', 'snap',
]);

const purl = /^pkg:[a-z][a-z0-9.+-]*\/[^\s/@?#][^\s@?#]*(?:@[^\s?#]+)?(?:\?[^\s#]+)?(?:#\S+)?$/i;
const name = String.raw`(?:@[\w.~-]+\/)?[\w.~-]+(?:[/:][\w.~-]+)*`;
const version = String.raw`(?:@|={2,3}|==)v?\d[\w.+!-]*`;
const prefixed = new RegExp(`^([a-z][a-z.]*)[:/]${name}(?:${version}|@[\\w.-]+)?$`, 'i');
const versioned = new RegExp(`^${name}${version}$`, 'i');

/**
 * Whether a string is a package URL (purl specification), or the name of a registry followed by that of a package: `npm:axios@1.14.1`,
 * `pypi:x==1.0`.
 */
export function isPlainlyPackage(text: string): boolean {
  if (text.length > 500) return false;
  if (purl.test(text)) return true;
  const registry = prefixed.exec(text)?.[1]?.toLowerCase();
  return registry !== undefined && text[registry.length] === ':' && ecosystems.has(registry) && !/:\d{1,5}$/.test(text);
}

/**
 * Whether a string is a package as accepted by `isPlainlyPackage`, or a name with a version: `axios@1.14.1`, `@scope/name@2.0.0`. A version
 * begins with a digit and is thus not confused with the host of an e-mail address, which ends with letters.
 */
export function isPackage(text: string): boolean {
  if (isPlainlyPackage(text)) return true;
  return text.length <= 500 && versioned.test(text) && !isAddressLike(text);
}

/** Whether a string is a user name and an IP address: `root@45.8.146.213`, `user@10.0.0.1:22`. */
const isAddressLike = (text: string): boolean => /@\d{1,3}(?:\.\d{1,3}){3}(?::\d+)?$/.test(text);
