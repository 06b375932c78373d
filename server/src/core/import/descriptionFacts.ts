/** Reads the facts that our exports append to an indicator's description: `C2; first seen 2026-07-03; High confidence`. */
import { dayOf } from './dates.ts';

type Fields = Readonly<Record<string, string | undefined>>;

/** Moves the facts in the description to separate fields. A fact that differs from the value of its field stays in the description. */
export function factsOfDescription(fields: Fields): Fields {
  const found: Record<string, string> = {};
  const rest = (fields['description'] ?? '').split('; ').filter((part) => {
    const [, which = '', written] = /^(first|last) seen (\d{4}-\d\d-\d\d\S*)$/i.exec(part) ?? [];
    const date = dayOf(written) ?? '';
    const [, sure = ''] = /^(low|moderate|high) confidence$/i.exec(part) ?? [];
    const [, tlp = ''] = /^TLP:([A-Z+]+)$/.exec(part) ?? [];
    const key = date !== '' ? `${which.toLowerCase()}_seen` : sure !== '' ? 'confidence' : 'tlp';
    const value = date || sure.toLowerCase() || tlp;
    if (value === '') return part !== '';
    const known = fields[key] || (found[key] ??= value);
    return known.toLowerCase() !== value.toLowerCase();
  });
  const stated = Object.entries(fields).filter(([, value]) => value !== undefined && value !== '');
  return { ...found, ...Object.fromEntries(stated), description: rest.join('; ') };
}
