/** The interface of an analysis stage. */
import type { AdvisoryDocument } from '../document/document.ts';
import type { DocumentContext, Environment } from '../environment/environment.ts';
import type { Problem } from '../problems/problem.ts';
import type { RuleSettings } from '../settings/settings.ts';

/** The input that is the same for every stage: the document to analyse, its environment and the settings. */
export interface Subject {
  readonly document: AdvisoryDocument;
  /** The environment, with the schema for the document's kind and the team's catalogue. */
  readonly env: Environment;
  readonly settings: RuleSettings;
  readonly documentContext: DocumentContext;
}

/**
 * A step of the analysis: receives the problems from the earlier stages and returns those for the next one. Stages may add, filter, change
 * or sort problems. Pure; never throws.
 */
export interface Stage {
  readonly name: string;
  run(problems: readonly Problem[], subject: Subject): readonly Problem[];
}
