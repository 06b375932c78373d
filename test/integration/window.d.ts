import type { FrameLocator, Locator, Page } from 'playwright-core';
/** The editor that has the focus, or had it last in its group. */
export declare function editorOf(page: Page): Locator;
/** The inside of the preview: VS Code's frame holds one more, which has the extension's page. */
export declare function previewOf(page: Page): FrameLocator;
/** The lines of the editor that are in sight, as text. */
export declare function linesOf(page: Page): Promise<readonly string[]>;
/** Waits until a line of the editor reads so. */
export declare function lineReads(page: Page, text: string): Promise<void>;
/** Opens a file of the folder by its name, through quick open. */
export declare function openByName(page: Page, name: string): Promise<void>;
/** Puts the cursor into a line, counted from 1 as the editor does, and selects its text. */
export declare function selectLine(page: Page, line: number): Promise<void>;
/** Moves the choice of a list down until it is on the row with a text. Throws when no row has it. */
export declare function chooseRow(page: Page, list: Locator, text: string): Promise<void>;
/** A picture of the window in `test-results`. */
export declare function takePicture(page: Page, name: string): Promise<void>;
/** Colour themes by the names in VS Code's list, with the class that the workbench and the one that a webview bears. */
export declare const themes: {
    readonly light: {
        readonly label: "Light Modern";
        readonly workbench: "vs";
        readonly webview: "vscode-light";
    };
    readonly dark: {
        readonly label: "Dark Modern";
        readonly workbench: "vs-dark";
        readonly webview: "vscode-dark";
    };
    readonly highContrast: {
        readonly label: "Dark High Contrast";
        readonly workbench: "hc-black";
        readonly webview: "vscode-high-contrast";
    };
    readonly highContrastLight: {
        readonly label: "Light High Contrast";
        readonly workbench: "hc-light";
        readonly webview: "vscode-high-contrast-light";
    };
};
/** Changes the colour theme through the list of themes, and waits until window and preview wear it. */
export declare function wearTheme(page: Page, theme: keyof typeof themes): Promise<void>;
