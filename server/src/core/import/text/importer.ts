import { readAnyPage } from '../anyPage.ts';
import type { Importer } from '../reader.ts';
import { pageLines } from '../page/lines.ts';

/** Imports a published page as text (ours, or one with the same headings), and any other text with recognisable content. */
export const textPage: Importer = {
  read: (text, { catalogue }) => readAnyPage(pageLines(text), catalogue),
};
