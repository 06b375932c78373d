/** Gives the server what pages need, which is loaded with the first one. */
import type { PagePrinter } from '../../service/types.ts';
import { packageFolder } from './environment.ts';
import { base64Of, hashOf, pageStyle, pdfOf } from './pages.ts';

/** Creates the printer of pages; nothing is read yet. */
export function createHostPages(): PagePrinter {
  return {
    style: () => pageStyle(packageFolder()),
    hash: (text) => hashOf(text),
    base64: (bytes) => base64Of(bytes),
    pdf: (page, modified) => pdfOf(page, modified),
  };
}
