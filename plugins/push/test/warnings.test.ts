/** Owners hear of what fails by another channel, and the operator has it on record: endpoints that are stopped, receivers that do not answer. */
import { expect, test } from 'vitest';
import { begin, draft, manager, paperChannel, reader, resource, settle } from './world.ts';

const host = 'hooks.qingchuan.example';

/** A receiver of webhooks that works or does not. */
function receiver() {
  const state = { isUp: true, calls: 0 };
  const fetch = async (_url: string, init?: RequestInit): Promise<Response> => {
    const body = JSON.parse(String(init?.body)) as { readonly challenge?: string };
    if (body.challenge !== undefined) return Response.json({ challenge: body.challenge });
    state.calls += 1;
    return state.isUp ? new Response(null, { status: 204 }) : new Response('down', { status: 503 });
  };
  return { state, fetch };
}

async function world(more: Parameters<typeof begin>[0] = {}) {
  const { state, fetch } = receiver();
  const it = await begin({ fetch, ...more, config: { channels: { webhook: { privateHosts: [host] } }, ...more.config } });
  const must = async (...call: Parameters<typeof it.running.call>) => {
    const outcome = await it.running.call(...call);
    if (!outcome.ok) throw new Error(outcome.failure.code);
    return outcome.value;
  };
  /** @param match the version it rests on, where the endpoint is there already */
  const register = async (match: { readonly 'If-Match'?: string } = {}) => {
    const params = { endpointId: 'e1' };
    const body = { locale: 'zh-CN' as const, url: `https://${host}/in`, description: '市级平台接收', ownerId: 'org-office' };
    const rest = { eventTypes: ['record.published' as const], algorithm: 'hmac-sha-256' as const, isEnabled: true };
    await must('saveWebhookEndpoint', { params: { ...params, ...match }, body: { ...body, ...rest }, caller: manager });
    await must('rotateWebhookSecret', { params, caller: manager });
    return must('verifyWebhookEndpoint', { params, caller: manager });
  };
  const publish = (times: number) => {
    for (let time = 0; time < times; time += 1) it.world.publish({ ...resource(it.world, 'r-news-1'), updateType: 'major' });
  };
  const warnings = async () => (await must('listPushWarnings', { params: { limit: 20 }, caller: manager })) as { readonly items: readonly object[] };
  return { ...it, state, register, publish, warnings };
}
const letters = ({ paper }: Pick<Awaited<ReturnType<typeof world>>, 'paper'>) => paper.sent.map(({ address, title, lead }) => ({ address, title, lead }));

test('an endpoint that keeps failing is stopped and its owner told by e-mail; when it is verified again the owner hears too', async () => {
  const it = await world({ config: { ownerContacts: { 'org-office': 'office@xusheng.example' } } });
  expect(await it.register()).toMatchObject({ state: 'receiving' });
  it.world.clock.passDays(0.001);
  it.state.isUp = false;
  it.publish(10);
  await settle(it.running, () => it.paper.sent.length === 1);
  expect(letters(it)).toEqual([
    {
      address: 'office@xusheng.example',
      title: expect.stringContaining('已停止接收'),
      lead: expect.stringContaining('端点“市级平台接收”（e1）连续10次没有接收'),
    },
  ]);
  expect((await it.warnings()).items).toMatchObject([{ kind: 'endpoint-stopped', about: 'e1', ownerId: 'org-office', failures: 10, beginTold: 'told' }]);
  expect(await it.running.running!.health!()).toMatchObject({ status: 'degraded', detail: expect.stringContaining('1') });
  const calls = it.state.calls;
  it.publish(1);
  it.world.clock.passDays(0.5);
  await it.running.catchUp();
  expect(it.state.calls).toBe(calls);

  it.state.isUp = true;
  await expect(it.register()).rejects.toThrow('PUSH_ENDPOINT_CHANGED');
  const stopped = await it.running.call('getWebhookEndpoint', { params: { endpointId: 'e1' }, caller: manager });
  expect(await it.register({ 'If-Match': `"${stopped.ok && stopped.value.version}"` })).toMatchObject({ state: 'receiving', consecutiveFailures: 0 });
  await settle(it.running, () => it.paper.sent.length === 2);
  expect(letters(it)[1]).toMatchObject({ address: 'office@xusheng.example', title: expect.stringContaining('已恢复接收') });
  await settle(it.running, async () => JSON.stringify(await it.warnings()).includes('"endTold":"told"'));
  expect(await it.running.running!.health!()).toEqual({ status: 'up' });
  await it.running.stop();
});

test('a receiver that does not answer is on record over a restart, and the operator told; it ends when something arrives', async () => {
  const [paper, sms] = [paperChannel(), paperChannel({ channel: 'sms', needsConsent: false })];
  const it = await world({ paper: [paper, sms], config: { operatorContact: 'ops@xusheng.example' } });
  const body = draft({ channel: 'sms', address: 'https://sms.example/1' });
  expect(await it.running.call('saveSubscription', { params: { subscriptionId: 'by-sms' }, body, caller: reader })).toMatchObject({ ok: true });
  it.world.clock.passDays(0.001);
  sms.answer = () => ({ state: 'retry', afterSeconds: 60, failure: 'unreachable', note: { 'zh-CN': '稍后', en: 'later' } });
  for (const one of it.world.content.resources.filter(({ kind, siteId }) => kind === 'article' && siteId === 'site-province').slice(0, 5))
    it.world.publish(one);
  await settle(it.running, () => paper.sent.length === 1);
  expect(letters(it)[0]).toMatchObject({ address: 'ops@xusheng.example', title: expect.stringContaining('没有回应'), lead: expect.stringContaining('sms') });
  expect((await it.warnings()).items).toMatchObject([{ kind: 'target-paused', about: 'sms sms.example', failures: 5 }]);
  await it.running.stop();

  // another process with another memory
  const again = await it.start();
  expect(await again.running!.health!()).toMatchObject({ status: 'degraded' });
  sms.answer = undefined;
  it.world.clock.passDays(0.1);
  await settle(again, () => paper.sent.length === 2);
  expect(letters(it)[1]).toMatchObject({ title: expect.stringContaining('已恢复') });
  expect(await again.running!.health!()).toEqual({ status: 'up' });
  await again.stop();
});

test('a reader whose own subscription keeps failing is told at the confirmed e-mail address, and not again until it fails again', async () => {
  const [paper, sms] = [paperChannel({ needsConsent: false }), paperChannel({ channel: 'sms', needsConsent: false })];
  const it = await world({ paper: [paper, sms], config: { operatorContact: 'ops@xusheng.example' } });
  const save = async (subscriptionId: string, more: Parameters<typeof draft>[0], match: { readonly 'If-Match'?: string } = {}) =>
    expect(await it.running.call('saveSubscription', { params: { subscriptionId, ...match }, body: draft(more), caller: reader })).toMatchObject({ ok: true });
  // a digest of next month: nothing of it in the way of what is looked at
  await save('by-mail', { frequency: 'monthly' });
  await save('by-sms', { channel: 'sms', address: 'https://sms.example/1', name: '短信提醒' });
  it.world.clock.passDays(0.001);
  sms.answer = () => ({ state: 'refused', failure: 'refused', note: { 'zh-CN': '拒收', en: 'refused' } });
  const publish = (from: number) => {
    const articles = it.world.content.resources.filter(({ kind, siteId }) => kind === 'article' && siteId === 'site-province');
    for (const one of articles.slice(from, from + 5)) it.world.publish({ ...one, updateType: 'major' });
  };
  const suspended = {
    address: 'reader@qingchuan.example',
    title: expect.stringContaining('因送不到而暂停'),
    lead: expect.stringContaining('订阅“短信提醒”连续5次没有送达'),
  };
  publish(0);
  await settle(it.running, () => paper.sent.length === 1);
  expect(letters(it)).toEqual([suspended]);
  expect((await it.warnings()).items).toMatchObject([{ kind: 'subscription-suspended', about: 'by-sms', ownerId: reader.id, beginTold: 'told' }]);
  // the platform itself is well
  expect(await it.running.running!.health!()).toEqual({ status: 'up' });

  const held = await it.running.call('getSubscription', { params: { subscriptionId: 'by-sms' }, caller: reader });
  const match = { 'If-Match': `"${held.ok && held.value.version}"` };
  await save('by-sms', { channel: 'sms', address: 'https://sms.example/1', name: '短信提醒' }, match);
  expect((await it.warnings()).items).toMatchObject([{ endedAt: expect.any(String), endTold: 'nobody' }]);
  it.world.clock.passDays(0.001);
  // one more failure is one, not the sixth
  const [first] = it.world.content.resources.filter(({ kind, siteId }) => kind === 'article' && siteId === 'site-province');
  it.world.publish({ ...first!, updateType: 'major' });
  const before = sms.sent.length;
  await settle(it.running, () => sms.sent.length === before + 1);
  const get = () => it.running.call('getSubscription', { params: { subscriptionId: 'by-sms' }, caller: reader });
  await settle(it.running, async () => JSON.stringify(await get()).includes('"consecutiveFailures":1'));
  expect(await get()).toMatchObject({ value: { state: 'active' } });
  publish(1);
  await settle(it.running, () => paper.sent.length === 2);
  expect(letters(it)[1]).toEqual(suspended);
  await it.running.stop();
});

test('without an address or without e-mail the list says that nobody was told, and strangers may not read it', async () => {
  const it = await world();
  await it.register();
  it.world.clock.passDays(0.001);
  it.state.isUp = false;
  it.publish(10);
  await settle(it.running, async () => JSON.stringify(await it.warnings()).includes('"beginTold":"nobody"'));
  expect(it.paper.sent).toEqual([]);
  expect(await it.running.call('listPushWarnings', { params: { limit: 20 }, caller: { id: 'editor', siteIds: ['site-province'] } })).toMatchObject({
    ok: false,
  });
  await it.running.stop();
});
