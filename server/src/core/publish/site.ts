/** The input and output of creating a site. */
import type { Tlp } from '../model/vocabularies.ts';

export interface SiteOptions {
  /** The name of the site. */
  readonly title: string;
  /** The address of the site's folder, which ends with a slash; without it, feeds have relative links. */
  readonly baseUrl?: string;
  /** The strictest label that may be published; without it, everything but TLP:RED. */
  readonly maxTlp?: Tlp;
  /** Whether advisories with `status: draft` are published. */
  readonly drafts: boolean;
}

/** Digests that the host computes. */
export interface SiteTools {
  /** Returns the SHA-256 of a text in UTF-8, in base64. */
  readonly sha256: (text: string) => string;
  /** Returns the MD5 of a text in UTF-8, in hexadecimal digits. */
  readonly md5: (text: string) => string;
}

/** A file of the site. Its path has lower-case names with `/` between them, which are safe on every system. */
export interface SiteFile {
  readonly path: string;
  /** The parts of its text, one after the other: the whole of a large file need not be one string. */
  readonly text: readonly string[];
}

/** Returns a file with one text. */
export const siteFile = (path: string, text: string): SiteFile => ({ path, text: [text] });

/** Returns the way from a page of the site to the site's folder: `../../` for `advisories/a/index.html`. */
export const wayUp = (path: string): string => '../'.repeat(path.split('/').length - 1);

/** Returns a path as a relative URL, percent-encoded. */
export const addressOf = (path: string): string => path.split('/').map(encodeURIComponent).join('/');
