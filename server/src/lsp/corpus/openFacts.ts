/** The facts of open documents. The index uses them instead of the facts of the files on disk. */
import type { AdvisoryFacts, PlainLocation } from '../../core/index.ts';
import { toRange } from '../../service/convert.ts';
import { createPositionConverter } from '../positions/positionEncoding.ts';
import type { CorpusParts } from './corpusParts.ts';

export interface OpenFacts {
  /**
   * Calls `changed` with the facts of each open document that has changed since the last call. For a document that is not an advisory, the
   * facts are undefined.
   */
  sync(changed: (path: string, facts: AdvisoryFacts | undefined) => void): Promise<void>;
  /** Removes a closed document. */
  forget(uri: string): void;
  /** Makes the next call to `sync` report all documents. */
  clear(): void;
}

/** Creates the facts for a connection. `pathOf` returns the path by which the index identifies a document. */
export function createOpenFacts(
  { texts, documents, config, host, client }: CorpusParts,
  pathOf: (uri: string) => string,
): OpenFacts {
  const sent = new Map<string, number>();
  return {
    async sync(changed) {
      for (const uri of texts.uris()) {
        const version = texts.versionOf(uri);
        if (version === undefined || sent.get(uri) === version) continue;
        const { rules, documentContext } = await config.of(uri);
        const open = documents.get(uri);
        if (!open) continue;
        const { advisory, text } = open;
        const convert = createPositionConverter(text, client().encoding);
        const locationOf = (span: readonly [number, number]): PlainLocation => {
          const { start, end } = convert.toClient(toRange(span, advisory.lines));
          return [start.line, start.character, end.line, end.character];
        };
        sent.set(uri, open.version);
        changed(pathOf(uri), host.service.corpus.facts(advisory, rules, documentContext, locationOf));
      }
    },
    forget: (uri) => void sent.delete(uri),
    clear: () => sent.clear(),
  };
}
