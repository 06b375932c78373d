import type { Fix } from '../../problems/problem.ts';
import type { Rule, RuleContext } from '../rule.ts';
import { isLink, linkTexts, type LinkText } from '../shared/links.ts';
import { shown } from '../../text/wording.ts';

export const rule: Rule = {
  meta: {
    code: 'link/malformed',
    severity: 'error',
    summary: 'A link is not an `http`, `https` or `mailto` address. Defanged links and plain text are not checked.',
  },
  reads: { rows: 'all' },
  check(context) {
    for (const link of linkTexts(context)) {
      if (isLink(link.url)) continue;
      context.report({
        span: link.span,
        message: `${shown(link.url)} is not a valid link: ${reason(link.url)}`,
        fixes: fixes(context, link),
      });
    }
  },
};

function reason(url: string): string {
  const scheme = /^([a-z][a-z0-9+.-]*):/i.exec(url)?.[1]?.toLowerCase();
  if (/\s/.test(url)) return 'it contains a space. Use only a URL, with each space in it encoded as `%20`.';
  if (scheme !== undefined && !['http', 'https', 'mailto'].includes(scheme) && !isHostWithPort(url))
    return `the scheme \`${scheme}:\` is not allowed. Use https, http or mailto.`;
  if (/^https?:\/\/(?:https?|hxxps?)(?::|\/\/)/i.test(url)) return 'it has two schemes. Remove one of them.';
  const inner = addressWithin(url);
  if (inner !== undefined) return `it contains other characters around the URL. Use \`${inner}\`.`;
  if (url.includes('\\')) return 'it contains `\\`. Use `/` instead.';
  if (scheme !== 'mailto' && !/^https?:\/\/[^/]/i.test(url))
    return 'it does not begin with `https://` or `http://`, followed by a host.';
  const [escaped] = encodable.exec(url) ?? [];
  if (escaped !== undefined && isLink(percentEncoded(url)))
    return `it contains ${shown(escaped)}. Use \`${percentEncoded(escaped)}\` instead.`;
  return scheme === 'mailto'
    ? 'its e-mail address is missing or not valid.'
    : 'its host or port is not valid. Use the form `https://host/path`.';
}

/** Characters that a link must not contain (RFC 3986, section 2), except spaces and the backslash, which is usually meant as a slash. */
const encodable = /[<>"`{}|^]/;

const percentEncoded = (text: string): string => text.replace(/[ <>"`{}|^]/g, encodeURIComponent);

/**
 * Returns the fixes. Only correcting the colon and slashes after the scheme is safe; the other fixes, such as correcting a misspelt scheme
 * or adding a missing one, are guesses.
 */
function fixes({ edit }: RuleContext, { url, span }: LinkText): Fix[] {
  const inner = addressWithin(url);
  if (inner !== undefined)
    return [{ title: `Change to ${inner}`, edits: edit.replaceScalar(span, inner), preferred: true }];
  const encoded = percentEncoded(url.trim());
  if (encoded !== url.trim() && isLink(encoded) && !/%20(?:https?:|[(–—-])/i.test(encoded))
    return [{ title: `Change to ${encoded}`, edits: edit.replaceScalar(span, encoded), preferred: true }];
  const slashes = /^(https?)(?::\/?|\/\/|:\/{3,}|;\/\/)(?=[^/])(.*)$/i.exec(url);
  const corrected = slashes ? `${slashes[1]?.toLowerCase() ?? ''}://${slashes[2] ?? ''}` : undefined;
  if (corrected !== undefined && corrected !== url && isLink(corrected))
    return [
      { title: `Change to ${corrected}`, edits: edit.replaceScalar(span, corrected), safe: true, preferred: true },
    ];
  const respelt = respeltScheme(url);
  if (isLink(respelt))
    return [{ title: `Change to ${respelt}`, edits: edit.replaceScalar(span, respelt), preferred: true }];
  const whole = `https://${url}`;
  const isBare = /^[a-z0-9-]+(?:\.[a-z0-9-]+)+(?::\d+)?(?:[/?#]|$)/i.test(url);
  return isBare && isLink(whole)
    ? [{ title: `Change to ${whole}`, edits: edit.replaceScalar(span, whole), preferred: true }]
    : [];
}

/** Mistyped spellings of `https` and `http`: letters that are missing, repeated, swapped or replaced. */
const mistyped: readonly (readonly [scheme: string, spelling: RegExp])[] = [
  ['https', /^(?:h+t+p+s+|h*t+s+p*|t+p+s+|h+p+t*s+|hthps|thtps|htpts|htto?s|httos)$/],
  ['http', /^(?:h*t+p+|h+tt+|h+t+o|htto|hthp|thtp|htpt|hptt|hpttp)$/],
];

/** Returns a URL with its mistyped scheme corrected, or an empty string if the scheme is not one of the known misspellings. */
function respeltScheme(url: string): string {
  const [, scheme = '', rest = ''] = /^([a-z]{2,9}):\/\/(?=[^/])(.*)$/i.exec(url) ?? [];
  const written = scheme.toLowerCase();
  const name = /^https?$/.test(written) ? undefined : mistyped.find(([, spelling]) => spelling.test(written))?.[0];
  return name === undefined ? '' : `${name}://${rest}`;
}

/**
 * Returns the address inside a Markdown link, an HTML link, brackets or quotes, or after a duplicated scheme; undefined if there is no
 * valid one.
 */
function addressWithin(url: string): string | undefined {
  const [, inLink] = /^!?\[[^\]]{0,300}\]\(<?([^\s()<>]{1,2000})>?\)$/.exec(url) ?? [];
  const [, inside = ''] = /^<a\s([^<>]{1,2000})>[^<>]{0,300}<\/a>$/i.exec(url) ?? [];
  const inTag = /(?:^|\s)href=["']?([^\s"'<>]{1,2000})/i.exec(inside)?.[1];
  const [, inMarks] = /^[<"'“‘«`([{]{1,2}(h[^\s<>]{1,2000}?)[>"'”’»`)\]}]{1,2}$/i.exec(url) ?? [];
  const [, second] = /^https?:\/\/(https?:\/\/[^\s]{1,2000})$/i.exec(url) ?? [];
  const [, third, rest] = /^(https?):\/\/https?(?::\/{0,3}|\/\/)([^/\s][^\s]{0,2000})$/i.exec(url) ?? [];
  const found = inLink ?? inTag ?? inMarks ?? second ?? (rest === undefined ? undefined : `${third ?? ''}://${rest}`);
  return found !== undefined && isLink(found) ? found : undefined;
}

/** Whether a value begins with a host and port without a scheme, such as `example.com:8080`. */
function isHostWithPort(url: string): boolean {
  const [host = ''] = url.split('/', 1);
  // Without a dot, the index is -1, so only the last character is tested.
  return /:\d/.test(host.slice(host.indexOf('.')));
}
