/** Reads the facts that our exports append to an indicator's description: `C2; first seen 2026-07-03; High confidence`. */

type Fields = Readonly<Record<string, string | undefined>>;

/** Moves the facts in the description to separate fields. Fields that already have a value keep it. */
export function factsOfDescription(fields: Fields): Fields {
  const found: Record<string, string> = {};
  const rest = (fields['description'] ?? '').split('; ').filter((part) => {
    const [, which, date] = /^(first|last) seen (\d{4}-\d\d-\d\d\S*)$/i.exec(part) ?? [];
    const [, sure] = /^(low|moderate|high) confidence$/i.exec(part) ?? [];
    const [, tlp] = /^TLP:([A-Z+]+)$/.exec(part) ?? [];
    if (which !== undefined && date !== undefined) found[`${which.toLowerCase()}_seen`] = date;
    else if (sure !== undefined) found['confidence'] = sure.toLowerCase();
    else if (tlp !== undefined) found['tlp'] = tlp;
    else return part !== '';
    return false;
  });
  const stated = Object.entries(fields).filter(([, value]) => value !== undefined && value !== '');
  return { ...found, ...Object.fromEntries(stated), description: rest.join('; ') };
}
