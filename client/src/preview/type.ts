/** The panels' type: the manifest's activation event and saved windows name it. */
export const previewType = 'advisory.preview';
