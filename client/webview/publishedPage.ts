/** The script of a published page. */
import { addTools } from './pageTools.ts';

addTools(document, { download: true });
