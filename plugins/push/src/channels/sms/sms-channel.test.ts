/** The other side is a fake: it follows the public documents of the gateway and nothing was tried against the real service. */
import { createHash, createHmac } from 'node:crypto';
import { type PeerMood, pushChannelCases, type ShownMessage } from '@jiyue/sdk/testing';
import { afterEach, expect, test } from 'vitest';
import { type Asked, type LocalServer, localServer, trialMessage, trialNeeds, trialNow } from '../shared/trial.suite.ts';
import { signAcs3 } from './sign-acs3.ts';
import { readSmsReports, smsChannel, smsFate, type SmsSettings } from './sms-channel.ts';

const settings: SmsSettings = {
  keyId: 'sms-key-id',
  keySecret: 'sms-key-secret',
  signName: '青川市政府网',
  news: { code: 'SMS_1001', places: { title: { value: 'title', max: 35 }, lead: { value: 'lead', max: 35 }, link: { value: 'link', max: 100 } } },
  confirmation: { code: 'SMS_1002', places: { lead: { value: 'lead', max: 60 } } },
};
const templates: Readonly<Record<string, string>> = {
  SMS_1001: '您订阅的内容有更新：{title}（{lead}）{link} 退订见网站。',
  SMS_1002: '{lead}，请在网站上确认订阅。',
};
const servers: LocalServer[] = [];
afterEach(async () => {
  for (const server of servers.splice(0)) await server.close();
});

/** Works the signature out again from what came, as the documents say. */
function isSigned({ query, headers, path, method }: Asked): boolean {
  const [, id, names = '', signature] =
    /^ACS3-HMAC-SHA256 Credential=([^,]+),SignedHeaders=([^,]+),Signature=([0-9a-f]{64})$/.exec(String(headers['authorization'])) ?? [];
  const encode = (text: string) => encodeURIComponent(text).replace(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
  const text = [...query]
    .map(([name, value]) => `${encode(name)}=${encode(value)}`)
    .sort()
    .join('&');
  const lines = names.split(';').map((name) => `${name}:${name === 'host' ? 'dysmsapi.aliyuncs.com' : headers[name]}\n`);
  const canonical = `${method}\n${path}\n${text}\n${lines.join('')}\n${names}\n${headers['x-acs-content-sha256']}`;
  const expected = createHmac('sha256', settings.keySecret)
    .update(`ACS3-HMAC-SHA256\n${createHash('sha256').update(canonical).digest('hex')}`)
    .digest('hex');
  return id === settings.keyId && signature === expected;
}

async function world() {
  const shown: ShownMessage[] = [];
  const nonces = new Set<string>();
  let mood: PeerMood = 'takes';
  const server = await localServer((asked, response) => {
    if (mood === 'silent') return void response.destroy();
    const reply = (status: number, Code: string, more: object = {}) =>
      void response.writeHead(status).end(JSON.stringify({ Code, Message: `x ${asked.query.get('PhoneNumbers')}`, RequestId: 'r', ...more }));
    if (!isSigned(asked) || asked.headers['x-acs-action'] !== 'SendSms') return reply(400, 'SignatureDoesNotMatch');
    const nonce = String(asked.headers['x-acs-signature-nonce']);
    if (nonces.has(nonce)) return reply(400, 'SignatureNonceUsed');
    nonces.add(nonce);
    if (mood === 'busy') return reply(200, 'isv.BUSINESS_LIMIT_CONTROL');
    if (mood === 'refuses') return reply(200, 'isv.BLACK_KEY_CONTROL_LIMIT');
    const values = JSON.parse(String(asked.query.get('TemplateParam'))) as Readonly<Record<string, string>>;
    const text = String(templates[String(asked.query.get('TemplateCode'))]).replace(/\{(\w+)\}/g, (_, name: string) => values[name] ?? '?');
    shown.push({ address: String(asked.query.get('PhoneNumbers')), text: `【${asked.query.get('SignName')}】${text}` });
    reply(200, 'OK', { BizId: '900619746936498440^0' });
  });
  servers.push(server);
  const { needs, log } = trialNeeds(() => ({ 'dysmsapi.aliyuncs.com': server.port }));
  const channel = smsChannel(settings, needs);
  const become = (next: PeerMood) => {
    mood = next;
    // the gateway learns that a number is gone by a receipt, later
    return next !== 'gone';
  };
  return {
    channel,
    message: trialMessage('sms', '13900000001'),
    otherAddress: '13900000002',
    shown: () => shown,
    become,
    logged: () => log.join('\n'),
    ownSecrets: [settings.keyId, settings.keySecret],
    needs,
  };
}

test.each(pushChannelCases)('sms: $title', async ({ run }) => {
  await expect(run(await world())).resolves.toBeUndefined();
});

test('the signature is that of the example in the documents of the gateway', () => {
  const { headers, query } = signAcs3(
    {
      host: 'ecs.cn-shanghai.aliyuncs.com',
      action: 'RunInstances',
      version: '2014-05-26',
      query: { RegionId: 'cn-shanghai', ImageId: 'win2019_1809_x64_dtc_zh-cn_40G_alibase_20230811.vhd' },
      at: new Date('2023-10-26T10:22:32Z'),
      nonce: '3156853299f313e23d1673dc12e1703d',
    },
    { keyId: 'YourAccessKeyId', keySecret: 'YourAccessKeySecret' },
  );
  expect(query).toBe('ImageId=win2019_1809_x64_dtc_zh-cn_40G_alibase_20230811.vhd&RegionId=cn-shanghai');
  expect(headers['authorization']).toBe(
    'ACS3-HMAC-SHA256 Credential=YourAccessKeyId,SignedHeaders=host;x-acs-action;x-acs-content-sha256;x-acs-date;x-acs-signature-nonce;x-acs-version,Signature=06563a9e1b43f5dfe96b81484da74bceab24a1d853912eee15083a6f0f3283c0',
  );
});

test('numbers of the mainland are addresses, with or without their country', async () => {
  const { channel, message, shown } = await world();
  const judged = await channel.judge('sms', [
    '13900000001',
    '+8613900000001',
    '12345',
    '03901234567',
    '139000000011',
    '1390000000a',
    '13900000001,13900000002',
  ]);
  expect(judged.map((note) => note === null)).toEqual([true, true, false, false, false, false, false]);
  await channel.send([{ ...message, address: '+8613900000001' }]);
  expect(shown().map(({ address }) => address)).toEqual(['13900000001']);
});

test('a key that does not hold waits for the operator', async () => {
  const { needs, message } = await world();
  const channel = smsChannel({ ...settings, keySecret: 'another' }, needs);
  expect(await channel.send([message])).toEqual([expect.objectContaining({ state: 'retry', afterSeconds: 900 })]);
});

test.each([
  ['isv.BUSINESS_LIMIT_CONTROL', 'retry', { failure: 'rate-limited', afterSeconds: 3600 }],
  ['isv.DAY_LIMIT_CONTROL', 'retry', { failure: 'rate-limited', afterSeconds: 54_000 }],
  ['Throttling.User', 'retry', { afterSeconds: 5 }],
  ['isv.MOBILE_NUMBER_ILLEGAL', 'refused', { failure: 'address-unknown' }],
  ['isv.PARAM_LENGTH_LIMIT', 'refused', { failure: 'content-refused' }],
  ['isv.AMOUNT_NOT_ENOUGH', 'retry', { afterSeconds: 900 }],
  ['isv.SMS_TEMPLATE_ILLEGAL', 'retry', { afterSeconds: 900 }],
  ['isp.SYSTEM_ERROR', 'retry', { failure: 'unreachable' }],
  ['something.New', 'refused', { failure: 'refused' }],
])('code %s is %s', (code, state, rest) => {
  expect(smsFate(code, trialNow)).toMatchObject({ state, ...rest });
});

test('receipts of the gateway become later words; what is none is passed over', () => {
  const report = { phone_number: '13900000001', biz_id: 'b^0', report_time: '2026-03-02 09:00:05', success: true };
  expect(
    readSmsReports([
      report,
      { ...report, success: false, err_code: 'MK:0001' },
      { ...report, success: false, err_code: 'DELIVRD_FAIL' },
      { ...report, biz_id: '' },
      { ...report, report_time: 'soon' },
      null,
      7,
    ]),
  ).toEqual([
    { channel: 'sms', receipt: 'b^0', state: 'delivered', occurredAt: '2026-03-02T01:00:05.000Z' },
    { channel: 'sms', receipt: 'b^0', state: 'gone', occurredAt: '2026-03-02T01:00:05.000Z', failure: 'address-unknown' },
    { channel: 'sms', receipt: 'b^0', state: 'failed', occurredAt: '2026-03-02T01:00:05.000Z', failure: 'refused' },
  ]);
  expect(readSmsReports({ not: 'a list' })).toEqual([]);
});
