/**
 * Inline styles for the e-mail body. Many mail programs drop stylesheets, classes, flexbox and grid layouts, so the declarations are
 * repeated in each element, and only widely supported properties are used.
 */

const font = 'font-family:Segoe UI,Helvetica,Arial,sans-serif';
const mono = 'font-family:Consolas,Menlo,monospace';
const ink = '#1b1f24';
const quiet = '#57606a';
const line = '#d0d7de';
const shade = '#f6f8fa';

export const styles = {
  body: `margin:0;padding:0;background-color:#ffffff;color:${ink};${font};font-size:15px;line-height:1.5`,
  frame: 'width:100%;border-collapse:collapse',
  sheet: `width:100%;max-width:720px;border-collapse:collapse;text-align:left;color:${ink};${font};font-size:15px;line-height:1.5`,
  cell: 'padding:0 16px 16px 16px;vertical-align:top',
  tlpCell: 'padding:12px 16px;text-align:right',
  tlp: 'display:inline-block;padding:2px 8px;background-color:#000000;font-weight:bold',
  kicker: `margin:0 0 8px 0;color:${quiet};font-size:13px`,
  title: `margin:0 0 12px 0;font-size:24px;line-height:1.25;color:${ink}`,
  heading: `margin:16px 0 8px 0;padding:0 0 4px 0;border-bottom:1px solid ${line};font-size:18px;line-height:1.3;color:${ink}`,
  group: `margin:12px 0 6px 0;font-size:15px;line-height:1.3;color:${ink}`,
  aside: `color:${quiet};font-size:13px;font-weight:normal`,
  paragraph: 'margin:0 0 10px 0',
  list: 'margin:0 0 10px 0;padding:0 0 0 24px',
  item: 'margin:0 0 4px 0',
  quote: `margin:0 0 10px 0;padding:0 0 0 12px;border-left:3px solid ${line}`,
  pre: `margin:0 0 10px 0;padding:10px;background-color:${shade};border:1px solid ${line};${mono};font-size:13px;line-height:1.4;white-space:pre-wrap;word-wrap:break-word`,
  code: `${mono};font-size:13px;background-color:${shade};word-break:break-word`,
  rule: `margin:12px 0;border:0;border-top:1px solid ${line}`,
  table: `width:100%;margin:0 0 12px 0;border-collapse:collapse;border:1px solid ${line};font-size:14px`,
  facts: 'margin:0 0 12px 0;border-collapse:collapse;font-size:14px',
  head: `padding:6px 8px;border:1px solid ${line};background-color:${shade};text-align:left;vertical-align:top`,
  data: `padding:6px 8px;border:1px solid ${line};vertical-align:top`,
  term: `padding:2px 12px 2px 0;text-align:left;vertical-align:top;font-weight:bold;white-space:nowrap`,
  fact: 'padding:2px 0;vertical-align:top',
  muted: `color:${quiet}`,
  link: 'color:#0550ae',
  missing: `color:${quiet};font-style:italic`,
} as const;

/** Colours of TLP labels on black. Source: FIRST, "Traffic Light Protocol version 2.0", section 3. */
export const tlpColours = { red: '#FF2B2B', amber: '#FFC000', green: '#33FF00', clear: '#FFFFFF' } as const;

const tones: Readonly<Record<string, readonly [string, string]>> = {
  critical: ['#ffffff', '#7a0c1c'],
  high: ['#ffffff', '#b42318'],
  medium: ['#3b2300', '#ffd8a8'],
  low: ['#0b3d20', '#c6f0d4'],
};

/** Returns the style for a badge by its tone, such as `severity-high`. Only severities are coloured, so that they stand out. */
export function badgeStyle(tone: string): string {
  const [text, ground] = (tone.startsWith('severity-') && tones[tone.slice('severity-'.length)]) || [ink, '#e7ebef'];
  return `display:inline-block;padding:1px 8px;background-color:${ground};color:${text};font-size:13px;font-weight:bold`;
}
