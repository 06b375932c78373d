/** The input and output of building a site. */
import type { Tlp } from '../model/vocabularies.ts';

export interface SiteOptions {
  /** The name of the site. */
  readonly title: string;
  /** The URL of the site's folder, with a trailing slash. If it is absent, links in feeds are relative. */
  readonly baseUrl?: string;
  /** The strictest label that may be published. If it is absent, everything except TLP:RED may be published. */
  readonly maxTlp?: Tlp;
  /** Whether advisories with `status: draft` are published. */
  readonly drafts: boolean;
}

/** The hash functions and the stylesheet for reports, which the host provides. */
export interface SiteTools {
  /** The content of report.css. */
  readonly reportStyle: string;
  /** Returns the SHA-256 of a string in UTF-8, as base64. */
  readonly sha256: (text: string) => string;
  /** Returns the MD5 of a string in UTF-8, as hexadecimal digits. */
  readonly md5: (text: string) => string;
}

/** A file of the site. The names in its path are in lower case, separated by `/`, and safe on every system. */
export interface SiteFile {
  readonly path: string;
  /** The content in consecutive parts, so that a large file need not be a single string. */
  readonly text: readonly string[];
}

/** Returns a file whose content is a single string. */
export const siteFile = (path: string, text: string): SiteFile => ({ path, text: [text] });

/** Returns the relative path from a page to the site's folder: `../../` for `advisories/a/index.html`. */
export const wayUp = (path: string): string => '../'.repeat(path.split('/').length - 1);

/** Returns a path as a relative URL, percent-encoded. */
export const addressOf = (path: string): string => path.split('/').map(encodeURIComponent).join('/');
