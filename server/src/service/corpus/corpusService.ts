/** The part of the language service that handles requests concerning several files. */
import type {
  AdvisoryDocument,
  AdvisoryFacts,
  Definition,
  DocumentContext,
  Edit,
  Environment,
  Mention,
  MentionKind,
  PlainLocation,
  Problem,
  Renaming,
  RuleSettings,
  Span,
} from '../../core/index.ts';
import { definitionsAt, factsOf, labelOfKey, namesIn, renameEdits } from '../../core/index.ts';

export interface CorpusService {
  /** Returns the facts of an advisory, with spans converted by `locationOf`; undefined for other documents. */
  facts(
    document: AdvisoryDocument,
    settings: RuleSettings,
    documentContext: DocumentContext | undefined,
    locationOf: (span: Span) => PlainLocation,
  ): AdvisoryFacts | undefined;
  /** Returns the mentions of objects in an advisory or a team catalogue. */
  names(document: AdvisoryDocument, documentContext?: DocumentContext): readonly Mention[];
  renaming(
    document: AdvisoryDocument,
    documentContext: DocumentContext | undefined,
    renaming: Renaming,
  ): readonly Edit[];
  /** Returns the definitions of the object at an offset; `catalogues` are the team's catalogues. */
  definitions(
    document: AdvisoryDocument,
    documentContext: DocumentContext | undefined,
    offset: number,
    catalogues: readonly AdvisoryDocument[],
  ): readonly Definition[];
  /** Returns the display name of the object with this key. `written` is the spelling of the name in an advisory. */
  label(kind: MentionKind, key: string, written: string): string;
}

/** Creates the service. `envOf` returns the environment for a document, `problemsOf` its problems, which may be cached. */
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
    facts: (document, settings, documentContext, locationOf) =>
      factsOf(
        document,
        envOf(document, documentContext),
        () => problemsOf(document, settings, documentContext).map(({ severity }) => severity),
        locationOf,
      ),
    names: (document, documentContext) => namesIn(document, envOf(document, documentContext)),
    renaming: (document, documentContext, renaming) =>
      renameEdits(document, envOf(document, documentContext), renaming),
    definitions: (document, documentContext, offset, catalogues) =>
      definitionsAt(document, envOf(document, documentContext), offset, catalogues),
    label: (kind, key, written) => labelOfKey(env.catalogue, kind, key, written),
  };
}
