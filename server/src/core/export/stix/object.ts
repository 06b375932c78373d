/** Objects of STIX as plain data. */

/** Properties of an object; undefined ones are not written. */
export type Properties = Readonly<Record<string, unknown>>;

export type StixObject = Properties & { readonly type: string; readonly id: string };
