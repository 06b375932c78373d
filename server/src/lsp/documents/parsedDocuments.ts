/** Open documents in parsed form. A text is parsed only if it has changed. */
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { AdvisoryDocument, DocumentKind } from '../../core/index.ts';
import type { LanguageService } from '../../service/types.ts';
import type { OpenTexts } from './openTexts.ts';

/** A version of a document; `advisory` is the result of parsing its text. */
export interface OpenDocument {
  readonly uri: string;
  readonly version: number;
  readonly text: TextDocument;
  readonly advisory: AdvisoryDocument;
}

export interface ParsedDocuments {
  /** Returns the newest version of an open document in parsed form; undefined for a document that is not open. */
  get(uri: string): OpenDocument | undefined;
  /** Drops the parsed versions of a document that was closed or reopened. */
  forget(uri: string): void;
}

interface Parsed {
  readonly kind: DocumentKind;
  readonly advisory: AdvisoryDocument;
}

/**
 * Creates the cache of parsed documents. Parsing reuses unchanged parts of the previous version. `kindOf` determines the kind of a document
 * from its URI and text.
 */
export function createParsedDocuments(
  texts: OpenTexts,
  service: Pick<LanguageService, 'parse'>,
  kindOf: (uri: string, text: string) => DocumentKind,
): ParsedDocuments {
  const parsed = new Map<string, Parsed>();
  const parse = (document: TextDocument): AdvisoryDocument => {
    const { uri } = document;
    const text = document.getText();
    const known = parsed.get(uri);
    const kind = kindOf(uri, text);
    // Some clients change a text without a new version. Comparing a text with itself takes no time.
    if (known?.advisory.text === text && known.kind === kind) return known.advisory;
    const advisory = service.parse(text, kind, known?.kind === kind ? known.advisory : undefined);
    parsed.set(uri, { kind, advisory });
    return advisory;
  };
  return {
    get(uri) {
      const text = texts.get(uri);
      return text && { uri, version: text.version, text, advisory: parse(text) };
    },
    forget: (uri) => void parsed.delete(uri),
  };
}
