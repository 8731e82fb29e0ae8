import { describe, expect, test } from 'vitest';
import type { Resource } from '@jiyue/standards/model';
import { openPortal } from './host.ts';
import { attribute, read, textOf } from './html.ts';
import { buildWorld, type World } from './world.ts';

const open = async (id: string, change: (world: World) => void = () => {}) => {
  const world = buildWorld();
  change(world);
  const answer = await (await openPortal(world)).get(`/s/9900000001/r/${id}`);
  expect(answer.status).toBe(200);
  const page = read(answer.body);
  const facts = page.all('dt').map((dt, index) => [textOf(dt), textOf(page.all('dd')[index]!)]);
  return { page, facts: Object.fromEntries(facts) as Record<string, string>, text: textOf(page.all('main')[0]!) };
};
const listed = (page: Awaited<ReturnType<typeof open>>['page']) => page.byClass('attachments').map(textOf).join();

describe('business kinds of resources', () => {
  test('a gallery shows its pictures with their alternative texts, leaves out what is gone, and names the approval of its map', async () => {
    const { page, text } = await open('r-gallery');
    expect(page.all('img').map((img) => attribute(img, 'alt'))).toEqual(['拦水坝全景，坝顶有行人步道']);
    expect(page.all('figcaption').map(textOf)).toEqual(['竣工后的拦水坝 图：林青']);
    expect(text).toContain('审图号：虚S〔2026〕001号');
    expect(listed(page)).toContain('工程平面图.png');
    expect(listed(page)).not.toContain('dam.jpg');
  });

  test('a video plays from the platform, with what is shown and said as text', async () => {
    const { page, facts } = await open('r-video');
    expect(attribute(page.all('video')[0]!, 'aria-label')).toBe('动画演示在一个窗口办完三件事的过程');
    expect(attribute(page.all('source')[0]!, 'src')).toMatch(/attachments\/a-video\/content$/);
    expect(facts).toMatchObject({ 画面说明: '动画演示在一个窗口办完三件事的过程', 时长: '1:15', 文字稿: expect.stringContaining('今天说说政务服务改革。') });
    expect(page.byClass('attachments')).toEqual([]);
  });

  test('a video that is only elsewhere is a link, never loaded', async () => {
    const { page } = await open('r-video', ({ resources }) => {
      Object.assign(resources.find(({ id }) => id === 'r-video')!, { attachmentId: undefined });
    });
    expect(page.all('video')).toEqual([]);
    expect(page.all('a').map((a) => attribute(a, 'href'))).toContain('https://video.xusheng.example/1');
  });

  test('a link names where it leads', async () => {
    const { page, facts } = await open('r-link');
    expect(facts['前往']).toBe('虚构省政务服务网');
    expect(page.all('a').map((a) => attribute(a, 'href'))).toContain('https://zwfw.xusheng.example/');
  });

  test('leader, profile, data set and guide are definition lists', async () => {
    expect((await open('r-leader')).facts).toMatchObject({ 姓名: '林青', 职务: '副省长', 工作分工: '负责教育、卫生健康工作。' });
    const profile = await open('r-profile');
    expect(profile.facts).toMatchObject({ 负责人: '陈岚、马青山', 办公电话: '0990-10001' });
    expect(profile.page.all('td').map(textOf)).toEqual(['基础教育处', '内设机构', '管理义务教育', '']);
    const dataset = await open('r-dataset');
    expect(dataset.facts).toMatchObject({ 提供机构: '虚构省教育厅', 更新周期: '每年', 数据截至: '2025年12月31日', 记录条数: '4210' });
    expect(dataset.facts['下载（CSV 表格）']).toContain('schools.csv');
    expect(dataset.page.all('th').map(textOf)).toEqual(['字段名', '名称', '类型', '单位', '说明']);
    expect((await open('r-service')).facts).toMatchObject({
      受理条件: '在本市居住半年以上。',
      收费标准: '不收费',
      在线办理: 'https://zwfw.xusheng.example/juzhuzheng',
    });
    expect((await open('r-guide')).facts).toMatchObject({ 公开工作机构: '虚构省人民政府办公厅政务公开处', 传真: '无' });
  });

  test('questions stand beside their answers', async () => {
    expect((await open('r-faq')).facts).toMatchObject({ '多久办结？': '15个工作日。' });
  });

  test('a topic lists what its sections name and what their columns hold; a section with nothing to see is left out', async () => {
    const { page } = await open('r-topic');
    expect(page.byClass('related').map((section) => textOf(section))).toEqual([
      expect.stringMatching(/^政策文件 .*实施意见/),
      expect.stringMatching(/^最新动态 .*解读/),
    ]);
  });

  test('the page has a description though its body is empty', async () => {
    expect((await open('r-leader')).page.meta('Description')[0]).toContain('副省长');
  });
});

describe('marks', () => {
  const original = ({ resources }: World) => resources.find(({ id }) => id === 'r-policy')! as { version: number } & Resource;

  test('a translation of an earlier version says so and leads to the original (JY-ACC-010)', async () => {
    const current = await open('r-faq');
    expect(current.text).toContain('本译文由机器翻译');
    expect(current.text).not.toContain('译自旧版');
    const outdated = await open('r-faq', (world) => {
      original(world).version = 2;
    });
    expect(outdated.text).toContain('本译文译自旧版，原文已有更新，请以原文为准。');
    expect(outdated.page.all('a').map((a) => attribute(a, 'href'))).toContain('../../../s/9900000001/r/r-policy');
  });

  test('a relay names where the text was published first', async () => {
    expect((await open('r-faq')).text).toContain('本文转载自虚构日报，有删节。');
  });
});
