import { type PeerMood, pushChannelCases, type ShownMessage } from '@jiyue/sdk/testing';
import { afterEach, expect, test } from 'vitest';
import { answerMood, type LocalServer, localServer, trialMessage, trialNeeds } from '../src/channels/shared/trial.suite.ts';
import { hallScreens } from './hall-screen.ts';

const servers: LocalServer[] = [];
afterEach(async () => {
  for (const server of servers.splice(0)) await server.close();
});

// #region cases
test.each(pushChannelCases)('hall screens: $title', async ({ run }) => {
  const shown: ShownMessage[] = [];
  const seen = new Set<string>();
  let mood: PeerMood = 'takes';
  const server = await localServer(({ path, headers, body }, response) => {
    if (answerMood(mood, response)) return;
    const key = `${path} ${headers['idempotency-key']}`;
    if (!seen.has(key)) shown.push({ address: path.slice(1), text: body.toString() });
    seen.add(key);
    response.writeHead(200).end();
  });
  servers.push(server);
  const { needs, log } = trialNeeds(() => ({ 'screens.vendor.example': server.port }));
  const become = (next: PeerMood) => {
    mood = next;
    return true;
  };
  const trial = {
    channel: hallScreens(needs, 'token-of-the-vendor'),
    message: trialMessage('terminal', 'screen-101'),
    otherAddress: 'screen-102',
    shown: () => shown,
    become,
    logged: () => log.join('\n'),
    ownSecrets: ['token-of-the-vendor'],
  };
  await expect(run(trial)).resolves.toBeUndefined();
});
// #endregion
