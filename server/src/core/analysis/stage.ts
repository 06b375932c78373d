/** What a stage of the analysis is. */
import type { AdvisoryDocument } from '../document/document.ts';
import type { DocumentContext, Environment } from '../environment/environment.ts';
import type { Problem } from '../problems/problem.ts';
import type { RuleSettings } from '../settings/settings.ts';

/** What is analysed, and what is known beside it. The same for every stage. */
export interface Subject {
  readonly document: AdvisoryDocument;
  /** With the schema of the document's kind, and the catalogue of its team. */
  readonly env: Environment;
  readonly settings: RuleSettings;
  readonly documentContext: DocumentContext;
}

/**
 * One step of the analysis: takes the problems of the stages before it and returns those for the next. A stage that finds adds to them,
 * one that filters or orders returns fewer or the same. Pure; throws nothing for any document.
 */
export interface Stage {
  readonly name: string;
  run(problems: readonly Problem[], subject: Subject): readonly Problem[];
}
