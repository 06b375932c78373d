/** The open documents, each parsed at most once a version. */
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { AdvisoryDocument, DocumentKind } from '../../core/index.ts';
import type { LanguageService } from '../../service/types.ts';
import type { OpenTexts } from './openTexts.ts';

/** A document at one version; `advisory` is the result of parsing that version's text. */
export interface OpenDocument {
  readonly uri: string;
  readonly version: number;
  readonly text: TextDocument;
  readonly advisory: AdvisoryDocument;
}

export interface ParsedDocuments {
  /** The newest version of an open document, parsed; undefined for one that is not open. */
  get(uri: string): OpenDocument | undefined;
  /** Drops the parsed versions of a document that was closed or opened again. */
  forget(uri: string): void;
}

interface Parsed {
  readonly version: number;
  readonly kind: DocumentKind;
  readonly advisory: AdvisoryDocument;
}

/** Parses on request, with what the last version of the same document and kind has in common. `kindOf` takes an address and a text. */
export function createParsedDocuments(
  texts: OpenTexts,
  service: Pick<LanguageService, 'parse'>,
  kindOf: (uri: string, text: string) => DocumentKind,
): ParsedDocuments {
  const parsed = new Map<string, Parsed>();
  const parse = (document: TextDocument): AdvisoryDocument => {
    const { uri, version } = document;
    const text = document.getText();
    const known = parsed.get(uri);
    const kind = kindOf(uri, text);
    if (known?.version === version && known.kind === kind) return known.advisory;
    const advisory = service.parse(text, kind, known?.kind === kind ? known.advisory : undefined);
    parsed.set(uri, { version, kind, advisory });
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
