/**
 * A real browser for tests, from npm packages alone: unpacked once per version into an own folder, with an own font list
 * (without a font Chinese is blank), its libraries shown to the browser only. JIYUE_CHROMIUM=<path> takes a system Chromium instead.
 */
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';

const require = createRequire(import.meta.url);
/** Folder of a package, which need not export its package.json. */
function folderOf(name: string, from = dirname(require.resolve(name))): string {
  const file = join(from, 'package.json');
  if (existsSync(file) && (JSON.parse(readFileSync(file, 'utf8')) as { name?: string }).name === name) return from;
  if (dirname(from) === from) throw new Error(`the folder of package ${name} was not found`);
  return folderOf(name, dirname(from));
}

/** Why no browser can be started here; undefined when one can. Tests skip with this line. */
export const browserMissing: string | undefined =
  process.env['JIYUE_CHROMIUM'] !== undefined || (process.platform === 'linux' && process.arch === 'x64')
    ? undefined
    : `skipped: no Chromium for ${process.platform} ${process.arch}; set JIYUE_CHROMIUM to a Chromium of the system`;

/** A browser takes its time on a busy machine. */
const launchMs = 180_000;

/** How long a page of a test may take with anything: for `setDefaultTimeout`. */
export const pageMs = 120_000;

/** Opens a page for some work; every request that leaves `origin` is refused and noted in `outside`. */
export async function onPage<T>(
  browser: Browser,
  origin: string,
  options: BrowserContextOptions,
  work: (page: Page, outside: string[]) => Promise<T>,
): Promise<T> {
  const context = await browser.newContext({ locale: 'zh-CN', ...options });
  context.setDefaultTimeout(pageMs);
  const outside: string[] = [];
  await context.route('**/*', (route) => {
    if (route.request().url().startsWith(`${origin}/`)) return route.continue();
    outside.push(route.request().url());
    return route.abort();
  });
  try {
    return await work(await context.newPage(), outside);
  } finally {
    await context.close();
  }
}

/** Starts a headless browser. The caller closes it. Throws when the browser cannot be unpacked or started. */
export async function launchChromium(): Promise<Browser> {
  const own = process.env['JIYUE_CHROMIUM'];
  if (own !== undefined)
    return chromium.launch({
      timeout: launchMs,
      executablePath: own,
      args: ['--no-sandbox'],
      env: { ...cleanEnvironment(), FONTCONFIG_FILE: fontList(workFolder('system')) },
    });

  const { folder, args } = await unpack();
  const libraries = join(folder, 'al2023', 'lib');
  return chromium.launch({
    timeout: launchMs,
    executablePath: join(folder, 'chromium'),
    args: [...args],
    env: { ...cleanEnvironment(), LD_LIBRARY_PATH: libraries, FONTCONFIG_FILE: fontList(folder) },
  });
}

// flags of the package that switch safety off, or put everything into one process that dies with its first page
const unwanted = /^--(single-process|disable-web-security|allow-running-insecure-content|disable-site-isolation-trials|disable-features|enable-features)/;

/** Unpacks into a folder of this version; two processes at once do not see each other's half-written files. */
async function unpack(): Promise<{ readonly folder: string; readonly args: readonly string[] }> {
  const { version } = JSON.parse(readFileSync(join(folderOf('@sparticuz/chromium'), 'package.json'), 'utf8')) as { version: string };
  const folder = workFolder(version);
  const before = { ...process.env };
  const fresh = mkdtempSync(join(tmpdir(), 'jiyue-chromium-'));
  try {
    // the package unpacks into the temporary folder, its libraries only where it believes to run in a cloud function
    process.env['TMPDIR'] = fresh;
    process.env['AWS_LAMBDA_JS_RUNTIME'] = 'nodejs24.x';
    const { default: packed } = await import('@sparticuz/chromium');
    if (!existsSync(join(folder, 'chromium'))) {
      await packed.executablePath();
      publish(fresh, folder);
    }
    return { folder, args: packed.args.filter((flag) => !unwanted.test(flag)) };
  } finally {
    for (const name of ['TMPDIR', 'AWS_LAMBDA_JS_RUNTIME', 'LD_LIBRARY_PATH', 'FONTCONFIG_PATH']) restore(name, before[name]);
    rmSync(fresh, { recursive: true, force: true });
  }
}

function publish(fresh: string, folder: string): void {
  try {
    renameSync(fresh, folder);
  } catch (cause) {
    // another process was first
    if (!existsSync(join(folder, 'chromium'))) throw cause;
  }
}

function restore(name: string, value: string | undefined): void {
  if (value === undefined) delete process.env[name];
  else process.env[name] = value;
}

const workFolder = (version: string): string => join(tmpdir(), `jiyue-chromium-${version}-${process.getuid?.() ?? 0}`);

const cleanEnvironment = (): Record<string, string> =>
  Object.fromEntries(Object.entries(process.env).filter((pair): pair is [string, string] => pair[1] !== undefined && pair[0] !== 'LD_LIBRARY_PATH'));

/** Writes the font list: two weights of Noto Sans SC for every family. */
function fontList(folder: string): string {
  mkdirSync(folder, { recursive: true });
  const fonts = folderOf('@expo-google-fonts/noto-sans-sc');
  const file = join(folder, 'fonts.conf');
  const dirs = ['400Regular', '700Bold'].map((weight) => `<dir>${join(fonts, weight)}</dir>`);
  const text = `<?xml version="1.0"?>\n<!DOCTYPE fontconfig SYSTEM "fonts.dtd">\n<fontconfig>${dirs.join('')}<cachedir>${join(folder, 'font-cache')}</cachedir></fontconfig>\n`;
  // a browser of another test may be reading it: it is whole at any moment
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, text);
  renameSync(draft, file);
  return file;
}
