/** Converts the ATT&CK mapping to markup. */
import type { Mapping, Matrix, MatrixTactic, Placed } from './block.ts';
import { markup, type Html } from './html.ts';
import type { Printing } from './printing.ts';

/**
 * Returns the matrices, each as a strip of tactics, followed by the techniques that have details besides their names. `list` converts these
 * techniques to markup.
 */
export function mappingHtml(printing: Printing, mapping: Mapping, list: (list: Mapping['list']) => Html): Html {
  const noted = mapping.list.items.filter(({ children }) => children);
  return markup`${mapping.matrices.map((matrix) => matrixHtml(printing, matrix))}${
    noted.length > 0 &&
    markup`<section class="ta-group"><h3>${printing.labels['page.notes']}</h3>\n${list({ ...mapping.list, items: noted })}</section>\n`
  }`;
}

const titles = { enterprise: 'Enterprise', mobile: 'Mobile', ics: 'ICS' } as const;

function matrixHtml(printing: Printing, { domain, tactics }: Matrix): Html {
  const title = domain === 'none' ? printing.labels['page.other_matrix'] : titles[domain];
  return markup`<section class="ta-group ta-matrix"><h3>${title}</h3>
<ol class="ta-tactics">
${tactics.map((tactic) => tacticHtml(printing, tactic))}</ol></section>\n`;
}

function tacticHtml(printing: Printing, { title, id, techniques }: MatrixTactic): Html {
  const name = title || printing.labels['page.other_tactic'];
  const url = id && /^TA\d{4}$/.test(id) ? `https://attack.mitre.org/tactics/${id}/` : undefined;
  const heading = url
    ? markup`<a class="ta-quiet" href="${url}" rel="noopener noreferrer">${name}</a>`
    : markup`${name}`;
  return markup`<li class="ta-tactic"><h4>${heading}</h4>
<ul>${techniques.map((placed) => placedHtml(printing, placed))}</ul></li>\n`;
}

function placedHtml({ at }: Printing, { line, id, name, url }: Placed): Html {
  const label = markup`${id && markup`<span class="ta-id">${id}</span> `}${name}`;
  const content = url ? markup`<a class="ta-quiet" href="${url}" rel="noopener noreferrer">${label}</a>` : label;
  return markup`<li${at(line)}>${content}</li>`;
}
