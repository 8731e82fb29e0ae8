/**
 * Charts drawn on the server as SVG: no script in the page, nothing from outside, no style that the policy of pages would refuse. The same
 * figures are drawn once; between two charts other work of the server has its turn. Beside every chart stands a table of its data.
 */
import { setImmediate } from 'node:timers/promises';

/** What is drawn. */
export interface ChartInput {
  /** Prefix of the ids within the SVG, unique on the page. */
  readonly id: string;
  readonly title: string;
  /** What can be seen, in one sentence. */
  readonly description: string;
  readonly unit: string;
  /** Dates side by side are a line, everything else are bars, the first one on top. */
  readonly form: 'line' | 'bars';
  readonly labels: readonly string[];
  readonly values: readonly number[];
}

/** Draws a chart. @returns an `svg` element with `title` and `desc` */
export type DrawChart = (input: ChartInput) => Promise<string>;

/** Charts in memory; a page of statistics has about ten. */
const mostKept = 200;
const [blue, grey, ink] = ['#14406e', '#d5dae0', '#1f2933'];

/** @returns a drawer that keeps what it drew. ECharts is read when the first chart is drawn. */
export function createDrawer(): DrawChart {
  const kept = new Map<string, string>();
  let library: Promise<Library> | undefined;
  return async (input) => {
    const key = JSON.stringify(input);
    const known = kept.get(key);
    if (known !== undefined) {
      kept.delete(key);
      kept.set(key, known);
      return known;
    }
    library ??= loadLibrary();
    const { init } = await library;
    await setImmediate();
    const height = input.form === 'line' ? 260 : 40 + 26 * Math.max(1, input.labels.length);
    const chart = init(null, null, { renderer: 'svg', ssr: true, width: 720, height });
    chart.setOption(input.form === 'line' ? lineOf(input) : barsOf(input));
    const svg = accessible(chart.renderToSVGString(), input);
    chart.dispose();
    kept.set(key, svg);
    for (const oldest of kept.keys()) {
      if (kept.size <= mostKept) break;
      kept.delete(oldest);
    }
    return svg;
  };
}

type Library = Pick<typeof import('echarts/core'), 'init'>;

async function loadLibrary(): Promise<Library> {
  const [core, charts, components, renderers] = await Promise.all([
    import('echarts/core'),
    import('echarts/charts'),
    import('echarts/components'),
    import('echarts/renderers'),
  ]);
  core.use([charts.BarChart, charts.LineChart, components.GridComponent, renderers.SVGRenderer]);
  return core;
}

const text = { color: ink, fontSize: 13, fontFamily: 'sans-serif' };
const axis = { axisLabel: text, axisLine: { lineStyle: { color: ink } }, splitLine: { lineStyle: { color: grey } } };

const lineOf = ({ labels, values }: ChartInput) => ({
  animation: false,
  // labels stay within the drawing by themselves
  grid: { left: 8, right: 16, top: 16, bottom: 8 },
  xAxis: { type: 'category' as const, data: [...labels], ...axis },
  yAxis: { type: 'value' as const, minInterval: 1, ...axis },
  series: [{ type: 'line' as const, data: [...values], silent: true, symbolSize: 5, lineStyle: { width: 2, color: blue }, itemStyle: { color: blue } }],
});

const barsOf = ({ labels, values }: ChartInput) => ({
  animation: false,
  grid: { left: 8, right: 56, top: 8, bottom: 8 },
  xAxis: { type: 'value' as const, minInterval: 1, ...axis },
  yAxis: {
    type: 'category' as const,
    inverse: true,
    data: labels.map(shortened),
    ...axis,
    axisTick: { show: false },
    // every bar has its name
    axisLabel: { ...text, interval: 0 },
  },
  series: [
    {
      type: 'bar' as const,
      data: [...values],
      silent: true,
      barMaxWidth: 16,
      itemStyle: { color: blue },
      label: { show: true, position: 'right' as const, ...text },
    },
  ],
});

/** The whole name stands in the table. */
const shortened = (label: string) => ([...label].length > 18 ? `${[...label].slice(0, 17).join('')}…` : label);

/** Gives the drawing its name and what it shows; attributes in place of styles, which the policy of pages refuses. */
function accessible(svg: string, { id, title, description }: ChartInput): string {
  const names = `<title id="${id}-title">${escaped(title)}</title><desc id="${id}-desc">${escaped(description)}</desc>`;
  return svg
    .replace(/<style[\s\S]*?<\/style>/g, '')
    .replace(/ class="[^"]*"/g, '')
    .replace(/ style="([^"]*)"/g, (_all, rules: string) => attributesOf(rules))
    .replace(
      /^<svg width="(\d+)" height="(\d+)"/,
      (_all, width: string, height: string) => `<svg role="img" aria-labelledby="${id}-title ${id}-desc" width="${width}" height="${height}"`,
    )
    .replace(/>/, `>${names}`);
}

const kinds = ['font-size', 'font-family', 'font-weight', 'font-style'];

const attributesOf = (rules: string) =>
  rules
    .split(';')
    .map((rule) => rule.split(':').map((part) => part.trim()))
    .filter(([name = '', value = '']) => kinds.includes(name) && /^[\w .-]+$/.test(value))
    .map(([name, value]) => ` ${name}="${value}"`)
    .join('');

const entities: { readonly [character: string]: string } = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escaped = (value: string) => value.replace(/[&<>"]/g, (one) => entities[one] ?? one);
