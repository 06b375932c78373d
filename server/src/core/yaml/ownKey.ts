/** Whether a key is one of the author's own, under which nothing is reported or changed (format.md, "What holds everywhere"). */
export const isOwnKey = (key: string): boolean => key.startsWith('x_');
