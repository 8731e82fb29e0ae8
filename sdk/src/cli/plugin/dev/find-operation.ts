/** Which operation a request asks for, with the parameters of its path. */
import type { PluginOperation } from '../../../testing/package/plugin-operations.ts';
import { type DevPlugin, pathOf } from './read-dev-plugin.ts';

/** What was found. */
export type FoundOperation =
  | { readonly operation: PluginOperation; readonly path: { readonly [name: string]: string } }
  /** The path is known with other methods. */
  | { readonly allowed: readonly string[] }
  | undefined;

/** @param path of the request, without its query */
export function findOperation({ folder, operations }: DevPlugin, method: string, path: string): FoundOperation {
  const fitting = operations
    .map((operation) => ({ operation, template: pathOf(folder, operation) }))
    .flatMap(({ operation, template }) => {
      const values = match(template, path);
      return values ? [{ operation, path: values }] : [];
    })
    // a fixed path counts before one with parameters
    .sort((a, b) => Object.keys(a.path).length - Object.keys(b.path).length);
  if (fitting.length === 0) return undefined;
  const wanted = method === 'HEAD' ? 'get' : method.toLowerCase();
  return (
    fitting.find(({ operation }) => operation.method === wanted) ?? {
      allowed: [...new Set(fitting.map(({ operation }) => operation.method.toUpperCase()))],
    }
  );
}

function match(template: string, path: string): { readonly [name: string]: string } | undefined {
  const [wanted, given] = [template.split('/'), path.split('/')];
  if (wanted.length !== given.length) return undefined;
  const values: Record<string, string> = {};
  for (const [at, step] of wanted.entries()) {
    const name = /^\{(.+)\}$/.exec(step)?.[1];
    if (name === undefined && step !== given[at]) return undefined;
    if (name === undefined) continue;
    try {
      values[name] = decodeURIComponent(given[at]!);
    } catch {
      return undefined;
    }
  }
  return values;
}
