/** Help pages in the language of the run, laid out by display cells: commander's own words are replaced, its layout is kept. */

import type { Argument, HelpConfiguration, Option } from 'commander';
import { fillSentence, type Language, type Sentence } from '../import/language.ts';
import { cellsOf } from '../frame/cells.ts';
import { wrapText } from '../frame/wrap-text.ts';
import { helpTexts } from './texts.ts';

/** What `configureHelp` takes. */
export function localisedHelp(language: Language): HelpConfiguration {
  const text = (sentence: Sentence, data?: { readonly [name: string]: unknown }) => fillSentence(sentence, language, data);
  const comma = language === 'en' ? ', ' : '、';
  const inBrackets = (words: readonly string[]) => (language === 'en' ? `(${words.join('; ')})` : `（${words.join('；')}）`);
  const describe = ({ description, argChoices, defaultValue }: Argument | Option, showsDefault: boolean) => {
    const extra = [
      ...(argChoices ? [text(helpTexts.choices, { list: argChoices.join(comma) })] : []),
      ...(showsDefault && defaultValue !== undefined ? [text(helpTexts.default, { value: String(defaultValue) })] : []),
    ];
    return extra.length === 0 ? description : `${description}${language === 'en' ? ' ' : ''}${inBrackets(extra)}`;
  };
  return {
    showGlobalOptions: true,
    displayWidth: cellsOf,
    boxWrap: (words, width) => wrapText(words, width).join('\n'),
    styleTitle: (title) => (Object.hasOwn(helpTexts, title) ? text(helpTexts[title as keyof typeof helpTexts]) : title),
    optionDescription: (option) => describe(option, option.required || option.optional),
    argumentDescription: (argument) => describe(argument, true),
    subcommandTerm: (command) => command.name(),
  };
}
