/** The type of preview panels. It is also used in the activation event in the manifest, and VS Code saves it with the window. */
export const previewType = 'advisory.preview';
