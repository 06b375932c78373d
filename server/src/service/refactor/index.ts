/** Refactorings: code actions that rewrite correct text. They are a separate bundle, which is loaded on first use. */
import {
  attackReleaseOf,
  type AdvisoryDocument,
  type DocumentContext,
  type Edit,
  type Environment,
  type Span,
} from '../../core/index.ts';
import { provideAvailability } from './availability.ts';
import { provideBlockText } from './blockText.ts';
import { provideDefanging } from './defanging.ts';
import { provideForms } from './forms.ts';
import { provideLayout } from './layout.ts';
import { provideLists } from './lists.ts';
import { levelsAt, subjectOf, type Refactoring } from './subject.ts';
import { bodyToFile, fileToBody, ruleFileAt } from './ruleFile.ts';

/** The refactorings for a selection. */
export interface Refactorings {
  readonly rewrites: readonly Refactoring[];
  /** The new file for the body of the rule at the cursor. */
  readonly extract?: { readonly path: string; readonly content: string; readonly edits: readonly Edit[] };
  /** The path of the existing file that contains the body of the rule at the cursor. */
  readonly inline?: string;
}

/** Returns the refactorings for a selection. Returns none for documents with syntax errors and documents that are not advisories. */
export function findRefactorings(
  document: AdvisoryDocument,
  span: Span,
  env: Environment,
  context: DocumentContext | undefined,
): Refactorings {
  if (document.kind !== 'advisory' || document.broken || document.unparsed.length > 0) return { rewrites: [] };
  const subject = subjectOf(document, span, env, attackReleaseOf(document.advisory, env.catalogue));
  const providers = [
    provideForms,
    provideLayout,
    provideBlockText,
    provideDefanging,
    provideLists,
    provideAvailability,
  ];
  const rewrites = providers.flatMap((provide) => provide(subject));
  const extract = bodyToFile(subject, context);
  const inline = ruleFileAt(subject.levels)?.path;
  return {
    rewrites,
    ...(extract ? { extract } : {}),
    ...(inline !== undefined && context?.fileExists?.(inline) === true ? { inline } : {}),
  };
}

/** Returns the path, relative to the advisory, of the file that contains the rule at an offset; undefined if there is none that is safe to read. */
export function rulePathAt(document: AdvisoryDocument, offset: number, env: Environment): string | undefined {
  return ruleFileAt(levelsAt(document, offset, env))?.path;
}

/** Returns the edits that copy the content of a rule file into the advisory; none if that is not possible. */
export function ruleBodyEdits(
  document: AdvisoryDocument,
  offset: number,
  content: string,
  env: Environment,
): readonly Edit[] {
  return fileToBody(document, offset, content, env);
}
