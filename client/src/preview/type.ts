/** The panel type, which is also used in the manifest's activation event and in saved windows. */
export const previewType = 'advisory.preview';
