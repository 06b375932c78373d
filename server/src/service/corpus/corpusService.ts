/** What the service knows about the names in advisories, for requests across files. */
import type {
  AdvisoryDocument,
  AdvisoryFacts,
  Definition,
  DocumentContext,
  Edit,
  Environment,
  Mention,
  MentionKind,
  PlainPlace,
  Problem,
  Renaming,
  RuleSettings,
  Span,
} from '../../core/index.ts';
import { definitionsAt, factsOf, labelOfKey, namesIn, renameEdits } from '../../core/index.ts';

export interface CorpusService {
  /** The facts of an advisory, with places as `placeOf` makes them of spans; undefined for other documents. */
  facts(
    document: AdvisoryDocument,
    settings: RuleSettings,
    documentContext: DocumentContext | undefined,
    placeOf: (span: Span) => PlainPlace,
  ): AdvisoryFacts | undefined;
  /** Everything that an advisory or a team's catalogue names. */
  names(document: AdvisoryDocument, documentContext?: DocumentContext): readonly Mention[];
  renaming(
    document: AdvisoryDocument,
    documentContext: DocumentContext | undefined,
    renaming: Renaming,
  ): readonly Edit[];
  /** The definitions of what is at an offset; `catalogues` are those of the team. */
  definitions(
    document: AdvisoryDocument,
    documentContext: DocumentContext | undefined,
    offset: number,
    catalogues: readonly AdvisoryDocument[],
  ): readonly Definition[];
  /** The name of what a key stands for; `written` is how an advisory names it. */
  label(kind: MentionKind, key: string, written: string): string;
}

/** Creates it from what the service has: an environment for each document, and the cached problems. */
export function createCorpusService(
  env: Environment,
  envOf: (document: AdvisoryDocument, documentContext?: DocumentContext) => Environment,
  problemsOf: (
    document: AdvisoryDocument,
    settings: RuleSettings,
    documentContext: DocumentContext | undefined,
  ) => readonly Problem[],
): CorpusService {
  return {
    facts: (document, settings, documentContext, placeOf) =>
      factsOf(
        document,
        envOf(document, documentContext),
        () => problemsOf(document, settings, documentContext).map(({ severity }) => severity),
        placeOf,
      ),
    names: (document, documentContext) => namesIn(document, envOf(document, documentContext)),
    renaming: (document, documentContext, renaming) =>
      renameEdits(document, envOf(document, documentContext), renaming),
    definitions: (document, documentContext, offset, catalogues) =>
      definitionsAt(document, envOf(document, documentContext), offset, catalogues),
    label: (kind, key, written) => labelOfKey(env.catalogue, kind, key, written),
  };
}
