/** Keys that the mapping under the cursor may still have. */
import { CompletionItemKind } from 'vscode-languageserver-types';
import {
  lineBreakOf,
  type AdvisoryDocument,
  type CursorContext,
  type Environment,
  type KeyInfo,
  type MappingShape,
} from '../../core/index.ts';
import { needOf } from '../describeKey.ts';
import { keyData, type Proposal } from './proposal.ts';
import { flowSkeleton, keySkeleton } from './skeleton.ts';

/** In canonical order; each with its skeleton, or only its name where the line has a colon already. */
export function proposeKeys(document: AdvisoryDocument, cursor: CursorContext, env: Environment): readonly Proposal[] {
  const form = cursor.path.length === 0 ? { mapping: env.schema.root } : env.schema.formAt(cursor.path);
  const mapping = form?.mapping;
  if (!mapping) return [];
  const taken = new Set(cursor.siblings);
  const eol = lineBreakOf(document.text);
  return mapping.keys
    .filter(({ key }) => !taken.has(key))
    .map((fact) => ({
      label: fact.key,
      kind: CompletionItemKind.Property,
      ...insertion(fact, cursor, env, eol),
      detail: detailOf(fact, mapping),
      data: keyData([...cursor.path, fact.key]),
    }));
}

function insertion(
  fact: KeyInfo,
  cursor: CursorContext,
  env: Environment,
  eol: string,
): Pick<Proposal, 'newText' | 'snippet'> {
  if (cursor.hasColon) return { newText: fact.key };
  if (cursor.flow) return { newText: flowSkeleton(fact) };
  const section = cursor.path.length === 0 ? env.snippets.snippetBody(`Section: ${fact.key}`) : undefined;
  const newText =
    section === undefined
      ? keySkeleton(fact, cursor.indent, eol)
      : section
          .trimEnd()
          .split(/\r?\n/)
          .join(eol + cursor.indent);
  return { newText, snippet: true };
}

function detailOf(fact: KeyInfo, mapping: MappingShape): string {
  const group = mapping.oneOfRequired.find((keys) => keys.includes(fact.key));
  return group ? `one of ${group.join(', ')}` : needOf(fact);
}
