/** The type of the panels, which the manifest's activation event and saved windows use. */
export const previewType = 'advisory.preview';
