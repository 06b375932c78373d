/** Provides the server with the functions for rendering pages, which are loaded when the first page is rendered. */
import type { PagePrinter } from '../../service/types.ts';
import { packageFolder } from './environment.ts';
import { base64Of, hashOf, pageStyle, pdfOf } from './pages.ts';

/** Creates the page printer. No file is read until the first page is rendered. */
export function createHostPages(): PagePrinter {
  return {
    style: () => pageStyle(packageFolder()),
    hash: (text) => hashOf(text),
    base64: (bytes) => base64Of(bytes),
    pdf: (page, modified) => pdfOf(page, modified),
  };
}
