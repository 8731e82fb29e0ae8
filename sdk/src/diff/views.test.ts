import bundleStrict from '@jiyue/standards/generated/bundle.strict.json' with { type: 'json' };
import bundleTolerant from '@jiyue/standards/generated/bundle.tolerant.json' with { type: 'json' };
import { expect, test } from 'vitest';
import { contain } from './contain.ts';
import { Prover } from './prove/prover.ts';
import { openDocument, type RawSchema } from './schema/document.ts';

const [strict, tolerant] = [openDocument(bundleStrict as RawSchema), openDocument(bundleTolerant as RawSchema)];

// readers that refuse what senders may send were found here first: own codes had a bound for readers and none for senders
test.each(Object.keys(bundleStrict.$defs))('what may be sent as %s is what every reader must accept', async (type) => {
  const found = await contain(strict.at(`/$defs/${type}`)!, tolerant.at(`/$defs/${type}`)!, new Prover());
  expect([found.verdict, found.witnesses, found.open]).toEqual(['compatible', [], []]);
});
