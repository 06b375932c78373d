import { readFreeText } from './free/freeText.ts';
import type { Importer } from './reader.ts';
import { pageLines } from './page/lines.ts';
import { readPage } from './page/readPage.ts';

/** Imports a published page as text (ours, or one with the same headings), and any other text with recognisable content. */
export const textPage: Importer = {
  read(text, { catalogue }) {
    const page = readPage(text, catalogue);
    if (!page) return readFreeText(pageLines(text), catalogue);
    return { draft: page.draft, unread: page.rest.map(({ number, text: line }) => `line ${number}: ${line.trim()}`) };
  },
};
