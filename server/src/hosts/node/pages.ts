/**
 * The functions for pages that depend on Node: stylesheet, hash, base64, and printing with a browser. They are a separate bundle, which is
 * loaded with the first page.
 */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { findBrowser } from './findBrowser.ts';
import { printPdf, PdfError } from './printPdf.ts';

export { printPdf };

/** Returns the stylesheet for pages from the sources or, in a package, from the build output. */
export function pageStyle(packageFolder: string): string {
  const source = join(packageFolder, 'server', 'src', 'core', 'report', 'report.css');
  return readFileSync(existsSync(source) ? source : join(packageFolder, 'dist', 'page.css'), 'utf8');
}

/** Returns the SHA-256 of a string, in base64. */
export function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('base64');
}

/** Encodes bytes in base64. */
export function base64Of(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64');
}

/**
 * Prints a page as PDF with an installed browser. `modified` is the date of the document in RFC 3339, UTC. If there is no browser, or if
 * printing fails, resolves with the reason.
 */
export async function pdfOf(
  page: string,
  modified: string | undefined,
): Promise<{ readonly base64: string } | { readonly reason: string }> {
  const { env, platform } = process;
  const browser = findBrowser({ env, platform });
  if (browser === undefined)
    return {
      reason: env['CHROMIUM']
        ? `${env['CHROMIUM']} (environment variable CHROMIUM) cannot be run`
        : 'Chromium or Chrome is required, but neither was found; install one, or set the environment variable CHROMIUM to its path',
    };
  try {
    const bytes = await printPdf(page, { browser, ...(modified === undefined ? {} : { modified }) });
    return { base64: base64Of(bytes) };
  } catch (error) {
    if (error instanceof PdfError) return { reason: `${browser} ${error.message}` };
    throw error;
  }
}
