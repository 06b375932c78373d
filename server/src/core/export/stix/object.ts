/** STIX objects as plain data. */

/** The properties of an object; undefined ones are not written. */
export type Properties = Readonly<Record<string, unknown>>;

export type StixObject = Properties & { readonly type: string; readonly id: string };
