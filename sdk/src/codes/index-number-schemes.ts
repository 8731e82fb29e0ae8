/** Recognises the scheme of an index number (索引号) by the forms in the code table. The number itself stays opaque text. */
import { codeTable } from './code-tables.ts';

const forms = (codeTable('index-number-scheme')?.members ?? []).flatMap(({ code, pattern }) =>
  typeof pattern === 'string' ? [{ code, pattern: new RegExp(pattern, 'u') }] : [],
);

/** Codes of the schemes whose form the number has; empty when none is recognised. */
export const indexNumberSchemes = (indexNumber: string): readonly string[] => forms.filter(({ pattern }) => pattern.test(indexNumber)).map(({ code }) => code);
