/** STIX objects as plain data. */

/** The properties of an object. Properties whose value is `undefined` are omitted from the bundle. */
export type Properties = Readonly<Record<string, unknown>>;

export type StixObject = Properties & { readonly type: string; readonly id: string };
