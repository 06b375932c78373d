import { readAnyPage } from '../anyPage.ts';
import { Noted } from '../draft.ts';
import type { Importer } from '../reader.ts';
import { htmlLines } from './lines.ts';
import { findElement, hasClass, readHtml } from './tree.ts';

/** Imports an HTML page: one that this program has published, one with the same headings, or any other page with facts in its text. */
export const htmlPage: Importer = {
  read(text, { catalogue }) {
    if (
      !text
        .replace(/^\uFEFF/, '')
        .trimStart()
        .startsWith('<')
    )
      return undefined;
    const root = readHtml(text);
    if (!root) return 'The elements of the page are nested more than 2,000 levels deep.';
    const lines = htmlLines(root);
    const page = readAnyPage(lines, catalogue);
    const report = findElement(root, (element) => hasClass(element, 'ta-report'));
    const language = report?.attributes['lang']?.trim();
    if (!page || !language) return page;
    return { ...page, draft: new Map(page.draft).set('language', new Noted(language, 'page language')) };
  },
};
