/** Asks the questions about a new advisory with VS Code's quick input. */
import { l10n, QuickInputButtons, window, workspace } from 'vscode';
import type { Disposable, Event, QuickInputButton, QuickPickItem, Uri } from 'vscode';
import { slugOf } from '../../../server/src/core/creation/fileName.ts';
import { runSteps, type Answer, type Step } from './steps.ts';

export interface Answers {
  readonly title: string;
  readonly category?: string;
  readonly folder: Uri;
}

/**
 * Asks for a title, category and folder. Resolves with undefined if the author cancels. The folder is the first of `folders` by default.
 * The author may choose another of these folders, or pick any other folder.
 */
export function askForAdvisory(
  categories: readonly string[],
  folders: readonly [Uri, ...Uri[]],
): Promise<Answers | undefined> {
  return runSteps<Answers>([titleStep, categoryStep(categories), folderStep(folders)], {
    title: '',
    folder: folders[0],
  });
}

const titleStep: Step<Answers> = (state, at) => {
  const box = window.createInputBox();
  box.prompt = l10n.t('What the advisory is about, in one line.');
  box.placeholder = l10n.t('Courier lures against regional banks');
  box.value = state.title;
  return answered<Answers>({ ...shown(box, at), isFirst: true }, (done) =>
    box.onDidAccept(() => {
      const title = box.value.trim();
      if (title === '') box.validationMessage = l10n.t('An advisory needs a title. It can be changed later.');
      else done({ value: { ...state, title } });
    }),
  );
};

const categoryStep =
  (categories: readonly string[]): Step<Answers> =>
  (state, at) => {
    const items = categories.map((category) => ({ label: category.replaceAll('_', ' '), category }));
    return picked<QuickPickItem & { readonly category?: string }, Answers>(
      l10n.t('The kind of advisory'),
      [...items, { label: l10n.t('Choose later') }],
      ({ category }) => category === state.category && category !== undefined,
      at,
      ({ category }) => ({
        title: state.title,
        folder: state.folder,
        ...(category === undefined ? {} : { category }),
      }),
    );
  };

const folderStep =
  (folders: readonly Uri[]): Step<Answers> =>
  async (state, at) => {
    const items = folders.map((folder) => ({ label: workspace.asRelativePath(folder, true), folder }));
    const answer = await picked<QuickPickItem & { readonly folder?: Uri }, Answers | undefined>(
      l10n.t('The folder for {0}', `${slugOf(state.title)}.advisory.yaml`),
      [...items, { label: l10n.t('Other Folder…') }],
      ({ folder }) => folder?.toString() === state.folder.toString(),
      at,
      ({ folder }) => folder && { ...state, folder },
    );
    if (typeof answer === 'string') return answer;
    if (answer.value) return { value: answer.value };
    const [folder] =
      (await window.showOpenDialog({
        canSelectFiles: false,
        canSelectFolders: true,
        defaultUri: state.folder,
        openLabel: l10n.t('Create Here'),
      })) ?? [];
    return folder ? { value: { ...state, folder } } : 'cancelled';
  };

/** Lets the author pick an item from a list. */
function picked<I extends QuickPickItem, T>(
  placeholder: string,
  items: readonly I[],
  isActive: (item: I) => boolean,
  at: { readonly step: number; readonly steps: number },
  value: (item: I) => T,
): Promise<Answer<T>> {
  const pick = window.createQuickPick<I>();
  pick.placeholder = placeholder;
  pick.items = items;
  pick.activeItems = items.filter(isActive);
  return answered<T>({ ...shown(pick, at), isFirst: false }, (done) =>
    pick.onDidAccept(() => {
      const [item] = pick.selectedItems;
      if (item) done({ value: value(item) });
    }),
  );
}

/** The common interface of input boxes and quick picks. */
interface Input {
  title: string | undefined;
  step: number | undefined;
  totalSteps: number | undefined;
  ignoreFocusOut: boolean;
  buttons: readonly QuickInputButton[];
  readonly onDidTriggerButton: Event<QuickInputButton>;
  readonly onDidHide: Event<void>;
  show(): void;
  dispose(): void;
}

function shown(input: Input, { step, steps }: { readonly step: number; readonly steps: number }): { input: Input } {
  input.title = l10n.t('New Advisory');
  input.step = step;
  input.totalSteps = steps;
  input.ignoreFocusOut = true;
  return { input };
}

/** Shows an input until `listen` delivers an answer, the author presses the back button, or the input is hidden. */
function answered<T>(
  { input, isFirst }: { readonly input: Input; readonly isFirst: boolean },
  listen: (done: (answer: Answer<T>) => void) => Disposable,
): Promise<Answer<T>> {
  if (!isFirst) input.buttons = [QuickInputButtons.Back];
  return new Promise((resolve) => {
    const done = (answer: Answer<T>): void => {
      resolve(answer);
      input.dispose();
    };
    listen(done);
    input.onDidTriggerButton((button) => {
      if (button === QuickInputButtons.Back) done('back');
    });
    input.onDidHide(() => done('cancelled'));
    input.show();
  });
}
