import type { Importer } from '../reader.ts';
import { readPage } from './readPage.ts';

/** Imports a published page as text: our own, or one with the same headings. */
export const textPage: Importer = {
  read(text, { catalogue }) {
    const page = readPage(text, catalogue);
    return (
      page && { draft: page.draft, unread: page.rest.map(({ number, text: line }) => `line ${number}: ${line.trim()}`) }
    );
  },
};
