/** Made-up traffic of the last thirty days, by a fixed sequence: a log in Apache's combined form, and searches. Addresses are those kept for documentation. */

/** A site and the paths of its pages. */
export interface MadeSite {
  readonly id: string;
  readonly domain: string;
  readonly home: string;
  readonly paths: readonly string[];
}

/** A search as the standard has it. */
export interface MadeSearch {
  readonly eventId: string;
  readonly siteId: string;
  readonly at: string;
  readonly countedDate: string;
  readonly terminal: string;
  readonly isRobot: boolean;
  readonly robotFilterVersion: number;
  readonly words: string;
  readonly hits: number;
  readonly hasFilters: boolean;
}

const dayMs = 86_400_000;
const shanghaiMs = 8 * 3_600_000;
const days = 30;
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const agents = [
  'Mozilla/5.0 (Linux; Android 14; Phone) AppleWebKit/537.36 Mobile',
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36',
  'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 Mobile',
  'Mozilla/5.0 (X11; Linux x86_64; UnionTech) AppleWebKit/537.36',
  'Mozilla/5.0 (iPad; CPU OS 18_0 like Mac OS X) AppleWebKit/605.1.15',
];
const robot = 'Mozilla/5.0 (compatible; DemoSpider/1.0; +https://spider.xugou.example/)';
const sources = ['https://sousuo.xugou.example/', 'https://www.xugou-ribao.example/', 'https://weixin.xugou.example/'];
const words: readonly (readonly [text: string, hits: number])[] = [
  ['公积金', 12],
  ['落户', 8],
  ['社保转移', 6],
  ['招生政策', 9],
  ['营商环境', 14],
  ['一网通办', 11],
  ['身份证自助办理点', 0],
  ['老旧小区加装电梯补贴', 0],
];

/** A sequence that is the same for the same seed. */
function sequence(seed: number): (below: number) => number {
  let state = (seed % 2_147_483_646) + 1;
  return (below) => {
    state = (state * 48_271) % 2_147_483_647;
    return state % below;
  };
}

const seedOf = (text: string) => [...text].reduce((sum, letter) => (sum * 31 + letter.codePointAt(0)!) % 1_000_003, 7);

/** Days in Beijing before today, oldest first; working days have more readers. */
function* lastDays(now: Date): Generator<{ readonly start: number; readonly readers: number }> {
  const today = Math.floor((now.getTime() + shanghaiMs) / dayMs);
  for (let day = today - days; day < today; day += 1) {
    const isWeekend = [6, 0].includes(new Date(day * dayMs).getUTCDay());
    yield { start: day * dayMs - shanghaiMs, readers: isWeekend ? 6 : 14 };
  }
}

/** The log of a site: readers who come to the home page or a page, and go on to a few others; a robot a day. */
export function madeLog({ id, home, paths }: MadeSite, now: Date): string {
  const random = sequence(seedOf(id));
  const lines: { readonly at: number; readonly text: string }[] = [];
  const pages = [home, ...paths];
  // the first pages of the list are read most
  const page = () => pages[Math.floor((random(pages.length) * random(pages.length)) / pages.length)]!;
  for (const { start, readers } of lastDays(now)) {
    for (let reader = 0; reader < readers + random(8); reader += 1) {
      const host = random(200) + 1;
      const address = [
        `192.0.2.${host}`,
        `198.51.100.${host}`,
        `203.0.113.${host}`,
        `2001:db8:99::${host.toString(16)}`,
        `2001:db8:99:1::${host.toString(16)}`,
      ][random(5)]!;
      const agent = agents[Math.min(random(agents.length), random(agents.length))]!;
      const source = random(3) === 0 ? '-' : sources[Math.min(random(sources.length), random(sources.length))]!;
      let at = start + (8 * 3600 + random(13 * 3600)) * 1000;
      for (let step = 0; step <= random(5); step += 1) {
        lines.push({ at, text: lineOf(address, at, step === 0 && random(2) === 0 ? home : page(), step === 0 ? source : '-', agent) });
        at += (10 + random(170)) * 1000;
      }
    }
    for (let hit = 0; hit < 8; hit += 1) {
      const at = start + (hit * 3 * 3600 + random(3600)) * 1000;
      lines.push({ at, text: lineOf('198.51.100.250', at, page(), '-', robot) });
    }
  }
  lines.sort((a, b) => a.at - b.at);
  return lines.map(({ text }) => text).join('\n');
}

function lineOf(address: string, at: number, path: string, source: string, agent: string): string {
  const time = new Date(at + shanghaiMs).toISOString();
  const stamp = `${time.slice(8, 10)}/${months[Number(time.slice(5, 7)) - 1]}/${time.slice(0, 4)}:${time.slice(11, 19)} +0800`;
  return `${address} - - [${stamp}] "GET ${path} HTTP/1.1" 200 5120 "${source}" "${agent}"`;
}

/** Searches on all sites, some of them without a result. */
export function madeSearches(sites: readonly MadeSite[], now: Date): readonly MadeSearch[] {
  const found: MadeSearch[] = [];
  for (const { id } of sites) {
    const random = sequence(seedOf(`${id} searches`));
    for (const { start, readers } of lastDays(now)) {
      const countedDate = new Date(start + shanghaiMs).toISOString().slice(0, 10);
      for (let search = 0; search < Math.ceil(readers / 2); search += 1) {
        const [text, hits] = words[Math.min(random(words.length), random(words.length))]!;
        found.push({
          eventId: `demo-${countedDate}-${search}`,
          siteId: id,
          at: new Date(start + (8 * 3600 + random(13 * 3600)) * 1000).toISOString(),
          countedDate,
          terminal: random(3) === 0 ? 'desktop' : 'phone',
          isRobot: false,
          robotFilterVersion: 1,
          words: text,
          hits,
          hasFilters: random(6) === 0,
        });
      }
    }
  }
  return found;
}
