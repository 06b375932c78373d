/** Finds the files in a workspace index by the strings in their facts. Each distinct string is stored once, with its normalised form. */
import { nameKey } from '../catalogue/names.ts';
import type { AdvisoryFacts } from './facts.ts';

/** A title, an `id`, or the key or name of a mention, in at least one file. */
export interface Word {
  readonly text: string;
  /** The form in which words are compared: `nameKey(text)`. */
  readonly key: string;
  /** The files that contain the word, in no particular order. */
  files: CorpusFile[];
}

/** A file in the index. */
export interface CorpusFile {
  /** The path or URI that identifies the file. */
  readonly path: string;
  readonly facts: AdvisoryFacts;
  /** The title of the advisory or, if it has none, its `id` or file name. */
  readonly title: Word;
  readonly id: Word | undefined;
  /** The words for `facts.mentions.strings`, at the same indexes. */
  readonly words: readonly Word[];
  /** The normalised words, joined for the search for symbols. Absent until the first search. */
  searchText?: string;
}

export interface Words {
  /** Returns the word with this text, or undefined if no file contains it. */
  get(text: string): Word | undefined;
  /** Adds a file. The strings in the result are copies, so that the index keeps no other strings, such as the file's text, in memory. */
  add(path: string, facts: AdvisoryFacts): CorpusFile;
  remove(file: CorpusFile): void;
}

/** Creates an empty index of words. */
export function createWords(): Words {
  const words = new Map<string, Word>();
  const wordOf = (text: string): Word => {
    const known = words.get(text);
    if (known) return known;
    const own = copied(text);
    const key = nameKey(own);
    const word: Word = { text: own, key: key === own ? own : key, files: [] };
    words.set(own, word);
    return word;
  };
  return {
    get: (text) => words.get(text),
    add(path, { mentions, ...facts }) {
      const own = mentions.strings.map(wordOf);
      const { id, title, ...rest } = copied(facts);
      const titleWord = wordOf(title ?? id ?? path.slice(path.lastIndexOf('/') + 1));
      const idWord = id === undefined ? undefined : wordOf(id);
      const file: CorpusFile = {
        path,
        facts: {
          ...rest,
          ...(idWord ? { id: idWord.text } : {}),
          ...(title === undefined ? {} : { title: titleWord.text }),
          mentions: { strings: own.map(({ text }) => text), numbers: Uint32Array.from(mentions.numbers) },
        },
        title: titleWord,
        id: idWord,
        words: own,
      };
      for (const word of wordsIn(file)) {
        // A list with one item takes a tenth of the memory of an empty list to which an item is added, and most words are in one file.
        if (word.files.length === 0) word.files = [file];
        else word.files.push(file);
      }
      return file;
    },
    remove(file) {
      for (const { text, files } of wordsIn(file)) {
        files.splice(files.indexOf(file), 1);
        if (files.length === 0) words.delete(text);
      }
    },
  };
}

const wordsIn = ({ words, title, id }: CorpusFile): ReadonlySet<Word> =>
  new Set([...words, title, ...(id ? [id] : [])]);

/**
 * Returns a copy of plain data that shares no memory with the original. V8 represents a part of a string as a reference to the whole
 * string, so a short name would otherwise keep the text of its file in memory.
 */
const copied = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T;
