/**
 * What word processors ask of the parts of a file beyond well-formed XML: the members of an element stand in the order of its sequence in
 * ECMA-376 part 1 (Word calls a file "corrupt" for less), and every style that is named exists. The sequences list what our writer uses.
 */

const sequences: Readonly<Record<string, string>> = {
  'w:pPr':
    'pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs suppressAutoHyphens spacing ind contextualSpacing jc outlineLvl rPr sectPr',
  'w:rPr': 'rStyle rFonts b bCs i iCs caps smallCaps strike color spacing w kern position sz szCs highlight u effect bdr shd vertAlign rtl cs em lang',
  'w:tblPr': 'tblStyle tblW jc tblCellSpacing tblInd tblBorders shd tblLayout tblCellMar tblLook',
  'w:tcPr': 'cnfStyle tcW gridSpan vMerge tcBorders shd noWrap tcMar textDirection vAlign',
  'w:trPr': 'cantSplit tblHeader',
  'w:tblBorders': 'top left start bottom right end insideH insideV',
  'w:pBdr': 'top left bottom right between bar',
  'w:tblCellMar': 'top left start bottom right end',
  'w:tbl': 'tblPr tblGrid tr',
  'w:sectPr': 'headerReference footerReference footnotePr endnotePr type pgSz pgMar pgBorders pgNumType cols vAlign titlePg docGrid',
  'w:style': 'name aliases basedOn next link uiPriority semiHidden unhideWhenUsed qFormat locked pPr rPr tblPr tcPr',
  'w:lvl': 'start numFmt pStyle isLgl suff lvlText lvlJc pPr rPr',
  'w:settings': 'zoom displayBackgroundShape defaultTabStop evenAndOddHeaders updateFields footnotePr endnotePr compat',
  'w:sdt': 'sdtPr sdtEndPr sdtContent',
};
const places: ReadonlyMap<string, ReadonlyMap<string, number>> = new Map(
  Object.entries(sequences).map(([element, names]) => [element, new Map(names.split(' ').map((name, index) => [`w:${name}`, index]))]),
);

/** How many elements of those were looked at, and each fault once: "w:pPr: w:jc before w:spacing". */
export function orderOf(xml: string): { readonly seen: number; readonly faults: readonly string[] } {
  const faults = new Set<string>();
  const open: { readonly name: string; readonly order: ReadonlyMap<string, number> | undefined; last: string }[] = [];
  let seen = 0;
  for (const [tag, close, name = ''] of xml.matchAll(/<(\/?)([A-Za-z][\w:]*)[^>]*>/g)) {
    if (close === '/') {
      open.pop();
      continue;
    }
    const above = open.at(-1);
    if (above?.order) {
      const [own, last] = [above.order.get(name), above.order.get(above.last) ?? -1];
      if (own === undefined) faults.add(`${above.name}: ${name} is no member`);
      else if (own < last) faults.add(`${above.name}: ${above.last} before ${name}`);
      if (own !== undefined) above.last = name;
    }
    if (tag.endsWith('/>')) continue;
    const order = places.get(name);
    if (order) seen += 1;
    open.push({ name, order, last: '' });
  }
  return { seen, faults: [...faults] };
}

/** Styles that a part names and the styles do not define. */
export function lostStyles(part: string, styles: string): readonly string[] {
  const known = new Set([...styles.matchAll(/w:styleId="([^"]+)"/g)].map(([, id]) => id));
  const named = new Set([...part.matchAll(/<w:(?:pStyle|rStyle|tblStyle) w:val="([^"]+)"/g)].map(([, id = '']) => id));
  return [...named].filter((id) => !known.has(id));
}
