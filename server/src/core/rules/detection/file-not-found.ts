import { isPlaceholder } from '../../text/placeholder.ts';
import { collected, moved } from '../../collect/collected.ts';
import { defineCollector } from '../../collect/collector.ts';
import type { Rule, RuleContext } from '../rule.ts';
import type { Text } from '../../model/advisory.ts';
import { shown } from '../../text/wording.ts';

export const rule: Rule = {
  meta: {
    code: 'detection/file-not-found',
    severity: 'error',
    summary: 'The `file` of a detection rule does not exist, or is not a path relative to the advisory.',
    needsFiles: true,
  },
  reads: 'all',
  check(context) {
    for (const { item, offset } of collected(context, files)) checkFile(context, moved(item, offset));
  },
};

const files = defineCollector({
  name: 'detection/files',
  from: ['detection_rules'],
  collect: ({ advisory }) =>
    (advisory.detectionRules?.items ?? []).flatMap(({ file }) => (file && !isPlaceholder(file.value) ? [file] : [])),
});

function checkFile({ edit, fileExists, report }: RuleContext, file: Text): void {
  const path = file.value.trim();
  const elsewhere = locationOf(path);
  if (elsewhere !== undefined) {
    report({
      span: file.span,
      message: `${shown(path)} is ${elsewhere}. Use a path relative to the advisory's folder, with \`/\` between folders${elsewhere === 'a URL' ? '; the URL of a published rule belongs in `url`' : ''}.`,
    });
    return;
  }
  if (fileExists(path) !== false) return;
  const slashed = path.replaceAll('\\', '/');
  const isThere = slashed !== path && fileExists(slashed) === true;
  report({
    span: file.span,
    message: isThere
      ? `${shown(path)} separates folders with \`\\\`. Use \`/\`: ${slashed}.`
      : `The file ${shown(path)} does not exist. Correct the path, which is relative to the advisory's folder.`,
    ...(isThere
      ? {
          fixes: [
            {
              title: `Change to ${slashed}`,
              edits: edit.replaceScalar(file.span, slashed),
              safe: true,
              preferred: true,
            },
          ],
        }
      : {}),
  });
}

/** Returns a description of a path that is not relative to the advisory's folder; undefined for a relative path. */
function locationOf(path: string): string | undefined {
  if (/^[a-z][a-z0-9+.-]+:\/\//i.test(path)) return 'a URL';
  return /^(?:[/\\~]|[a-z]:|%\w+%)/i.test(path) ? 'an absolute path' : undefined;
}
