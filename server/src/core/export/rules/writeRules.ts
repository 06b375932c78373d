/** Writes the bodies of detection rules to files that tools for their languages can read. */
import type { DetectionRule } from '../../model/advisory.ts';
import type { RuleKind } from '../../model/vocabularies.ts';
import { isDeviceName } from '../../util/deviceNames.ts';
import type { Writer } from '../exporter.ts';

/**
 * Writes a file for each rule that has a body. The file contains the body, with a trailing newline added if there is none. Rules without a
 * body are omitted.
 */
export const writeRules: Writer = ({ advisory }) => {
  const rules = advisory.detectionRules?.items ?? [];
  const taken = new Set<string>();
  const files = rules.flatMap((rule) => {
    const { body } = rule;
    if (!body) return [];
    const text = body.value.endsWith('\n') ? body.value : `${body.value}\n`;
    return [{ suffix: `/${uniqueName(stemOf(rule), endingOf(rule), taken)}`, text }];
  });
  const others = rules.length - files.length;
  const reason = 'no `body` in the advisory';
  return {
    files,
    leftOut: others > 0 ? [{ count: others, what: ['rule', 'rules'], reason }] : [],
    ...(rules.length === 0 ? { remarks: ['has no detection rules to export'] } : {}),
  };
};

const endings: Readonly<Record<RuleKind, string>> = {
  yara: '.yar',
  sigma: '.yml',
  snort_suricata: '.rules',
  kql: '.kql',
  splunk_spl: '.spl',
  eql: '.eql',
  other: '.txt',
};

const endingOf = ({ type }: DetectionRule): string => (type ? endings[type.value] : '.txt');

/**
 * Returns a rule's file name without an extension. This consists of the words in the rule's name (or, if that is missing, its ID or its
 * `file`) in lower case, joined by hyphens. The result contains no other characters, so it cannot be a path. Without words, it is derived
 * from the rule's type.
 */
function stemOf({ name, id, file, type }: DetectionRule): string {
  const last = file?.value.split(/[\\/]/).at(-1);
  const written = name?.value ?? id?.value ?? last?.replace(/\.\w+$/, '') ?? '';
  const words =
    written
      .normalize('NFKC')
      .toLowerCase()
      .match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
  const stem = [...words.join('-')].slice(0, 60).join('').replace(/-$/, '');
  if (stem === '') return type ? `${type.value.replaceAll('_', '-')}-rule` : 'rule';
  return isDeviceName(stem) ? `rule-${stem}` : stem;
}

/** Returns a file name that is not in `taken`, and adds it to `taken`. */
function uniqueName(stem: string, ending: string, taken: Set<string>): string {
  let name = stem + ending;
  for (let count = 2; taken.has(name); count++) name = `${stem}-${count}${ending}`;
  taken.add(name);
  return name;
}
