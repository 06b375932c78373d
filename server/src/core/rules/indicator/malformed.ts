import type { IndicatorType } from '../../model/vocabularies.ts';
import type { Fix } from '../../problems/problem.ts';
import { collectedItems } from '../../collect/collected.ts';
import type { Rule, RuleContext } from '../rule.ts';
import { foreignId } from '../shared/foreignIds.ts';
import { typedIndicators } from '../shared/typedIndicators.ts';
import {
  formOf,
  hasWrongChecksum,
  isHashType,
  isRange,
  isShortened,
  nameOf,
  type TypedIndicator,
} from '../../indicators/index.ts';
import { shown } from '../../text/wording.ts';

export const rule: Rule = {
  meta: {
    code: 'indicator/malformed',
    severity: 'error',
    summary:
      'The value of an indicator does not match the format of its type or, if it has no type, almost matches the format of one.',
  },
  reads: { rows: ['indicators'] },
  check(context) {
    for (const indicator of collectedItems(context, typedIndicators)) {
      const foreign = foreignId(indicator);
      if (foreign) {
        const { id, what, key } = foreign;
        // There is no fix that moves the ID, because this rule reads only the rows of `indicators` and not the other section.
        context.report({
          span: indicator.value.span,
          message: `${id} is ${what}, not an indicator. Move it to \`${key}\`.`,
        });
        continue;
      }
      if (indicator.flaw?.kind !== 'malformed') continue;
      context.report({
        span: indicator.value.span,
        message: messageFor(indicator),
        fixes: fixesFor(context, indicator),
      });
    }
  },
};

function messageFor({ value, type, stated, flaw }: TypedIndicator): string {
  const text = shown(value.value);
  if (isRange(value.value))
    return flaw?.kind === 'malformed' && flaw.meant !== undefined
      ? `${text} is an address range. Use CIDR notation: ${shown(flaw.meant)}.`
      : `${text} is an address range. Use CIDR notation, such as "203.0.113.0/24", or a separate row for each address.`;
  if (isShortened(value.value))
    return `${text} is shortened. Use the full ${type === 'url' ? 'URL' : 'hash'}, or remove the indicator.`;
  if (flaw?.kind === 'malformed' && flaw.meant !== undefined && (type === 'ip_port' || type === 'host_port'))
    return `${text} is a host and a port. Use ${shown(flaw.meant)}.`;
  if (flaw?.kind === 'malformed' && flaw.meant !== undefined) {
    if (flaw.meant === value.value.replace(/\s+/g, ''))
      return `${text} is ${nameOf(type)} with whitespace in it. Remove the whitespace.`;
    if (flaw.meant === value.value.replace(/[\s\p{Cf}]+/gu, ''))
      return `${text} is ${nameOf(type)} with invisible characters in it. Remove these characters.`;
    if (value.value.includes('](')) return `${text} is a Markdown link to ${nameOf(type)}. Use ${shown(flaw.meant)}.`;
    // The text before a correct `://`. If the correction keeps it, the rest of the URL is wrong.
    const [scheme = ''] = value.value.trim().split(/:\/\/(?!\/)/, 1);
    const problem =
      type !== 'url' || flaw.meant.startsWith(`${scheme}://`)
        ? 'mistyped dots'
        : value.value.includes('\\')
          ? 'backslashes instead of slashes'
          : /^h(?:tt|xx|\*\*)ps?[^a-z]/i.test(scheme)
            ? 'a mistyped `://`'
            : 'a mistyped scheme';
    return `${text} is ${nameOf(type)} with ${problem}. Use ${shown(flaw.meant)}.`;
  }
  if (flaw?.kind === 'malformed' && flaw.indicator)
    return `${text} is ${nameOf(type)} with extra characters around it. Remove the extra characters.`;
  if (type === 'cryptocurrency_address' && hasWrongChecksum(value.value.trim()))
    return `${text} looks like a wallet address, but its checksum is wrong.${orType(stated)}`;
  const [is, but] = stated ? ['is not', ''] : ['looks like', ', but is not one'];
  return `${text} ${is} ${nameOf(type)}${but}${detail(type)}.${digits(type, value.value)}${orType(stated)}`;
}

/** Returns the description of a type's format, in parentheses; empty if it consists of the type's name. */
const detail = (type: IndicatorType): string => {
  const rest = formOf(type).slice(nameOf(type).length + 2);
  return rest === '' ? '' : ` (${rest})`;
};

const orType = (stated: unknown): string =>
  stated
    ? ' Correct the value or its `type`.'
    : ' Correct the value or, if it is something else, add its `type`, such as `other`.';

/**
 * Returns a sentence with the number of hexadecimal digits if the type is a hash and the value consists of at least 16 digits; otherwise an
 * empty string.
 */
function digits(type: IndicatorType, value: string): string {
  const text = value.trim();
  return isHashType(type) && /^[0-9a-f]{16,}$/i.test(text) ? ` This value has ${String(text.length)} digits.` : '';
}

function fixesFor({ edit }: RuleContext, { value, flaw }: TypedIndicator): Fix[] {
  const text = flaw?.kind === 'malformed' ? (flaw.meant ?? flaw.indicator?.text) : undefined;
  if (text === undefined) return [];
  return [{ title: `Change to ${text}`, edits: edit.replaceScalar(value.span, text), preferred: true }];
}
